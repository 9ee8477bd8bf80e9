import { dirname } from 'node:path';
import type { ValidatedProblem } from '../core/records/records.ts';
import type { ConfigurationIssue } from '../errors/index.ts';
import { shownValue } from '../errors/shown-value.ts';
import { throwIssues } from '../errors/throw-issues.ts';
import { type ColumnNames, columnIssues, DEFAULT_COLUMNS, type ProblemColumns } from './problem-columns.ts';
import { type ProblemRows, problemsIn } from './problem-rows.ts';
import type { RecordSource } from './record-source.ts';

/** Options of `readProblems`. */
export interface ReadProblemsOptions {
  readonly columns?: ProblemColumns;
}

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
    [Symbol.asyncIterator]: () => problemsIn(source, columns),
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
