import { reject } from '../../core/outcome.ts';
import type { Sample } from '../../core/records/records.ts';
import type { ColumnType, SampleExporter, SampleSelection } from '../exporter.ts';

/**
 * Where the reasoning goes. `inline`: before the solution, as `<think>` ... `</think>`, which nearly every chat template
 * keeps. `separate`: as `reasoning_content` of the message, which only templates that know the field keep. `omit`: nowhere.
 */
export type ReasoningPlace = 'inline' | 'separate' | 'omit';

/** What fine-tuning takes. */
export const forFineTuning: SampleSelection = { labels: ['correct'], truncated: false };

/** The text of a reply in one piece; a reply without reasoning is its solution. */
export function responseText(
  { reasoning, solution }: Pick<Sample, 'reasoning' | 'solution'>,
  place: 'inline' | 'omit',
): string {
  if (place === 'omit' || reasoning === null || reasoning.trim() === '') return solution;
  return `<think>\n${reasoning}\n</think>\n\n${solution}`;
}

/**
 * Makes rows of replies that hold no mark of thinking themselves. Chat templates and loaders part thinking from answer at
 * the marks, so that they would silently lose a part of a reply that has such marks.
 */
export function withoutStrayMarks(place: ReasoningPlace, row: SampleExporter['row']): SampleExporter['row'] {
  return (sample, at) =>
    hasStrayMark(sample, place)
      ? reject('think-tag', 'the reply holds <think> or </think> itself')
      : row(sample, at);
}

/** Tells whether a reader that parts a reply at its marks would part it elsewhere. */
export function hasStrayMark(
  { reasoning, solution }: Pick<Sample, 'reasoning' | 'solution'>,
  place: ReasoningPlace,
): boolean {
  if (place === 'separate') return false;
  return mark.test(solution) || (place === 'inline' && mark.test(reasoning ?? ''));
}

const mark = /<\/?think>/u;

/** One message of a chat. */
export interface TrainingMessage {
  readonly role: 'system' | 'user' | 'assistant';
  readonly content: string;
  readonly reasoning_content?: string | null;
}

export function assistantMessage(
  sample: Pick<Sample, 'reasoning' | 'solution'>,
  place: ReasoningPlace,
): TrainingMessage {
  if (place !== 'separate') return { role: 'assistant', content: responseText(sample, place) };
  return { role: 'assistant', content: sample.solution, reasoning_content: sample.reasoning };
}

/** What is asked: the system message, if any, and the problem. */
export function promptMessages(problem: string, system: string | null): readonly TrainingMessage[] {
  const question: TrainingMessage = { role: 'user', content: problem };
  return system === null ? [question] : [{ role: 'system', content: system }, question];
}

/** The column of a list of messages. */
export function messagesColumn(place: ReasoningPlace): ColumnType {
  const fields = { role: 'string', content: 'string' } as const;
  return {
    kind: 'list',
    of: {
      kind: 'struct',
      fields: place === 'separate' ? { ...fields, reasoning_content: 'string' } : fields,
    },
  };
}
