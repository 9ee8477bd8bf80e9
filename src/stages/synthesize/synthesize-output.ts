import { z } from 'zod';
import type { Trajectory } from '../../core/records.ts';
import type { Reply } from '../../core/reply.ts';
import { findFinalAnswer } from './final-answer.ts';

/** What a reply says of the attempt. */
export type Attempt = Pick<
  Trajectory,
  'reasoning' | 'solution' | 'finalAnswer' | 'finishReason' | 'truncated'
>;

export const attemptSchema: z.ZodType<Attempt> = z.object({
  reasoning: z.string().nullable(),
  solution: z.string(),
  finalAnswer: z.string().nullable(),
  finishReason: z.enum(['stop', 'length', 'content-filter', 'tool-calls', 'error', 'other']),
  truncated: z.boolean(),
});

/**
 * Reads an attempt. A cut, withheld or answerless one is read as well: the label says what it is worth.
 *
 * @throws {Error} When the reply holds nothing at all, though the model says that it finished.
 */
export function parseAttempt({ text, reasoning, finishReason }: Reply): Attempt {
  const isEmpty = text.trim() === '' && (reasoning ?? '').trim() === '';
  if (isEmpty && finishReason !== 'length' && finishReason !== 'content-filter')
    throw new Error('the reply is empty; solve the problem and state the final answer');
  return attemptSchema.parse({
    reasoning: (reasoning ?? '').trim() === '' ? null : reasoning,
    solution: text,
    finalAnswer: findFinalAnswer(text),
    finishReason,
    truncated: finishReason === 'length',
  });
}
