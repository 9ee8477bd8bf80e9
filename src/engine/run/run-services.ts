import type { ModelGateway } from '../../core/call.ts';
import type { Spill } from '../../core/call-carrier.ts';
import type { Announce } from '../../core/event-map.ts';
import type { Reply } from '../../core/reply.ts';
import type { ResultStore } from '../../core/result-store.ts';
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
export interface RunListeners {
  readonly announce: Announce;
  /** Ends the run before its time. */
  readonly halt: (reason: Halt) => void;
  /** Told of the tokens of all streamed replies under way, each time that they change. */
  readonly onStreamed: (tokens: number) => void;
  /** Told of each reply that a call used. */
  readonly onReply: (reply: Reply, key: string) => void;
  /** Aborts when calls in flight are to be cut. */
  readonly cut: AbortSignal;
  /** Told of a key whose tasks are to begin again. */
  readonly resume: (key: string) => void;
  /** Told when no call is under way any more, or a batch moved. */
  readonly moved: () => void;
}

/** Opens the store and the row files that the settings ask for, and the gateway to the models. */
export async function openRunServices(
  settings: RunSettings,
  leaves: readonly CompiledLeaf[],
  supplies: RunSupplies,
  listeners: RunListeners,
): Promise<RunServices> {
  const { clock, maxConcurrency, seed, storage, retry, telemetry, limiter, carrier } = settings;
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
  const { announce, onStreamed, onReply } = listeners;
  const gateway = supplies.createGateway({
    store,
    clock,
    announce,
    onStreamed,
    onReply,
    maxConcurrency,
    seed,
    gate: ledger,
    retry,
    telemetry,
    limiter,
    carrier,
    models,
    collecting: {
      purse: ledger.purse,
      cut: listeners.cut,
      resume: listeners.resume,
      moved: listeners.moved,
      createSpill,
    },
  });
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
