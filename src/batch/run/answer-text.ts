import type { BatchResult } from '../batch-service.ts';

/** What a batch answered to one request. */
export type AnswerOfBatch = Pick<
  Extract<BatchResult, { readonly kind: 'answered' }>,
  'status' | 'headers' | 'body'
>;

/** Returns an answer as a text to put away: a line with status and headers, and the body as it is. */
export function answerText({ status, headers, body }: AnswerOfBatch): string {
  return `${JSON.stringify({ status, headers })}\n${body}`;
}

/** Reads what `answerText` wrote. */
export function readAnswer(text: string): AnswerOfBatch {
  const end = text.indexOf('\n');
  const head: Pick<AnswerOfBatch, 'status' | 'headers'> = JSON.parse(text.slice(0, end));
  return { ...head, body: text.slice(end + 1) };
}
