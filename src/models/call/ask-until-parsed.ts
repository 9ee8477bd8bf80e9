import type { CallResult, CallScope } from '../../core/call.ts';
import type { ChatMessage } from '../../core/prompt.ts';
import type { Reply } from '../../core/reply.ts';
import type { ReplyFormat } from '../../core/reply-structure.ts';
import type { UnusableReplyError } from '../../errors/index.ts';
import type { ResolvedModel } from '../provider/resolve-model.ts';
import { reAskKey } from './call-key.ts';
import type { CallEpoch } from './epochs.ts';
import type { ReAsks } from './re-asks.ts';
import { parseMessage } from './refusal-reason.ts';
import type { KeyedReply, ReplySource, ReplyWanted } from './reply-source.ts';
import { unusableReply } from './unusable-reply.ts';

/** One call made ready: everything but its answer. */
export interface PreparedCall extends CallEpoch {
  readonly model: ResolvedModel;
  readonly messages: readonly ChatMessage[];
  readonly slot: string;
  readonly draw: number;
  readonly isLong: boolean;
  readonly layout: ReplyFormat | null;
}

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
  asked: PreparedCall,
  parse: Parse<Value>,
  scope: CallScope,
  heard: KeyedReply[],
): Promise<CallResult<Value>> {
  const first = await source.replyTo(wanted(asked, asked.key, asked.messages, 0), scope);
  heard.push(first);
  const parsed = tryParse(parse, first.reply);
  if (parsed.ok) return { value: parsed.value, reply: first.reply };
  refuseFinal(asked, heard, parsed.error);

  const refused = { text: first.reply.text, reason: parseMessage(parsed.error) };
  const again = wanted(asked, reAskKey(first.key, 1), asked.messages, 1);
  const second = await reAsks.ask(again, refused, scope);
  heard.push(second);
  const reparsed = tryParse(parse, second.reply);
  if (reparsed.ok) return { value: reparsed.value, reply: second.reply };
  refuseFinal(asked, heard, reparsed.error);
  throw unusableReply('unusable-reply', asked, heard, reparsed.error);
}

function wanted(
  { model, slot, draw, epoch, isLong, layout }: PreparedCall,
  key: string,
  messages: readonly ChatMessage[],
  reAsk: number,
): ReplyWanted {
  // Whatever name a custom slot has, the header must be one that HTTP can carry and that splits at its colons.
  const sample = [slot.replace(/[^!-9;-~]/g, '_'), draw, reAsk, epoch].join(':');
  return { key, model, messages, slot, draw, epoch, sample, isLong, layout, isReAsk: reAsk > 0 };
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
function refuseFinal(asked: PreparedCall, replies: readonly KeyedReply[], error: unknown): void {
  const code = finalReasons[replies.at(-1)?.reply.finishReason ?? ''];
  if (code !== undefined) throw unusableReply(code, asked, replies, error);
}
