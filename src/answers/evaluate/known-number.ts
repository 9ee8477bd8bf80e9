import type { BigReal } from '../number/big-real.ts';
import type { Complex } from '../number/complex.ts';
import type { Rational } from '../number/rational.ts';
import type { Digits } from '../tree/node.ts';

/** A number as far as it is known. */
export interface KnownNumber {
  /** The value without rounding, where there is one. */
  readonly exact: Rational | null;
  /** The value to some sixty digits, where it is real and of known functions. */
  readonly precise: BigReal | null;
  /** The value in double precision. */
  readonly near: Complex;
  /** The digits it was written with, if it is a decimal and nothing else. */
  readonly digits: Digits | null;
  /** What one unit of the last digit is worth, beyond its place: the factor of a unit. */
  readonly scale: number;
  /** Whether a decimal point occurs in it. */
  readonly isDecimal: boolean;
  /** Whether digits were lost on the way. */
  readonly isLossy: boolean;
}
