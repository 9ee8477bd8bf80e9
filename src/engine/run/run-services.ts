import type { ModelGateway } from '../../core/call.ts';
import type { Announce } from '../../core/event-map.ts';
import type { ResultStore } from '../../core/result-store.ts';
import type { RunEnd, RunSummary } from '../../core/summary.ts';
import type { RowFiles } from '../../files/run-directory/row-files.ts';
import { createModelGateway } from '../../models/call/model-gateway.ts';
import { memoryStore } from '../../store/memory-store.ts';
import type { CompiledLeaf } from '../flow/compiled-plan.ts';
import { openLedger } from '../ledger/open-ledger.ts';
import type { SpendLedger } from '../ledger/spend-ledger.ts';
import type { Halt } from '../settings/run-control.ts';
import type { RunSettings } from '../settings/run-settings.ts';
import { manifestOf } from './manifest.ts';
import { manifestChanges } from './manifest-changes.ts';

/** What a run needs from the outside: made here and nowhere else in the engine. */
export interface RunServices {
  readonly gateway: ModelGateway;
  readonly store: ResultStore;
  readonly ledger: SpendLedger;
  /** The row files; null without a directory. */
  readonly rowFiles: RowFiles | null;
  /** What differs from the run before in the same directory. */
  readonly changed: readonly string[];
  /** Puts the row files in order and writes the summary. */
  readonly finish: (end: RunEnd, summary: RunSummary) => Promise<void>;
  readonly close: () => Promise<void>;
}

/** Opens the store and the row files that the settings ask for, and the gateway to the models. */
export async function openRunServices(
  settings: RunSettings,
  leaves: readonly CompiledLeaf[],
  told: {
    readonly announce: Announce;
    /** Ends the run before its time. */
    readonly halt: (reason: Halt) => void;
    /** Told of the tokens of all streamed replies under way, each time that they change. */
    readonly onStreamed: (tokens: number) => void;
  },
): Promise<RunServices> {
  const { clock, maxConcurrency, seed, place, retry, telemetry, limiter } = settings;
  const gatewayTo = (store: ResultStore, gate: SpendLedger): ModelGateway =>
    createModelGateway({ store, clock, ...told, maxConcurrency, seed, gate, retry, telemetry, limiter });
  if (place.kind !== 'directory') {
    const store = place.kind === 'store' ? place.store : memoryStore();
    const ledger = await openLedger(settings, leaves, store, told);
    const close = async (): Promise<void> => {
      await ledger.close();
      if (place.kind === 'memory') await store.close();
    };
    const finish = async (): Promise<void> => undefined;
    return { gateway: gatewayTo(store, ledger), store, ledger, rowFiles: null, changed: [], finish, close };
  }
  const manifest = manifestOf(leaves, settings);
  const opened: (() => Promise<void>)[] = [];
  /** Closes in the order opposite to opening, each also after another has failed, and throws the first failure. */
  const close = async (): Promise<void> => {
    const failures: unknown[] = [];
    for (const step of opened.splice(0).reverse()) {
      await step().catch((error: unknown) => failures.push(error));
    }
    if (failures.length > 0) throw failures[0];
  };
  try {
    // Loaded when a run has a directory: without one, nothing here touches a file.
    const { openRunDirectory } = await import('../../files/run-directory/run-directory.ts');
    const { openRowFiles } = await import('../../files/run-directory/row-files.ts');
    const { refuseSmallerTarget } = await import('./refuse-smaller-target.ts');
    const { openJournal } = await import('../../store/journal-store.ts');
    const directory = await openRunDirectory(place.directory, { manifest: 'later' });
    opened.push(() => directory.close());
    const keepEarlier = directory.previous?.['fingerprint'] === manifest.fingerprint;
    if (keepEarlier) await refuseSmallerTarget(directory.path, leaves, settings.target, directory.previous);
    const store = await openJournal(directory.journal);
    opened.push(() => store.close());
    const ledger = await openLedger(settings, leaves, store, told);
    opened.push(() => ledger.close());
    // The manifest comes last: when anything before it fails, the directory still says what its rows were made of.
    await directory.removeSummary();
    const rowFiles = await openRowFiles(directory.path, { keepEarlier });
    opened.push(() => rowFiles.close());
    await directory.writeManifest(manifest);
    const finish = async (end: RunEnd, summary: RunSummary): Promise<void> => {
      await rowFiles.finish(end === 'completed' ? 'completed' : 'partial');
      await directory.writeSummary(summary);
    };
    const changed = directory.previous === null ? [] : manifestChanges(directory.previous, manifest);
    return { gateway: gatewayTo(store, ledger), store, ledger, rowFiles, changed, finish, close };
  } catch (error) {
    await close().catch(() => undefined);
    throw error;
  }
}
