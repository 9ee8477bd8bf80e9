import { readFileSync } from 'node:fs';
import { compareRead, type ReadAnswer, readAnswer } from '../src/answers/compare-read.ts';
import { seededNumbers } from './answers-random.ts';
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

/** How many pairs to compare, and the seed that draws them. */
export interface CrossSample {
  readonly pairs: number;
  readonly seed: number;
}

/** Compares ordered pairs of references that mean different things, all of them or a sample: none of them may be equal. */
export function crossReferences(
  references: readonly MadeReference[],
  sample: CrossSample | null = null,
): Crossed {
  const counts = { equal: 0, different: 0, unknown: 0 };
  const accepted: CrossedPair[] = [];
  const read = new Map<MadeReference, ReadAnswer>();
  const readOf = (reference: MadeReference): ReadAnswer => {
    const found = read.get(reference) ?? readAnswer(reference.text);
    read.set(reference, found);
    return found;
  };
  for (const [one, other] of sample === null ? allPairs(references) : drawnPairs(references, sample)) {
    const { verdict, reason } = compareRead(readOf(one), readOf(other));
    counts[verdict] += 1;
    if (verdict === 'equal') accepted.push({ reference: one.text, response: other.text, reason });
  }
  const { equal, different, unknown } = counts;
  return { references: references.length, pairs: equal + different + unknown, different, unknown, accepted };
}

type Pair = readonly [MadeReference, MadeReference];

function* allPairs(references: readonly MadeReference[]): Generator<Pair, undefined> {
  for (const one of references) for (const other of references) if (other !== one) yield [one, other];
}

/** Pairs drawn by a seed; one may be drawn twice. */
function* drawnPairs(
  references: readonly MadeReference[],
  { pairs, seed }: CrossSample,
): Generator<Pair, undefined> {
  const next = seededNumbers(`cross ${seed}`);
  for (let drawn = 0; drawn < pairs && references.length > 1; ) {
    const one = references[Math.floor(next() * references.length)];
    const other = references[Math.floor(next() * references.length)];
    if (one === undefined || other === undefined || one === other) continue;
    drawn += 1;
    yield [one, other];
  }
}

/**
 * The references of the generator, and those of files that a user names: one a line, or JSON lines with `reference` or
 * `answer`. Each text counts once.
 *
 * @throws {Error} When a file cannot be read, holds no reference, or has a line of JSON without one.
 */
export function readReferences(
  count: number,
  seed: number,
  files: readonly string[],
): readonly MadeReference[] {
  const named = files.flatMap(readFileOfReferences);
  return [
    ...new Map(
      [...makeReferences(count, seed), ...named].map((reference) => [reference.text, reference]),
    ).values(),
  ];
}

function readFileOfReferences(file: string): readonly MadeReference[] {
  const references = textOf(file)
    .split('\n')
    .flatMap((line, index): readonly MadeReference[] => {
      const text = referenceOf(line.trim(), `${file}:${index + 1}`);
      return text === '' ? [] : [{ id: `${file}:${index + 1}`, text }];
    });
  if (references.length === 0)
    throw new Error(`${file} holds no reference: write one a line, or JSON lines with "reference"`);
  return references;
}

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unreadable';
    throw new Error(
      `the file of references ${file} cannot be read (${code}); name files that exist behind --cross`,
    );
  }
}

function referenceOf(line: string, place: string): string {
  if (!/^\{\s*"/u.test(line)) return line;
  const row = parsed(line, place);
  for (const key of ['reference', 'answer']) {
    const text =
      typeof row === 'object' && row !== null
        ? Object.entries(row).find(([name]) => name === key)?.[1]
        : null;
    if (typeof text === 'string') return text.trim();
  }
  throw new Error(`${place} is JSON without a text "reference" or "answer"`);
}

function parsed(line: string, place: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    throw new Error(`${place} begins as JSON and is none; a plain reference must not begin with {"`);
  }
}

/** Accepted pairs that were looked at one by one, each with the reason why it is right. */
export function readAdjudicated(): readonly CrossedPair[] {
  const file = new URL('../test/answers/cross/adjudicated.json', import.meta.url);
  return JSON.parse(readFileSync(file, 'utf8'));
}
