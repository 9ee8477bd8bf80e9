import { isFiniteNumber, type OptionSchema, optionOf } from './option-schemas.ts';

/** A whole number in a range, its ends included. */
export function wholeNumberFrom(least: number, most: number): OptionSchema {
  return optionOf(
    (value) => Number.isSafeInteger(value) && isWithin(value, least, most),
    `a whole number from ${least} to ${most}`,
  );
}

/** A number in a range, its ends included. */
export function numberFrom(least: number, most: number): OptionSchema {
  return optionOf((value) => isWithin(value, least, most), `a number from ${least} to ${most}`);
}

function isWithin(value: unknown, least: number, most: number): boolean {
  return isFiniteNumber(value) && value >= least && value <= most;
}
