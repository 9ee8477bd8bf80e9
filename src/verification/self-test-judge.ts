import type { Model } from '../core/model.ts';
import type { Prompt } from '../core/prompt.ts';
import type { RunOptions } from '../core/run.ts';
import type { LabelPromptInput } from '../stages/label/label-prompt.ts';

/** Options of `selfTestJudge`. */
export interface SelfTestJudgeOptions {
  /** @default the prompt of `label` */
  readonly prompt?: Prompt<LabelPromptInput>;
  /** Where and how the calls are made. */
  readonly run?: RunOptions;
}

/** How a judge took one trap. */
export interface JudgeTrapResult {
  readonly trap: string;
  /** What was passed off as a final answer. */
  readonly finalAnswer: string;
  /** `accepted` is a fall into the trap; a judge that gives no verdict has refused. */
  readonly outcome: 'refused' | 'accepted';
}

/** What `selfTestJudge` found. */
export interface JudgeSelfTest {
  /** Whether the judge refused every trap. */
  readonly hasPassed: boolean;
  readonly results: readonly JudgeTrapResult[];
}

/**
 * Tests a judge on texts that must never be called correct: nothing, punctuation, openers, other values, the reference
 * quoted in prose, injected instructions. Guards and comparison are left out, so that the judge itself is tested.
 *
 * **Model calls** 1 per trap, 16 in all.
 *
 * @throws {ConfigurationError} When the model will not do.
 * @throws {ProviderError} When the provider refuses to serve it.
 *
 * @example
 * ```ts
 * const { hasPassed, results } = await selfTestJudge(judge);
 * if (!hasPassed) console.table(results.filter(({ outcome }) => outcome === 'accepted'));
 * ```
 */
export async function selfTestJudge(
  model: Model,
  options: SelfTestJudgeOptions = {},
): Promise<JudgeSelfTest> {
  const { setTraps } = await import('./judge-traps.ts');
  return setTraps(model, options);
}
