import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { type CompareAnswersOptions, compareAnswers } from '../src/answers/index.ts';

/** A reference, a response, and what a careful grader says of them. */
export interface AnswerPair {
  readonly id: string;
  readonly reference: string;
  readonly response: string;
  readonly expected: 'equal' | 'different';
  readonly options: CompareAnswersOptions;
}

/** The verdict on one pair, and the time it took. */
export interface PairResult {
  readonly pair: AnswerPair;
  readonly verdict: 'equal' | 'different' | 'unknown';
  readonly reason: string;
  readonly timeMs: number;
}

const ownTable = new URL('../test/answers/pairs/', import.meta.url);
const mathVerify = new URL('../../shared/data/answer-pairs-math-verify.jsonl', import.meta.url);

/** Reads the project's own table. */
export function readOwnPairs(): readonly AnswerPair[] {
  const files = readdirSync(ownTable).filter((name) => name.endsWith('.jsonl'));
  return files.sort().flatMap((name) =>
    readLines<OwnRow>(new URL(name, ownTable)).map((row, index) => ({
      id: `${name.replace('.jsonl', '')}-${index + 1}`,
      reference: row.reference,
      response: row.response,
      expected: row.expected,
      options: row.options ?? {},
    })),
  );
}

/** Reads the pairs of Math-Verify's tests, with their options as ours; null where they are not beside the project. */
export function readMathVerifyPairs(): readonly AnswerPair[] | null {
  if (!existsSync(mathVerify)) return null;
  return readLines<MathVerifyRow>(mathVerify).map(({ id, reference, response, expected, options }) => ({
    id,
    reference,
    response,
    expected,
    options: {
      tolerance: { absolute: 0.5 * 10 ** -options.decimals },
      units: 'optional',
      percent: 'number',
      chains: 'last',
      variables: options.strict ? 'named' : 'renamed',
      intervals: options.allowSetRelation ? 'either-way' : 'reference-inequality',
    },
  }));
}

/** Compares all pairs and takes the median time of three tries of each; first passes let the machine's engine warm up. */
export function comparePairs(pairs: readonly AnswerPair[], warmUps: number): readonly PairResult[] {
  for (let pass = 0; pass < warmUps; pass += 1) {
    for (const { reference, response, options } of pairs) compareAnswers(reference, response, options);
  }
  return pairs.map((pair) => {
    const times = [0, 1, 2].map(() => {
      const start = performance.now();
      compareAnswers(pair.reference, pair.response, pair.options);
      return performance.now() - start;
    });
    const { verdict, reason } = compareAnswers(pair.reference, pair.response, pair.options);
    return { pair, verdict, reason, timeMs: times.sort((a, b) => a - b)[1] ?? 0 };
  });
}

interface OwnRow {
  readonly reference: string;
  readonly response: string;
  readonly expected: 'equal' | 'different';
  readonly options?: CompareAnswersOptions;
}

interface MathVerifyRow {
  readonly id: string;
  readonly reference: string;
  readonly response: string;
  readonly expected: 'equal' | 'different';
  readonly options: {
    readonly decimals: number;
    readonly strict: boolean;
    readonly allowSetRelation: boolean;
  };
}

function readLines<Row>(file: URL): readonly Row[] {
  return readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .map((line): Row => JSON.parse(line));
}
