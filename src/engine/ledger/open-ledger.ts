import type { Announce } from '../../core/event-map.ts';
import type { ResultStore } from '../../core/result-store.ts';
import type { CompiledLeaf } from '../flow/compiled-plan.ts';
import type { Halt } from '../settings/run-control.ts';
import type { RunSettings } from '../settings/run-settings.ts';
import { earlierAmount } from './earlier-amount.ts';
import { LedgerLog } from './ledger-log.ts';
import { readLedger } from './read-ledger.ts';
import { noAmount } from './spend-amount.ts';
import { SpendLedger } from './spend-ledger.ts';

/** Entries on their way at once under a budget, where each is to be durable with the reply that it belongs to. */
const EXACT = 128;

/**
 * Opens the ledger of a run, with what earlier runs spent in the same place. A store of the run's own forgets
 * everything when the run ends, so that nothing is written there.
 *
 * @throws {ConfigurationError} When earlier spending cannot be held against the budget.
 */
export async function openLedger(
  settings: RunSettings,
  leaves: readonly CompiledLeaf[],
  store: ResultStore,
  told: { readonly announce: Announce; readonly halt: (reason: Halt) => void },
): Promise<SpendLedger> {
  const { budget, price, place } = settings;
  const { announce, halt } = told;
  if (place.kind === 'memory')
    return new SpendLedger({ budget, price, earlier: noAmount, log: null, announce, halt });
  const models = leaves.flatMap((leaf) => leaf.plan.models);
  const { charged, chains } = await readLedger(store);
  const earlier = earlierAmount({ charged, budget, models, price });
  const log = new LedgerLog({
    store,
    chain: chains,
    mostUnderWay: budget === null ? 1 : EXACT,
    onFailure: (error) =>
      halt({ end: 'failed', error: error instanceof Error ? error : new Error(String(error)) }),
  });
  return new SpendLedger({ budget, price, earlier, log, announce, halt });
}
