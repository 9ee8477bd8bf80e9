import type { CallOrder } from '../../core/call-carrier.ts';
import { plainReply, type Reply } from '../../core/reply.ts';
import type { ResultStore } from '../../core/result-store.ts';
import { AbortedError } from '../../errors/index.ts';
import { WaitingCall } from '../../errors/waiting-call.ts';
import { untilAborted } from '../../time/until-aborted.ts';
import { wasCutBelow } from '../failures/cut-by-window.ts';
import { wantsStream } from '../provider/time-limits.ts';
import { asSettingsSay } from './as-settings-say.ts';
import { longerKey } from './call-key.ts';
import type { CallReports } from './call-report.ts';
import type { Carriers } from './carriers.ts';
import type { Collectors } from './collected/collectors.ts';
import type { FirstCheck } from './collected/first-check.ts';
import type { CollectedTries } from './collected-tries.ts';
import type { ProviderCalls } from './provider-calls.ts';
import { orderOf, permitRequest, type ReplyWanted } from './reply-wanted.ts';
import { readReply, replyEntry } from './stored-reply.ts';
import type { StreamedTokens } from './streamed-tokens.ts';

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

  async replyTo(wanted: ReplyWanted): Promise<KeyedReply> {
    const { question, epoch, reAsk, messages } = wanted;
    const { scope, slot, model } = question;
    const { maxOutputTokens: cap = null, contextWindow = null } = model.settings;
    let asked = wanted;
    let before: Reply | null = null;
    for (;;) {
      const { key } = asked;
      const { reply: kept, isReused, isStored } = await this.#find(asked);
      const reply = asSettingsSay(kept, model.settings);
      // A task that begins again reads again what it has told of already.
      const isAgain = scope.hasTouched?.(key) ?? false;
      scope.touched?.(key, reAsk > 0 ? null : { slot, messages });
      const isOfSmallerWindow = isStored && wasCutBelow(reply, contextWindow, before);
      if (!isOfSmallerWindow && serves(reply, cap)) {
        if (isReused && !isAgain) this.#parts.reports.open(question).reused(reply);
        return { key, reply, isStored, isAgain };
      }
      before = reply;
      asked = { question, key: longerKey(key, reply.maxOutputTokens), epoch, reAsk, messages };
    }
  }

  #find(wanted: ReplyWanted): Promise<Found> {
    const other = this.#underWay.get(wanted.key);
    return other === undefined ? this.#begin(wanted) : this.#join(other, wanted);
  }

  async #join({ found, by }: CallUnderWay, wanted: ReplyWanted): Promise<Found> {
    const { signal } = wanted.question.scope;
    try {
      // Of another run, it may take long yet: an abort of this one does not reach it.
      return { ...(await untilAborted(found, signal)), isReused: true };
    } catch (error) {
      // The other call may belong to something that was aborted, or to a run with a budget and limits of its own.
      // And one that waits for a batch has to be told for each task that waits.
      const isOwnTrouble = by === this && !(error instanceof AbortedError) && !(error instanceof WaitingCall);
      if (isOwnTrouble || signal.aborted) throw error;
      return await this.#find(wanted);
    }
  }

  /** Entered before the store is asked: between an answer from the store and a call there must be no gap. */
  #begin(wanted: ReplyWanted): Promise<Found> {
    const found = this.#lookUpOrAsk(wanted);
    this.#underWay.set(wanted.key, { found, by: this });
    const forget = (): void => void this.#underWay.delete(wanted.key);
    found.then(forget, forget);
    return found;
  }

  async #lookUpOrAsk(wanted: ReplyWanted): Promise<Found> {
    const { key, question } = wanted;
    const entry = await this.#parts.store.get(key);
    if (entry !== undefined) {
      this.#parts.calls.heard(question.model);
      return { reply: readReply(key, entry), isReused: true, isStored: true };
    }
    return { reply: await this.#ask(wanted), isReused: false, isStored: false };
  }

  #ask(wanted: ReplyWanted): Promise<Reply> {
    const checked = this.#parts.firstCheck.passed();
    const order = orderOf(wanted);
    const isLive = checked === null && wanted.question.model.collecting === null;
    return isLive ? this.#askLive(wanted, order) : this.#askChecked(wanted, order, checked);
  }

  /** Where models are batched. */
  async #askChecked(wanted: ReplyWanted, order: CallOrder, checked: Promise<void> | null): Promise<Reply> {
    if (checked !== null) await checked;
    const { collectors, collected } = this.#parts;
    const collector = collectors.of(wanted.question.model);
    if (collector === null) return await this.#askLive(wanted, order);
    const keep = (reply: Reply): Promise<Reply> => this.#keep(wanted, reply);
    const answered = await collected.make({ wanted, order, collector, keep });
    return answered === 'live' ? await this.#askLive(wanted, order) : answered;
  }

  #askLive(wanted: ReplyWanted, order: CallOrder): Promise<Reply> {
    const { calls, carriers, streamed } = this.#parts;
    const { question } = wanted;
    const carrier = carriers.of(question.model);
    return calls.make({
      identity: question,
      request: permitRequest(wanted),
      maxAttempts: question.model.settings.maxAttempts,
      ask: (abortSignal) =>
        wantsStream(order)
          ? streamed.count((onPiece) => carrier.carry(order, { abortSignal, onPiece }))
          : carrier.carry(order, { abortSignal, onPiece: ignorePiece }),
      keep: (carried) => this.#keep(wanted, plainReply(carried), () => carrier.kept?.(order)),
    });
  }

  /** Resolves with the reply that is stored under the key: another process may have been first. */
  async #keep(
    { question, key, epoch, reAsk, messages }: ReplyWanted,
    reply: Reply,
    onKept: () => void = () => {},
  ): Promise<Reply> {
    const { store } = this.#parts;
    const { slot, draw } = question;
    const asked = store.keepsPrompts === true ? { slot, draw, reAsk, epoch, messages } : null;
    const { stored, value } = await store.putIfAbsent(key, replyEntry(reply, asked));
    onKept();
    return stored ? reply : readReply(key, value);
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
