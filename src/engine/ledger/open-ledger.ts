import type { Announce } from '../../core/event-map.ts';
import type { Model } from '../../core/model.ts';
import type { ResultStore } from '../../core/result-store.ts';
import type { RunSettings } from '../settings/run-settings.ts';
import { earlierAmount } from './earlier-amount.ts';
import { LedgerLog } from './ledger-log.ts';
import { readLedger } from './read-ledger.ts';
import { noAmount } from './spend-amount.ts';
import { SpendLedger, type SpendStop } from './spend-ledger.ts';

/** Entries on their way at once under a budget, where each is to be durable with the reply that it belongs to. */
const EXACT = 128;

/**
 * Opens the ledger of a run, with what earlier runs spent in the same place. A store that lives only
 * as long as the run forgets everything when it ends, so that nothing is written there.
 *
 * @throws {ConfigurationError} When earlier spending cannot be held against the budget.
 */
export async function openLedger(
  settings: RunSettings,
  models: readonly Model[],
  store: ResultStore,
  told: { readonly announce: Announce; readonly halt: (reason: SpendStop) => void },
): Promise<SpendLedger> {
  const { budget, price, storage } = settings;
  const { announce, halt } = told;
  if (storage.kind === 'memory')
    return new SpendLedger({ budget, price, earlier: noAmount, log: null, announce, halt });
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
