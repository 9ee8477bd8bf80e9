import { dirname } from 'node:path';
import { problemId, subjectId, topicId } from '../core/ids.ts';
import type { AnswerType, ValidatedProblem } from '../core/records.ts';
import { ConfigurationError, type ConfigurationIssue } from '../errors/index.ts';
import { shownValue } from '../errors/shown-value.ts';
import { throwIssues } from '../errors/throw-issues.ts';
import { IssueList } from './issue-list.ts';
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

const DEFAULT_COLUMNS = {
  problem: 'question',
  answer: 'answer',
  subject: 'subject',
  topic: 'topic',
} as const;

type Column = keyof typeof DEFAULT_COLUMNS;
type ColumnNames = Readonly<Record<Column, string>>;
type Texts = Readonly<Record<Column, string>>;

/** A row, and where it stands. */
interface PlacedRow {
  readonly at: string;
  readonly row: unknown;
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
  source: string | (Iterable<object> & object) | AsyncIterable<object>,
  options: ReadProblemsOptions = {},
): RecordSource<ValidatedProblem> {
  throwIssues(sourceIssues(source), columnIssues(options.columns));
  const columns: ColumnNames = { ...DEFAULT_COLUMNS, ...options.columns };
  const canBeReadTwice = typeof source === 'string' || Array.isArray(source);
  return {
    directory: typeof source === 'string' ? dirname(source) : null,
    async *[Symbol.asyncIterator]() {
      if (canBeReadTwice) await checkRows(source, columns);
      for await (const { at, row } of placedRows(source)) {
        const texts = textsOf(row, columns);
        if ('fault' in texts) throw new ConfigurationError([{ option: at, message: texts.fault }]);
        yield problemOf(texts);
      }
    },
  };
}

async function checkRows(source: Parameters<typeof readProblems>[0], columns: ColumnNames): Promise<void> {
  const issues = new IssueList();
  for await (const { at, row } of placedRows(source)) {
    const texts = textsOf(row, columns);
    if ('fault' in texts) issues.add(at, texts.fault);
  }
  issues.throwIfAny(typeof source === 'string' ? source : 'rows');
}

async function* placedRows(source: Parameters<typeof readProblems>[0]): AsyncGenerator<PlacedRow> {
  if (typeof source === 'string') {
    const { readInputLines } = await import('../files/read-input-file.ts');
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
  if (row === undefined) return { fault: 'is not JSON; mend or delete the line' };
  if (typeof row !== 'object' || row === null || Array.isArray(row))
    return {
      fault: `must be an object with the columns ${Object.values(columns).join(', ')}, got ${shownValue(row)}`,
    };
  const cells = new Map<string, unknown>(Object.entries(row));
  const { problem, answer, subject, topic } = columns;
  const faults = [problem, answer, subject, topic].flatMap((column) => cellFaults(column, cells));
  if (faults.length > 0)
    return { fault: `${faults.join(', ')}; mend the row, or name its columns in columns` };
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
