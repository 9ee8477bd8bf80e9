import { fraction } from '../exact.ts';
import { integer, integers } from '../field.ts';
import { defineFamily, type ProblemFamily } from '../problem-family.ts';

function fractionOf(quotients: readonly number[]): string {
  let [top, bottom] = [1n, 0n];
  for (const quotient of quotients.toReversed()) [top, bottom] = [BigInt(quotient) * top + bottom, top];
  return fraction(top, bottom);
}

export const continuedFraction: ProblemFamily = defineFamily({
  name: 'continued-fraction',
  subject: 'Mathematics',
  answerType: 'expression',
  fields: { block: integers(2, 4, 12), length: integer(5, 11) },
  wordings: [
    'The partial quotients of a finite simple continued fraction, its integer part first, run through the block {block} again and again. The fraction breaks off[[ after {length} quotients in all]]. Write its value as a fraction in lowest terms.',
    'An irrational number has the purely periodic simple continued fraction with period {block}. Compute in lowest terms its convergent that is made of the first[[ {length}]] partial quotients, the integer part being counted as one of them.',
  ],
  accepts: ({ block }) => new Set(block).size > 1,
  solve: ({ block, length }) => {
    const quotients = (count: number): number[] =>
      Array.from({ length: count }, (_, index) => block[index % block.length] ?? 1);
    const all = quotients(length);
    return {
      answer: fractionOf(all),
      steps: [
        `The ${length} quotients are ${all.join(', ')}.`,
        `The convergents follow p(k) = a(k) p(k-1) + p(k-2), and likewise for q; the last but one is ${fractionOf(quotients(length - 1))}.`,
        `One more step gives ${fractionOf(all)}.`,
      ],
      mistakes: [
        fractionOf(quotients(length - 1)),
        fractionOf(all.toReversed()),
        fractionOf(quotients(length + 1)),
      ],
    };
  },
});
