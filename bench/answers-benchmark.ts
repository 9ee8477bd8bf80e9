import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { compareAnswers } from '../src/answers/index.ts';
import { type AnswerMutant, makeMutants } from './answer-mutants.ts';
import {
  type AnswerPair,
  comparePairs,
  type PairResult,
  readMathVerifyPairs,
  readOwnPairs,
} from './answer-pairs.ts';
import type { Slowest } from './answers-hostile.ts';
import { atLeast, atMost, type Benchmark, type BenchRow, type Measured, notMeasured } from './bench-row.ts';

/**
 * How far answer comparison can be trusted, and how long it takes: the pairs of Math-Verify's tests where they lie
 * beside the project (a development set), the project's own pairs, and seeded mutants of the references of both at
 * tolerance 0. Times are of one thread after warming up; the first pass of a cold process is several times slower.
 */
export const answersBenchmark: Benchmark = {
  rows: {
    'answer-pairs': 'answers: pairs of Math-Verify accepted exactly if equal',
    'answer-pairs-own': 'answers: pairs of the project accepted exactly if equal',
    'answer-mutants': 'answers: wrong values accepted among mutants at tolerance 0',
    'answer-mean-time': 'answers: mean time of a comparison',
    'answer-p99-time': 'answers: time that 99 of 100 comparisons keep within',
    'answer-hostile-time': 'answers: longest time for a hostile text of 100,000 characters',
  },
  measure: async ({ wanted }) => {
    const { rows, remarks } = await measureAnswers();
    return { rows: rows.filter(({ name }) => wanted.has(name)), remarks };
  },
};

async function measureAnswers(): Promise<Measured> {
  const own = readOwnPairs();
  const foreign = readMathVerifyPairs();
  const ownResults = comparePairs(own, 3);
  const foreignResults = foreign === null ? [] : comparePairs(foreign, 3);
  const parts: readonly Measured[] = [
    foreign === null ? missingPairs() : measureTable('answer-pairs', foreignResults, 98.5),
    measureTable('answer-pairs-own', ownResults, 95),
    measureMutants([...own, ...(foreign ?? [])]),
    await measureHostile(),
    measureTime([...ownResults, ...foreignResults].map(({ timeMs }) => timeMs)),
  ];
  return { rows: parts.flatMap(({ rows }) => rows), remarks: parts.flatMap(({ remarks }) => remarks) };
}

function missingPairs(): Measured {
  return {
    rows: [notMeasured('answer-pairs', '%', '>= 98.5')],
    remarks: ['answer-pairs: not measured, ../shared/data/answer-pairs-math-verify.jsonl is not there'],
  };
}

/** A pair counts when it is accepted exactly if it is equal; the stricter count asks for the verdict itself. */
function measureTable(name: string, results: readonly PairResult[], least: number): Measured {
  const right = results.filter(({ pair, verdict }) => (verdict === 'equal') === (pair.expected === 'equal'));
  const exact = results.filter(({ pair, verdict }) => verdict === pair.expected);
  const wrong = results.filter(({ pair, verdict }) => verdict === 'equal' && pair.expected === 'different');
  return {
    rows: [atLeast(name, (100 * right.length) / results.length, '%', least)],
    remarks: [
      `${name}: ${right.length} of ${results.length} accepted exactly if equal, ${exact.length} with the very verdict`,
      `${name}: ${wrong.length} accepted although labelled different`,
      ...results
        .filter((result) => !right.includes(result))
        .map(
          ({ pair, verdict, reason }) =>
            `  ${pair.id}: ${shown(pair.reference)} | ${shown(pair.response)} -> ${verdict} (${reason})`,
        ),
    ],
  };
}

interface AcceptedMutant {
  readonly id: string;
  readonly reason: string;
}

function measureMutants(pairs: readonly AnswerPair[]): Measured {
  const file = new URL('../test/answers/mutants/accepted.json', import.meta.url);
  const listed: readonly AcceptedMutant[] = JSON.parse(readFileSync(file, 'utf8'));
  const known = new Set(listed.map(({ id }) => id));
  const mutants = makeMutants(distinctReferences(pairs), 20_261_122);
  const accepted: AnswerMutant[] = [];
  let open = 0;
  for (const mutant of mutants) {
    const { verdict } = compareAnswers(mutant.reference, mutant.mutant, { tolerance: { absolute: 0 } });
    if (verdict === 'equal') accepted.push(mutant);
    if (verdict === 'unknown') open += 1;
  }
  const wrong = accepted.filter(({ id }) => !known.has(id));
  const row: BenchRow = atMost('answer-mutants', wrong.length, `of ${mutants.length}`, 0);
  return {
    rows: [row],
    remarks: [
      `answer-mutants: ${accepted.length} accepted, ${accepted.length - wrong.length} of them judged right in accepted.json, ${open} unknown`,
      ...wrong.map(({ id, reference, mutant }) => `  ${id}: ${shown(reference)} | ${shown(mutant)}`),
    ],
  };
}

/** In a process of its own, which holds so many other patterns that V8 optimizes no more of them. */
async function measureHostile(): Promise<Measured> {
  const script = fileURLToPath(new URL('answers-hostile-process.ts', import.meta.url));
  const { stdout } = await promisify(execFile)(process.execPath, [
    '--import',
    import.meta.resolve('tsx'),
    script,
  ]);
  const { text, timeMs }: Slowest = JSON.parse(stdout);
  return {
    rows: [atMost('answer-hostile-time', timeMs, 'ms', 20)],
    remarks: [`answer-hostile-time: the slowest text repeats ${text}`],
  };
}

function distinctReferences(
  pairs: readonly AnswerPair[],
): readonly { readonly id: string; readonly text: string }[] {
  const seen = new Set<string>();
  return pairs.flatMap(({ id, reference }) => {
    if (seen.has(reference) || reference.length > 150) return [];
    seen.add(reference);
    return [{ id, text: reference }];
  });
}

function measureTime(times: readonly number[]): Measured {
  const sorted = times.toSorted((left, right) => left - right);
  const mean = times.reduce((sum, time) => sum + time, 0) / times.length;
  return {
    rows: [
      atMost('answer-mean-time', mean, 'ms', 0.5),
      atMost('answer-p99-time', sorted[Math.floor(sorted.length * 0.99)] ?? 0, 'ms', 5),
    ],
    remarks: [`answers: longest time ${(sorted.at(-1) ?? 0).toFixed(2)} ms`],
  };
}

function shown(text: string): string {
  const line = JSON.stringify(text);
  return line.length > 90 ? `…${line.slice(-88)}` : line;
}
