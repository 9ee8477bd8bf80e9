import { same } from '../compare/finding.ts';
import { type AnswerKind, wholeReading } from '../readings/reading.ts';
import { cleanText } from '../syntax/clean-text.ts';
import { parseAnswer } from '../syntax/parse-answer.ts';
import type { Node } from '../tree/node.ts';
import { lookupUnit } from '../units/lookup-unit.ts';
import { areUnlike } from '../units/unlike-units.ts';

/** A unit without a number, once by its symbol and once in words: `m/s` and `meters per second`. */
export const bareUnitKind: AnswerKind<BareUnit> = {
  name: 'unit',
  read: ({ text }) => {
    const unit = readBareUnit(text);
    return unit === null ? [] : [wholeReading(unit)];
  },
  // Units that differ may be one quantity, and letters alone variables: both say nothing.
  relate: (left, right) =>
    (left.isTold || right.isTold) &&
    left.parts === right.parts &&
    !areUnlike(left.node, right.node) &&
    !areUnlike(right.node, left.node)
      ? same('exact', 'both name the same unit')
      : null,
};

interface BareUnit {
  readonly node: Node;
  /** Each unit by what it is worth, with its power. */
  readonly parts: string;
  /** Whether it is told in words. */
  readonly isTold: boolean;
}

/** Letters that may as well be options of a question, or yes and no. */
const mayBeOption = /^\W*[A-Ja-jTFYN]\W*$/u;

/** Words with a capital that may be persons as well. */
const person =
  /^(?:Newton|Pascal|Joule|Watt|Coulomb|Ohm|Siemens|Weber|Tesla|Henry|Hertz|Becquerel|Gray|Sievert|Kelvin|Celsius|Ampere|Curie|Gauss|Faraday|Dalton|Rankine|Second)$/u;

function readBareUnit(text: string): BareUnit | null {
  if (text.length > 48 || /[=<>+,:;?]|\d{2}|^\d/u.test(text) || mayBeOption.test(text)) return null;
  const plain = text
    .replace(/(?<=[a-z]{4})-(?=[a-z]{4})/gu, ' ')
    .replace(/\$/gu, ' ')
    .trim();
  const words = plain.match(/\p{L}{5,}/gu) ?? [];
  if (person.test(plain) || !words.every(isOfUnits)) return null;
  const node = parseAnswer(cleanText(`1 ${plain.replace(/^\p{Lu}(?=\p{Ll}{3})/u, lower)}`), mode);
  const parts = node === null ? null : partsOf(node, 1);
  return node === null || parts === null || parts.length === 0
    ? null
    : { node, parts: parts.toSorted().join(' '), isTold: /\p{Ll}{4}/u.test(plain.replace(/\\\p{L}+/gu, '')) };
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
function partsOf(node: Node, power: number): readonly string[] | null {
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
  if (unit === null || Object.keys(unit.dimensions).length === 0) return null;
  const { numerator, denominator } = unit.factor;
  return [
    `${numerator}/${denominator} ${JSON.stringify(unit.dimensions)} ${unit.offset === undefined ? '' : 'scale'}^${power}`,
  ];
}

/** A whole exponent; null for any other. */
function sizeOf(node: Node): number | null {
  if (node.kind === 'number') return node.value.denominator === 1n ? Number(node.value.numerator) : null;
  if (node.kind !== 'product') return null;
  const sizes = node.factors.map(sizeOf);
  return sizes.includes(null) ? null : sizes.reduce<number>((total, size) => total * (size ?? 1), 1);
}
