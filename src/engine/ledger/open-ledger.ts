import type { Announce } from '../../core/event-map.ts';
import type { Model } from '../../core/model.ts';
import type { ResultStore } from '../../core/result-store.ts';
import { StoreError } from '../../errors/index.ts';
import type { RunSettings } from '../settings/run-settings.ts';
import { earlierAmount } from './earlier-amount.ts';
import { LedgerLog } from './ledger-log.ts';
import { sharedSpend } from './shared-spend.ts';
import { noAmount } from './spend-amount.ts';
import { SpendLedger, type SpendStop } from './spend-ledger.ts';

/** Entries on their way at once under a budget, where each is to be durable with the reply that it belongs to. */
const EXACT = 128;

/**
 * Opens the ledger of a run, with what earlier runs spent in the same place. A store that lives only
 * as long as the run forgets everything when it ends, so that nothing is written there.
 *
 * @throws {StoreError} When entries are missing and there is a budget to keep.
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
  const shared = await sharedSpend(store);
  try {
    const { charged, chains, missing, batches } = shared.earlier;
    if (missing.length > 0 && budget !== null) throw incomplete(missing);
    const earlier = earlierAmount({ charged, budget, models, price });
    const log = new LedgerLog({
      store,
      chain: chains,
      earlier: { chains, charged },
      mostUnderWay: budget === null ? 1 : EXACT,
      onFailure: (error) =>
        halt({ end: 'failed', error: error instanceof Error ? error : new Error(String(error)) }),
    });
    const warnings = missing.length === 0 ? [] : [estimated(missing)];
    return new SpendLedger({ budget, price, earlier, batches, log, announce, halt, shared, warnings });
  } catch (error) {
    shared.leave();
    throw error;
  }
}

function incomplete(missing: readonly string[]): StoreError {
  return new StoreError(
    `the ledger of this store has lost what was spent: ${missing.join(', ')}; no budget can be kept on it; restore the journal from a copy, use a new directory, or leave budget out to go on with an estimate`,
  );
}

function estimated(missing: readonly string[]): string {
  return `the ledger has lost entries (${missing.join(', ')}): what earlier runs spent is an upper estimate`;
}
