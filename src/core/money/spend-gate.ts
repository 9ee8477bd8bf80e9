import type { Price, PricedWay } from './price.ts';
import type { Usage } from './usage.ts';

/** What one try may use at most, and how to price it. */
export interface TryDemand {
  /** `provider:model`. */
  readonly model: string;
  readonly provider: string;
  /** The id that the provider knows the model by. */
  readonly modelId: string;
  /** Bytes of the request: no tokenizer makes more tokens than there are bytes. */
  readonly inputTokens: number;
  /** The cap on the reply; null when only the provider knows one, 0 when there is no reply to pay for. */
  readonly outputTokens: number | null;
  /** The price in the model's own settings. */
  readonly price: Price | null;
  /** On which way it is answered. @default 'live' */
  readonly way?: PricedWay;
}

/** A try that the budget has room for: its worst case is set aside until it is settled. */
export interface SpendReservation {
  /** Resolves when a crash could no longer forget the reservation; the try may go out then. */
  readonly recorded: Promise<void>;
  /**
   * Puts what was used instead of the worst case; only the first call counts. `refused` stands for a try that the
   * provider turned away and does not bill; null for one of which nothing is known, which is charged in full.
   *
   * @returns the US dollars charged; null when the price is not known
   */
  settle(used: Usage | 'refused' | null): number | null;
  /**
   * Resolves, after `settle`, once what was charged is with the store: a reply that is stored from then on never becomes
   * durable without its charge. Absent where nothing is kept.
   */
  readonly noted?: Promise<void>;
  /** Cancels a reservation whose try never went out: it costs nothing and counts as no try. */
  cancel(): void;
}

/** The wall around a run's spending. */
export interface SpendGate {
  /**
   * Asked once for each call, before it waits for its turn.
   *
   * @throws {ConfigurationError} When a budget needs a price or a cap that the call lacks.
   */
  admit(demand: TryDemand): void;
  /**
   * Asked at the moment a try could start, in the order in which tries start.
   *
   * `later`: it may fit once what is in flight has settled. `never`: it would not fit even if nothing were in flight.
   */
  reserve(demand: TryDemand): SpendReservation | 'later' | 'never';
}

const nothingToRecord = Promise.resolve();

/** A gate that lets everything through and remembers nothing. */
export const openGate: SpendGate = {
  admit: () => undefined,
  reserve: () => ({ recorded: nothingToRecord, settle: () => null, cancel: () => undefined }),
};
