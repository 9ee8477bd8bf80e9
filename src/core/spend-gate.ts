import type { Price } from './price.ts';
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
}

/** A try that the budget has room for: its worst case is set aside until it is settled. */
export interface SpendReservation {
  /** Resolves when a crash could no longer forget the reservation; the try may go out then. */
  readonly recorded: Promise<void>;
  /**
   * Puts what was used in place of the worst case. To be called once, with null when nobody knows, in which case the
   * worst case is charged.
   *
   * @returns the US dollars charged; null when the price is not known
   */
  settle(usage: Usage | null): number | null;
}

/**
 * The wall around a run's spending. Asked at the moment a try could start, in the order in which tries start.
 *
 * `later`: it may fit once what is in flight has settled. `never`: it would not fit even if nothing were in flight.
 */
export interface SpendGate {
  reserve(demand: TryDemand): SpendReservation | 'later' | 'never';
}

const nothingToRecord = Promise.resolve();

/** A gate that lets everything through and remembers nothing. */
export const openGate: SpendGate = {
  reserve: () => ({ recorded: nothingToRecord, settle: () => null }),
};
