import { decimal } from '../exact.ts';
import { integer } from '../field.ts';
import { defineFamily, type ProblemFamily } from '../problem-family.ts';

export const rampedWork: ProblemFamily = defineFamily({
  name: 'ramped-work',
  subject: 'Physics',
  answerType: 'number',
  fields: {
    peak: integer(5, 400),
    rise: integer(1, 40),
    hold: integer(1, 60),
    fall: integer(1, 40),
    efficiency: integer(31, 97),
  },
  wordings: [
    'Along a straight track a force in the direction of motion grows linearly from 0 to {peak} N over the first {rise} m, stays constant over the next {hold} m and falls linearly back to 0 over the last[[ {fall}]] m. Of the work done, {efficiency} percent ends up as kinetic energy of a body that was at rest. How much kinetic energy is that, in J? Give an exact decimal with its unit.',
    'The pull of a launcher rises uniformly with the distance to {peak} N within {rise} m, keeps this value for {hold} m, then declines uniformly to zero[[ within {fall} m]]. A share of {efficiency} percent of its work goes into the motion of the payload, which starts from rest. Compute the final kinetic energy in J, as an exact decimal with its unit.',
  ],
  solve: ({ peak, rise, hold, fall, efficiency }) => {
    const energy = (doubledMeters: number, percent: number): string =>
      `${decimal(BigInt(peak * doubledMeters * percent) * 5n, 3)} J`;
    const doubled = rise + 2 * hold + fall;
    return {
      answer: energy(doubled, efficiency),
      steps: [
        `The area under the force is ${peak} N times (${rise}/2 + ${hold} + ${fall}/2) m.`,
        `That is ${energy(doubled, 100)} of work.`,
        `With ${efficiency} percent of it the body gains ${energy(doubled, efficiency)}.`,
      ],
      mistakes: [
        energy(2 * (rise + hold + fall), efficiency),
        energy(doubled, 100),
        energy(doubled, 100 - efficiency),
        energy(doubled + 1, efficiency),
      ],
    };
  },
});
