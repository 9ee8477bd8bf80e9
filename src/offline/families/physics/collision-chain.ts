import { fraction } from '../exact.ts';
import { integer } from '../field.ts';
import { defineFamily, type ProblemFamily } from '../problem-family.ts';

export const collisionChain: ProblemFamily = defineFamily({
  name: 'collision-chain',
  subject: 'Physics',
  answerType: 'expression',
  fields: { striker: integer(1, 19), target: integer(1, 19), last: integer(1, 19), speed: integer(2, 60) },
  wordings: [
    'On a frictionless rail a cart of {striker} kg moving at {speed} m/s strikes a cart of {target} kg at rest; the collision is perfectly elastic. The struck cart then runs into a third cart[[ of {last} kg]], also at rest, and couples to it. Give the final speed of the coupled pair in m/s as an integer or a fraction in lowest terms.',
    'Three sliders stand on an air track. The first, of mass {striker} kg, comes in at {speed} m/s and bounces elastically off the second, of mass {target} kg, which was at rest. The second then sticks to the third, which was at rest as well[[ and has a mass of {last} kg]]. At which speed in m/s, written as an integer or a reduced fraction, do these two move on?',
  ],
  solve: ({ striker, target, last, speed }) => {
    const momentum = BigInt(2 * striker * speed * target);
    const bottom = BigInt((striker + target) * (target + last));
    return {
      answer: fraction(momentum, bottom),
      steps: [
        `In an elastic collision with a body at rest the struck one leaves at 2 m1 v / (m1 + m2) = ${fraction(BigInt(2 * striker * speed), BigInt(striker + target))} m/s.`,
        `The coupling keeps momentum: the speed shrinks by ${target}/(${target} + ${last}).`,
        `Together this gives ${fraction(momentum, bottom)} m/s.`,
      ],
      mistakes: [
        fraction(BigInt(striker * speed * target), bottom),
        fraction(BigInt(striker * speed), BigInt(striker + target + last)),
        fraction(momentum + 1n, bottom),
      ],
    };
  },
});
