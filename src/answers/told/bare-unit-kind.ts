import { bindingDoubt, same, undecided } from '../compare/finding.ts';
import { type AnswerKind, wholeReading } from '../readings/reading.ts';
import { cleanText } from '../syntax/clean-text.ts';
import { parseAnswer } from '../syntax/parse-answer.ts';
import { pattern } from '../tokens/pattern.ts';
import type { Node } from '../tree/node.ts';
import { lookupUnit } from '../units/lookup-unit.ts';
import { raisedUnits } from '../units/raised-units.ts';
import type { Unit } from '../units/unit.ts';
import { areUnlike } from '../units/unlike-units.ts';

/** A unit without a number, by its symbol or in words: `m/s`, `meters per second`, and `N s` beside `kg m/s`. */
export const bareUnitKind: AnswerKind<BareUnit> = {
  name: 'unit',
  read: ({ text }) => {
    const unit = readBareUnit(text);
    return unit === null ? [] : [wholeReading(unit)];
  },
  relate: (left, right) => {
    if (areUnlike(left.node, right.node) || areUnlike(right.node, left.node)) return null;
    const isOne = isOneMeasure(left, right);
    if (!isOne && differInCase(left, right)) return bindingDoubt('another capital is another prefix or unit');
    const mayBeOption = left.mayBeOption || right.mayBeOption;
    const isSame =
      left.isTold || right.isTold
        ? namesOf(left) === namesOf(right)
        : isOne &&
          (left.isSure || right.isSure) &&
          (Math.min(left.parts.length, right.parts.length) > 1 || areOnePower(left, right));
    if (isSame && !mayBeOption) return same('exact', 'both name the same unit');
    // Letters alone may be variables, and two of them options.
    return isOne && Math.max(left.parts.length, right.parts.length) > 1
      ? undecided('units of one measure may be told as each other')
      : null;
  },
};

/** A unit within another, and its power. */
interface Part {
  readonly unit: Unit;
  readonly power: number;
}

interface BareUnit {
  readonly text: string;
  readonly node: Node;
  readonly parts: readonly Part[];
  /** Whether one of them has a sign of several letters, which no product of variables is. */
  readonly isSure: boolean;
  /** Whether it is told in words. */
  readonly isTold: boolean;
  /** Whether it is a letter that may name an option as well. */
  readonly mayBeOption: boolean;
}

/** Letters that may as well be options of a question, or yes and no. */
const optionLetter = /^\W*[A-Ja-jTFYN]\W*$/u;

/** `meV` beside `MeV`; the half of a day is written in either case. */
function differInCase({ text: left }: BareUnit, { text: right }: BareUnit): boolean {
  return left !== right && left.toLowerCase() === right.toLowerCase() && !/^[ap]m$/iu.test(left);
}

/** `mm^2` in two spellings. */
function areOnePower(left: BareUnit, right: BareUnit): boolean {
  const [one, other] = [left.parts[0], right.parts[0]];
  return left.isSure && right.isSure && one?.power !== 1 && one?.power === other?.power;
}

/** Words with a capital that may be persons as well. */
const person =
  /^(?:Newton|Pascal|Joule|Watt|Coulomb|Ohm|Siemens|Weber|Tesla|Henry|Hertz|Becquerel|Gray|Sievert|Kelvin|Celsius|Ampere|Curie|Gauss|Faraday|Dalton|Rankine|Second)$/u;

/** Commands that are in no unit. */
const formula = /\\(?:sqrt|pi|sin|cos|tan|ln|log|int|sum|prod|binom|begin|infty|lim)(?![a-z])/;

function readBareUnit(written: string): BareUnit | null {
  if (written.length > 60 || /^\$?\d|[=<>+?]/.test(written) || formula.test(written)) return null;
  const text = raisedUnits(written.includes('\\') ? written.replace(/\\[,;:! ]/gu, ' ') : written, true);
  if (text.length > 48 || /[=<>+,:;?]|\d{2}|^\d/u.test(text)) return null;
  const plain = text
    .replace(/(?<=[a-z]{4})-(?=[a-z]{4})/gu, ' ')
    .replace(/\$/gu, ' ')
    .trim();
  const words = plain.match(pattern.g`\p{L}{5,}`) ?? [];
  if (person.test(plain) || !words.every(isOfUnits)) return null;
  const node = parseAnswer(cleanText(`1 ${plain.replace(/^\p{Lu}(?=\p{Ll}{3})/u, lower)}`), mode);
  const parts = node === null ? null : partsOf(node, 1);
  const signs = plain.match(pattern.g`(?<![\p{L}\\])\p{L}{2,4}(?!\p{L})`) ?? [];
  return node === null || parts === null || parts.length === 0
    ? null
    : {
        text: plain,
        node,
        parts,
        isSure: /[a-zA-Z]-\d/.test(written) || signs.some((sign) => lookupUnit(sign) !== null),
        isTold: /\p{Ll}{4}/u.test(plain.replace(pattern.g`\\\p{L}+`, '')),
        mayBeOption: optionLetter.test(text),
      };
}

/** Whether a longer word may be in the name of a unit. */
function isOfUnits(word: string): boolean {
  return /^(?:square|cubic|squared|cubed|text|mathrm)$/iu.test(word) || lookupUnit(word) !== null;
}

const mode = { units: true, comma: 'thousands', parts: 'fractions', strokes: 'usual' } as const;

function lower(letter: string): string {
  return letter.toLowerCase();
}

/** The units of a product, which has a one and nothing else beside them. */
function partsOf(node: Node, power: number): readonly Part[] | null {
  if (node.kind === 'number') return node.value.numerator === node.value.denominator ? [] : null;
  if (node.kind === 'product') {
    const parts = node.factors.map((factor) => partsOf(factor, power));
    return parts.includes(null) ? null : parts.flatMap((part) => part ?? []);
  }
  if (node.kind === 'power') {
    const { base, exponent } = node;
    const size = sizeOf(exponent);
    return size === null ? null : partsOf(base, size * power);
  }
  const unit =
    node.kind === 'symbol' && node.name.startsWith('unit:') ? lookupUnit(node.name.slice(5)) : null;
  if (node.kind !== 'symbol' || unit === null || Object.keys(unit.dimensions).length === 0) return null;
  // An hour of something is a product of two units.
  const [, rate = ''] = /^unit:([kMGTm]?[AW])h$/u.exec(node.name) ?? [];
  const [flow, hour] = [lookupUnit(rate), lookupUnit('h')];
  return flow === null || hour === null
    ? [{ unit, power }]
    : [
        { unit: flow, power },
        { unit: hour, power },
      ];
}

/** Each unit by what it is worth, with its power, whatever the order. */
function namesOf({ parts }: BareUnit): string {
  const powers = new Map<string, number>();
  for (const { unit, power } of parts) {
    const { factor, dimensions, offset } = unit;
    const name = `${factor.numerator}/${factor.denominator} ${JSON.stringify(dimensions)} ${offset === undefined ? '' : 'scale'}`;
    powers.set(name, (powers.get(name) ?? 0) + power);
  }
  return [...powers]
    .map(([name, power]) => `${name}^${power}`)
    .toSorted()
    .join(' ');
}

/** Whether two products of units measure the same, and are worth the same: `M^{-1} s^{-1}` and `L mol^{-1} s^{-1}`. */
function isOneMeasure(left: BareUnit, right: BareUnit): boolean {
  const total = new Map<string, number>();
  let worth = 0;
  for (const [{ parts }, sign] of [
    [left, 1],
    [right, -1],
  ] as const)
    for (const { unit, power } of parts) {
      if (unit.offset !== undefined) return false;
      worth += sign * power * Math.log(Number(unit.factor.numerator) / Number(unit.factor.denominator));
      for (const [name, exponent] of Object.entries(unit.dimensions))
        total.set(name, (total.get(name) ?? 0) + sign * power * exponent);
    }
  return Math.abs(worth) < 1e-9 && [...total.values()].every((exponent) => Math.abs(exponent) < 1e-9);
}

/** A whole exponent; null for any other. */
function sizeOf(node: Node): number | null {
  if (node.kind === 'number') return node.value.denominator === 1n ? Number(node.value.numerator) : null;
  if (node.kind !== 'product') return null;
  const sizes = node.factors.map(sizeOf);
  return sizes.includes(null) ? null : sizes.reduce<number>((total, size) => total * (size ?? 1), 1);
}
