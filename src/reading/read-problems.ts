import { dirname } from 'node:path';
import type { ValidatedProblem } from '../core/records/records.ts';
import { checkArguments } from '../options/check-arguments.ts';
import { filledIn } from '../options/filled-in.ts';
import { dependingOn } from '../options/judged-by.ts';
import { nonEmptyString, type OptionSchema, optionsSchema } from '../options/option-schemas.ts';
import { streamOf } from '../options/stream-of.ts';
import { DEFAULT_COLUMNS, type ProblemColumns, problemColumnsSchema } from './problem-columns.ts';
import { type ProblemRows, problemsIn } from './problem-rows.ts';
import type { RecordSource } from './record-source.ts';

/** Options of `readProblems`. */
export interface ReadProblemsOptions {
  readonly columns?: ProblemColumns;
}

const rowsSchema: OptionSchema = dependingOn((source) =>
  typeof source === 'string'
    ? nonEmptyString
    : streamOf('the path of a JSON lines file, or a list or stream of rows'),
);

const readProblemsSchema: OptionSchema = optionsSchema<ReadProblemsOptions>({
  columns: problemColumnsSchema.optional(),
});

/**
 * Turns rows of a published dataset into problems that a run can begin with, such as one that has a new teacher solve them.
 *
 * Ids follow from the content, so that the same row is the same problem in every run. The rows count as validated, with no
 * votes; an answer that is a plain number is declared as one, any other as `text`. Makes no model call.
 *
 * @param source - path of a JSON lines file, or the rows themselves
 * @throws {ConfigurationError} When a column is named wrongly; while iterating, when rows lack a column, each with its
 * file and line. A file or an array is checked whole before its first problem is given.
 *
 * @example
 * ```ts
 * const rows = [{ question: 'Compute 6 * 7.', answer: '42', subject: 'Mathematics', topic: 'Arithmetic' }];
 * const trajectories = await synthesize({ model: reasoner }).run(readProblems(rows)).toArray();
 * ```
 */
export function readProblems(
  source: ProblemRows,
  options: ReadProblemsOptions = {},
): RecordSource<ValidatedProblem> {
  checkArguments([rowsSchema, source, 'readProblems.source'], [readProblemsSchema, options, 'readProblems']);
  const columns = filledIn<ProblemColumns>(DEFAULT_COLUMNS, options.columns);
  return {
    directory: typeof source === 'string' ? dirname(source) : null,
    [Symbol.asyncIterator]: () => problemsIn(source, columns),
  };
}
