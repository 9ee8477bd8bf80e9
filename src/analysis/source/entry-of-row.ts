import { isAnswerType } from '../../core/records/answer-types.ts';
import { problemId, subjectId, topicId } from '../../core/records/ids.ts';
import type { AnswerType, Problem } from '../../core/records/records.ts';
import { shownValue } from '../../errors/shown-value.ts';
import { splitThinking } from '../../models/layout/split-thinking.ts';
import { makeProblem } from '../../reading/make-problem.ts';
import { unvoted } from '../../reading/rows/unvoted.ts';
import type { DescribedSource, SourceAttempt, SourceColumns, SourceEntry } from './analysis-source.ts';

/** Where each column is in most datasets. */
const usual: { readonly [Name in keyof Required<SourceColumns>]: readonly string[] } = {
  problem: ['question', 'problem', 'prompt'],
  answer: ['answer'],
  subject: ['subject'],
  topic: ['topic'],
  answerType: ['answerType'],
  solution: ['solution', 'completion', 'response', 'output'],
  reasoning: ['reasoning'],
  correctness: ['correctness', 'correct'],
};

type Column = keyof SourceColumns;

/** Returns what a row of a dataset says, or what is wrong with it, with the column. */
export function entryOfRow(
  row: unknown,
  { columns = {}, subject: otherwise = 'General' }: DescribedSource,
): SourceEntry | { readonly fault: string } {
  if (typeof row !== 'object' || row === null || Array.isArray(row))
    return { fault: `must be an object of columns, got ${shownValue(row)}` };
  const cells = new Map<string, unknown>(Object.entries(row));
  const nameOf = (column: Column): string =>
    columns[column] ?? usual[column].find((name) => cells.has(name)) ?? usual[column][0] ?? column;
  const faults = faultsOf(cells, columns, nameOf);
  if (faults.length > 0) return { fault: `${faults.join(', ')}; ${remedyFor(cells)}` };
  const text = (column: Column): string => String(cells.get(nameOf(column)) ?? '').trim();
  const [problem, given] = [text('problem'), answerIn(text('answer'))];
  const subject = text('subject') || otherwise;
  const topic = text('topic') || null;
  const type = text('answerType');
  const record = recordOf({ problem, answer: given.answer, subject, topic: topic ?? subject, type });
  const id = record?.id ?? idOf(problem, subject, topic ?? subject);
  return {
    problem: {
      id,
      subject,
      topic,
      problem,
      answer: given.answer,
      answerType: record?.answerType ?? null,
      writers: [],
      record: record === null ? null : unvoted(record),
    },
    attempt: attemptOf(id, cells, nameOf, given.solution),
  };
}

/** GSM8K keeps the way to the answer in the same column, the answer behind four number signs. */
function answerIn(text: string): { readonly answer: string | null; readonly solution: string | null } {
  const match = /^([\s\S]*\S)[^\S\n]*\n\s*####\s*(\S[^\n]*)$/u.exec(text);
  if (match !== null) return { answer: (match[2] ?? '').trim(), solution: (match[1] ?? '').trim() };
  return { answer: text === '' ? null : text, solution: null };
}

interface RecordFields {
  readonly problem: string;
  readonly answer: string | null;
  readonly subject: string;
  readonly topic: string;
  readonly type: string;
}

function recordOf({ problem, answer, subject, topic, type }: RecordFields): Problem | null {
  if (answer === null) return null;
  const answerType: { readonly answerType?: AnswerType } = isAnswerType(type) ? { answerType: type } : {};
  return makeProblem({ problem, answer, subject, topic, ...answerType });
}

function idOf(problem: string, subject: string, topic: string): string {
  return problemId(topicId(subjectId(subject, null), [topic]), problem, '', 'text');
}

function attemptOf(
  id: string,
  cells: ReadonlyMap<string, unknown>,
  nameOf: (column: Column) => string,
  fromAnswer: string | null,
): SourceAttempt | null {
  const written = cells.get(nameOf('solution')) ?? fromAnswer;
  const thought = cells.get(nameOf('reasoning')) ?? null;
  const correct = cells.get(nameOf('correctness')) ?? null;
  if (typeof written !== 'string' || written.trim() === '') return null;
  const split = typeof thought === 'string' ? { text: written, reasoning: thought } : splitThinking(written);
  return {
    problemId: id,
    model: null,
    reasoning: split.reasoning,
    solution: split.text,
    finalAnswer: null,
    label: typeof correct === 'boolean' ? (correct ? 'correct' : 'incorrect') : null,
    truncated: cells.get('truncated') === true,
    refused: false,
  };
}

function faultsOf(
  cells: ReadonlyMap<string, unknown>,
  named: SourceColumns,
  nameOf: (column: Column) => string,
): readonly string[] {
  const columns: readonly Column[] = [
    'problem',
    'answer',
    'subject',
    'topic',
    'answerType',
    'solution',
    'reasoning',
  ];
  const all = [...columns, 'correctness'] as const;
  return [
    ...all.flatMap((column) => {
      const isNeeded = column === 'problem' || named[column] !== undefined;
      return isNeeded && !cells.has(nameOf(column)) ? [`lacks ${nameOf(column)}`] : [];
    }),
    ...columns.flatMap((column) => {
      const cell = cells.get(nameOf(column));
      if (cell === undefined || cell === null || ['string', 'number', 'bigint'].includes(typeof cell))
        return [];
      // What merely happens to be called so may hold anything.
      if (column !== 'problem' && named[column] === undefined)
        return column === 'answer' ? [shape(nameOf(column), cell)] : [];
      return [shape(nameOf(column), cell)];
    }),
    ...(cells.has(nameOf('problem')) && String(cells.get(nameOf('problem')) ?? '').trim() === ''
      ? [`${nameOf('problem')} is blank`]
      : []),
  ];
}

function shape(column: string, cell: unknown): string {
  return `${column} must be a text or a number, got ${shownValue(cell)}`;
}

function remedyFor(cells: ReadonlyMap<string, unknown>): string {
  const own = [...cells.keys()]
    .slice(0, 12)
    .map((name) => (name.length > 40 ? `${name.slice(0, 40)}…` : name));
  return `name its columns: { from, columns: { problem: ... } } (the row has ${own.join(', ')})`;
}
