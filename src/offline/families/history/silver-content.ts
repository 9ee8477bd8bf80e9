import { decimal } from '../exact.ts';
import { integer } from '../field.ts';
import { defineFamily, type ProblemFamily } from '../problem-family.ts';

export const silverContent: ProblemFamily = defineFamily({
  name: 'silver-content',
  subject: 'History',
  answerType: 'number',
  fields: { coins: integer(40, 6000), grains: integer(14, 96), fineness: integer(333, 958) },
  wordings: [
    'A hoard holds {coins} coins of one issue. The mint ordinance prescribes a weight of {grains} grains[[ and a fineness of {fineness} parts of silver in 1000]]. With one grain taken as 0.0648 g, how much silver does the hoard contain by the ordinance? Give the exact decimal in g, with the unit.',
    'An indemnity was paid in {coins} pieces of {grains} grains each[[, struck at {fineness} thousandths fine]]. Count the grain as 0.0648 g and neglect wear. Compute the mass of pure silver handed over, in g, as an exact decimal with the unit.',
  ],
  solve: ({ coins, grains, fineness }) => {
    const grams = (count: number, parts: number): string =>
      `${decimal(BigInt(count * grains) * BigInt(parts) * 648n, 7)} g`;
    return {
      answer: grams(coins, fineness),
      steps: [
        `The coins weigh ${coins} times ${grains} = ${coins * grains} grains.`,
        `In grams this is ${decimal(BigInt(coins * grains) * 648n, 4)}.`,
        `Of it ${fineness}/1000 is silver, ${grams(coins, fineness)}.`,
      ],
      mistakes: [grams(coins, 1000), grams(coins, 1000 - fineness), grams(coins + 1, fineness)],
    };
  },
});
