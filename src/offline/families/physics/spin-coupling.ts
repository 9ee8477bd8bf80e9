import { half, halfText } from '../field.ts';
import { defineFamily, type ProblemFamily } from '../problem-family.ts';
import { setText } from '../set-text.ts';

/** All totals, doubled, that momenta can couple to. */
function totalsOf(doubled: readonly number[]): number[] {
  const sum = doubled.reduce((all, one) => all + one, 0);
  const least = Math.max(sum % 2, 2 * Math.max(...doubled) - sum);
  return Array.from({ length: (sum - least) / 2 + 1 }, (_, index) => least + 2 * index);
}

function totalsText(doubled: readonly number[]): string {
  return setText(totalsOf(doubled).map(halfText));
}

export const spinCoupling: ProblemFamily = defineFamily({
  name: 'spin-coupling',
  subject: 'Physics',
  answerType: 'set',
  fields: { first: half(1, 20), second: half(1, 20), third: half(1, 20) },
  wordings: [
    'Three distinguishable particles carry the angular momentum quantum numbers {first}, {second} and[[ {third}]]. Determine the set of all values that the quantum number of their total angular momentum can take.',
    'An atom holds three independent angular momenta, with the quantum numbers j1 = {first} and j2 = {second} for the first two and[[ j3 = {third}]] for the last. Which values of the total quantum number J occur when they are coupled? Answer with a set.',
  ],
  accepts: ({ first, second, third }) => {
    const count = totalsOf([first, second, third]).length;
    return count >= 3 && count <= 14;
  },
  solve: ({ first, second, third }) => {
    const answer = totalsText([first, second, third]);
    const pair = totalsText([first, second]);
    return {
      answer,
      steps: [
        `The first two couple to one of ${pair}.`,
        `Coupling each of these with ${halfText(third)} runs in steps of 1 from the difference to the sum.`,
        `Together this gives ${answer}.`,
      ],
      mistakes: [
        setText(totalsOf([first, second, third]).slice(0, -1).map(halfText)),
        pair,
        setText(totalsOf([first, second, third]).slice(1).map(halfText)),
      ],
    };
  },
});
