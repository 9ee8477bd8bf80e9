import type { Reply } from './reply.ts';

/**
 * Returns the text of a reply that must have come to its end to be worth anything, such as a verdict.
 *
 * @throws {Error} When the reply was cut, withheld or broken off, or may have been: half a verdict is none.
 */
export function wholeText(reply: Reply): string {
  switch (reply.finishReason) {
    case 'length':
      throw new Error('the reply was cut before its end; answer more briefly');
    case 'content-filter':
      throw new Error('the reply was withheld by a content filter');
    case 'tool-calls':
      throw new Error('the reply calls a tool; answer in text');
    case 'error':
      throw new Error('the reply broke off with an error; answer once more');
    case 'other':
      throw new Error(
        reply.rawFinishReason === undefined
          ? 'the server did not say why the reply ended, so that it may not be whole'
          : `the reply ended with ${JSON.stringify(reply.rawFinishReason)}, which is not known to be an end`,
      );
    case 'stop':
      break;
  }
  if (reply.text.trim() === '') throw new Error('the reply is empty');
  return reply.text;
}
