import type { ConfigurationIssue } from '../errors/index.ts';
import { shownValue } from '../errors/shown-value.ts';

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

export const DEFAULT_COLUMNS = {
  problem: 'question',
  answer: 'answer',
  subject: 'subject',
  topic: 'topic',
} as const;

/** A column that a problem is made of. */
export type Column = keyof typeof DEFAULT_COLUMNS;

export type ColumnNames = Readonly<Record<Column, string>>;

/** Says what is wrong with the names of columns. */
export function columnIssues(columns: unknown): readonly ConfigurationIssue[] {
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
