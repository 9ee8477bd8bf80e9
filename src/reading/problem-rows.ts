import { problemId, subjectId, topicId } from '../core/records/ids.ts';
import type { AnswerType, ValidatedProblem } from '../core/records/records.ts';
import { ConfigurationError } from '../errors/index.ts';
import { shownValue } from '../errors/shown-value.ts';
import { readInputLines } from '../files/rows/read-input-file.ts';
import { IssueList } from './issue-list.ts';
import type { Column, ColumnNames } from './problem-columns.ts';

/** Path of a JSON lines file, or the rows themselves. */
export type ProblemRows = string | (Iterable<object> & object) | AsyncIterable<object>;

type Texts = Readonly<Record<Column, string>>;

/** A row, and where it stands. */
interface PlacedRow {
  readonly at: string;
  readonly row: unknown;
}

/** Reads published rows as problems. */
export async function* problemsIn(
  source: ProblemRows,
  columns: ColumnNames,
): AsyncGenerator<ValidatedProblem, void, undefined> {
  // What can be read twice is checked whole before its first problem is given.
  if (typeof source === 'string' || Array.isArray(source)) await checkRows(source, columns);
  for await (const { at, row } of placedRows(source)) {
    const texts = textsOf(row, columns);
    if ('fault' in texts) throw new ConfigurationError([{ option: at, message: texts.fault }]);
    yield problemOf(texts);
  }
}

async function checkRows(source: ProblemRows, columns: ColumnNames): Promise<void> {
  const issues = new IssueList();
  for await (const { at, row } of placedRows(source)) {
    const texts = textsOf(row, columns);
    if ('fault' in texts) issues.add(at, texts.fault);
  }
  issues.throwIfAny(typeof source === 'string' ? source : 'rows');
}

async function* placedRows(source: ProblemRows): AsyncGenerator<PlacedRow> {
  if (typeof source === 'string') {
    for await (const { number, value } of readInputLines(source))
      yield { at: `${source}:${number}`, row: value };
    return;
  }
  let index = 0;
  for await (const row of source) {
    yield { at: `rows[${index}]`, row };
    index += 1;
  }
}

/** The texts of a row that make a problem, or what is wrong with it. */
function textsOf(row: unknown, columns: ColumnNames): Texts | { readonly fault: string } {
  if (row === undefined) return { fault: 'is not JSON; repair or delete the line' };
  if (typeof row !== 'object' || row === null || Array.isArray(row))
    return {
      fault: `must be an object with the columns ${Object.values(columns).join(', ')}, got ${shownValue(row)}`,
    };
  const cells = new Map<string, unknown>(Object.entries(row));
  const { problem, answer, subject, topic } = columns;
  const faults = [problem, answer, subject, topic].flatMap((column) => cellFaults(column, cells));
  if (faults.length > 0)
    return { fault: `${faults.join(', ')}; fix the row, or name its columns in the option columns` };
  const text = (column: string): string => String(cells.get(column)).trim();
  return { problem: text(problem), answer: text(answer), subject: text(subject), topic: text(topic) };
}

/** Numbers are taken too: many datasets hold answers as such. */
function cellFaults(column: string, cells: ReadonlyMap<string, unknown>): readonly string[] {
  const cell = cells.get(column);
  if (cell === undefined || cell === null) return [`lacks ${column}`];
  if (typeof cell === 'number' && Number.isFinite(cell)) return [];
  if (typeof cell !== 'string') return [`${column} must be a text, got ${shownValue(cell)}`];
  return cell.trim() === '' ? [`${column} is blank`] : [];
}

function problemOf({ problem, answer, subject, topic }: Texts): ValidatedProblem {
  const answerType = typeOf(answer);
  const ofTopic = topicId(subjectId(subject, null), [topic]);
  return {
    kind: 'validated-problem',
    id: problemId(ofTopic, problem, answer, typeOf(answer)),
    subject,
    topic,
    topicPath: [subject, topic],
    guidance: null,
    models: {},
    topicId: ofTopic,
    problem,
    answer,
    answerType,
    votes: [],
    difficulty: null,
    blindAttempts: null,
    blindCorrect: null,
  };
}

function typeOf(answer: string): AnswerType {
  if (/^[+-]?\d+$/u.test(answer)) return 'integer';
  return /^[+-]?\d*\.\d+$/u.test(answer) ? 'number' : 'text';
}
