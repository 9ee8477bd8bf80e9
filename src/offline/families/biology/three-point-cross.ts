import { decimal } from '../exact.ts';
import { integer } from '../field.ts';
import { defineFamily, type ProblemFamily } from '../problem-family.ts';

export const threePointCross: ProblemFamily = defineFamily({
  name: 'three-point-cross',
  subject: 'Biology',
  answerType: 'number',
  fields: {
    first: integer(3, 38),
    second: integer(3, 38),
    coincidence: integer(10, 95),
    offspring: integer(200, 4000),
  },
  wordings: [
    'Three linked loci lie in the order A, B, C. The recombination frequency is {first} percent between A and B and {second} percent between B and C[[, and the coefficient of coincidence is {coincidence} percent]]. A triple heterozygote is test-crossed and leaves {offspring} offspring. What number of double crossover offspring is expected? Give the exact decimal.',
    'A test cross of a fly heterozygous at three linked genes yields {offspring} progeny. The left interval recombines in {first} percent of the gametes, the right one in {second} percent, and crossovers interfere with one another[[ so that double crossovers reach {coincidence} percent of the number expected without interference]]. Compute the expected number of double recombinants as an exact decimal.',
  ],
  solve: ({ first, second, coincidence, offspring }) => {
    const expected = BigInt(first * second) * BigInt(coincidence * offspring);
    return {
      answer: decimal(expected, 6),
      steps: [
        `Without interference a double crossover has probability ${first}/100 times ${second}/100 = ${decimal(BigInt(first * second), 4)}.`,
        `Interference lowers it to ${coincidence} percent of that, ${decimal(BigInt(first * second * coincidence), 6)}.`,
        `Among ${offspring} offspring this makes ${decimal(expected, 6)} on average.`,
      ],
      mistakes: [
        decimal(BigInt(first * second) * BigInt(offspring), 4),
        decimal(BigInt(first * second) * BigInt((100 - coincidence) * offspring), 6),
        decimal(BigInt(first * second + 1) * BigInt(coincidence * offspring), 6),
      ],
    };
  },
});
