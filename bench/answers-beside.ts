import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type CompareAnswersOptions, compareAnswers } from '../src/answers/index.ts';
import { readMathVerifyPairs, readOwnPairs } from './answer-pairs.ts';

interface Pair {
  readonly id: string;
  readonly reference: string;
  readonly response: string;
  readonly expected: 'equal' | 'different' | 'judge';
  readonly options?: CompareAnswersOptions;
}

interface Beside {
  readonly id: string;
  readonly plain: string;
  readonly wrapped: string;
}

/** How many equal pairs a grader recognised, and how many it accepted that it should not. */
export interface BesideRow {
  readonly set: string;
  readonly grader: string;
  readonly equal: string;
  readonly 'wrong accepts': number;
}

/** Compares every set of pairs with the project's engine and, in a Python that has it, with Math-Verify itself. */
export function measureBeside(python: string): readonly BesideRow[] {
  return Object.entries(pairSets()).flatMap(([set, pairs]) => {
    const beside = askMathVerify(python, pairs);
    const ours = new Map(
      pairs.map((pair) => [pair.id, compareAnswers(pair.reference, pair.response, pair.options).verdict]),
    );
    return [
      scored(set, 'chimera-sdk', pairs, ours),
      scored(set, 'Math-Verify, plain', pairs, new Map(beside.map(({ id, plain }) => [id, plain]))),
      scored(set, 'Math-Verify, between $', pairs, new Map(beside.map(({ id, wrapped }) => [id, wrapped]))),
    ];
  });
}

function scored(
  set: string,
  grader: string,
  pairs: readonly Pair[],
  verdicts: ReadonlyMap<string, string>,
): BesideRow {
  const equal = pairs.filter(({ expected }) => expected === 'equal');
  const found = equal.filter(({ id }) => verdicts.get(id) === 'equal').length;
  const wrong = pairs.filter(
    ({ id, expected }) => expected !== 'equal' && verdicts.get(id) === 'equal',
  ).length;
  return { set, grader, equal: `${found} of ${equal.length}`, 'wrong accepts': wrong };
}

function askMathVerify(python: string, pairs: readonly Pair[]): readonly Beside[] {
  const script = fileURLToPath(new URL('../test/consumers/compare_answers.py', import.meta.url));
  const input = pairs
    .map(({ id, reference, response }) => JSON.stringify({ id, reference, response }))
    .join('\n');
  const { stdout, stderr, status } = spawnSync(python, [script], {
    input,
    encoding: 'utf8',
    maxBuffer: 2 ** 26,
  });
  if (status !== 0)
    throw new Error(`${python} could not run Math-Verify: ${stderr.trim().split('\n').at(-1)}`);
  return stdout
    .trim()
    .split('\n')
    .map((line): Beside => JSON.parse(line));
}

function pairSets(): Readonly<Record<string, readonly Pair[]>> {
  const reports = new URL('../../shared/data/answer-pairs-public-reports.jsonl', import.meta.url);
  const foreign = readMathVerifyPairs();
  return {
    "the project's pairs": readOwnPairs(),
    "the project's pairs by kind of fault": pairsIn('kind-pairs'),
    "the project's pairs as benchmarks have them": pairsIn('benchmark-pairs'),
    'published answers beside replies': pairsIn('reply-pairs'),
    'answers in mathematics': pairsIn('mathematics-pairs'),
    'answers in the sciences': pairsIn('science-pairs'),
    'answers in words': pairsIn('word-pairs'),
    ...(foreign === null ? {} : { "Math-Verify's pairs": foreign }),
    ...(existsSync(reports) ? { 'pairs from public reports': readPairs(reports) } : {}),
  };
}

function pairsIn(folder: string): readonly Pair[] {
  return readPairs(new URL(`../test/answers/${folder}/pairs.jsonl`, import.meta.url));
}

function readPairs(file: URL): readonly Pair[] {
  return readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .map((line): Pair => JSON.parse(line));
}
