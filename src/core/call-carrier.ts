import type { BatchNews } from './event-map.ts';
import type { JsonValue } from './json.ts';
import type { BatchPurse } from './money/batch-purse.ts';
import type { TryDemand } from './money/spend-gate.ts';
import type { ChatMessage } from './prompt.ts';
import type { Reply } from './reply.ts';
import type { ReplyFormat } from './reply-structure.ts';
import type { ResultStore } from './result-store.ts';
import type { RunEnd, WaitingBatch } from './summary.ts';

/**
 * Carries calls to their models: makes one try of each order that it is given. The default carrier does so within this
 * process; others hand orders to workers on other machines, or collect them for a provider's batches.
 *
 * Everything that has one authority stays with the run: keys, stored replies, limits, budget, retries, events and rows. A
 * carrier never tries again by itself, and keeps nothing that the run needs later.
 */
export interface CallCarrier {
  /**
   * Makes one try and resolves with the whole reply.
   *
   * - It rejects with a `TransportError` when no reply came, or a part of one only: the run tries again, waits, or lets the
   *   item fail. Anything else that it throws counts as such a failure.
   * - With a `ProviderError` or a `CarrierError` it ends the run, which can be resumed.
   * - Once the signal aborts it rejects with an `AbortedError`, and the try is cut as far as that can be done.
   */
  carry(order: CallOrder, options: CarryOptions): Promise<CarriedReply>;
  /** Told that the reply to an order is stored: what was kept of it elsewhere may go. */
  kept?(order: CallOrder): void;
  /**
   * Called once by each run that uses the carrier, before its first order. What it returns carries the orders of that run, and
   * is closed with it.
   *
   * @default the carrier itself
   */
  open?(run: CarrierRun): OpenCarrier;
}

/** A carrier at work for one run. */
export interface OpenCarrier extends Pick<CallCarrier, 'carry'> {
  /** Told that the reply to an order is stored: what was kept of it elsewhere may go. */
  kept?(order: CallOrder): void;
  /** Called when the run has ended and nothing is being carried any more. */
  close?(): Promise<void>;
}

/**
 * One call as its carrier needs to know it: JSON, and nothing of the run, the store or the budget. It holds no key, no
 * header and no address: these belong to the model, wherever it is.
 */
export interface CallOrder {
  /** Key under which the reply will be stored. Orders of one key and one `maxOutputTokens` ask the same. */
  readonly key: string;
  /** `provider:model`. */
  readonly model: string;
  /** Name of the stage that asks. */
  readonly stage: string;
  readonly messages: readonly ChatMessage[];
  readonly settings: CallSettings;
  /** How a reply in JSON is asked for; null when it is not asked for. */
  readonly format: ReplyFormat | null;
  /** Value of the header `x-chimera-sample`. */
  readonly sample: string;
  /** Whether the reply may be thousands of words long. */
  readonly long: boolean;
}

/** The settings of a model that one try needs, as `withSettings` takes them. What is absent has its default. */
export interface CallSettings {
  readonly maxOutputTokens?: number;
  readonly temperature?: number;
  readonly topP?: number;
  readonly timeoutMs?: number;
  readonly stream?: boolean | 'auto';
  readonly firstTokenTimeoutMs?: number;
  readonly idleTimeoutMs?: number;
  readonly maxReplyCharacters?: number;
  readonly maxReplyMs?: number;
  readonly sampleHeader?: boolean;
  readonly systemRole?: boolean;
  readonly providerOptions?: { readonly [provider: string]: { readonly [option: string]: JsonValue } };
}

/** What goes with one try. */
export interface CarryOptions {
  readonly abortSignal: AbortSignal;
  /** Told of the characters of each piece of a streamed reply. */
  readonly onPiece: (characters: number) => void;
  /** Makes the try within this process instead, as if there were no carrier. Given by runs. */
  readonly here?: () => Promise<CarriedReply>;
}

/** A whole reply, and what came with it. */
export interface CarriedReply extends Reply {
  /** The provider's headers as far as they tell its limits; null or absent when it showed none. */
  readonly headers?: Readonly<Record<string, string>> | null;
}

/** What a carrier may know of the run that it works for. */
export interface CarrierRun {
  /** The store of the run, for what a carrier must find again after a crash. Its keys must not look like hashes of the run's own. */
  readonly store: ResultStore;
  /** The run's time in milliseconds. */
  readonly now: () => number;
  /** Calls back once after so many milliseconds of the run's time, and returns a function that cancels it. */
  readonly after: (ms: number, callback: () => void) => () => void;
  /** Aborts when the run starts nothing new any more: it has been stopped, has ended or has failed. */
  readonly draining: AbortSignal;
  /** Announces a `warning` event, which the summary lists as well. */
  readonly warn: (warning: CarrierWarning) => void;
}

/** Something about the carrying of calls that the owner of the run should know while it goes on. */
export interface CarrierWarning {
  /** `provider:model`, when it is about one model. */
  readonly model: string | null;
  readonly message: string;
}

/** Collects the calls of a model for batches of its provider, whose replies come much later. */
export interface CallCollecting {
  readonly terms: CollectingTerms;
  /**
   * Rejects when calls of the model can never be collected, with what is at fault. Asked once by each run, before it makes its
   * first call of any model; sends nothing.
   */
  check(
    call: Pick<CallOrder, 'model' | 'settings'>,
    options: { readonly abortSignal: AbortSignal },
  ): Promise<void>;
  /** Called once by each run, before its first call of the model. */
  collect(run: CollectingRun, model: string): OrderCollector;
}

/** Which calls of a model are collected: forecasts read it. */
export interface CollectingTerms {
  /** Where a model is shown why its reply could not be used. */
  readonly reAsks: 'live' | 'batch';
  /** Fewer calls than that are made live when nothing else of the run goes on. */
  readonly fewest: number;
  /** Milliseconds after which a batch is given up; null when that is left to its provider. */
  readonly longestMs: number | null;
}

/**
 * Collects the orders of one run whose replies come much later. A task whose order is collected ends and holds nothing; it begins
 * again once the reply is there.
 */
export interface OrderCollector {
  /** Resolves once what earlier runs have sent is taken over. */
  ready(): Promise<void>;
  /** Takes an order, or says where it is by now. Asked again by each task that wants the reply, whenever it begins again. */
  take(order: CallOrder, options: TakeOptions): Promise<OrderPlace>;
  /**
   * Resolves with the reply to an order that is `answered`, and rejects with what a live try would have been answered. The
   * caller says afterwards what became of it, with `used` or `failed`.
   */
  answer(order: CallOrder, options: { readonly abortSignal: AbortSignal }): Promise<CarriedReply>;
  /** Told that the reply to an order is stored. */
  used(order: CallOrder): void;
  /** Told that an answer was none; returns whether to take the order again: it then waits once more, or is asked for at once. */
  failed(order: CallOrder, error: unknown, options: { readonly mayPass: boolean }): boolean;
  /** Told that nothing else of the run goes on: what was collected is sent, or asked for at once when it is too little. */
  send(): void;
  /** Whether nothing of it is to be sent or at the provider. */
  readonly resting: boolean;
  /** Told that nothing goes on in any collector: calls that wait for money try again. */
  moneyCame(): void;
  /** What waits by now. */
  waiting(): CollectorState;
  /** Waits for what is being sent, and leaves or cancels what is at the provider. */
  close(end: RunEnd | null): Promise<void>;
}

export interface TakeOptions {
  /** What it may cost, at the price of a batch. */
  readonly demand: TryDemand;
  /** Whether the model is shown why its reply could not be used. */
  readonly reAsked: boolean;
  readonly abortSignal: AbortSignal;
  /** Called in the very turn in which it is found that the order waits, with the name that `resume` will say. */
  readonly waits: (key: string) => void;
}

/** Where an order is. */
export type OrderPlace =
  /** It waits for its batch, or for room in the budget; `waits` was told. */
  | { readonly kind: 'waiting' }
  /** The budget has no room for it. */
  | { readonly kind: 'unaffordable' }
  /** A batch has brought an answer. `tag` names the batch. */
  | { readonly kind: 'answered'; readonly tag: string }
  /** It is to be asked for at once. */
  | { readonly kind: 'live' };

/** What of a run waits for a collector. */
export interface CollectorState {
  /** Orders that wait, sent or not. */
  readonly calls: number;
  /** Whether the run may leave: all that waits is at the provider, noted, and was looked at once. */
  readonly mayLeave: boolean;
  readonly batches: readonly WaitingBatch[];
}

/** What a collector may know of its run, and do to it. */
export interface CollectingRun {
  /** The store of the run, for what must be found again after a crash. Its keys must not look like hashes of the run's own. */
  readonly store: ResultStore;
  readonly now: () => number;
  readonly after: (ms: number, callback: () => void) => () => void;
  /** Aborts when the run starts nothing new any more. */
  readonly draining: AbortSignal;
  /** Aborts when what is in flight is to be cut. */
  readonly cut: AbortSignal;
  readonly purse: BatchPurse;
  readonly warn: (warning: CarrierWarning) => void;
  /** Announces what happens to a batch. */
  readonly tell: (news: BatchNews) => void;
  /** Says that what waits under this key, or name, is to be looked at again. */
  readonly resume: (key: string) => void;
  /** Says that something moved, so that the run looks whether anything else goes on. */
  readonly moved: () => void;
  /** Makes a place for texts that are read again later: on the disk when they are many. */
  readonly createSpill: () => Spill;
}

/** Texts that are out of the way until they are read again. */
export interface Spill {
  /** Keeps a text; the first one of a key counts. */
  put(key: string, text: string): void;
  /** Resolves once little is left in memory: a caller that puts much waits for it. */
  room(): Promise<void>;
  get(key: string): Promise<string | undefined>;
  close(): Promise<void>;
}
