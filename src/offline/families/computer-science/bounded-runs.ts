import { integer } from '../field.ts';
import { defineFamily, type ProblemFamily } from '../problem-family.ts';

/** Counts words over `letters` letters in which no run of the letter a reaches `run`. */
function countWords(length: number, letters: number, run: number): bigint {
  let byTrailing = [1n, ...Array.from({ length: run - 1 }, () => 0n)];
  for (let index = 0; index < length; index += 1) {
    const total = byTrailing.reduce((sum, count) => sum + count, 0n);
    byTrailing = [total * BigInt(letters - 1), ...byTrailing.slice(0, -1)];
  }
  return byTrailing.reduce((sum, count) => sum + count, 0n);
}

export const boundedRuns: ProblemFamily = defineFamily({
  name: 'bounded-runs',
  subject: 'Computer Science',
  answerType: 'integer',
  fields: { length: integer(8, 48), letters: integer(2, 12), run: integer(2, 7) },
  wordings: [
    'A finite automaton over an alphabet of {letters} letters, one of which is a, accepts exactly the words that do not contain a block[[ of {run} consecutive letters a]]. How many words of length {length} does it accept?',
    'Messages are strings of {length} symbols from a set of {letters} symbols that includes the idle symbol a. A receiver loses synchrony as soon as the number of idle symbols in a row reaches its limit[[ of {run}]]. How many messages keep it in synchrony to the end?',
  ],
  solve: ({ length, letters, run }) => {
    const words = countWords(length, letters, run);
    return {
      answer: `${words}`,
      steps: [
        `Let the state be the number of letters a at the end of what was read, from 0 to ${run - 1}.`,
        `Each of the ${letters - 1} other letters leads back to state 0; the letter a leads from state k to k + 1, and out of the language from ${run - 1}.`,
        `Applying this transfer matrix ${length} times to the start vector and adding up the states gives ${words}.`,
      ],
      mistakes: [
        `${countWords(length, letters, run + 1)}`,
        `${BigInt(letters) ** BigInt(length)}`,
        `${words + 1n}`,
      ],
    };
  },
});
