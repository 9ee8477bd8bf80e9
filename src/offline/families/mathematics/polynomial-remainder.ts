import { integer } from '../field.ts';
import { defineFamily, type ProblemFamily } from '../problem-family.ts';

/** Writes `slope x + offset` as one does by hand: `3x - 5`, `-x + 2`. */
function linearText(slope: number, offset: number): string {
  const size = Math.abs(slope) === 1 ? '' : `${Math.abs(slope)}`;
  const sign = slope < 0 ? '-' : '';
  return `${sign}${size}x ${offset < 0 ? '-' : '+'} ${Math.abs(offset)}`;
}

export const polynomialRemainder: ProblemFamily = defineFamily({
  name: 'polynomial-remainder',
  subject: 'Mathematics',
  answerType: 'expression',
  fields: {
    lead: integer(2, 9),
    exponent: integer(5, 13),
    shift: integer(1, 60),
    first: integer(-4, 4),
    second: integer(-4, 5),
  },
  wordings: [
    'Divide the polynomial {lead}x^{exponent} + {shift} by (x - r)(x - s)[[ with r = {first} and s = {second}]]. What is the remainder, as a polynomial in x with its terms in falling order?',
    'Two distinct points r and s are fixed on the real line[[: r = {first} and s = {second}]]. Determine the polynomial of degree at most 1, in falling order of its terms, that agrees with {lead}x^{exponent} + {shift} at both of them.',
  ],
  accepts: ({ first, second, exponent }) =>
    first < second && first !== 0 && second !== 0 && first ** exponent !== second ** exponent,
  solve: ({ lead, exponent, shift, first, second }) => {
    const valueAt = (x: number): number => lead * x ** exponent + shift;
    const slope = (valueAt(second) - valueAt(first)) / (second - first);
    const offset = valueAt(first) - slope * first;
    const answer = linearText(slope, offset);
    return {
      answer,
      steps: [
        'The remainder is the linear polynomial that agrees with the dividend at both zeros of the divisor.',
        `The dividend takes the values ${valueAt(first)} and ${valueAt(second)} there, so the slope is ${slope}.`,
        `The line through both points is ${answer}.`,
      ],
      mistakes: [
        linearText(slope, offset - shift - 1),
        linearText(slope, valueAt(first) + slope * first),
        linearText(-slope, offset),
      ],
    };
  },
});
