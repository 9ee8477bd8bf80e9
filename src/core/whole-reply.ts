import type { Reply } from './reply.ts';

/**
 * Gives the text of a reply that must have come to its end to be worth anything, such as a verdict.
 *
 * @throws {Error} When the reply was cut or withheld: half a verdict is none.
 */
export function wholeText(reply: Reply): string {
  if (reply.finishReason === 'length')
    throw new Error('the reply was cut before its end; answer more briefly');
  if (reply.finishReason === 'content-filter') throw new Error('the reply was withheld by a content filter');
  if (reply.text.trim() === '') throw new Error('the reply is empty');
  return reply.text;
}
