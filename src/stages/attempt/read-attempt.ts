import type { Trajectory } from '../../core/records/records.ts';
import type { Reply } from '../../core/reply.ts';
import { ReplyFault } from '../../core/texts/reply-fault.ts';

/** What a reply says of an attempt at a problem. */
export type Attempt = Pick<
  Trajectory,
  'reasoning' | 'solution' | 'finalAnswer' | 'finishReason' | 'rawFinishReason' | 'truncated'
>;

/** Finds the final answer of a text; null when there is none. */
export type FindFinalAnswer = (text: string) => string | null;

/**
 * Reads an attempt. A cut, withheld or answerless one is read as well: the comparison decides what it is worth.
 *
 * @throws {Error} When the reply holds nothing at all, though the model says that it finished.
 */
export function readAttempt(
  { text, reasoning, finishReason, rawFinishReason }: Reply,
  findFinalAnswer: FindFinalAnswer,
): Attempt {
  const isEmpty = text.trim() === '' && (reasoning ?? '').trim() === '';
  if (isEmpty && finishReason !== 'length' && finishReason !== 'content-filter') {
    throw new ReplyFault('the reply is empty; solve the problem and state the final answer');
  }
  return {
    reasoning: (reasoning ?? '').trim() === '' ? null : reasoning,
    solution: text,
    finalAnswer: findFinalAnswer(text),
    finishReason,
    ...(rawFinishReason === undefined ? {} : { rawFinishReason }),
    truncated: finishReason === 'length',
  };
}
