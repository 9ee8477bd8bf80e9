import { binomial } from '../exact.ts';
import { integer } from '../field.ts';
import { defineFamily, type ProblemFamily } from '../problem-family.ts';

export const einsteinSolids: ProblemFamily = defineFamily({
  name: 'einstein-solids',
  subject: 'Physics',
  answerType: 'integer',
  fields: { left: integer(3, 20), right: integer(3, 20), quanta: integer(6, 40), held: integer(2, 30) },
  wordings: [
    'Two Einstein solids A and B, of {left} and {right} distinguishable oscillators of one frequency,[[ share {quanta} energy quanta and]] are in weak thermal contact. How many microstates of the pair have exactly {held} quanta in solid A?',
    'A crystal of {left} identical but distinguishable quantum oscillators exchanges energy with a second crystal of {right} such oscillators. Counted above the ground state,[[ the total energy is {quanta} quanta, of which]] {held} quanta sit in the first crystal. Find the number of microstates that are compatible with this.',
  ],
  accepts: ({ quanta, held }) => held < quanta,
  solve: ({ left, right, quanta, held }) => {
    const states = (oscillators: number, energy: number): bigint =>
      binomial(energy + oscillators - 1, oscillators - 1);
    const inLeft = states(left, held);
    const inRight = states(right, quanta - held);
    return {
      answer: `${inLeft * inRight}`,
      steps: [
        `q quanta can be spread over N oscillators in (q + N - 1 choose N - 1) ways.`,
        `For A with N = ${left} and q = ${held} this gives ${inLeft}; for B with N = ${right} and q = ${quanta - held} it gives ${inRight}.`,
        `The solids are independent once the split is fixed, so the number is ${inLeft * inRight}.`,
      ],
      mistakes: [
        `${states(left + right, quanta)}`,
        `${inLeft + inRight}`,
        `${inLeft * states(right, quanta)}`,
        `${inLeft * inRight + 1n}`,
      ],
    };
  },
});
