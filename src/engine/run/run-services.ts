import type { ModelGateway } from '../../core/call.ts';
import type { Spill } from '../../core/call-carrier.ts';
import type { ResultStore } from '../../core/result-store.ts';
import type { GatewayListeners } from '../../models/call/gateway-parts.ts';
import type { CompiledLeaf } from '../flow/compiled-plan.ts';
import { openLedger } from '../ledger/open-ledger.ts';
import type { SpendLedger } from '../ledger/spend-ledger.ts';
import type { RunSettings } from '../settings/run-settings.ts';
import { openDirectoryStorage } from './directory-storage.ts';
import type { Halt } from './run-control.ts';
import type { RunStorage } from './run-storage.ts';
import type { RunSupplies } from './run-supplies.ts';

/** What a run needs from the outside. */
export interface RunServices extends RunStorage {
  readonly gateway: ModelGateway;
  /** Makes a place for texts that are out of the way for a while. */
  readonly createSpill: () => Spill;
}

/** How the outside reaches the run. */
export interface RunListeners extends Required<GatewayListeners> {
  /** Ends the run before its time. */
  readonly halt: (reason: Halt) => void;
}

/** Opens the store and the row files that the settings ask for, and the gateway to the models. */
export async function openRunServices(
  settings: RunSettings,
  leaves: readonly CompiledLeaf[],
  supplies: RunSupplies,
  listeners: RunListeners,
): Promise<RunServices> {
  const { storage } = settings;
  const models = leaves.flatMap((leaf) => leaf.plan.models);
  const openLedgerIn = (store: ResultStore): Promise<SpendLedger> =>
    openLedger(settings, models, store, listeners);
  const opened =
    storage.kind === 'directory'
      ? await openDirectoryStorage(storage.directory, settings, leaves, supplies, openLedgerIn)
      : await openStoreStorage(storage.kind === 'store' ? storage.store : null, supplies, openLedgerIn);
  const { store, ledger } = opened;
  const folder = storage.kind === 'directory' ? storage.directory : null;
  const createSpill = (): Spill => supplies.createSpill(folder);
  const collecting = { purse: ledger.purse, createSpill };
  const gateway = supplies.createGateway({ store, settings, listeners, gate: ledger, models, collecting });
  return { ...opened, gateway, createSpill };
}

/** A store that was given stays open; one that lives as long as the run is closed with it. */
async function openStoreStorage(
  given: ResultStore | null,
  { createMemoryStore, remember }: RunSupplies,
  openLedgerIn: (store: ResultStore) => Promise<SpendLedger>,
): Promise<RunStorage> {
  const base = given ?? createMemoryStore();
  const { store, leave } = remember(base);
  const ledger = await openLedgerIn(store).catch(async (error: unknown) => {
    await leave();
    throw error;
  });
  return {
    store,
    ledger,
    rowFiles: null,
    changed: [],
    warnings: ledger.warnings,
    finish: async () => undefined,
    close: async () => {
      try {
        await ledger.close();
      } finally {
        await leave();
        if (given === null) await base.close();
      }
    },
  };
}
