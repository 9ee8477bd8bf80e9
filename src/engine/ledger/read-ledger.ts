import type { ResultStore } from '../../core/result-store.ts';
import { type Charge, ChargeSum, type EarlierChains } from './ledger-entry.ts';
import { entryKey, SUM_EVERY } from './ledger-log.ts';
import { type FoundChain, readChain } from './read-chain.ts';

/** What one run spent, or what is known of one that is missing. */
export interface RunSpend {
  /** Name of its chain; null when it has none. */
  readonly run: string | null;
  readonly charged: readonly Charge[];
}

/** What earlier runs spent. */
export interface EarlierSpend {
  /** Tries that were in flight when their process died are charged in full; what is missing, as much as it may have been. */
  readonly charged: readonly Charge[];
  /** The same, run by run. */
  readonly runs: readonly RunSpend[];
  /** Batches at work, with the most that they may cost: part of `charged`. By their ids. */
  readonly batches: ReadonlyMap<string, Charge>;
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
  const runs: RunSpend[] = [];
  const add = (run: string | null, charged: readonly Charge[]): void => {
    for (const charge of charged) all.add(charge);
    if (charged.length > 0) runs.push({ run, charged });
  };
  const foundChains = await readChains(store);
  // A batch that one run sent may have been closed by a later one.
  const closed = new Set(foundChains.flatMap(({ found }) => found.closedBatches));
  const batches = new Map<string, Charge>();
  let chains = 0;
  for (const { chain, found } of foundChains) {
    const open = found.openBatches.filter(({ id }) => !closed.has(id));
    for (const { id, worst } of open) batches.set(id, worst);
    for (let lost = chains; lost < chain; lost += 1) missing.push(`all of run ${lost + 1}`);
    chains = chain + 1;
    if (found.earlier !== null && found.earlier.chains > chain - 1 && missing.length > 0)
      add(null, missingCharges(all, found.earlier));
    add(found.run, [...found.charged, ...open.map(({ worst }) => worst), ...estimateOf(found)]);
    if (found.missing > 0) missing.push(`${found.missing} of ${found.entries} entries of run ${chain + 1}`);
  }
  return { charged: all.list(), runs, batches, chains, missing };
}

/** Reads all chains, whatever is missing between them. */
async function readChains(
  store: ResultStore,
): Promise<readonly { readonly chain: number; readonly found: FoundChain }[]> {
  const chains: { readonly chain: number; readonly found: FoundChain }[] = [];
  for (let chain = 0; chain < (chains.at(-1)?.chain ?? -1) + 1 + MOST_MISSING; chain += 1)
    if (await mayBeThere(store, chain)) chains.push({ chain, found: await readChain(store, chain) });
  return chains;
}

/** Cheap for a store that knows its keys: a chain that lost its first entry has others. */
async function mayBeThere(store: ResultStore, chain: number): Promise<boolean> {
  for (const entry of [0, 'end', 1, 2, SUM_EVERY] as const)
    if (await store.has(entryKey(chain, entry))) return true;
  return false;
}

/** A run noted what those before it had come to: what of that is not there any more is known from it. */
function missingCharges(all: ChargeSum, { charged }: EarlierChains): readonly Charge[] {
  const noted = new ChargeSum();
  for (const charge of charged) noted.add(charge);
  return all.shortOf(noted);
}

/** Charges each entry that is missing, and not contained in a sum, like the dearest one that is there. */
function estimateOf({ uncounted, dearest }: FoundChain): readonly Charge[] {
  return Array.from({ length: uncounted }, () => dearest).flat();
}
