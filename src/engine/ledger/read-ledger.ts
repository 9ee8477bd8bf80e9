import type { ResultStore } from '../../core/result-store.ts';
import { type Charge, ChargeSum, type EarlierChains } from './ledger-entry.ts';
import { entryKey, SUM_EVERY } from './ledger-log.ts';
import { type FoundChain, readChain } from './read-chain.ts';

/** What earlier runs spent. */
export interface EarlierSpend {
  /** Tries that were in flight when their process died are charged in full; what is missing, as much as it may have been. */
  readonly charged: readonly Charge[];
  /** Number of chains; the next run makes the next one. */
  readonly chains: number;
  /** Entries and chains that were durable once and are not there, a phrase each. */
  readonly missing: readonly string[];
}

/** Chains that may be missing one after the other before those that follow are not looked for. */
const MOST_MISSING = 64;

/** Reads what is noted of earlier spending: of each run the last sum and the entries after it. */
export async function readLedger(store: ResultStore): Promise<EarlierSpend> {
  const all = new ChargeSum();
  const missing: string[] = [];
  let chains = 0;
  for (let chain = 0; chain < chains + MOST_MISSING; chain += 1) {
    const found = (await mayBeThere(store, chain)) ? await readChain(store, chain) : null;
    if (found === null) continue;
    for (let lost = chains; lost < chain; lost += 1) missing.push(`all of run ${lost + 1}`);
    chains = chain + 1;
    if (found.earlier !== null && found.earlier.chains > chain - 1) addMissing(all, found.earlier, missing);
    for (const charge of found.charged) all.add(charge);
    if (found.missing > 0) missing.push(`${found.missing} of ${found.entries} entries of run ${chain + 1}`);
    addEstimate(all, found);
  }
  return { charged: all.list(), chains, missing };
}

/** Cheap for a store that knows its keys: a chain that lost its first entry has others. */
async function mayBeThere(store: ResultStore, chain: number): Promise<boolean> {
  for (const entry of [0, 'end', 1, 2, SUM_EVERY] as const)
    if (await store.has(entryKey(chain, entry))) return true;
  return false;
}

/** A run noted what those before it had come to: what of that is not there any more is known from it. */
function addMissing(all: ChargeSum, { charged }: EarlierChains, missing: readonly string[]): void {
  if (missing.length === 0) return;
  const noted = new ChargeSum();
  for (const charge of charged) noted.add(charge);
  for (const charge of all.shortOf(noted)) all.add(charge);
}

/** Charges each entry that is missing, and not contained in a sum, like the dearest one that is there. */
function addEstimate(all: ChargeSum, { uncounted, dearest }: FoundChain): void {
  for (let entry = 0; entry < uncounted; entry += 1) for (const charge of dearest) all.add(charge);
}
