import type { JsonValue } from '../../core/json.ts';
import { isJsonObject } from '../../core/json.ts';
import type { Spend } from '../../core/money/budget.ts';
import type { ResultStore } from '../../core/result-store.ts';
import { ChargeSum, type LedgerEntry } from './ledger-entry.ts';
import { entryKey } from './ledger-log.ts';
import { type EarlierSpend, readLedger } from './read-ledger.ts';
import { SpendCounter } from './spend-amount.ts';

/** Tells whether a stored value is an entry of a ledger: under its key in another store it would be taken for another run's. */
export function isLedgerEntry(value: JsonValue): boolean {
  return isJsonObject(value) && value['kind'] === 'spend';
}

/** What of a ledger went into a merged one. */
export interface MergedSpend {
  /** All that it holds, whether or not it was there before. */
  readonly spent: Spend;
  /** What was found missing in it, a phrase each. */
  readonly missing: readonly string[];
}

/**
 * Puts ledgers together in one store: each run becomes a chain of one entry, numbered again, since every store counts its chains
 * from 0. A run that several stores hold, because one was copied from another, counts once.
 */
export class MergedLedger {
  readonly #store: ResultStore;
  readonly #total = new ChargeSum();
  readonly #runs = new Set<string>();
  #chains = 0;

  constructor(store: ResultStore) {
    this.#store = store;
  }

  /** What all that was taken in comes to. */
  get spent(): Spend {
    return spendOf(this.#total);
  }

  async take(from: ResultStore): Promise<MergedSpend> {
    const { charged, runs, missing } = await readLedger(from);
    for (const run of runs) await this.#add(run);
    const sum = new ChargeSum();
    for (const charge of charged) sum.add(charge);
    return { spent: spendOf(sum), missing };
  }

  async #add({ run, charged }: EarlierSpend['runs'][number]): Promise<void> {
    if (run !== null && this.#runs.has(run)) return;
    if (run !== null) this.#runs.add(run);
    const sum = new ChargeSum();
    for (const charge of charged) sum.add(charge);
    const chain = this.#chains;
    const entry: LedgerEntry = {
      kind: 'spend',
      opened: [],
      closed: [],
      charged: sum.list(),
      sum: null,
      after: { entries: 0, earlier: { chains: chain, charged: this.#total.list() } },
      ...(run === null ? {} : { run }),
    };
    await this.#store.putIfAbsent(entryKey(chain, 0), entry);
    this.#chains += 1;
    for (const charge of sum.list()) this.#total.add(charge);
  }
}

function spendOf(sum: ChargeSum): Spend {
  const counter = new SpendCounter();
  for (const charge of sum.list()) counter.add(charge, 1);
  return counter.spend();
}
