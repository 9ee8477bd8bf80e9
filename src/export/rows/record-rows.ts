import { kindOf } from '../../core/items/kind-of.ts';
import { isRejection } from '../../core/outcome.ts';
import { isRecord } from '../../core/records/is-record.ts';
import type { Sample, ValidatedProblem } from '../../core/records/records.ts';
import { StoreError } from '../../errors/store-error.ts';
import { readJsonLines } from '../../files/rows/read-json-lines.ts';
import { type LinePlace, type PlaceReader, readPlaces } from '../../files/rows/read-places.ts';
import type { LeftOut } from '../export-report.ts';
import { fileOf, type OpenedSource, rowsOf } from '../export-source.ts';
import type { Exporter, ProblemExporter, ProblemSamplesExporter, SampleExporter } from '../exporter.ts';
import { type PassRates, ratedRecord } from './pass-rates.ts';
import { problemOf } from './problem-of.ts';
import type { PoolTest } from './problem-pool.ts';
import { refuseRow } from './refuse-row.ts';
import type { Selection } from './selection.ts';
import { type Split, splitOf } from './split.ts';

/** A row, and the split that it belongs to. */
export interface SplitRow {
  readonly split: string | null;
  readonly row: object;
}

/** What reading a source counts. */
export interface ReadTally {
  read: number;
  readonly leftOut: LeftOut;
}

/** All that making rows needs. */
export interface RowMaking {
  readonly source: OpenedSource;
  readonly split: Split | undefined;
  /** Rows written so far, which is the index of the next one. */
  readonly written: () => number;
  readonly tally: ReadTally;
  /** Pass rates to put on records; none when they have their own. */
  readonly rates: PassRates;
  /** Tells which problems are not in the pool; null when all are. */
  readonly pool: PoolTest | null;
  /** Returns a path for rows that must be read twice. */
  readonly scratch: () => Promise<string>;
}

/** Reads samples one after the other. */
export async function* sampleRows(
  exporter: SampleExporter,
  select: Selection<Sample>,
  making: RowMaking,
): AsyncGenerator<SplitRow, void, undefined> {
  const { source, split, tally, written } = making;
  for await (const value of rowsOf(source.rows)) {
    const sample = admitSample(value, making);
    if (sample === null) continue;
    const place = { index: written(), split: splitOf(sample.problem, split) };
    const reason = select(sample);
    const row = reason === null ? exporter.row(sample, place) : null;
    if (row === null || isRejection(row)) tally.leftOut.add(row === null ? String(reason) : row.code);
    else yield { split: place.split, row };
  }
}

/** Reads problems one after the other, each once. Holds their ids in memory. */
export async function* problemRows(
  exporter: ProblemExporter,
  select: Selection<ValidatedProblem>,
  making: RowMaking,
): AsyncGenerator<SplitRow, void, undefined> {
  const { source, split, tally, written, pool } = making;
  const seen = new Set<string>();
  for await (const value of rowsOf(source.rows)) {
    const problem = admitProblem(value, making);
    if (problem === null) continue;
    const reason = seen.has(problem.id) ? 'repeated' : (pool?.(problem) ?? select(problem));
    seen.add(problem.id);
    const place = { index: written(), split: splitOf(problem.problem, split) };
    const row = reason === null ? exporter.row(problem, place) : null;
    if (row === null || isRejection(row)) tally.leftOut.add(row === null ? String(reason) : row.code);
    else yield { split: place.split, row };
  }
}

/**
 * Reads the samples of each problem together, in the order of problem ids: once to find where they lie, and again, from
 * their places, to make the rows. Holds ids and places in memory, and the samples of one problem.
 */
export async function* problemSampleRows(
  exporter: ProblemSamplesExporter,
  select: Selection<Sample>,
  making: RowMaking,
): AsyncGenerator<SplitRow, void, undefined> {
  const { source, split, tally, written, scratch } = making;
  const path = await fileOf(source.rows, scratch);
  const places = await placesByProblem(path, select, making);
  await using reader = await readPlaces(path);
  const waiting = [...places].sort(([left], [right]) => (left > right ? -1 : 1)).map(([, own]) => own);
  try {
    for (let own = waiting.pop(); own !== undefined; own = waiting.pop()) {
      const samples = await samplesAt(reader, own, making.rates);
      const [first] = samples;
      if (first === undefined) continue;
      const target = { index: written(), split: splitOf(first.problem, split) };
      const rows = exporter.rows(samples, target);
      if (rows.length === 0) tally.leftOut.add('no-row', samples.length);
      for (const row of rows) yield { split: target.split, row };
    }
  } finally {
    // A caller that has rows enough leaves, and with it samples that were read for nothing.
    const left = waiting.reduce((sum, own) => sum + own.length, 0);
    if (left > 0) tally.leftOut.add('limit', left);
  }
}

async function placesByProblem(
  path: string,
  select: Selection<Sample>,
  making: RowMaking,
): Promise<ReadonlyMap<string, readonly LinePlace[]>> {
  const { tally } = making;
  const places = new Map<string, LinePlace[]>();
  for await (const { value, offset, length } of readJsonLines(path)) {
    const sample = admitSample(value, making);
    if (sample === null) continue;
    const reason = select(sample);
    if (reason !== null) {
      tally.leftOut.add(reason);
      continue;
    }
    const known = places.get(sample.problemId);
    if (known === undefined) places.set(sample.problemId, [{ offset, length }]);
    else known.push({ offset, length });
  }
  return places;
}

/** The samples that lie there, in the order of their draws. */
async function samplesAt(
  reader: PlaceReader,
  places: readonly LinePlace[],
  rates: PassRates,
): Promise<readonly Sample[]> {
  const samples: Sample[] = [];
  for (const place of places) {
    const value = await reader.read(place);
    if (value === undefined) throw changedMeanwhile(reader.path);
    if (isRecord('sample', value)) samples.push(ratedRecord(value, rates));
  }
  return samples.sort((left, right) => left.draw - right.draw || (left.id < right.id ? -1 : 1));
}

function changedMeanwhile(path: string): StoreError {
  return new StoreError(`${path} has changed while it was read; try again when nothing writes to it`, {
    path,
  });
}

/** Rows of the other kinds that a run may leave are counted; a broken one stops the export. */
function admitSample(value: unknown, { source, tally, rates }: RowMaking): Sample | null {
  tally.read += 1;
  if (isRecord('sample', value)) return ratedRecord(value, rates);
  if (!source.mixed || kindOf(value) === 'sample') refuseRow('sample', value, tally.read);
  tally.leftOut.add('other-kind');
  return null;
}

function admitProblem(value: unknown, { source, tally, rates }: RowMaking): ValidatedProblem | null {
  tally.read += 1;
  if (isRecord('validated-problem', value)) return ratedRecord(value, rates);
  if (isRecord('sample', value)) return problemOf(ratedRecord(value, rates));
  const kind = kindOf(value);
  if (kind === 'sample') refuseRow('sample', value, tally.read);
  if (!source.mixed || kind === 'validated-problem') refuseRow('validated-problem', value, tally.read);
  tally.leftOut.add('other-kind');
  return null;
}

/** What a format takes from a source. */
export function takesOf(exporter: Exporter): 'samples' | 'problems' {
  return exporter.reads === 'problems' ? 'problems' : 'samples';
}
