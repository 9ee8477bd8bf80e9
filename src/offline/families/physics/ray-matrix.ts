import { integer } from '../field.ts';
import { type Matrix, matrixText, times } from '../matrix.ts';
import { defineFamily, type ProblemFamily } from '../problem-family.ts';

function gap(meters: number): Matrix {
  return [
    [1, meters],
    [0, 1],
  ];
}

function lens(diopters: number): Matrix {
  return [
    [1, 0],
    [-diopters, 1],
  ];
}

export const rayMatrix: ProblemFamily = defineFamily({
  name: 'ray-matrix',
  subject: 'Physics',
  answerType: 'expression',
  fields: {
    entry: integer(1, 12),
    firstPower: integer(1, 9),
    between: integer(1, 12),
    secondPower: integer(1, 9),
  },
  wordings: [
    'A paraxial ray is described by the column of its height in m and its slope. It crosses {entry} m of free space, a thin converging lens of {firstPower} diopters, {between} m of free space and a thin converging lens[[ of {secondPower} diopters]], in this order. Write the ray transfer matrix of the whole path as a list of rows.',
    'Two thin converging lenses stand on a common axis, {between} m apart; the first has the refracting power {firstPower}/m[[, the second {secondPower}/m]]. Light enters at a plane {entry} m before the first lens and leaves directly behind the second. Determine the transfer matrix for (height in m, slope), row by row.',
  ],
  solve: ({ entry, firstPower, between, secondPower }) => {
    const [start, first, middle, last] = [gap(entry), lens(firstPower), gap(between), lens(secondPower)];
    const upToGap = times(middle, times(first, start));
    const system = times(last, upToGap);
    return {
      answer: matrixText(system),
      steps: [
        `A gap of d has the rows (1, d) and (0, 1), a lens of power P the rows (1, 0) and (-P, 1); later elements stand to the left.`,
        `Up to the second lens the product is ${matrixText(upToGap)}.`,
        `The second lens turns this into ${matrixText(system)}.`,
      ],
      mistakes: [
        matrixText(times(start, times(first, times(middle, last)))),
        matrixText(times(lens(-secondPower), upToGap)),
        matrixText(upToGap),
        matrixText(times(gap(entry), system)),
      ],
    };
  },
});
