import { join } from 'node:path';
import { StoreError } from '../../errors/store-error.ts';
import { namesIn } from '../names-in.ts';
import { type JsonLinesWriter, openJsonLines } from '../rows/json-lines-writer.ts';
import { sortRows } from '../rows/sort-rows.ts';
import { wholeLinesLength } from '../rows/whole-lines-length.ts';

/** Names of the row files that every run directory has, without their ending. */
export const rowFileNames = ['topics', 'problems', 'samples', 'rejected', 'failed'] as const;

/** One of the row files that are always there. */
export type StandardRowFile = (typeof rowFileNames)[number];

/** Names of the row files that only some run directories have. */
export const furtherFileNames = ['trajectories', 'rows', 'calls', 'prompts'] as const;

/**
 * Any row file: `trajectories` and `rows` appear when a pipeline ends in trajectories, or in custom records. `calls` says
 * which stored replies each task used, so that they are found without a search; `prompts` holds one prompt of each part of
 * each stage, as it was sent for one item.
 */
export type RowFileName = StandardRowFile | (typeof furtherFileNames)[number];

/** Where a row file lies. */
export function rowFilePath(directory: string, name: RowFileName): string {
  return join(directory, `${name}.jsonl`);
}

/** A row: any JSON object with an id, by which the file is sorted. */
export interface Row {
  readonly id: string;
  readonly [field: string]: unknown;
}

/** The rows of a run as files that people read: a view, derived from the journal again on each run. */
export interface RowFiles {
  /** Appends a row; of rows with the same id the last one counts. Await it: it waits when the disk is slow. */
  append(file: RowFileName, row: Row): Promise<void>;
  /**
   * Rewrites each file sorted by id and closes it. `completed` keeps the rows appended since the opening, `partial`
   * earlier ones too.
   */
  finish(end: 'completed' | 'partial'): Promise<void>;
  /** Closes the files as they are; nothing is left to do after `finish`. */
  close(): Promise<void>;
}

interface OpenFile {
  readonly writer: JsonLinesWriter;
  /** Where the rows of this opening begin. */
  readonly start: number;
}

/**
 * Opens the row files of a run directory.
 *
 * With `keepEarlier` the rows that are there stay, less a torn last line; otherwise the files begin empty. What was refused or
 * failed stays only with `keepRefused`: a task that a run takes up again may well be kept this time.
 *
 * @throws {StoreError} When a file cannot be opened, and from each method when it cannot be written.
 */
export async function openRowFiles(
  directory: string,
  { keepEarlier, keepRefused = false }: { readonly keepEarlier: boolean; readonly keepRefused?: boolean },
): Promise<RowFiles> {
  const files = new Map<RowFileName, Promise<OpenFile>>();
  const keeps = (name: RowFileName): boolean =>
    keepEarlier && (keepRefused || (name !== 'rejected' && name !== 'failed'));
  const openFile = (name: RowFileName): Promise<OpenFile> => {
    const file = files.get(name) ?? openRowFile(rowFilePath(directory, name), keeps(name));
    files.set(name, file);
    return file;
  };
  try {
    for (const name of rowFileNames) await openFile(name);
    // One that an earlier run left is put in order, or emptied, like the others.
    const present = new Set(await namesIn(directory));
    for (const name of furtherFileNames) if (present.has(`${name}.jsonl`)) await openFile(name);
  } catch (error) {
    await closeAll(files).catch(() => undefined);
    throw error;
  }
  let closing: Promise<void> | undefined;
  return {
    async append(name, row) {
      if (closing !== undefined) throw closedError(directory);
      const { writer } = await openFile(name);
      await writer.append(row);
    },
    async finish(end) {
      if (closing !== undefined) throw closedError(directory);
      closing = closeAll(files);
      await closing;
      for (const file of files.values()) {
        const { writer, start } = await file;
        await sortRows(writer.path, { from: end === 'completed' ? start : 0 });
      }
    },
    async close() {
      closing ??= closeAll(files);
      await closing;
    },
  };
}

async function openRowFile(path: string, keepEarlier: boolean): Promise<OpenFile> {
  const start = keepEarlier ? await wholeLinesLength(path) : 0;
  return { writer: await openJsonLines(path, { keepBytes: start }), start };
}

/** Closes every file, also after one has failed, and throws the first failure. */
async function closeAll(files: ReadonlyMap<RowFileName, Promise<OpenFile>>): Promise<void> {
  const ends = await Promise.allSettled([...files.values()].map(async (file) => (await file).writer.close()));
  for (const end of ends) if (end.status === 'rejected') throw end.reason;
}

function closedError(directory: string): StoreError {
  return new StoreError(`the row files of ${directory} are closed; open them again to write`, {
    code: 'store-closed',
    path: directory,
  });
}
