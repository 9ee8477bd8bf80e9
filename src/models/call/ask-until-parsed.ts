import type { CallResult } from '../../core/call.ts';
import type { Reply } from '../../core/reply.ts';
import type { UnusableReplyError } from '../../errors/index.ts';
import type { CallEpoch } from './epochs.ts';
import type { Question } from './question.ts';
import type { ReAsks } from './re-asks.ts';
import { parseMessage } from './refusal-reason.ts';
import type { KeyedReply, ReplySource } from './reply-source.ts';
import type { ReplyWanted } from './reply-wanted.ts';
import { unusableReply } from './unusable-reply.ts';

/** What the caller makes of a reply; throws for one that it cannot use. */
export type Parse<Value> = (reply: Reply) => Value;

/** What answers questions. */
export interface AskParts {
  readonly replies: ReplySource;
  readonly reAsks: ReAsks;
}

/**
 * Asks, lets the caller parse the reply, and asks once more, showing the error, when the caller cannot use it.
 *
 * @param heard - collects the replies
 * @throws {UnusableReplyError} When the second reply cannot be used either, or asking again would not help.
 */
export async function askUntilParsed<Value>(
  { replies: source, reAsks }: AskParts,
  question: Question,
  { epoch, key }: CallEpoch,
  parse: Parse<Value>,
  heard: KeyedReply[],
): Promise<CallResult<Value>> {
  const asked: ReplyWanted = { question, key, epoch, reAsk: 0, messages: question.messages };
  const first = await source.replyTo(asked);
  heard.push(first);
  const parsed = tryParse(parse, first.reply);
  if (parsed.ok) return { value: parsed.value, reply: first.reply };
  refuseFinal(question, heard, parsed.error);

  const second = await reAsks.ask(asked, first, parseMessage(parsed.error));
  heard.push(second);
  const reparsed = tryParse(parse, second.reply);
  if (reparsed.ok) return { value: reparsed.value, reply: second.reply };
  refuseFinal(question, heard, reparsed.error);
  throw unusableReply('unusable-reply', question, heard, reparsed.error);
}

type Parsed<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly error: unknown };

function tryParse<Value>(parse: Parse<Value>, reply: Reply): Parsed<Value> {
  try {
    return { ok: true, value: parse(reply) };
  } catch (error) {
    return { ok: false, error };
  }
}

/** Reasons why a reply ended that asking again would not change. */
const finalReasons: { readonly [reason: string]: UnusableReplyError['code'] } = {
  length: 'truncated-reply',
  'content-filter': 'refused-reply',
  other: 'unfinished-reply',
};

/** Throws for a refused reply that asking again would not mend. */
function refuseFinal(question: Question, replies: readonly KeyedReply[], error: unknown): void {
  const code = finalReasons[replies.at(-1)?.reply.finishReason ?? ''];
  if (code !== undefined) throw unusableReply(code, question, replies, error);
}
