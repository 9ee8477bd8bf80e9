import type { ProblemInstance } from '../families/problem-family.ts';
import type { ResolvedOfflineOptions } from '../offline-options.ts';
import type { ReadPrompt } from '../offline-prompt.ts';
import { correlatedChance } from '../offline-random.ts';

/** What a part has to say, before faults and caps. */
export interface PartReply {
  readonly text: string;
  /** The thinking before the text; null for the parts that do not think aloud. */
  readonly reasoning: string | null;
}

/** One of the parts that an offline model can play. */
export type Part = (prompt: ReadPrompt, options: ResolvedOfflineOptions) => PartReply;

/**
 * The draw that decides an error of some kind about some text: partly shared by all models, partly the model's own.
 * Errors of different kinds are independent, so that each measured rate is the rate that was set.
 */
export function errorDraw(
  kind: string,
  about: readonly string[],
  prompt: ReadPrompt,
  { seed, errors }: ResolvedOfflineOptions,
): number {
  return correlatedChance({
    correlation: errors.correlation,
    shared: [seed, kind, ...about],
    own: [prompt.identity],
  });
}

/** The wrong answer that a model arrives at: often the same one for all models, like a common misconception. */
export function likelyMistake(
  { mistakes }: Pick<ProblemInstance, 'mistakes'>,
  problem: string,
  prompt: ReadPrompt,
  options: ResolvedOfflineOptions,
): string {
  const draw = errorDraw('mistake', [problem], prompt, options);
  return mistakes[Math.floor(draw * mistakes.length)] ?? mistakes[0];
}
