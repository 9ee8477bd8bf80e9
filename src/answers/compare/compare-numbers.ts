import type { KnownNumber } from '../evaluate/known-number.ts';
import { compareBigReals } from '../number/big-real.ts';
import { magnitude, minus } from '../number/complex.ts';
import { add, compareRationals, toNumber } from '../number/rational.ts';
import type { Digits } from '../tree/node.ts';
import { apart, type Comparison, type Finding, same, undecided } from './finding.ts';

/** Digits from which on a decimal counts as a rounding of what it stands for. */
const roundedFrom = 6;

type Closeness = 'alike' | 'apart' | 'unsure';

/** Compares two numbers: exactly where both are exact, else as far as the digits or the tolerance go. */
export function compareNumbers(
  reference: KnownNumber,
  response: KnownNumber,
  { options }: Comparison,
): Finding {
  const areExact = reference.exact !== null && response.exact !== null;
  if (
    reference.exact !== null &&
    response.exact !== null &&
    compareRationals(reference.exact, response.exact) === 0
  ) {
    return same('exact', 'the numbers are the same fraction');
  }
  if (areExact && options.tolerance === null && reference.digits === null && response.digits === null) {
    return apart('exact', 'the numbers differ');
  }
  const alike = areExact ? 'apart' : compareClosely(reference, response);
  const difference = distance(reference, response);
  const size = magnitude(reference.near);
  if (![difference, size, magnitude(response.near)].every(Number.isFinite)) return beyondDoubles(alike);
  if (options.tolerance !== null && isWithin(difference, size, reference, response, options.tolerance)) {
    return same('rounded', 'the numbers agree within the tolerance');
  }
  return compareInexact(reference, response, difference, alike, options.tolerance === null);
}

/** Compares numbers of which at least one is no fraction, or has stated digits. */
function compareInexact(
  reference: KnownNumber,
  response: KnownNumber,
  difference: number,
  alike: Closeness,
  mayBeRounded: boolean,
): Finding {
  if (alike === 'alike') return same('numeric', 'the numbers agree to more than thirty digits');
  const isSame = difference <= Math.max(magnitude(reference.near), magnitude(response.near)) * 1e-12;
  if (alike === 'unsure' && isSame) return sameToDoubles(reference, response);
  if (alike === 'unsure' && difference <= 1e-12)
    return undecided('the numbers are too close to be told apart');
  if (mayBeRounded && isRounding(reference, response, difference)) {
    return same('rounded', 'one number is the other, rounded to its stated digits');
  }
  if (mayBeRounded && isCoarse(reference, response, difference))
    return undecided('the numbers agree to the one or two digits that one of them states');
  if (mayBeRounded && isCutOff(reference, response, difference))
    return undecided('one number is the other as far as its digits go');
  if (mayBeRounded && mayBePolar(reference, response, difference))
    return undecided('the numbers may be one in two forms, of which one is rounded');
  if (mayBeRounded && isExpanded(reference, response, difference))
    return undecided('the response rounds to the digits that the reference states');
  return shortRounding(reference, response, difference)
    ? apart('rounded', 'the numbers agree only to fewer digits than the tolerance asks for')
    : apart(reference.exact !== null && response.exact !== null ? 'exact' : 'numeric', 'the numbers differ');
}

/** Compares to some sixty digits where both are known so far; doubles decide the rest, and never beyond their range. */
function compareClosely(reference: KnownNumber, response: KnownNumber): Closeness {
  if (reference.precise === null || response.precise === null) return 'unsure';
  return compareBigReals(reference.precise, response.precise);
}

function beyondDoubles(alike: Closeness): Finding {
  if (alike === 'unsure') return undecided('a number is beyond what can be evaluated');
  return alike === 'alike'
    ? same('numeric', 'the numbers agree to more than thirty digits')
    : apart('numeric', 'the numbers differ');
}

function sameToDoubles(reference: KnownNumber, response: KnownNumber): Finding {
  return reference.isLossy || response.isLossy
    ? undecided('the numbers agree as far as double precision goes, which is not far enough here')
    : same('numeric', 'the numbers agree to twelve digits');
}

function distance(reference: KnownNumber, response: KnownNumber): number {
  if (reference.exact === null || response.exact === null)
    return magnitude(minus(reference.near, response.near));
  const opposite = { numerator: -response.exact.numerator, denominator: response.exact.denominator };
  const difference = add(reference.exact, opposite);
  return difference === null ? Number.NaN : Math.abs(toNumber(difference));
}

interface Bounds {
  readonly absolute?: number;
  readonly relative?: number;
  readonly significantDigits?: number | 'stated';
}

function isWithin(
  difference: number,
  size: number,
  reference: KnownNumber,
  response: KnownNumber,
  bounds: Bounds,
): boolean {
  const slack = 1 + 1e-9;
  if (difference <= (bounds.absolute ?? 0) * slack && bounds.absolute !== undefined) return true;
  if (bounds.relative !== undefined && difference <= bounds.relative * size * slack) return true;
  const { significantDigits } = bounds;
  if (significantDigits === undefined) return false;
  const digits = significantDigits === 'stated' ? (reference.digits ?? response.digits) : null;
  if (digits !== null)
    return (
      difference <=
      0.5 *
        lastPlaceOf({
          ...reference,
          digits,
          scale: digits === reference.digits ? reference.scale : response.scale,
        }) *
        slack
    );
  if (significantDigits === 'stated' || size === 0) return false;
  const place = Math.floor(Math.log10(size) + 1e-12) - significantDigits + 1;
  return difference <= 0.5 * 10 ** place * slack;
}

function isRounding(reference: KnownNumber, response: KnownNumber, difference: number): boolean {
  return hasRounding(reference, response, difference, roundedFrom);
}

/** Whether one is the other rounded to at least so many digits; of two decimals the shorter one is the rounding. */
function hasRounding(
  reference: KnownNumber,
  response: KnownNumber,
  difference: number,
  least: number,
): boolean {
  const [first, second] = [reference.digits, response.digits];
  if (first === null && second === null) return false;
  const isReference = second === null || (first !== null && first.lastPlace > second.lastPlace);
  const rounding = isReference ? reference : response;
  const other = isReference ? response : reference;
  if (rounding.digits === null || rounding.digits.significant < least) return false;
  if (other.exact !== null && other.digits === null && other.exact.denominator === 1n) return false;
  const size = Math.max(magnitude(reference.near), magnitude(response.near));
  return difference <= 0.5 * lastPlaceOf(rounding) * (1 + 1e-9) + size * noiseOf(rounding.digits, other);
}

/** The share by which a rounding may be off: fractions are known exactly, but a program prints them as doubles. */
function noiseOf({ significant }: Digits, { exact }: KnownNumber): number {
  if (exact === null) return 1e-12;
  return significant >= 15 && significant <= 17 ? 1e-15 : 0;
}

/** One or two stated digits prove no difference to a number that rounds to them. */
function isCoarse(reference: KnownNumber, response: KnownNumber, difference: number): boolean {
  const least = Math.min(reference.digits?.significant ?? 99, response.digits?.significant ?? 99);
  return least <= 2 && hasRounding(reference, response, difference, 1);
}

/** Whether the response has more digits than the reference states, and rounds to those. */
function isExpanded(reference: KnownNumber, response: KnownNumber, difference: number): boolean {
  if (reference.digits === null || !hasRounding(reference, response, difference, 1)) return false;
  return response.digits === null || response.digits.lastPlace < reference.digits.lastPlace;
}

/** Whether one is the other cut off behind at least six digits, or a whole number rounded to so many and a power of ten. */
function isCutOff(reference: KnownNumber, response: KnownNumber, difference: number): boolean {
  return [reference, response].some((cut, index) => {
    const other = index === 0 ? response : reference;
    if (cut.digits === null || other.digits !== null || cut.digits.significant < roundedFrom) return false;
    const isWholeNumber = other.exact?.denominator === 1n;
    if (isWholeNumber) return cut.digits.lastPlace > 0 && difference <= 0.5 * lastPlaceOf(cut);
    const isShort = magnitude(cut.near) < magnitude(other.near);
    return isShort && difference < lastPlaceOf(cut);
  });
}

/** Whether a complex number with decimals is as close to one without as the rounding of its size or angle. */
function mayBePolar(reference: KnownNumber, response: KnownNumber, difference: number): boolean {
  return (
    reference.isDecimal !== response.isDecimal &&
    Math.min(Math.abs(reference.near.im), Math.abs(response.near.im)) > 1e-9 &&
    difference <= 1e-3 * magnitude(reference.near)
  );
}

function shortRounding(reference: KnownNumber, response: KnownNumber, difference: number): boolean {
  return hasRounding(reference, response, difference, 1);
}

function lastPlaceOf({ digits, scale }: KnownNumber): number {
  return digits === null ? 0 : 10 ** digits.lastPlace * scale;
}
