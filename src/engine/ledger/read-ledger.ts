import type { ResultStore } from '../../core/result-store.ts';
import { type Charge, ChargeSum, LedgerTotal, readLedgerEntry } from './ledger-entry.ts';
import { entryKey, SUM_EVERY } from './ledger-log.ts';

/** What earlier runs spent. */
export interface EarlierSpend {
  /** Tries that were in flight when their process died are charged in full. */
  readonly charged: readonly Charge[];
  /** Number of chains; the next run makes the next one. */
  readonly chains: number;
}

/** Reads what is noted of earlier spending: of each run the last sum and the entries after it. */
export async function readLedger(store: ResultStore): Promise<EarlierSpend> {
  const all = new ChargeSum();
  let chain = 0;
  for (; await store.has(entryKey(chain, 0)); chain += 1) {
    const { charged, open } = (await readChain(store, chain)).sum();
    for (const charge of charged) all.add(charge);
    for (const { worst } of open) all.add(worst);
  }
  return { charged: all.list(), chains: chain };
}

async function readChain(store: ResultStore, chain: number): Promise<LedgerTotal> {
  const total = new LedgerTotal();
  const take = async (entry: number | 'end'): Promise<boolean> => {
    const key = entryKey(chain, entry);
    const value = await store.get(key);
    if (value !== undefined) total.take(readLedgerEntry(key, value));
    return value !== undefined;
  };
  if (await take('end')) return total;
  const sums = await lastSum(store, chain);
  const first = sums * SUM_EVERY;
  // One sum may be missing behind which there are entries, and any of the last entries: they were under way together.
  for (let entry = first; entry < first + 2 * SUM_EVERY; entry += 1) {
    if (await store.has(entryKey(chain, entry))) await take(entry);
  }
  return total;
}

/** Finds how many entries with a sum there are, by doubling and halving. */
async function lastSum(store: ResultStore, chain: number): Promise<number> {
  const exists = (sums: number): boolean | Promise<boolean> => store.has(entryKey(chain, sums * SUM_EVERY));
  let known = 0;
  let step = 1;
  while (await exists(known + step)) {
    known += step;
    step *= 2;
  }
  for (; step >= 1; step /= 2) if (await exists(known + step)) known += step;
  return known;
}
