import type { generateText } from 'ai';
import type { CallOrder } from '../../core/call-carrier.ts';
import type { Reply } from '../../core/reply.ts';
import { TransportError } from '../../errors/index.ts';
import { replyParts, withoutAnswerTags } from '../layout/reply-parts.ts';
import { finishReasonOf } from './finish-reason-of.ts';
import { usageOf } from './usage-of.ts';

/** The part of a result of `generateText` that counts here. */
export type TextResult = Pick<
  Awaited<ReturnType<typeof generateText>>,
  'text' | 'reasoningText' | 'finishReason' | 'rawFinishReason' | 'usage' | 'response'
>;

/**
 * Reads a result as a reply: reasoning apart from the text, unknown figures as null.
 *
 * @throws {TransportError} When it is not a reply: broken off, or empty.
 */
export function replyFrom(result: TextResult, { model, messages, settings }: CallOrder): Reply {
  // The texts that were sent, against which what came back is held.
  const sent = messages.map(({ content }) => content);
  const found = replyParts(result.text, result.reasoningText ?? '');
  const parts = found.reasoning === null ? found : { ...found, text: withoutAnswerTags(found.text, sent) };
  const finishReason = finishReasonOf(result.finishReason, result.rawFinishReason);
  // The text is a part of a reply; stored, it would be taken for the whole in every later run.
  if (finishReason === 'error')
    throw new TransportError(`${model} broke off its reply with an error; run again to ask it once more`, {
      code: 'server-error',
      model,
    });
  const isEmpty = parts.text.trim() === '' && parts.reasoning === null;
  // An answer without content is how some servers show an error; one that was cut or refused may well be empty.
  if (isEmpty && finishReason !== 'length' && finishReason !== 'content-filter')
    throw new TransportError(`${model} returned an empty reply; run again to ask it once more`, {
      code: 'malformed-response',
      model,
    });
  const raw = result.rawFinishReason?.slice(0, 80);
  return {
    finishReason,
    ...parts,
    ...(raw === undefined || raw === '' || raw === finishReason ? {} : { rawFinishReason: raw }),
    usage: usageOf(result.usage, {
      sent,
      read: `${result.text}\n${result.reasoningText ?? ''}`,
      finishReason,
    }),
    model,
    maxOutputTokens: settings.maxOutputTokens ?? null,
  };
}
