import { dirname } from 'node:path';
import type { RecordKind } from '../core/records/record-schemas.ts';
import type { ChimeraRecord, Sample, Topic, Trajectory, ValidatedProblem } from '../core/records/records.ts';
import { checkArguments } from '../options/check-arguments.ts';
import { type OptionSchema, oneOf, optionOf, optionsSchema } from '../options/option-schemas.ts';
import type { RecordSource } from './record-source.ts';

/** The record that each readable row file holds. */
export interface RecordsByFile {
  readonly topics: Topic;
  readonly problems: ValidatedProblem;
  readonly trajectories: Trajectory;
  readonly samples: Sample;
}

/** A row file that a run can begin with. */
type RecordFile = keyof RecordsByFile;

/** Options of `readRecords`. */
export interface ReadRecordsOptions<File extends keyof RecordsByFile> {
  /** Which row file of the directory to read, without its ending; for the path of a file, which records it holds. */
  readonly file: File;
}

const KINDS = {
  topics: 'topic',
  problems: 'validated-problem',
  trajectories: 'trajectory',
  samples: 'sample',
} as const satisfies { readonly [File in RecordFile]: RecordsByFile[File]['kind'] };

const readRecordsSchema: OptionSchema = optionsSchema<ReadRecordsOptions<RecordFile>>({
  file: oneOf(Object.keys(KINDS)),
});

const directoryOrFile: OptionSchema = optionOf(
  (from) => typeof from === 'string' && from.trim() !== '',
  'a run directory or the path of a file',
);

/**
 * Reads the records that an earlier run left, so that another run can begin with them: with its topics, with its problems
 * (a new teacher over problems that are paid for), with its trajectories or samples. Makes no model call.
 *
 * Each row is checked before the first one is given, so that a fault shows before anything is paid. Run over the records
 * into another directory than the one they come from. Memory is bounded by the longest row.
 *
 * @param from - a run directory, or the path of a file of such rows
 * @throws {ConfigurationError} While iterating, when rows are records of another kind or version, with file and line.
 * @throws {DirectoryError} While iterating, when the folder holds no run, or a run is at work in it.
 *
 * @example
 * ```ts
 * const second = compose(synthesize({ model: reasoner }), label({ model: judge }));
 * const samples = await second.run(readRecords('runs/first', { file: 'problems' }), { directory: 'runs/second' }).toArray();
 * ```
 */
export function readRecords<File extends keyof RecordsByFile>(
  from: string,
  options: ReadRecordsOptions<File>,
): RecordSource<RecordsByFile[File]>;
// The overload above tells a caller which records a file holds; what checks them tells the same at run time.
export function readRecords(
  from: string,
  options: ReadRecordsOptions<keyof RecordsByFile>,
): RecordSource<ChimeraRecord> {
  checkArguments([directoryOrFile, from, 'readRecords.from'], [readRecordsSchema, options, 'readRecords']);
  const { file } = options;
  const kind: RecordKind = KINDS[file];
  return {
    directory: /\.(?:jsonl|ndjson)$/iu.test(from) ? dirname(from) : from,
    async *[Symbol.asyncIterator]() {
      const { readRecordFile } = await import('./read-record-file.ts');
      yield* readRecordFile(from, { file, kind });
    },
  };
}
