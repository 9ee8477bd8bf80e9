import type { ResultStore } from '../../core/result-store.ts';
import { type EarlierSpend, readLedger } from './read-ledger.ts';
import { SpendCounter } from './spend-amount.ts';

/** What the runs of this process that are at work over one store spend, together: their budgets are one wall each around all. */
export interface SharedSpend {
  /** What was spent before the first of them began. */
  readonly earlier: EarlierSpend;
  readonly spent: SpendCounter;
  /** Set aside for tries in flight. */
  readonly reserved: SpendCounter;
  /** To be called once when a run is over. */
  leave(): void;
}

interface Opened {
  readonly earlier: Promise<EarlierSpend>;
  readonly spent: SpendCounter;
  readonly reserved: SpendCounter;
  runs: number;
}

const opened = new WeakMap<ResultStore, Opened>();

/** Joins the runs that are at work over a store, or reads its ledger when there are none. */
export async function sharedSpend(store: ResultStore): Promise<SharedSpend> {
  const joined = opened.get(store) ?? {
    earlier: readLedger(store),
    spent: new SpendCounter(),
    reserved: new SpendCounter(),
    runs: 0,
  };
  opened.set(store, joined);
  joined.runs += 1;
  let hasLeft = false;
  const leave = (): void => {
    if (hasLeft) return;
    hasLeft = true;
    joined.runs -= 1;
    if (joined.runs === 0 && opened.get(store) === joined) opened.delete(store);
  };
  try {
    return { earlier: await joined.earlier, spent: joined.spent, reserved: joined.reserved, leave };
  } catch (error) {
    leave();
    throw error;
  }
}
