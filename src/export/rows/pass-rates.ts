import { isRecord } from '../../core/records/is-record.ts';
import type { Sample, ValidatedProblem } from '../../core/records/records.ts';
import { ConfigurationError } from '../../errors/configuration-error.ts';
import { readJsonLines } from '../../files/rows/read-json-lines.ts';
import { findRun } from '../../files/run-directory/find-run.ts';
import { rowFilePath } from '../../files/run-directory/row-files.ts';
import { checkArguments } from '../../options/check-arguments.ts';
import { dependingOn } from '../../options/judged-by.ts';
import { nonEmptyString, type OptionSchema, share } from '../../options/option-schemas.ts';
import { streamOf } from '../../options/stream-of.ts';
import { membersOf } from '../../options/values-by-name.ts';

/** Shares of right attempts: of each problem, by its id, that of each model. */
export interface PassRates {
  readonly [problemId: string]: { readonly [model: string]: number };
}

/** The run directory of a probe, or the `passRates` that it returned. */
export type PassRateSource = string | PassRates;

const sharesByProblem: OptionSchema = membersOf(
  membersOf(share, 'shares by model'),
  'the run directory of a probe, or the passRates that probeDifficulty returned',
);

export const passRateSourceSchema: OptionSchema = dependingOn((source) =>
  typeof source === 'string' ? nonEmptyString : sharesByProblem,
);

/**
 * Returns the pass rates of a source.
 *
 * @param option - how errors call it
 * @throws {ConfigurationError} When a directory holds no labelled attempts.
 * @throws {DirectoryError} When it holds no run.
 */
export async function readPassRates(source: PassRateSource, option: string): Promise<PassRates> {
  if (typeof source !== 'string') return source;
  const { path } = await findRun(source);
  const counts = new Map<string, Map<string, { attempts: number; correct: number }>>();
  for await (const { value } of readJsonLines(rowFilePath(path, 'samples'))) {
    if (!isRecord('sample', value) || value.models.synthesize === undefined) continue;
    const ofProblem = counts.get(value.problemId) ?? new Map();
    counts.set(value.problemId, ofProblem);
    const count = ofProblem.get(value.models.synthesize) ?? { attempts: 0, correct: 0 };
    ofProblem.set(value.models.synthesize, {
      attempts: count.attempts + 1,
      correct: count.correct + (value.correct === true ? 1 : 0),
    });
  }
  if (counts.size === 0)
    throw new ConfigurationError([
      {
        option,
        message: `${source} holds no labelled attempts; name the directory of a run of probeDifficulty`,
      },
    ]);
  return Object.fromEntries(
    [...counts].map(([id, ofProblem]) => [
      id,
      Object.fromEntries([...ofProblem].map(([model, { attempts, correct }]) => [model, correct / attempts])),
    ]),
  );
}

/** Returns a record with what is known of its problem, beside what it had. */
export function ratedRecord<Item extends Sample | ValidatedProblem>(record: Item, rates: PassRates): Item {
  const own = rates[record.kind === 'sample' ? record.problemId : record.id];
  return own === undefined ? record : { ...record, passRates: { ...record.passRates, ...own } };
}

/**
 * Puts pass rates on records: what `probeDifficulty` found of each problem, by model. Records of problems that were not
 * probed come as they are.
 *
 * @throws {ConfigurationError} At once for what are no records or no pass rates; while iterating, when their source holds none.
 *
 * @example
 * ```ts
 * import { openRun } from 'chimera-sdk';
 * import { withPassRates } from 'chimera-sdk/export';
 *
 * const samples = (await openRun('runs/first')).samples();
 * for await (const { id, passRates } of withPassRates(samples, 'runs/probe')) console.log(id, passRates);
 * ```
 */
export function withPassRates<Item extends Sample | ValidatedProblem>(
  records: (Iterable<Item> & object) | AsyncIterable<Item>,
  passRates: PassRateSource,
): AsyncGenerator<Item, void, undefined> {
  checkArguments(
    [streamOf('records'), records, 'withPassRates.records'],
    [passRateSourceSchema, passRates, 'withPassRates.passRates'],
  );
  return ratedRecords(records, passRates);
}

async function* ratedRecords<Item extends Sample | ValidatedProblem>(
  records: (Iterable<Item> & object) | AsyncIterable<Item>,
  passRates: PassRateSource,
): AsyncGenerator<Item, void, undefined> {
  const rates = await readPassRates(passRates, 'withPassRates.passRates');
  for await (const record of records) yield ratedRecord(record, rates);
}
