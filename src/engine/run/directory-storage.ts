import type { ResultStore } from '../../core/result-store.ts';
import { openRowFiles } from '../../files/run-directory/row-files.ts';
import { openRunDirectory } from '../../files/run-directory/run-directory.ts';
import { rowsFileOf } from '../books/record-files.ts';
import type { CompiledLeaf } from '../flow/compiled-plan.ts';
import type { SpendLedger } from '../ledger/spend-ledger.ts';
import type { RunSettings } from '../settings/run-settings.ts';
import { manifestOf } from './manifest.ts';
import { manifestChanges } from './manifest-changes.ts';
import { refuseSmallerTarget } from './refuse-smaller-target.ts';
import type { RunStorage } from './run-storage.ts';
import type { RunSupplies } from './run-supplies.ts';

/** Opens a run directory: its lock, the journal, the ledger in it, the row files and the manifest. */
export async function openDirectoryStorage(
  path: string,
  settings: RunSettings,
  leaves: readonly CompiledLeaf[],
  { catalogue, openJournal }: RunSupplies,
  openLedgerIn: (store: ResultStore) => Promise<SpendLedger>,
): Promise<RunStorage> {
  const manifest = manifestOf(leaves, settings);
  const opened: (() => Promise<void>)[] = [];
  const close = (): Promise<void> => closeAll(opened.splice(0).reverse());
  try {
    const directory = await openRunDirectory(path, { manifest: 'later' });
    opened.push(() => directory.close());
    const { previous } = directory;
    const keepEarlier = previous?.['fingerprint'] === manifest.fingerprint;
    if (keepEarlier) {
      const rowsFile = rowsFileOf(leaves, catalogue);
      await refuseSmallerTarget(directory.path, rowsFile, settings.target, previous);
    }
    const store = await openJournal(directory.journal);
    opened.push(() => store.close());
    const ledger = await openLedgerIn(store);
    opened.push(() => ledger.close());
    // The manifest comes last: when anything before it fails, the directory still says what its rows were made of.
    await directory.removeSummary();
    const rowFiles = await openRowFiles(directory.path, { keepEarlier });
    opened.push(() => rowFiles.close());
    await directory.writeManifest(manifest);
    return {
      store,
      ledger,
      rowFiles,
      warnings: [...store.warnings, ...ledger.warnings],
      changed: previous === null ? [] : manifestChanges(previous, manifest),
      finish: async (end, summary) => {
        // Another process that took the directory over is writing these very files.
        await directory.assertOwn();
        await rowFiles.finish(end === 'completed' ? 'completed' : 'partial');
        await directory.writeSummary(summary);
      },
      close,
    };
  } catch (error) {
    await close().catch(() => undefined);
    throw error;
  }
}

/** Takes each step, also after another has failed, and throws the first failure. */
async function closeAll(steps: readonly (() => Promise<void>)[]): Promise<void> {
  const failures: unknown[] = [];
  for (const step of steps) await step().catch((error: unknown) => failures.push(error));
  if (failures.length > 0) throw failures[0];
}
