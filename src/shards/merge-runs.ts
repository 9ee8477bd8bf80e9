import { join } from 'node:path';
import { counted } from '../core/texts/counted.ts';
import { MergedLedger } from '../engine/ledger/merged-ledger.ts';
import { JournalDamagedError } from '../errors/index.ts';
import { openRunDirectory } from '../files/run-directory/run-directory.ts';
import { stageFolder } from '../files/staged-folder.ts';
import { checkArguments } from '../options/check-arguments.ts';
import { listOfSome, nonEmptyString, type OptionSchema, optionsSchema } from '../options/option-schemas.ts';
import { openJournal } from '../store/journal-store.ts';
import { EntryCopier } from './entry-copier.ts';
import type { MergedShard, MergeRunsOptions, MergeRunsResult } from './merge-runs-result.ts';
import { readShardManifests, type ShardManifests } from './shard-manifests.ts';

const directoriesSchema = listOfSome(nonEmptyString, 'a list of at least one run directory');
const optionsSchemaOfMerge: OptionSchema = optionsSchema<MergeRunsOptions>({ to: nonEmptyString });

/**
 * Puts run directories together into a new one: their replies, decisions and what they spent. Makes no model call.
 *
 * Run the same pipeline over all items in the new directory: it finds every reply, and writes the rows that one undivided run
 * would have written. Of entries under the same key the first directory's counts, so that directories may overlap. Where a
 * rule compares all candidates of a run (`scope: 'run'`), the order of directories decides which twin stays.
 *
 * The directory appears in one step, once it is whole. It may be merged again.
 *
 * @param directories - directories of ended runs, made with the same options by this version of the library
 * @throws {ConfigurationError} When a directory is missing or was made otherwise, with all faults together, or something
 * is where the new one is to be.
 * @throws {DirectoryError} `directory-locked`, when a run is at work in one of them, or another merge at the same place.
 * @throws {JournalDamagedError} When the journal of one is damaged; it is named.
 * @throws {StoreError} When one cannot be read, or the new one cannot be written.
 *
 * @example
 * ```ts
 * import { buildChimera } from 'chimera-sdk';
 * import { offlineModels } from 'chimera-sdk/offline';
 * import { mergeRuns } from 'chimera-sdk/shards';
 *
 * const chimera = buildChimera({ models: offlineModels() });
 * const { replies, spent } = await mergeRuns(['runs/shard-0', 'runs/shard-1'], { to: 'runs/all' });
 * await chimera.run(['Mathematics', 'Biology'], { directory: 'runs/all' }).summary(); // makes no call
 * ```
 */
export async function mergeRuns(
  directories: readonly string[],
  options: MergeRunsOptions,
): Promise<MergeRunsResult> {
  checkArguments(
    [directoriesSchema, directories, 'mergeRuns.directories'],
    [optionsSchemaOfMerge, options, 'mergeRuns'],
  );
  const shards = await readShardManifests(directories);
  const place = await stageFolder('mergeRuns.to', options.to);
  try {
    const merged = await mergeInto(place.folder, shards);
    await place.putInPlace();
    return { ...merged, directory: place.target };
  } finally {
    await place.leave();
  }
}

/** Writes the merged directory, and closes it. */
async function mergeInto(
  folder: string,
  { paths, manifest, warnings }: ShardManifests,
): Promise<Omit<MergeRunsResult, 'directory'>> {
  const directory = await openRunDirectory(folder, { manifest });
  try {
    const target = await openJournal(directory.journal);
    try {
      const parts = { copier: new EntryCopier(target), ledger: new MergedLedger(target) };
      const shards: MergedShard[] = [];
      const found: string[] = [];
      for (const path of paths) shards.push(await mergeOne(path, parts, (line) => void found.push(line)));
      const sum = (count: 'replies' | 'embeddings' | 'decisions'): number =>
        shards.reduce((total, shard) => total + shard[count], 0);
      return {
        shards,
        replies: sum('replies'),
        embeddings: sum('embeddings'),
        decisions: sum('decisions'),
        spent: parts.ledger.spent,
        warnings: [...warnings, ...found],
      };
    } finally {
      await target.close();
    }
  } finally {
    await directory.close();
  }
}

/** Takes in one directory. It is locked meanwhile, so that no run goes on in it. */
async function mergeOne(
  path: string,
  { copier, ledger }: { readonly copier: EntryCopier; readonly ledger: MergedLedger },
  warn: (line: string) => void,
): Promise<MergedShard> {
  const directory = await openRunDirectory(path, { manifest: null });
  try {
    const journal = await openJournal(directory.journal);
    try {
      for (const line of journal.warnings) warn(line);
      const { openBatches, ...counts } = await copier.copy(journal);
      if (openBatches > 0)
        warn(
          `${path} waits for ${counted(openBatches, 'batch', 'batches')} of a provider: run its pipeline there once more before it is merged, or their requests are asked and paid for again`,
        );
      const { spent, missing } = await ledger.take(journal);
      if (missing.length > 0)
        warn(
          `the ledger of ${path} has lost entries (${missing.join(', ')}): what was spent there is an upper estimate`,
        );
      return { directory: path, ...counts, spent };
    } finally {
      await journal.close();
    }
  } catch (error) {
    if (!(error instanceof JournalDamagedError)) throw error;
    throw inDirectory(error, directory.journal);
  } finally {
    await directory.close();
  }
}

/** The same damage, with the path of the segment instead of its name. */
function inDirectory(error: JournalDamagedError, journal: string): JournalDamagedError {
  const named = error.message.indexOf(': ');
  const finding = named < 0 ? undefined : error.message.slice(named + 2);
  return new JournalDamagedError(join(journal, error.segment), error.offset, finding);
}
