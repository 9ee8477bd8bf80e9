import type { TryDemand } from './spend-gate.ts';
import type { Usage } from './usage.ts';

/** Money of requests that wait for their batch: set aside at the price of a batch, one by one, and noted durably batch by batch. */
export interface BatchPurse {
  /** Sets aside what a request may cost. `later` and `never` as for a try. */
  hold(key: string, demand: TryDemand): 'held' | 'later' | 'never';
  /** Takes back what was set aside for a request that no batch answers. */
  release(key: string): void;
  /** Notes a batch that is about to be sent; resolves when a crash could no longer forget what it may cost. */
  open(tag: string, keys: readonly string[]): Promise<void>;
  /** Takes over a batch that an earlier run has sent. */
  adopt(tag: string): void;
  /** Charges an answer of a batch, instead of what was set aside. Null for one of which nothing is known. */
  settle(key: string, demand: TryDemand, used: Usage | 'refused' | null, tag: string): BatchCharge;
  /** Counts what was set aside for these requests as spent: their batch is lost, and may have been billed. */
  lose(tag: string, keys: readonly string[]): void;
  /** Says that nothing asks for what is left of a batch of an earlier run: it stays counted, and no call is to wait for it. */
  rest(tag: string): void;
  /** Says that a batch brings nothing more; what may still be set aside for it is not. */
  close(tag: string): void;
}

/** What an answer of a batch was charged. */
export interface BatchCharge {
  /** US dollars; null when the price is not known. */
  readonly usd: number | null;
  /** What a live call would have cost more; null when that is not known. */
  readonly savedUsd: number | null;
  /** Resolves once the charge is with the store. */
  readonly noted: Promise<void>;
}

const nothingToNote = Promise.resolve();

/** A purse that lets everything through and remembers nothing. */
export const openPurse: BatchPurse = {
  hold: () => 'held',
  release: () => undefined,
  open: () => nothingToNote,
  adopt: () => undefined,
  settle: () => ({ usd: null, savedUsd: null, noted: nothingToNote }),
  lose: () => undefined,
  rest: () => undefined,
  close: () => undefined,
};
