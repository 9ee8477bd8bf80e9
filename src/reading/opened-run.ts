import type { ChimeraRecord, Sample, Topic, ValidatedProblem } from '../core/records/records.ts';
import type { RunSummary } from '../core/summary.ts';
import { StoreError } from '../errors/index.ts';
import { readJsonLines } from '../files/rows/read-json-lines.ts';
import { openRowFiles, rowFilePath, type StandardRowFile } from '../files/run-directory/row-files.ts';
import { openRunDirectory } from '../files/run-directory/run-directory.ts';
import { ItemReplies } from './item-replies.ts';
import type { FailedRow, RejectedRow, StoredRun } from './stored-run.ts';

/** Opens the run in a directory: its rows are put in order first when a kill left them without. */
export async function openedRun(directory: string): Promise<StoredRun> {
  const opened = await openRunDirectory(directory, { manifest: null });
  try {
    const summary = await opened.readSummary();
    if (summary === null) await putInOrder(opened.path);
    const rows = (file: StandardRowFile): AsyncIterable<object> => readRows(rowFilePath(opened.path, file));
    const { path } = opened;
    const replies = new ItemReplies(path);
    return {
      directory,
      manifest: opened.previous ?? {},
      // Written by this library under the format version that was just checked.
      summary: summary as RunSummary | null,
      topics: () => ofKind<Topic>(rows('topics'), 'topic'),
      problems: () => ofKind<ValidatedProblem>(rows('problems'), 'validated-problem'),
      samples: () => ofKind<Sample>(rows('samples'), 'sample'),
      rejected: () => rows('rejected') as AsyncIterable<RejectedRow>,
      failed: () => rows('failed') as AsyncIterable<FailedRow>,
      replies: (item) => replies.of(item),
    };
  } finally {
    await opened.close();
  }
}

/** On a disk without room the rows stay as they were appended: readable, less a torn last line. */
async function putInOrder(path: string): Promise<void> {
  try {
    await (await openRowFiles(path, { keepEarlier: true, keepRefused: true })).finish('partial');
  } catch (error) {
    if (!(error instanceof StoreError)) throw error;
  }
}

async function* readRows(path: string): AsyncGenerator<object> {
  for await (const { value, offset } of readJsonLines(path)) {
    if (typeof value !== 'object' || value === null) {
      throw new StoreError(
        `${path} holds a line at byte ${offset} that is not a row; delete it and open the run again`,
        {
          path,
        },
      );
    }
    yield value;
  }
}

/** Rows of other kinds, which a pipeline without `validate` may have left, are passed over. */
async function* ofKind<Row extends ChimeraRecord>(
  rows: AsyncIterable<object>,
  kind: Row['kind'],
): AsyncGenerator<Row> {
  for await (const row of rows) if ('kind' in row && row.kind === kind) yield row as Row;
}
