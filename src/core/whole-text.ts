import type { Reply } from './reply.ts';
import { ReplyFault } from './texts/reply-fault.ts';

/**
 * Returns the text of a reply that must have come to its end to be worth anything, such as a verdict.
 *
 * @throws {Error} When the reply was cut, withheld or broken off, or may have been: half a verdict is no verdict.
 */
export function wholeText(reply: Reply): string {
  switch (reply.finishReason) {
    case 'length':
      throw new ReplyFault('the reply was cut before its end; answer more briefly');
    case 'content-filter':
      throw new ReplyFault('the reply was withheld by a content filter');
    case 'tool-calls':
      throw new ReplyFault('the reply calls a tool; answer in text');
    case 'error':
      throw new ReplyFault('the reply broke off with an error; answer once more');
    case 'other':
      throw new ReplyFault(
        reply.rawFinishReason === undefined
          ? 'the server did not say why the reply ended, so that it may not be whole'
          : `the reply ended with ${JSON.stringify(reply.rawFinishReason)}, which is not known to be an end`,
      );
    case 'stop':
      break;
  }
  if (reply.text.trim() === '') throw new ReplyFault('the reply is empty');
  return reply.text;
}
