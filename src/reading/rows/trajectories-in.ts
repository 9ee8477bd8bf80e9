import { trajectoryId } from '../../core/records/ids.ts';
import type { Trajectory } from '../../core/records/records.ts';
import { shownValue } from '../../errors/shown-value.ts';
import { splitThinking } from '../../models/layout/split-thinking.ts';
import { type ProblemFields, problemOf } from '../make-problem.ts';
import { fieldsIn, type ProblemRows } from './problem-rows.ts';
import { type RowReading, readProblemRow } from './read-problem-row.ts';
import { unvoted } from './unvoted.ts';

/** A row with a problem and an attempt at it. */
interface AttemptFields extends ProblemFields {
  readonly solution: string;
  readonly reasoning: string | null;
  readonly truncated: boolean;
}

/** Where the attempt is in most datasets, looked for where the caller names no column. */
const SOLUTION_COLUMNS = ['solution', 'completion', 'response', 'output'] as const;
const LABEL_COLUMNS = ['correctness', 'correct'] as const;

/** Reads published rows as trajectories: the attempts at one problem are its draws, in the order of the rows. */
export async function* trajectoriesIn(
  source: ProblemRows,
  reading: RowReading,
): AsyncGenerator<Trajectory, void, undefined> {
  const { extractFinalAnswer } = await import('../../answers/index.ts');
  const draws = new Map<string, number>();
  for await (const fields of fieldsIn(source, reading, readAttemptRow)) {
    const problem = problemOf(fields);
    const draw = draws.get(problem.id) ?? 0;
    draws.set(problem.id, draw + 1);
    const { solution, reasoning, truncated } = fields;
    yield {
      ...unvoted(problem),
      kind: 'trajectory',
      id: trajectoryId(problem.id, draw),
      problemId: problem.id,
      draw,
      reasoning,
      solution,
      finalAnswer: extractFinalAnswer(solution),
      finishReason: truncated ? 'length' : 'stop',
      truncated,
    };
  }
}

function readAttemptRow(row: unknown, reading: RowReading): AttemptFields | { readonly fault: string } {
  const fields = readProblemRow(row, reading);
  if ('fault' in fields) return fields;
  const cells = new Map<string, unknown>(Object.entries(row ?? {}));
  const names = columnsOf(cells, reading);
  const solution = cells.get(names.solution);
  const thought = cells.get(names.reasoning) ?? null;
  const label = cells.get(names.label) ?? null;
  if (solution === undefined || solution === null)
    return { fault: `lacks ${names.solution}; name the column of the solution in columns.solution` };
  if (typeof solution !== 'string') return noText(names.solution, solution, 'solution');
  if (thought !== null && typeof thought !== 'string') return noText(names.reasoning, thought, 'reasoning');
  if (reading.named.correctness !== undefined && !cells.has(names.label))
    return { fault: `lacks ${names.label}, which columns.correctness names` };
  if (!isLabel(label)) return noLabel(names.label, label);
  const split = thought === null ? splitThinking(solution) : { text: solution, reasoning: thought };
  return {
    ...fields,
    solution: split.text,
    reasoning: (split.reasoning ?? '').trim() === '' ? null : split.reasoning,
    truncated: cells.get('truncated') === true,
    ...(cells.has(names.label) ? { extra: { ...fields.extra, [names.label]: label } } : {}),
  };
}

function columnsOf(
  cells: ReadonlyMap<string, unknown>,
  { columns, named }: RowReading,
): { readonly solution: string; readonly reasoning: string; readonly label: string } {
  const present = (usual: readonly string[]): string | undefined => usual.find((name) => cells.has(name));
  return {
    solution: named.solution ?? present(SOLUTION_COLUMNS) ?? columns.solution,
    reasoning: columns.reasoning,
    label: named.correctness ?? present(LABEL_COLUMNS) ?? columns.correctness,
  };
}

function isLabel(label: unknown): label is boolean | number | string | null {
  return label === null || ['boolean', 'number', 'string'].includes(typeof label);
}

function noText(column: string, value: unknown, option: string): { readonly fault: string } {
  return {
    fault: `${column} must be a text, got ${shownValue(value)}; name another column in columns.${option}`,
  };
}

function noLabel(column: string, value: unknown): { readonly fault: string } {
  return {
    fault: `${column} must be true, false or a word, got ${shownValue(value)}; name another column in columns.correctness`,
  };
}
