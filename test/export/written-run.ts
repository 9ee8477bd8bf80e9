import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Sample, ValidatedProblem } from '../../src/core/records/records.ts';
import { problemOf } from '../../src/export/rows/problem-of.ts';
import { aSample } from '../../src/testing/sample-records.ts';

/** What a run is to have left behind. */
export interface WrittenRun {
  readonly samples: readonly Sample[];
  /** By default those of the samples. */
  readonly problems?: readonly ValidatedProblem[];
  /** How it ended; null for a run that was killed, whose rows are then as they were appended. */
  readonly end?: 'completed' | 'stopped' | null;
  /** Tasks not settled when it ended. */
  readonly pending?: number;
  /** Further fields of `manifest.json` and `summary.json`. */
  readonly manifest?: object;
  readonly summary?: object;
}

/** Writes a run directory by hand, as a run of these records leaves it. */
export async function writeRun(directory: string, run: WrittenRun): Promise<string> {
  const { samples, end = 'completed', pending = 0 } = run;
  const problems = run.problems ?? [
    ...new Map(samples.map((one) => [one.problemId, problemOf(one)])).values(),
  ];
  await mkdir(directory, { recursive: true });
  const stages = [{ stage: 'label', in: samples.length + pending, kept: samples.length, pending }];
  const write = (name: string, value: object): Promise<void> =>
    writeFile(join(directory, name), JSON.stringify(value));
  const manifest = { formatVersion: 1, library: '0.1.0', stages: [], seed: 0, fingerprint: 'x' };
  await write('manifest.json', { ...manifest, ...run.manifest });
  if (end !== null)
    await write('summary.json', { runId: 'r', end, rows: samples.length, stages, ...run.summary });
  await writeRows(join(directory, 'samples.jsonl'), samples, end !== null);
  await writeRows(join(directory, 'problems.jsonl'), problems, end !== null);
  return directory;
}

async function writeRows(
  path: string,
  rows: readonly { readonly id: string }[],
  sorted: boolean,
): Promise<void> {
  const inOrder = sorted ? rows.toSorted((left, right) => (left.id < right.id ? -1 : 1)) : rows;
  await writeFile(path, inOrder.map((row) => `${JSON.stringify(row)}\n`).join(''));
}

/** Right and wrong attempts at several problems, one without a label and one that was cut among them. */
export function someSamples(): readonly Sample[] {
  const opinions = { rule: null, judge: null, judgeSwapped: null } as const;
  const correct = { kind: 'correct', by: 'rule', opinions } as const;
  const incorrect = { kind: 'incorrect', by: 'rule', opinions } as const;
  const unverified = { kind: 'unverified', reason: 'truncated', opinions } as const;
  return ['one', 'two', 'three', 'four', 'five', 'six'].flatMap((word, number) => {
    const problem = `What is ${word} plus ${word}?`;
    const answer = String(2 * (number + 1));
    return [
      aSample({ problem, answer, draw: 0, label: correct, reasoning: `${word} and ${word}` }),
      aSample({ problem, answer, draw: 1, label: incorrect, finalAnswer: '99', solution: 'It is 99.' }),
      ...(number === 0
        ? [aSample({ problem, answer, draw: 2, label: unverified, truncated: true, reasoning: null })]
        : []),
    ];
  });
}

/** The rows of a JSON lines text. */
export function rowsIn(text: string): readonly Record<string, unknown>[] {
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line));
}

/** A row without the columns in which it has nothing: in files each column is there. */
export function withoutNulls(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutNulls);
  if (typeof value !== 'object' || value === null) return value;
  const held = Object.entries(value).filter(([, member]) => member !== null);
  return Object.fromEntries(held.map(([name, member]) => [name, withoutNulls(member)]));
}
