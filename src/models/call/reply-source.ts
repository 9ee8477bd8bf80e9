import type { CallScope } from '../../core/call.ts';
import type { Reply } from '../../core/reply.ts';
import { AbortedError } from '../../errors/index.ts';
import type { ChatMessage } from '../layout/chat-message.ts';
import { jsonSchemaOf } from '../layout/json-layout.ts';
import type { JsonLayout } from '../layout/reply-layout.ts';
import { callTelemetry } from '../provider/call-telemetry.ts';
import { generateReply } from '../provider/generate-reply.ts';
import type { ResolvedModel } from '../provider/resolve-model.ts';
import { AnnouncedCall } from './announced-call.ts';
import { askProvider } from './ask-provider.ts';
import { longerKey } from './call-key.ts';
import type { GatewayParts } from './gateway-parts.ts';
import { readReply, replyEntry } from './stored-reply.ts';

/** A reply that is wanted. */
export interface ReplyWanted {
  readonly key: string;
  readonly model: ResolvedModel;
  readonly messages: readonly ChatMessage[];
  readonly slot: string;
  readonly sample: string;
  /** Whether it may be thousands of words long. */
  readonly isLong: boolean;
  /** How a reply in JSON is asked for; null when it is none. */
  readonly layout: JsonLayout | null;
}

/** A reply and the key it is stored under. */
export interface KeyedReply {
  readonly key: string;
  readonly reply: Reply;
  /** Whether it was there before anybody in this run asked for it. */
  readonly isStored: boolean;
}

/**
 * Gives replies, each paid for once: from the store, from a call that is already under way to the same key, or from
 * the provider. What a provider gives is durable before anybody sees it.
 */
export class ReplySource {
  readonly #parts: GatewayParts;
  readonly #underWay = new Map<string, Promise<Found>>();

  constructor(parts: GatewayParts) {
    this.#parts = parts;
  }

  async replyTo(wanted: ReplyWanted, scope: CallScope): Promise<KeyedReply> {
    let asked = wanted;
    for (;;) {
      const { key } = asked;
      const { reply, isReused, isStored } = await this.#find(asked, scope);
      scope.touched?.(key);
      if (serves(reply, wanted.model.settings.maxOutputTokens ?? null)) {
        if (isReused) this.#announceReuse(wanted, scope, reply);
        return { key, reply, isStored };
      }
      asked = { ...wanted, key: longerKey(key, reply.maxOutputTokens) };
    }
  }

  #find(wanted: ReplyWanted, scope: CallScope): Promise<Found> {
    const other = this.#underWay.get(wanted.key);
    return other === undefined ? this.#begin(wanted, scope) : this.#join(other, wanted, scope);
  }

  async #join(other: Promise<Found>, wanted: ReplyWanted, scope: CallScope): Promise<Found> {
    try {
      return { ...(await other), isReused: true };
    } catch (error) {
      // The other call may belong to something that was aborted; this one does not.
      if (!(error instanceof AbortedError) || scope.signal.aborted) throw error;
      return await this.#find(wanted, scope);
    }
  }

  /** Entered before the store is asked: between an answer from the store and a call there must be no gap. */
  #begin(wanted: ReplyWanted, scope: CallScope): Promise<Found> {
    const found = this.#lookUpOrAsk(wanted, scope);
    this.#underWay.set(wanted.key, found);
    const forget = (): void => void this.#underWay.delete(wanted.key);
    found.then(forget, forget);
    return found;
  }

  async #lookUpOrAsk(wanted: ReplyWanted, scope: CallScope): Promise<Found> {
    const { key, model, messages, slot, sample, isLong, layout } = wanted;
    const { store, clock, telemetry, deadlines, links, streamed, unformatted } = this.#parts;
    const entry = await store.get(key);
    if (entry !== undefined) return { reply: readReply(key, entry), isReused: true, isStored: true };
    const reply = await askProvider(this.#parts, {
      scope,
      slot,
      model: model.name,
      lane: model,
      key,
      bytes: bytesOf(messages, layout),
      maxOutputTokens: model.settings.maxOutputTokens ?? null,
      makeTry: async (signal, used) => {
        const made = await generateReply({
          model,
          messages,
          sample,
          signal,
          links,
          clock,
          deadlines,
          streamed,
          unformatted,
          isLong,
          layout,
          telemetry: callTelemetry(telemetry, scope.stage),
        });
        used(made.reply.usage, made.headers);
        // Part of the try: its place in the lane stays taken until the reply is durable, so that a crash never costs
        // more replies than there are places.
        const { value } = await store.putIfAbsent(key, replyEntry(made.reply));
        return readReply(key, value);
      },
      outcome: ({ finishReason, usage }) => ({ finishReason, usage }),
    });
    return { reply, isReused: false, isStored: false };
  }

  #announceReuse({ slot, model }: ReplyWanted, scope: CallScope, { finishReason, usage }: Reply): void {
    new AnnouncedCall(this.#parts, { scope, slot, model: model.name }).isReused({ finishReason, usage });
  }
}

interface Found {
  readonly reply: Reply;
  /** True also for whoever joined a call that was under way. */
  readonly isReused: boolean;
  readonly isStored: boolean;
}

/** Whether a reply answers a request with this cap: one that a cap cut only when the request's cap is not above it. */
function serves(reply: Reply, cap: number | null): boolean {
  if (reply.finishReason !== 'length') return true;
  if (cap === null) return reply.maxOutputTokens === null;
  return (reply.maxOutputTokens ?? reply.usage.outputTokens ?? 0) >= cap;
}

/** Roles and separators cost a few tokens more than the text itself. */
const bytesPerMessage = 16;

function bytesOf(messages: readonly ChatMessage[], layout: JsonLayout | null): number {
  const schema = layout === null ? 0 : Buffer.byteLength(JSON.stringify(jsonSchemaOf(layout.structure)));
  return messages.reduce(
    (total, { content }) => total + Buffer.byteLength(content) + bytesPerMessage,
    schema,
  );
}
