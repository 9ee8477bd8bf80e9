import type { KnownNumber } from '../evaluate/known-number.ts';
import { measure } from '../evaluate/measure.ts';
import { type BigReal, bigAdd, bigFromRational, bigMultiply, sizeOf } from '../number/big-real.ts';
import { complex, magnitude, plus, times } from '../number/complex.ts';
import { add, bitLength, multiply, type Rational, toNumber } from '../number/rational.ts';
import { numberNode, productNode, someNode } from '../tree/build-node.ts';
import type { Node } from '../tree/node.ts';
import { type Quantity, toQuantity } from '../units/quantity.ts';
import { areUnlike } from '../units/unlike-units.ts';
import { compareExpressions } from './compare-expressions.ts';
import { compareNumbers } from './compare-numbers.ts';
import { apart, type Comparison, type Finding, undecided } from './finding.ts';
import { freeNames } from './free-names.ts';
import { renamed } from './rename.ts';

/** Compares two numbers with units; null when neither side is one. */
export function compareQuantities(reference: Node, response: Node, comparison: Comparison): Finding | null {
  const left = toQuantity(asMoneyLike(reference, response), comparison.effort);
  const right = toQuantity(asMoneyLike(response, reference), comparison.effort);
  if (left === null || right === null) return null;
  const leftNumber = measure(left.number, comparison.effort, comparison.logarithmBase);
  const rightNumber = measure(right.number, comparison.effort, comparison.logarithmBase);
  if (leftNumber === null || rightNumber === null) return compareFormulas(left, right, comparison);
  if (left.units === 0 && comparison.options.units === 'reference' && endsInName(response))
    return undecided('a letter that only the response has may be a name');
  if (left.units === 0 || right.units === 0)
    return compareBare(left, leftNumber, right, rightNumber, comparison);
  const numbersAsTold = (): Finding => compareNumbers(leftNumber, rightNumber, comparison);
  const kinds = compareKinds([reference, left], [response, right], numbersAsTold);
  if (kinds !== null) return kinds;
  const [from, to] = [converted(leftNumber, left), converted(rightNumber, right)];
  if (from === null || to === null) return undecided('a quantity is beyond what can be converted');
  // A price of each is not that of all.
  if ([left, right].filter(({ label }) => label?.startsWith('per ')).length === 1)
    return undecided('only one side says that this is for each');
  const numbers = compareNumbers(from, to, comparison);
  return numbers.relation === 'apart' &&
    (isConversion(left, right, numbers, ratioOf(from, to)) ||
      isOfOtherScale(left, right, from, to) ||
      (numbers.method === 'rounded' && [reference, response].some(addsUnits)))
    ? undecided('the units differ, and the numbers differ by no more than a conversion may round')
    : compareLabels(left, right, numbers);
}

/** What is said of two quantities that measure different things; null where they measure one. */
function compareKinds(
  [reference, left]: readonly [Node, Quantity],
  [response, right]: readonly [Node, Quantity],
  compare: () => Finding,
): Finding | null {
  if (areUnlike(reference, response) || areUnlike(response, reference))
    return undecided('the units measure different things');
  // A decade is ten years as well.
  if ('octave' in left.dimensions !== 'octave' in right.dimensions)
    return undecided('a decade may be one of time or of frequency');
  if (dimensionKey(left) === dimensionKey(right)) return null;
  return saysForLong(reference) !== saysForLong(response) && compare().relation === 'same'
    ? undecided('only one side says in what time this is so')
    : apart('structure', 'the units are of different kinds');
}

/** Whether something is told per day, week, month or year, which the other side may leave to the question. */
function saysForLong(node: Node): boolean {
  return someNode(
    node,
    (part) =>
      part.kind === 'power' &&
      part.base.kind === 'symbol' &&
      /^unit:(?:day|week|month|year)s?$/.test(part.base.name),
  );
}

/**
 * Whether one value may have been converted into another unit: by a factor that is not known to more digits, rounded to the
 * digits of both, or by 1,024 where others count 1,000.
 */
function isConversion(left: Quantity, right: Quantity, { method }: Finding, ratio: number): boolean {
  if (left.factor.numerator * right.factor.denominator === right.factor.numerator * left.factor.denominator)
    return false;
  const steps = Math.log(ratio) / Math.log(1.024);
  const isBinary = dimensionKey(left) === 'bit^1' && Math.abs(steps - Math.round(steps)) < 1e-9;
  const isSlope = 'octave' in left.dimensions && Math.abs(ratio - 1) < 0.005;
  return isSlope || method === 'rounded' || Math.abs(ratio - 1) <= 1e-5 || (isBinary && Math.abs(steps) < 5);
}

/** Whether quantities in several units are added, of which some were converted. */
function addsUnits(node: Node): boolean {
  return node.kind === 'sum' && [...freeNames(node)].filter((name) => name.startsWith('unit:')).length > 1;
}

/** Degrees beside kelvins that a conversion to whole ones rounds to each other: `300 K` and `27 °C`. */
function isOfOtherScale(left: Quantity, right: Quantity, one: KnownNumber, other: KnownNumber): boolean {
  return (left.offset === null) !== (right.offset === null) && Math.abs(one.near.re - other.near.re) <= 0.5;
}

function ratioOf(one: KnownNumber, other: KnownNumber): number {
  return magnitude(one.near) / magnitude(other.near) || Number.NaN;
}

/** Whether a number has one letter behind it that is a name more often than the sign of a day, a tonne or the like: `8d`. */
function endsInName(node: Node): boolean {
  const last = node.kind === 'product' ? node.factors.at(-1) : undefined;
  return last?.kind === 'symbol' && /^unit:[bcdtu]$/u.test(last.name);
}

/** Compares expressions with variables and a unit: `-\\frac{13.6}{n^2} eV`; null where a side has none, or no plain one. */
function compareFormulas(left: Quantity, right: Quantity, comparison: Comparison): Finding | null {
  if (left.units + right.units === 0 && (left.label === null) !== (right.label === null)) {
    // `O(n)` of time is not that of space.
    if (left.number.kind === 'call' && right.number.kind === 'call' && left.number.name.endsWith('()'))
      return null;
    const counted = compareExpressions(left.number, right.number, comparison);
    return counted.relation === 'same' ? counted : null;
  }
  const arePlain = [left, right].every(
    ({ units, offset, label, number }) =>
      units > 0 && offset === null && label === null && freeNames(number).size > 0,
  );
  if (!arePlain) return null;
  if (dimensionKey(left) !== dimensionKey(right))
    return apart('structure', 'the units are of different kinds');
  const [from, to] = [left, right].map(({ number, factor }) => productNode([numberNode(factor), number]));
  return from === undefined || to === undefined ? null : compareExpressions(from, to, comparison);
}

const pounds: ReadonlyMap<string, string> = new Map([
  ['unit:pound', 'unit:GBP'],
  ['unit:pounds', 'unit:GBP'],
]);

/** The sign of the yen is that of the yuan as well. */
const yuan: ReadonlyMap<string, string> = new Map([['unit:yensign', 'unit:CNY']]);

const dioptres: ReadonlyMap<string, string> = new Map([['unit:D', 'unit:dpt']]);

/** A pound is money where the other side is; a capital D is dioptre beside another unit than debye. */
function asMoneyLike(node: Node, other: Node): Node {
  const isPower = someNode(
    other,
    (part) => part.kind === 'symbol' && /^unit:(?:m|dpt|dioptres?|diopters?)$/u.test(part.name),
  );
  if (isPower && !someNode(other, (part) => part.kind === 'symbol' && part.name === 'unit:C'))
    return renamed(node, dioptres);
  const mentions = (name: RegExp): boolean =>
    someNode(other, (part) => part.kind === 'symbol' && name.test(part.name));
  if (mentions(/^unit:(?:CNY|RMB|yuan)$/u)) return renamed(node, yuan);
  return mentions(/^unit:GBP$/u) ? renamed(node, pounds) : node;
}

/** At least one side has no unit: whether that may be is a policy. */
function compareBare(
  left: Quantity,
  leftNumber: KnownNumber,
  right: Quantity,
  rightNumber: KnownNumber,
  comparison: Comparison,
): Finding {
  const { units } = comparison.options;
  const numbers = compareAsTold(left, leftNumber, right, rightNumber, comparison);
  // On a scale of logarithms nothing is one, or one of its unit.
  if (leftNumber.exact?.numerator === 0n && isLogarithmic(left) !== isLogarithmic(right))
    return undecided('nothing on a logarithmic scale is not nothing');
  if (left.units === 0 && right.units === 0) return compareLabels(left, right, numbers);
  const angles = compareAngles(left, leftNumber, right, rightNumber, comparison);
  if (angles?.relation === 'same') return angles;
  const isMixed = (left.label !== null && right.units > 0) || (right.label !== null && left.units > 0);
  if (isMixed)
    return numbers.relation === 'apart' && !mayBeUnit(left) && !mayBeUnit(right)
      ? apart('structure', 'a unit is not a count')
      : undecided('what is counted may be a unit');
  if ([left, right].some(({ label }) => label !== null && scaling.test(label)) && left.label !== right.label)
    return undecided('a word may scale the number');
  if (isMoney(left, right) && left.units > 0 && numbers.relation === 'same' && units === 'reference')
    return undecided('the response leaves out the currency');
  if (left.units === 0 && right.units > 0 && someNode(left.number, ({ kind }) => kind === 'percent'))
    return undecided('the response has a unit besides percent');
  return numbers.relation !== 'same' || mayLackUnit(left, leftNumber, right, units)
    ? numbers
    : ofOneUnit(units);
}

/** Words of other languages, and letters, that scale the number before them. */
const scaling =
  /^(?:mil|mille|mila|tausend|millionen|mio|mln|millones|mill[oó]n|milliarden|mrd|milliards?|milh[oõ]es|dutzend|k|b|bn)(?: |$)/i;

/** Whether one side may leave out the unit that the other has: nothing is nothing in any unit, but on a scale. */
function mayLackUnit(
  left: Quantity,
  { exact }: KnownNumber,
  right: Quantity,
  units: Comparison['options']['units'],
): boolean {
  if (units !== 'reference') return units === 'optional';
  return left.units === 0 || (exact?.numerator === 0n && left.offset === null && right.offset === null);
}

function isLogarithmic({ dimensions, label }: Quantity): boolean {
  return 'dB' in dimensions || (label !== null && /^db[a-z]?$/iu.test(label));
}

function isMoney(left: Quantity, right: Quantity): boolean {
  return Object.keys({ ...left.dimensions, ...right.dimensions }).every((name) => /^[A-Z]{3}$/u.test(name));
}

/** One number, of which only one side says the unit. */
function ofOneUnit(units: Comparison['options']['units']): Finding {
  return undecided(units === 'both' ? 'only one side has a unit' : 'the response leaves out the unit');
}

/** Compares numbers whose units are left aside: `1.25 mW` beside 0.00125, which may be in watts, is left open. */
function compareAsTold(
  left: Quantity,
  leftNumber: KnownNumber,
  right: Quantity,
  rightNumber: KnownNumber,
  comparison: Comparison,
): Finding {
  const numbers = compareNumbers(leftNumber, rightNumber, comparison);
  if (numbers.relation !== 'apart') return numbers;
  const [from, to] = [converted(leftNumber, left), converted(rightNumber, right)];
  const isSame = from !== null && to !== null && compareNumbers(from, to, comparison).relation === 'same';
  return isSame ? undecided('a number without a unit may be told in another one') : numbers;
}

/** Short names may abbreviate units that are not known: `30 fps`. */
function mayBeUnit({ label }: Quantity): boolean {
  return label !== null && label.length <= 4;
}

/** Angles in degrees beside bare numbers; null where a side is no plain number or angle. */
function compareAngles(
  left: Quantity,
  leftNumber: KnownNumber,
  right: Quantity,
  rightNumber: KnownNumber,
  comparison: Comparison,
): Finding | null {
  if (!isPlainAngle(left) || !isPlainAngle(right)) return null;
  const [from, to] = [converted(leftNumber, left), converted(rightNumber, right)];
  return from === null || to === null ? null : compareNumbers(from, to, comparison);
}

function compareLabels(left: Quantity, right: Quantity, numbers: Finding): Finding {
  const areNamed = left.label !== null && right.label !== null;
  if (!areNamed || numbers.relation !== 'same' || stem(left.label) === stem(right.label)) return numbers;
  return undecided('the numbers agree, but they count different things');
}

function stem(label: string): string {
  return label
    .replace(/(?<=\S) (?:molecules?|units?|atoms?|ions?|items?|pieces?)$/u, '')
    .replace(/(?:es|s)(?= |$)/gu, '');
}

function isPlainAngle(quantity: Quantity): boolean {
  return dimensionKey(quantity) === '' && quantity.label === null;
}

function dimensionKey({ dimensions }: Quantity): string {
  return Object.entries(dimensions)
    .map(([name, exponent]) => `${name}^${exponent}`)
    .sort()
    .join(' ');
}

function converted(number: KnownNumber, { factor, offset }: Quantity): KnownNumber | null {
  const exact = number.exact === null ? null : scaledExactly(number.exact, factor, offset);
  if (number.exact !== null && exact === null) return null;
  const scale = toNumber(factor);
  const near = plus(times(number.near, complex(scale)), complex(offset === null ? 0 : toNumber(offset)));
  const precise = number.precise === null ? null : scaledPrecisely(number.precise, factor, offset);
  return { ...number, exact, precise, near, scale: number.scale * Math.abs(scale) };
}

/** A factor with pi in it, or a measured one, is known to fewer digits than are compared otherwise. */
function scaledPrecisely(value: BigReal, factor: Rational, offset: Rational | null): BigReal {
  const product = bigMultiply(value, bigFromRational(factor));
  if (bitLength(factor.denominator) > 60)
    return { ...product, error: Math.max(product.error, sizeOf(product) - 90) };
  return offset === null ? product : bigAdd(product, bigFromRational(offset));
}

function scaledExactly(value: Rational, factor: Rational, offset: Rational | null): Rational | null {
  const product = multiply(value, factor);
  return product === null || offset === null ? product : add(product, offset);
}
