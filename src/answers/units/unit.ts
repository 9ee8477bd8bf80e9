import type { Rational } from '../number/rational.ts';

/** What a unit is made of: exponents of base units, which are SI's, money, information and sound level. */
export type Dimensions = Readonly<Record<string, number>>;

/** A unit as a multiple of base units. */
export interface Unit {
  readonly factor: Rational;
  readonly dimensions: Dimensions;
  /** Added after the factor, for temperature scales: kelvin = value * factor + offset. */
  readonly offset?: Rational;
}
