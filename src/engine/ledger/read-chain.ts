import { isJsonObject, type JsonValue } from '../../core/json.ts';
import type { ResultStore } from '../../core/result-store.ts';
import {
  type Charge,
  type EarlierChains,
  isBatchId,
  type LedgerEntry,
  LedgerTotal,
  type OpenTry,
  readLedgerEntry,
} from './ledger-entry.ts';
import { entryKey, SUM_EVERY } from './ledger-log.ts';

/** Entries that an earlier version, which did not note it, may have had on their way at once. */
const ONCE_UNDER_WAY = 128;

/** What is left of the entries of one run. */
export interface FoundChain {
  /** What was charged, and what tries in flight may have cost. */
  readonly charged: readonly Charge[];
  /** Batches that this run sent and did not close. */
  readonly openBatches: readonly OpenTry[];
  /** Batches of earlier runs that it closed. */
  readonly closedBatches: readonly string[];
  /** Number of entries that there were, as far as is known. */
  readonly entries: number;
  /** Entries that were durable and are not there. */
  readonly missing: number;
  /** Those among them that no sum contains. */
  readonly uncounted: number;
  /** What the dearest entry that was read may have cost. */
  readonly dearest: readonly Charge[];
  /** What its run knew of the runs before it; null when that was not noted. */
  readonly earlier: EarlierChains | null;
  /** Name of the chain; null when it has none. */
  readonly run: string | null;
}

/** Reads a chain from its last sum on, and looks whether all of its entries are there. */
export async function readChain(store: ResultStore, chain: number): Promise<FoundChain> {
  const reading = new ChainReading();
  const take = async (entry: number | 'end'): Promise<boolean> => {
    const key = entryKey(chain, entry);
    const value = await store.get(key);
    if (value !== undefined) reading.take(readLedgerEntry(key, value));
    return value !== undefined;
  };
  const isThere = (entry: number): boolean | Promise<boolean> => store.has(entryKey(chain, entry));
  const sums = await lastSum(isThere);
  const first = sums * SUM_EVERY;
  let last = first - 1;
  // One sum may be missing behind which there are entries, and any of the last entries: they were under way together.
  // The name of the chain is in its first entry, which a sum may have made superfluous.
  if (first > 0) reading.takeName(await store.get(entryKey(chain, 0)));
  for (let entry = first; entry < first + 2 * SUM_EVERY; entry += 1) {
    if (!(await isThere(entry))) continue;
    await take(entry);
    last = entry;
  }
  const isEnded = await take('end');
  const durable = reading.durable ?? (isEnded ? last + 1 : last > 0 ? Math.max(1, last - ONCE_UNDER_WAY) : 0);
  let [missing, uncounted] = [0, 0];
  for (let entry = 0; entry < durable; entry += 1) {
    if (await isThere(entry)) continue;
    missing += 1;
    if (!isEnded && entry >= first) uncounted += 1;
  }
  return { ...reading.found(), entries: Math.max(durable, last + 1), missing, uncounted };
}

/** Finds how many entries with a sum there are, by doubling and halving. */
async function lastSum(isThere: (entry: number) => boolean | Promise<boolean>): Promise<number> {
  const exists = (sums: number): boolean | Promise<boolean> => isThere(sums * SUM_EVERY);
  let known = 0;
  let step = 1;
  while (await exists(known + step)) {
    known += step;
    step *= 2;
  }
  for (; step >= 1; step /= 2) if (await exists(known + step)) known += step;
  return known;
}

/** Adds up what is read of a chain. */
class ChainReading {
  readonly #total = new LedgerTotal();
  #durable: number | undefined;
  #earlier: EarlierChains | null = null;
  #dearest: readonly Charge[] = [];
  #run: string | null = null;

  /** Entries that were durable, as far as those read say so. */
  get durable(): number | undefined {
    return this.#durable;
  }

  take(entry: LedgerEntry): void {
    this.#total.take(entry);
    this.#run = entry.run ?? this.#run;
    if (entry.after !== undefined) {
      this.#durable = Math.max(this.#durable ?? 0, entry.after.entries);
      this.#earlier = entry.after.earlier ?? this.#earlier;
    }
    const charges = [...entry.charged, ...entry.opened.map(({ worst }) => worst)];
    if (weight(charges) > weight(this.#dearest)) this.#dearest = charges;
  }

  takeName(first: JsonValue | undefined): void {
    if (isJsonObject(first) && typeof first['run'] === 'string') this.#run = first['run'];
  }

  found(): Omit<FoundChain, 'entries' | 'missing' | 'uncounted'> {
    const { charged, open, batches: closedBatches = [] } = this.#total.sum();
    const tries = open.filter(({ id }) => !isBatchId(id));
    return {
      charged: [...charged, ...tries.map(({ worst }) => worst)],
      openBatches: open.filter(({ id }) => isBatchId(id)),
      closedBatches,
      dearest: this.#dearest,
      earlier: this.#earlier,
      run: this.#run,
    };
  }
}

/** Dollars decide, then tokens. */
function weight(charges: readonly Charge[]): number {
  return charges.reduce(
    (sum, { nanodollars, inputTokens, outputTokens }) =>
      sum + (nanodollars ?? 0) * 1e6 + inputTokens + outputTokens,
    charges.length,
  );
}
