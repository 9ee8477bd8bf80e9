import type { Sample, ValidatedProblem } from '../core/records/records.ts';
import type { Run } from '../core/run.ts';
import type { RunEnd, RunSummary } from '../core/summary.ts';
import { UsageError } from '../errors/usage-error.ts';
import { isThere } from '../files/is-there.ts';
import { openJsonLines } from '../files/rows/json-lines-writer.ts';
import { readJsonLines } from '../files/rows/read-json-lines.ts';
import { sortRows } from '../files/rows/sort-rows.ts';
import { findRun } from '../files/run-directory/find-run.ts';
import { type RowFileName, rowFilePath } from '../files/run-directory/row-files.ts';
import { type OptionSchema, optionOf } from '../options/option-schemas.ts';
import { isStream } from '../options/stream-of.ts';

/** What `openRun` returns, as far as an export needs it. */
export interface ReadableRun {
  readonly directory: string;
  /** Its samples, which are read from the directory. */
  samples(): AsyncIterable<Sample>;
}

/**
 * What can be exported: the path of a run directory, a run (started if need be), what `openRun` returns, or any iterable
 * of samples, or of problems for formats that take problems.
 */
export type ExportSource<Item> =
  | string
  | Run<Item>
  | ReadableRun
  | (Iterable<Item> & object)
  | AsyncIterable<Item>;

/** The state of the run behind an export. */
export interface ExportedRun {
  /** Null for a run without a directory. */
  readonly directory: string | null;
  /** How it ended; `unfinished` when it was killed, so that its rows are those finished before. */
  readonly end: RunEnd | 'unfinished';
  /** Tasks that were not settled when it ended; null when it was killed. */
  readonly pending: number | null;
}

/** Rows to read: a JSON lines file in order, or a stream in the order of the caller. */
export type RowOrigin =
  | { readonly kind: 'file'; readonly path: string }
  | {
      readonly kind: 'stream';
      readonly rows: (Iterable<unknown> & object) | AsyncIterable<unknown>;
    };

/** A source that is ready to be read. */
export interface OpenedSource {
  readonly rows: RowOrigin;
  readonly run: ExportedRun | null;
  /** Whether rows of other kinds belong there, as in the files of a run. */
  readonly mixed: boolean;
  /** Samples that must be there: those that a completed run counted; 0 when nothing was counted. */
  readonly samples: number;
  /** Why the run failed or was aborted, and what to do; null when it did neither. */
  readonly failure: string | null;
}

/** What can be exported. */
export const exportSourceSchema: OptionSchema = optionOf((source) => {
  if (typeof source === 'string') return source.trim() !== '';
  return typeof source === 'object' && source !== null && (isReadableRun(source) || isStream(source));
}, 'a run directory, a run, or an array or another iterable of records');

/**
 * Opens a source for formats that take samples, or problems. Problems come from `problems.jsonl`, or, in a directory
 * without them, from its samples.
 *
 * @param scratch - returns a path for rows that must be put in order first
 */
export async function openSource(
  source: ExportSource<Sample> | ExportSource<ValidatedProblem>,
  takes: 'samples' | 'problems',
  scratch: () => Promise<string>,
): Promise<OpenedSource> {
  if (typeof source === 'string') return openDirectory(source, takes);
  if (isReadableRun(source)) return openDirectory(source.directory, takes);
  if (isRun(source)) return openLiveRun(source, takes, scratch);
  return { rows: { kind: 'stream', rows: source }, run: null, mixed: false, samples: 0, failure: null };
}

/** The rows of a source. */
export async function* rowsOf(rows: RowOrigin): AsyncGenerator<unknown, void, undefined> {
  if (rows.kind === 'stream') yield* rows.rows;
  else if ((await isThere(rows.path)) !== null)
    for await (const { value } of readJsonLines(rows.path)) yield value;
}

/** Writes a stream to a file, so that it can be read twice; returns the file. */
export async function fileOf(rows: RowOrigin, scratch: () => Promise<string>): Promise<string> {
  if (rows.kind === 'file' && (await isThere(rows.path)) !== null) return rows.path;
  const path = await scratch();
  const lines = await openJsonLines(path, { keepBytes: 0 });
  try {
    for await (const row of rowsOf(rows)) await lines.append(Object(row));
  } finally {
    await lines.close();
  }
  return path;
}

async function openDirectory(directory: string, takes: 'samples' | 'problems'): Promise<OpenedSource> {
  const { path, summary } = await findRun(directory);
  const rows = { kind: 'file', path: rowFilePath(path, await rowFileFor(path, takes)) } as const;
  // Written by this library under the format version that was just checked.
  const noted = summary as RunSummary | null;
  const samples = takes === 'samples' ? samplesOf(noted) : 0;
  return { rows, run: standOf(directory, noted), mixed: true, samples, failure: failureOf(directory, noted) };
}

function samplesOf(summary: RunSummary | null): number {
  if (summary?.end !== 'completed' || (summary.labels ?? null) === null) return 0;
  const { correct = 0, incorrect = 0, unverified = 0 } = summary.labels ?? {};
  return correct + incorrect + unverified;
}

/** A run that began with the problems of another one keeps them in its samples only. */
async function rowFileFor(path: string, takes: 'samples' | 'problems'): Promise<RowFileName> {
  if (takes === 'samples') return 'samples';
  for await (const _ of rowsOf({ kind: 'file', path: rowFilePath(path, 'problems') })) return 'problems';
  return 'samples';
}

/** Names what to do: what was stored is not lost, and the next run goes on from there. */
function failureOf(directory: string | null, summary: RunSummary | null): string | null {
  const { end, error } = summary ?? {};
  if (end !== 'failed' && end !== 'aborted') return null;
  const why = error === null || error === undefined ? '' : ` with ${error.code} (${error.message})`;
  const where = directory === null ? '' : ` in ${directory}`;
  const look =
    directory === null ? '' : `, look at failed.jsonl there or at npx chimera-sdk inspect ${directory}`;
  return `the run${where} ended as ${end}${why} before it had a row; correct the cause${look}, run its pipeline again, and export then`;
}

function standOf(directory: string | null, summary: RunSummary | null): ExportedRun {
  if (summary === null) return { directory, end: 'unfinished', pending: null };
  const pending = summary.stages.reduce((sum, stage) => sum + stage.pending, 0);
  return { directory, end: summary.end, pending };
}

/** Rows of a run come as they are finished; in its directory, or else in a file beside the export, they are put in order. */
async function openLiveRun(
  run: Run<Sample> | Run<ValidatedProblem>,
  takes: 'samples' | 'problems',
  scratch: () => Promise<string>,
): Promise<OpenedSource> {
  let directory: string | null = null;
  const unsubscribe = run.once('run-start', (event) => {
    directory = event.directory;
  });
  const path = await scratch();
  const lines = await openJsonLines(path, { keepBytes: 0 });
  let misused: unknown = null;
  try {
    for await (const row of run) if (directory === null) await lines.append(row);
  } catch (error) {
    if (error instanceof UsageError) misused = error;
    else if (isOwnFailure(error)) throw error;
  } finally {
    unsubscribe();
    await lines.close();
  }
  const summary = await run.summary();
  if (summary.directory !== null) {
    return { ...(await openDirectory(summary.directory, takes)), run: standOf(summary.directory, summary) };
  }
  if (misused !== null) throw misused;
  await sortRows(path, { from: 0 });
  const failure = failureOf(null, summary);
  return { rows: { kind: 'file', path }, run: standOf(null, summary), mixed: false, samples: 0, failure };
}

/** A run that failed still leaves what it finished; a disk that takes no rows here does not. */
function isOwnFailure(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'store-failed';
}

function isReadableRun(source: object): source is ReadableRun {
  return (
    'samples' in source &&
    typeof source.samples === 'function' &&
    'directory' in source &&
    typeof source.directory === 'string'
  );
}

function isRun(source: object): source is Run<Sample> | Run<ValidatedProblem> {
  return 'summary' in source && typeof source.summary === 'function' && 'once' in source;
}
