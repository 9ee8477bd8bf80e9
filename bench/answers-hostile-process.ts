/**
 * Prints the slowest comparison of a hostile text in a process that already holds more machine code of patterns than V8
 * optimizes: what a program with many patterns of its own sees. Run by the answers' benchmark.
 */
import { getHeapSpaceStatistics } from 'node:v8';
import { compareAnswers } from '../src/answers/index.ts';
import { readOwnPairs } from './answer-pairs.ts';
import { slowestHostile } from './answers-hostile.ts';

/** V8 stops to optimize patterns once all of them take 16 MB. */
const CROWDED_BYTES = 18e6;

const held: RegExp[] = [];
while (bytesOfCode() < CROWDED_BYTES) {
  const foreign = new RegExp(`\\p{L}${held.length}|[\\p{L}\\p{N}]+x${held.length}[^\\p{P}]`, 'iu');
  // A pattern is compiled to machine code once it has run, for each of the two ways in which V8 stores text.
  for (let run = 0; run < 3; run += 1)
    for (const text of ['a plain text', 'ein Text — länger']) foreign.test(text);
  held.push(foreign);
}
for (const { reference, response } of readOwnPairs()) compareAnswers(reference, response);
console.log(JSON.stringify({ ...slowestHostile(4), patterns: held.length }));

function bytesOfCode(): number {
  return getHeapSpaceStatistics()
    .filter(({ space_name }) => space_name.startsWith('code'))
    .reduce((sum, { space_used_size }) => sum + space_used_size, 0);
}
