import { readFileSync } from 'node:fs';
import { compareAnswers } from '../src/answers/index.ts';
import { type MadeReference, makeReferences } from './answers-references.ts';

/** Two different references that were called equal. */
export interface CrossedPair {
  readonly reference: string;
  readonly response: string;
  readonly reason: string;
}

/** What comparing every reference with every other one found. */
export interface Crossed {
  readonly references: number;
  readonly pairs: number;
  readonly different: number;
  readonly unknown: number;
  readonly accepted: readonly CrossedPair[];
}

/** Compares all ordered pairs of references that mean different things: none of them may be equal. */
export function crossReferences(references: readonly MadeReference[]): Crossed {
  const counts = { equal: 0, different: 0, unknown: 0 };
  const accepted: CrossedPair[] = [];
  for (const { id, text } of references) {
    for (const other of references) {
      if (other.id === id) continue;
      const { verdict, reason } = compareAnswers(text, other.text);
      counts[verdict] += 1;
      if (verdict === 'equal') accepted.push({ reference: text, response: other.text, reason });
    }
  }
  const { different, unknown } = counts;
  const pairs = references.length * (references.length - 1);
  return { references: references.length, pairs, different, unknown, accepted };
}

/** The references of the generator, and those of files that a user names: JSON lines with `reference`, or one a line. */
export function readReferences(
  count: number,
  seed: number,
  files: readonly string[],
): readonly MadeReference[] {
  const made = makeReferences(count, seed);
  const named = files.flatMap((file) =>
    readFileSync(file, 'utf8')
      .split('\n')
      .flatMap((line, index): readonly MadeReference[] => {
        const text = referenceOf(line.trim());
        return text === '' ? [] : [{ id: `${file}:${index + 1}`, text }];
      }),
  );
  return [...new Map([...made, ...named].map((reference) => [reference.text, reference])).values()];
}

function referenceOf(line: string): string {
  if (!line.startsWith('{"')) return line;
  const row: unknown = JSON.parse(line);
  const isRow = typeof row === 'object' && row !== null && 'reference' in row;
  return isRow && typeof row.reference === 'string' ? row.reference : '';
}

/** Accepted pairs that were looked at one by one, each with the reason why it stands. */
export function readAdjudicated(): readonly CrossedPair[] {
  const file = new URL('../test/answers/cross/adjudicated.json', import.meta.url);
  return JSON.parse(readFileSync(file, 'utf8'));
}
