import type { JsonValue } from './json.ts';
import type { ChatMessage } from './prompt.ts';
import type { Reply } from './reply.ts';
import type { ReplyFormat } from './reply-structure.ts';
import type { ResultStore } from './result-store.ts';

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
   *   item fail. Whatever else it throws counts as such a failure.
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
 * One call as whoever carries it needs to know it: JSON, and nothing of the run, the store or the budget. It holds no key, no
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
  readonly isLong: boolean;
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
