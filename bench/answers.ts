/**
 * Measures answer comparison: `npm run bench:answers`.
 *
 * Three tables: the pairs of Math-Verify's tests where they lie beside the project (a development set), the project's own
 * pairs, and seeded mutants of the references of both at tolerance 0. `--json` prints one object of rows. Times are of one
 * thread after warming up; the first pass of a cold process is several times slower.
 */
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { compareAnswers } from '../src/answers/index.ts';
import { type AnswerMutant, makeMutants } from './answer-mutants.ts';
import {
  type AnswerPair,
  comparePairs,
  type PairResult,
  readMathVerifyPairs,
  readOwnPairs,
} from './answer-pairs.ts';
import { atLeast, atMost, type BenchRow } from './bench-row.ts';

const { values } = parseArgs({ options: { json: { type: 'boolean', default: false } } });
const rows: BenchRow[] = [];
const remarks: string[] = [];

const own = readOwnPairs();
const foreign = readMathVerifyPairs();
if (foreign === null)
  remarks.push('Math-Verify pairs: skipped, ../shared/data/answer-pairs-math-verify.jsonl is not there');

const ownResults = comparePairs(own, 3);
const foreignResults = foreign === null ? [] : comparePairs(foreign, 3);
if (foreign !== null) measureTable('math-verify', foreignResults, 98.5);
measureTable('own', ownResults, 95);
measureMutants([...own, ...(foreign ?? [])]);
measureTime([...ownResults, ...foreignResults].map(({ timeMs }) => timeMs));

if (values.json) console.log(JSON.stringify({ rows }));
else {
  console.table(rows);
  for (const remark of remarks) console.log(remark);
}

/** A pair counts when it is accepted exactly if it is equal; the stricter count asks for the verdict itself. */
function measureTable(name: string, results: readonly PairResult[], least: number): void {
  const right = results.filter(({ pair, verdict }) => (verdict === 'equal') === (pair.expected === 'equal'));
  const exact = results.filter(({ pair, verdict }) => verdict === pair.expected);
  const wrong = results.filter(({ pair, verdict }) => verdict === 'equal' && pair.expected === 'different');
  rows.push(atLeast(`${name}: accepted exactly if equal`, (100 * right.length) / results.length, '%', least));
  remarks.push(
    `${name}: ${right.length} of ${results.length} accepted exactly if equal, ${exact.length} with the very verdict`,
  );
  remarks.push(`${name}: ${wrong.length} accepted although labelled different`);
  for (const { pair, verdict, reason } of results.filter((result) => !right.includes(result))) {
    remarks.push(
      `  ${pair.id}: ${shown(pair.reference)} | ${shown(pair.response)} -> ${verdict} (${reason})`,
    );
  }
}

interface AcceptedMutant {
  readonly id: string;
  readonly reason: string;
}

function measureMutants(pairs: readonly AnswerPair[]): void {
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
  rows.push(atMost('mutants: wrong values accepted', wrong.length, `of ${mutants.length}`, 0));
  remarks.push(
    `mutants: ${accepted.length} accepted, ${accepted.length - wrong.length} of them judged right in accepted.json, ${open} unknown`,
  );
  for (const { id, reference, mutant } of wrong)
    remarks.push(`  ${id}: ${shown(reference)} | ${shown(mutant)}`);
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

function measureTime(times: readonly number[]): void {
  const sorted = [...times].sort((a, b) => a - b);
  const mean = times.reduce((sum, time) => sum + time, 0) / times.length;
  rows.push(atMost('mean time', mean, 'ms', 0.5));
  rows.push(atMost('p99 time', sorted[Math.floor(sorted.length * 0.99)] ?? 0, 'ms', 5));
  remarks.push(`longest time: ${(sorted.at(-1) ?? 0).toFixed(2)} ms`);
}

function shown(text: string): string {
  const line = JSON.stringify(text);
  return line.length > 90 ? `…${line.slice(-88)}` : line;
}
