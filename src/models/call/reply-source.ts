import type { CallScope } from '../../core/call.ts';
import type { CallOrder } from '../../core/call-carrier.ts';
import { contentHash } from '../../core/content-hash.ts';
import type { ChatMessage } from '../../core/prompt.ts';
import { plainReply, type Reply } from '../../core/reply.ts';
import type { ReplyFormat } from '../../core/reply-structure.ts';
import type { ResultStore } from '../../core/result-store.ts';
import { AbortedError } from '../../errors/index.ts';
import { WaitingCall } from '../../errors/waiting-call.ts';
import { untilAborted } from '../../time/until-aborted.ts';
import { wasCutBelow } from '../failures/cut-by-window.ts';
import { boundedSchemaOf } from '../layout/json-layout.ts';
import { callOrder, wantsStream } from '../provider/call-order.ts';
import type { ResolvedModel } from '../provider/resolve-model.ts';
import { asSettingsSay } from './as-settings-say.ts';
import { longerKey } from './call-key.ts';
import type { CallReports } from './call-report.ts';
import type { Carriers } from './carriers.ts';
import type { Collectors } from './collected/collectors.ts';
import type { FirstCheck } from './collected/first-check.ts';
import type { CollectedTries } from './collected-tries.ts';
import type { ProviderCalls } from './provider-calls.ts';
import { readReply, replyEntry } from './stored-reply.ts';
import type { StreamedTokens } from './streamed-tokens.ts';

/** A reply that is wanted. */
export interface ReplyWanted {
  readonly key: string;
  readonly model: ResolvedModel;
  readonly messages: readonly ChatMessage[];
  readonly slot: string;
  readonly sample: string;
  /** Whether it may be thousands of words long. */
  readonly isLong: boolean;
  /** How a reply in JSON is asked for; null when it is not asked for. */
  readonly layout: ReplyFormat | null;
  /** Whether the model is shown why its reply could not be used. */
  readonly isReAsk: boolean;
  readonly draw: number;
  readonly epoch: number;
}

/** A reply and the key it is stored under. */
export interface KeyedReply {
  readonly key: string;
  readonly reply: Reply;
  /** Whether it was stored before this run asked for it. */
  readonly isStored: boolean;
  /** Whether the task had used it before it began again. */
  readonly isAgain: boolean;
}

export interface ReplySourceParts {
  readonly store: ResultStore;
  readonly calls: ProviderCalls;
  readonly carriers: Carriers;
  readonly collectors: Collectors;
  readonly collected: CollectedTries;
  readonly reports: CallReports;
  readonly streamed: StreamedTokens;
  readonly firstCheck: FirstCheck;
}

/**
 * Finds replies, each paid for once: in the store, from a call that is already under way to the same key, or from the
 * provider. A reply of a provider is durable before it is used.
 */
export class ReplySource {
  readonly #parts: ReplySourceParts;
  /** Of all runs of this process over the store: equal calls of two of them are one as well. */
  readonly #underWay: Map<string, CallUnderWay>;

  constructor(parts: ReplySourceParts) {
    this.#parts = parts;
    this.#underWay = callsUnderWay.get(parts.store) ?? new Map();
    callsUnderWay.set(parts.store, this.#underWay);
  }

  async replyTo(wanted: ReplyWanted, scope: CallScope): Promise<KeyedReply> {
    const { maxOutputTokens: cap = null, contextWindow = null } = wanted.model.settings;
    let asked = wanted;
    let before: Reply | null = null;
    for (;;) {
      const { key } = asked;
      const { reply: kept, isReused, isStored } = await this.#find(asked, scope);
      const reply = asSettingsSay(kept, wanted.model.settings);
      // A task that begins again reads again what it has told of already.
      const isAgain = scope.hasTouched?.(key) ?? false;
      scope.touched?.(key, wanted.isReAsk ? null : { slot: wanted.slot, messages: wanted.messages });
      const isOfSmallerWindow = isStored && wasCutBelow(reply, contextWindow, before);
      if (!isOfSmallerWindow && serves(reply, cap)) {
        if (isReused && !isAgain) this.#announceReuse(wanted, scope, reply);
        return { key, reply, isStored, isAgain };
      }
      before = reply;
      asked = { ...wanted, key: longerKey(key, reply.maxOutputTokens) };
    }
  }

  #find(wanted: ReplyWanted, scope: CallScope): Promise<Found> {
    const other = this.#underWay.get(wanted.key);
    return other === undefined ? this.#begin(wanted, scope) : this.#join(other, wanted, scope);
  }

  async #join({ found, by }: CallUnderWay, wanted: ReplyWanted, scope: CallScope): Promise<Found> {
    try {
      // Of another run, it may take long yet: an abort of this one does not reach it.
      return { ...(await untilAborted(found, scope.signal)), isReused: true };
    } catch (error) {
      // The other call may belong to something that was aborted, or to a run with a budget and limits of its own.
      // And one that waits for a batch has to be told for each task that waits.
      const isOwnTrouble = by === this && !(error instanceof AbortedError) && !(error instanceof WaitingCall);
      if (isOwnTrouble || scope.signal.aborted) throw error;
      return await this.#find(wanted, scope);
    }
  }

  /** Entered before the store is asked: between an answer from the store and a call there must be no gap. */
  #begin(wanted: ReplyWanted, scope: CallScope): Promise<Found> {
    const found = this.#lookUpOrAsk(wanted, scope);
    this.#underWay.set(wanted.key, { found, by: this });
    const forget = (): void => void this.#underWay.delete(wanted.key);
    found.then(forget, forget);
    return found;
  }

  async #lookUpOrAsk(wanted: ReplyWanted, scope: CallScope): Promise<Found> {
    const entry = await this.#parts.store.get(wanted.key);
    if (entry !== undefined) {
      this.#parts.calls.heard(wanted.model);
      return { reply: readReply(wanted.key, entry), isReused: true, isStored: true };
    }
    return { reply: await this.#ask(wanted, scope), isReused: false, isStored: false };
  }

  #ask(wanted: ReplyWanted, scope: CallScope): Promise<Reply> {
    const checked = this.#parts.firstCheck.passed();
    const order = callOrder(wanted, scope.stage);
    const isLive = checked === null && wanted.model.collecting === null;
    return isLive ? this.#askLive(wanted, order, scope) : this.#askChecked(wanted, order, scope, checked);
  }

  /** Where models are batched. */
  async #askChecked(
    wanted: ReplyWanted,
    order: CallOrder,
    scope: CallScope,
    checked: Promise<void> | null,
  ): Promise<Reply> {
    if (checked !== null) await checked;
    const { collectors, collected } = this.#parts;
    const { key, model, messages, layout, slot } = wanted;
    const collector = collectors.of(model);
    if (collector === null) return await this.#askLive(wanted, order, scope);
    const answered = await collected.make({
      scope,
      slot,
      model: model.name,
      lane: model,
      key,
      order,
      collector,
      isReAsk: wanted.isReAsk,
      bytes: bytesOf(messages, layout),
      maxOutputTokens: model.settings.maxOutputTokens ?? null,
      keep: (reply) => this.#keep(wanted, reply),
    });
    return answered === 'live' ? await this.#askLive(wanted, order, scope) : answered;
  }

  #askLive(wanted: ReplyWanted, order: CallOrder, scope: CallScope): Promise<Reply> {
    const { calls, carriers, streamed } = this.#parts;
    const { key, model, messages, layout, slot } = wanted;
    const carrier = carriers.of(model);
    return calls.make({
      scope,
      slot,
      model: model.name,
      lane: model,
      key,
      prompt: () => contentHash(messages.map(({ content }) => content)),
      isReAsk: wanted.isReAsk,
      bytes: bytesOf(messages, layout),
      maxOutputTokens: model.settings.maxOutputTokens ?? null,
      ask: (abortSignal) =>
        wantsStream(order)
          ? streamed.count((onPiece) => carrier.carry(order, { abortSignal, onPiece }))
          : carrier.carry(order, { abortSignal, onPiece: ignorePiece }),
      keep: (carried) => this.#keep(wanted, plainReply(carried), () => carrier.kept?.(order)),
    });
  }

  /** Resolves with the reply that is stored under the key: another process may have been first. */
  async #keep(
    { key, slot, draw, epoch, isReAsk, messages }: ReplyWanted,
    reply: Reply,
    onKept: () => void = () => {},
  ): Promise<Reply> {
    const { store } = this.#parts;
    const asked =
      store.keepsPrompts === true ? { slot, draw, reAsk: isReAsk ? 1 : 0, epoch, messages } : null;
    const { stored, value } = await store.putIfAbsent(key, replyEntry(reply, asked));
    onKept();
    return stored ? reply : readReply(key, value);
  }

  #announceReuse({ slot, model }: ReplyWanted, scope: CallScope, { finishReason, usage }: Reply): void {
    this.#parts.reports.open({ scope, slot, model: model.name }).reused({ finishReason, usage });
  }
}

interface CallUnderWay {
  readonly found: Promise<Found>;
  readonly by: ReplySource;
}

const callsUnderWay = new WeakMap<ResultStore, Map<string, CallUnderWay>>();

function ignorePiece(): void {}

interface Found {
  readonly reply: Reply;
  /** True also for a call that joined another one under way. */
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

function bytesOf(messages: readonly ChatMessage[], layout: ReplyFormat | null): number {
  const schema = layout === null ? 0 : Buffer.byteLength(JSON.stringify(boundedSchemaOf(layout.structure)));
  return messages.reduce(
    (total, { content }) => total + Buffer.byteLength(content) + bytesPerMessage,
    schema,
  );
}
