import { dirname } from 'node:path';
import type { ValidatedProblem } from '../core/records/records.ts';
import type { ConfigurationIssue } from '../errors/index.ts';
import { shownValue } from '../errors/shown-value.ts';
import { throwIssues } from '../errors/throw-issues.ts';
import type { RecordSource } from './record-source.ts';

/** Under which names the columns of published rows go. */
export interface ProblemColumns {
  /** The problem. @default 'question' */
  readonly problem?: string;
  /** The reference answer. @default 'answer' */
  readonly answer?: string;
  /** @default 'subject' */
  readonly subject?: string;
  /** @default 'topic' */
  readonly topic?: string;
}

/** Options of `readProblems`. */
export interface ReadProblemsOptions {
  readonly columns?: ProblemColumns;
}

/** Path of a JSON lines file, or the rows themselves. */
export type ProblemRows = string | (Iterable<object> & object) | AsyncIterable<object>;

const DEFAULT_COLUMNS = {
  problem: 'question',
  answer: 'answer',
  subject: 'subject',
  topic: 'topic',
} as const;

/** A column that a problem is made of. */
export type Column = keyof typeof DEFAULT_COLUMNS;
export type ColumnNames = Readonly<Record<Column, string>>;
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
  throwIssues(sourceIssues(source), columnIssues(options.columns));
  const columns: ColumnNames = { ...DEFAULT_COLUMNS, ...options.columns };
  return {
    directory: typeof source === 'string' ? dirname(source) : null,
    async *[Symbol.asyncIterator]() {
      const { problemsIn } = await import('./problem-rows.ts');
      yield* problemsIn(source, columns);
    },
  };
}

function sourceIssues(source: unknown): readonly ConfigurationIssue[] {
  if (typeof source === 'string' && source.trim() !== '') return [];
  const isIterable =
    typeof source === 'object' &&
    source !== null &&
    (Symbol.iterator in source || Symbol.asyncIterator in source);
  if (isIterable) return [];
  const message = `must be the path of a JSON lines file or an iterable of rows, got ${shownValue(source)}`;
  return [{ option: 'readProblems.source', message }];
}

function columnIssues(columns: unknown): readonly ConfigurationIssue[] {
  if (columns === undefined) return [];
  const option = 'readProblems.columns';
  if (typeof columns !== 'object' || columns === null)
    return [
      { option, message: `must be an object such as { problem: 'prompt' }, got ${shownValue(columns)}` },
    ];
  return Object.entries(columns).flatMap(([column, name]: [string, unknown]) => {
    if (!Object.hasOwn(DEFAULT_COLUMNS, column)) {
      const message = `is no column of a problem; name ${Object.keys(DEFAULT_COLUMNS).join(', ')}`;
      return [{ option: `${option}.${column}`, message }];
    }
    if (typeof name === 'string' && name !== '') return [];
    return [
      { option: `${option}.${column}`, message: `must be the name of a column, got ${shownValue(name)}` },
    ];
  });
}
