import { integer } from '../field.ts';
import { determinant, type Matrix, matrix, matrixPower, matrixText } from '../matrix.ts';
import { defineFamily, type ProblemFamily } from '../problem-family.ts';

export const matrixPowers: ProblemFamily = defineFamily({
  name: 'matrix-powers',
  subject: 'Mathematics',
  answerType: 'expression',
  fields: { matrix: matrix(4), exponent: integer(3, 9) },
  wordings: [
    'Let A be the integer matrix with the rows {matrix}. Compute A^n[[ for n = {exponent}]] and write it as a list of rows.',
    'A linear map of the plane has the matrix {matrix}, written row by row, in the standard basis. Determine the matrix of the map that applies it[[ {exponent} times]] in succession, again row by row.',
  ],
  accepts: ({ matrix: base }) => {
    const [[, b], [c]] = base;
    return Math.abs(determinant(base)) > 1 && (b !== 0 || c !== 0);
  },
  solve: ({ matrix: base, exponent }) => {
    const [[a], [, d]] = base;
    const power = (wanted: number): string => matrixText(matrixPower(base, wanted));
    const entrywise = base.map((row) => row.map((entry) => entry ** exponent));
    return {
      answer: power(exponent),
      steps: [
        `The trace is ${a + d} and the determinant ${determinant(base)}, so A^2 = (${a + d}) A - (${determinant(base)}) I by Cayley and Hamilton.`,
        `The recurrence gives A^2 = ${power(2)} and A^3 = ${power(3)}.`,
        `Going on to the exponent ${exponent} yields ${power(exponent)}.`,
      ],
      mistakes: [
        power(exponent - 1),
        power(exponent + 1),
        JSON.stringify(entrywise).replaceAll(',', ', '),
        matrixText(plusOne(matrixPower(base, exponent))),
      ],
    };
  },
});

function plusOne([[a, b], [c, d]]: Matrix): Matrix {
  return [
    [a, b],
    [c, d + 1],
  ];
}
