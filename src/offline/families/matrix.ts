import type { Field } from './field.ts';

/** A matrix of two rows and two columns, row by row. */
export type Matrix = readonly [readonly [number, number], readonly [number, number]];

export function times([[a, b], [c, d]]: Matrix, [[e, f], [g, h]]: Matrix): Matrix {
  return [
    [a * e + b * g, a * f + b * h],
    [c * e + d * g, c * f + d * h],
  ];
}

export function matrixPower(matrix: Matrix, exponent: number): Matrix {
  let power: Matrix = [
    [1, 0],
    [0, 1],
  ];
  for (let index = 0; index < exponent; index += 1) power = times(power, matrix);
  return power;
}

export function determinant([[a, b], [c, d]]: Matrix): number {
  return a * d - b * c;
}

/** Writes `[[1, 2], [3, 4]]`. */
export function matrixText([[a, b], [c, d]]: Matrix): string {
  // Adding 0 turns a negative zero into zero.
  return `[[${a + 0}, ${b + 0}], [${c + 0}, ${d + 0}]]`;
}

/** A matrix whose entries lie between `-largest` and `largest`. */
export function matrix(largest: number): Field<Matrix> {
  const entry = String.raw`-?\d{1,9}`;
  return {
    draw: (random) => {
      const any = (): number => random.integer(-largest, largest);
      return [
        [any(), any()],
        [any(), any()],
      ];
    },
    write: matrixText,
    pattern: String.raw`\[\[${entry}, ${entry}\], \[${entry}, ${entry}\]\]`,
    read: (text) => {
      const [a, b, c, d] = (text.match(/-?\d+/gu) ?? []).map(Number);
      if (a === undefined || b === undefined || c === undefined || d === undefined) return null;
      if ([a, b, c, d].some((value) => Math.abs(value) > largest)) return null;
      return [
        [a, b],
        [c, d],
      ];
    },
  };
}
