import { decimal } from '../exact.ts';
import { integer } from '../field.ts';
import { defineFamily, type ProblemFamily } from '../problem-family.ts';

export const combustion: ProblemFamily = defineFamily({
  name: 'combustion-oxygen',
  subject: 'Chemistry',
  answerType: 'number',
  fields: {
    carbon: integer(2, 24),
    hydrogen: integer(4, 50),
    oxygen: integer(1, 6),
    amount: integer(11, 480),
    purity: integer(51, 99),
  },
  wordings: [
    'A sample of {amount} mmol in all consists of the compound C{carbon}H{hydrogen}O{oxygen} and an inert remainder[[; the compound makes up {purity} percent of the amount of substance]]. It burns completely to carbon dioxide and water. How many millimoles of molecular oxygen are consumed?',
    'Molecules with {carbon} carbon, {hydrogen} hydrogen and {oxygen} oxygen atoms are mixed with a noble gas. The mixture amounts to {amount} mmol[[, {purity} percent of which are these molecules]]. State the uptake of oxygen, in mmol of O2, when everything that can burn is burned to CO2 and H2O.',
  ],
  accepts: ({ carbon, hydrogen, oxygen }) =>
    hydrogen % 2 === 0 && hydrogen <= 2 * carbon + 2 && oxygen <= carbon && hydrogen >= carbon,
  solve: ({ carbon, hydrogen, oxygen, amount, purity }) => {
    const quarters = BigInt(4 * carbon + hydrogen - 2 * oxygen);
    const uptake = (of: bigint): string => decimal(of * BigInt(amount * purity) * 25n, 4);
    return {
      answer: uptake(quarters),
      steps: [
        `One molecule C${carbon}H${hydrogen}O${oxygen} needs ${carbon} + ${hydrogen}/4 - ${oxygen}/2 = ${quarters}/4 molecules of O2.`,
        `The sample holds ${amount} mmol times ${purity}/100 = ${decimal(BigInt(amount * purity), 2)} mmol of it.`,
        `The product of both figures is ${uptake(quarters)} mmol of O2.`,
      ],
      mistakes: [
        uptake(BigInt(4 * carbon + hydrogen)),
        uptake(BigInt(4 * carbon + hydrogen - oxygen)),
        decimal(quarters * BigInt(amount) * 25n, 2),
      ],
    };
  },
});
