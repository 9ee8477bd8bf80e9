import { dirname } from 'node:path';
import type { Problem, Trajectory, ValidatedProblem } from '../core/records/records.ts';
import { withRuleOver } from '../options/between/with-rule-over.ts';
import { checkArguments } from '../options/check-arguments.ts';
import { filledIn } from '../options/filled-in.ts';
import { dependingOn } from '../options/judged-by.ts';
import {
  listOf,
  nonEmptyString,
  type OptionSchema,
  oneOf,
  optionOf,
  optionsSchema,
} from '../options/option-schemas.ts';
import { isStream } from '../options/stream-of.ts';
import type { RecordSource } from './record-source.ts';
import { DEFAULT_COLUMNS, type ProblemColumns, problemColumnsSchema } from './rows/problem-columns.ts';
import { type ProblemRows, problemsIn } from './rows/problem-rows.ts';
import type { RowReading } from './rows/read-problem-row.ts';
import { unvoted } from './rows/unvoted.ts';

/** Options of `readProblems`. */
export interface ReadProblemsOptions {
  /**
   * What the rows count as: a `validated-problem`, which `synthesize` takes and which no verifier sees, a `problem`,
   * which `validate` takes, or a `trajectory` with its solution, which `label` takes and labels again.
   *
   * @default 'validated-problem'
   */
  readonly as?: 'validated-problem' | 'problem' | 'trajectory';
  readonly columns?: ProblemColumns;
  /** Subject and topic of rows that have none. @default 'General' */
  readonly defaults?: { readonly subject?: string; readonly topic?: string };
  /** Further columns that go, as `extra`, into every record that is made from the problem. @default none */
  readonly keep?: readonly string[];
}

const rowsSchema: OptionSchema = dependingOn((source) =>
  typeof source === 'string'
    ? nonEmptyString
    : optionOf(isStream, 'the path of a JSON lines file, or an array or another iterable of rows'),
);

const everyOption: OptionSchema = optionsSchema<ReadProblemsOptions>({
  as: oneOf(['validated-problem', 'problem', 'trajectory']).optional(),
  columns: problemColumnsSchema.optional(),
  defaults: optionsSchema<NonNullable<ReadProblemsOptions['defaults']>>(
    { subject: nonEmptyString.optional(), topic: nonEmptyString.optional() },
    "an object such as { subject: 'Mathematics' }",
    'column',
  ).optional(),
  keep: listOf(nonEmptyString, 'a list of columns').optional(),
});

/** Columns that only a trajectory is made of. */
const attemptColumns = ['solution', 'reasoning', 'correctness'] as const;

const readProblemsSchema: OptionSchema = withRuleOver<Pick<ReadProblemsOptions, 'as' | 'columns'>>(
  everyOption,
  ['as', 'columns'],
  ({ as, columns = {} }) =>
    attemptColumns
      .filter((column) => as !== 'trajectory' && columns[column] !== undefined)
      .map((column) => ({
        path: ['columns', column],
        message: "has no effect on problems; set as: 'trajectory', or leave it out",
      })),
);

/**
 * Turns rows of your own or of a published dataset into problems that a run can begin with: to have them verified
 * (`as: 'problem'`), to have a new teacher solve them, or to have their solutions labelled again (`as: 'trajectory'`).
 *
 * Ids follow from the content, so that the same row is the same problem in every run. As validated problems the rows have
 * no votes; an answer that is a plain number is declared as one, any other as `text`, unless a column says otherwise. As trajectories,
 * thinking between marks is taken off the solution, rows with one problem are its draws, and the label that a row came
 * with is kept in `extra`.
 * Makes no model call.
 *
 * @param source - path of a table (JSON lines, a JSON list, CSV, TSV, or Parquet with the package `hyparquet`), or the
 * rows themselves
 * @throws {ConfigurationError} When a column is named wrongly; while iterating, when rows lack a column, each with its
 * file and line. A file or an array is checked whole before its first problem is given.
 *
 * @example
 * ```ts
 * const rows = [{ question: 'Compute 6 * 7.', answer: '42', level: 'easy' }];
 * const mine = readProblems(rows, { as: 'problem', keep: ['level'], defaults: { subject: 'Mathematics' } });
 * const checked = await validate({ models: [first, second] }).run(mine).toArray();
 * const trajectories = await synthesize({ model: reasoner }).run(readProblems(rows)).toArray();
 * ```
 */
export function readProblems(
  source: ProblemRows,
  options: ReadProblemsOptions & { readonly as: 'problem' },
): RecordSource<Problem>;
export function readProblems(
  source: ProblemRows,
  options: ReadProblemsOptions & { readonly as: 'trajectory' },
): RecordSource<Trajectory>;
export function readProblems(
  source: ProblemRows,
  options?: ReadProblemsOptions & { readonly as?: 'validated-problem' },
): RecordSource<ValidatedProblem>;
export function readProblems(
  source: ProblemRows,
  options: ReadProblemsOptions = {},
): RecordSource<Problem | ValidatedProblem | Trajectory> {
  checkArguments([rowsSchema, source, 'readProblems.source'], [readProblemsSchema, options, 'readProblems']);
  const { as = 'validated-problem', columns: named = {}, defaults = {}, keep = [] } = options;
  const columns = filledIn<ProblemColumns>(DEFAULT_COLUMNS, named);
  const reading: RowReading = { columns, named, defaults, keep };
  return {
    directory: typeof source === 'string' ? dirname(source) : null,
    [Symbol.asyncIterator]: () => {
      if (as === 'trajectory') return trajectories(source, reading);
      return as === 'problem' ? problemsIn(source, reading) : validatedProblems(source, reading);
    },
  };
}

async function* trajectories(
  source: ProblemRows,
  reading: RowReading,
): AsyncGenerator<Trajectory, void, undefined> {
  const { trajectoriesIn } = await import('./rows/trajectories-in.ts');
  yield* trajectoriesIn(source, reading);
}

async function* validatedProblems(
  source: ProblemRows,
  reading: RowReading,
): AsyncGenerator<ValidatedProblem, void, undefined> {
  for await (const problem of problemsIn(source, reading)) yield unvoted(problem);
}
