import { join } from 'node:path';
import { DirectoryError } from '../errors/directory-error.ts';
import { fileFault } from '../files/file-fault.ts';
import { readJsonFile } from '../files/rows/read-json-file.ts';
import { readJsonLines } from '../files/rows/read-json-lines.ts';
import { rowFilePath, type StandardRowFile } from '../files/run-directory/row-files.ts';
import { FORMAT_VERSION } from '../files/run-directory/run-directory.ts';
import { ItemReplies } from '../reading/item-replies.ts';
import type { ReportRowsOf } from './report-source.ts';
import { fieldsOf, textOf } from './row-fields.ts';
import { RowReplies } from './row-replies.ts';
import type { RunNotes } from './run-facts.ts';

/** A source that is open: notes first, then rows. */
export interface OpenSource extends RunNotes {
  readonly samples: ReportRowsOf<unknown>;
  readonly topics: ReportRowsOf<unknown>;
  readonly problems: ReportRowsOf<unknown>;
  readonly rejected: ReportRowsOf<unknown>;
  readonly failed: ReportRowsOf<unknown>;
  /** Replies behind rows; null for rows without a journal. */
  readonly replies: RowReplies | null;
}

/**
 * Reads a run directory as it is, without locking it: a run at work may be looked at, and nothing is changed.
 *
 * @throws {DirectoryError} When the folder holds no run, or one of another format version.
 */
export async function openRunFiles(directory: string): Promise<OpenSource> {
  const manifest = await readManifest(directory);
  const summary = (await readJsonFile(join(directory, 'summary.json'))) ?? null;
  const rows = (file: StandardRowFile): AsyncIterable<unknown> =>
    readRows(rowFilePath(directory, file), summary === null);
  return {
    summary,
    manifest,
    topics: rows('topics'),
    problems: rows('problems'),
    samples: rows('samples'),
    rejected: rows('rejected'),
    failed: rows('failed'),
    replies: new RowReplies(new ItemReplies(directory)),
  };
}

async function readManifest(directory: string): Promise<unknown> {
  const path = join(directory, 'manifest.json');
  const fault = fileFault(path);
  if (fault !== null) {
    throw new DirectoryError(
      `directory ${directory} holds no run to report on: its manifest.json ${fault}; name the directory of a run`,
      { code: 'not-a-run', directory },
    );
  }
  const manifest = await readJsonFile(path);
  const version = fieldsOf(manifest)['formatVersion'];
  if (version !== FORMAT_VERSION) {
    throw new DirectoryError(
      `directory ${directory} has format version ${JSON.stringify(version) ?? 'none'}, this version of chimera-sdk reads ${FORMAT_VERSION}; ` +
        'install the version of chimera-sdk that wrote it',
      { code: 'format-version', directory },
    );
  }
  return manifest;
}

/** Of rows with one id the last counts, as in a run that came to its end; only there they were put in order. */
async function* readRows(path: string, isUnordered: boolean): AsyncGenerator<unknown> {
  const fault = fileFault(path);
  if (fault === 'does not exist' || fault === 'is empty') return;
  const last = isUnordered ? await lastPlaces(path) : null;
  for await (const { value, offset } of readJsonLines(path)) {
    const place = last?.get(textOf(fieldsOf(value)['id']) ?? '');
    if (place === undefined || place === offset) yield value;
  }
}

async function lastPlaces(path: string): Promise<ReadonlyMap<string, number>> {
  const places = new Map<string, number>();
  for await (const { value, offset } of readJsonLines(path)) {
    const id = textOf(fieldsOf(value)['id']);
    if (id !== null) places.set(id, offset);
  }
  return places;
}
