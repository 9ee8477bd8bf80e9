import { answerTypes, isAnswerType } from '../../core/records/answer-types.ts';
import { shownValue } from '../../errors/shown-value.ts';
import type { ProblemFields } from '../make-problem.ts';
import { keptColumns } from './kept-columns.ts';
import { type Column, type ColumnNames, DEFAULT_COLUMNS, type ProblemColumns } from './problem-columns.ts';

/** How rows are read as problems. */
export interface RowReading {
  readonly columns: ColumnNames;
  /** The columns that the caller named. */
  readonly named: ProblemColumns;
  readonly defaults: { readonly subject?: string; readonly topic?: string };
  readonly keep: readonly string[];
}

/** Where the problem is in most datasets, looked for where the caller names no column. */
const PROBLEM_COLUMNS = ['question', 'problem', 'prompt'] as const;

/** Returns what a row says of a problem, or what is wrong with it. */
export function readProblemRow(
  row: unknown,
  { columns: given, named, defaults, keep }: RowReading,
): ProblemFields | { readonly fault: string } {
  if (typeof row !== 'object' || row === null || Array.isArray(row)) {
    const shape = [given.problem, given.answer, given.subject, given.topic].join(', ');
    return { fault: `must be an object with the columns ${shape}, got ${shownValue(row)}` };
  }
  const cells = new Map<string, unknown>(Object.entries(row));
  const usual = PROBLEM_COLUMNS.find((column) => cells.has(column)) ?? given.problem;
  const columns = named.problem === undefined ? { ...given, problem: usual } : given;
  const mayLack = (column: 'problem' | 'answer' | 'subject' | 'topic' | 'answerType'): boolean => {
    if (column === 'problem' || column === 'answer') return false;
    return named[column] === undefined || (column !== 'answerType' && defaults[column] !== undefined);
  };
  const names = ['problem', 'answer', 'subject', 'topic'] as const;
  const faults = [
    ...names.flatMap((column) => cellFaults(columns[column], cells, mayLack(column))),
    ...typeFaults(columns.answerType, cells, mayLack('answerType')),
  ];
  if (faults.length > 0) return { fault: `${faults.join(', ')}; ${remedyFor(cells)}` };
  const text = (column: Column): string => String(cells.get(columns[column]) ?? '').trim();
  const type = text('answerType');
  const [subject, topic] = [text('subject') || defaults.subject, text('topic') || defaults.topic];
  const extra = keptColumns(cells, keep);
  return {
    problem: text('problem'),
    answer: text('answer'),
    ...(subject === undefined ? {} : { subject }),
    ...(topic === undefined ? {} : { topic }),
    ...(isAnswerType(type) ? { answerType: type } : {}),
    ...(extra === undefined ? {} : { extra }),
  };
}

/** Numbers are taken too: many datasets hold answers as such. Those of files come as texts where JavaScript would change them. */
function cellFaults(
  column: string,
  cells: ReadonlyMap<string, unknown>,
  mayLack: boolean,
): readonly string[] {
  const cell = cells.get(column);
  if (cell === undefined || cell === null) return mayLack ? [] : [`lacks ${column}`];
  if (typeof cell === 'number' && Number.isInteger(cell) && !Number.isSafeInteger(cell))
    return [`${column} is a number beyond 2^53, of which digits may be lost; give it as a text or a bigint`];
  if (typeof cell === 'bigint' || (typeof cell === 'number' && Number.isFinite(cell))) return [];
  if (typeof cell !== 'string') return [`${column} must be a text, got ${shownValue(cell)}`];
  return cell.trim() === '' && !mayLack ? [`${column} is blank`] : [];
}

/** A column that happens to be called so may hold other words; one that was named for it may not. */
function typeFaults(
  column: string,
  cells: ReadonlyMap<string, unknown>,
  mayLack: boolean,
): readonly string[] {
  const cell = cells.get(column);
  if (mayLack || cell === undefined || cell === null || isAnswerType(cell)) return [];
  return [`${column} must be one of ${answerTypes.join(', ')}, got ${shownValue(cell)}`];
}

function remedyFor(cells: ReadonlyMap<string, unknown>): string {
  const own = [...cells.keys()]
    .slice(0, 12)
    .map((name) => (name.length > 40 ? `${name.slice(0, 40)}…` : name));
  const known: readonly string[] = Object.values(DEFAULT_COLUMNS);
  const has = own.some((name) => !known.includes(name)) ? ` (the row has ${own.join(', ')})` : '';
  return `fix the row, or name its columns in the option columns${has}`;
}
