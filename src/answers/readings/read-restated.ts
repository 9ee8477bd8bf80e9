import { Effort } from '../evaluate/effort.ts';
import { toNumber } from '../number/rational.ts';
import { parseAnswer } from '../syntax/parse-answer.ts';
import { isNumberWord } from '../tokens/number-words.ts';
import { pattern } from '../tokens/pattern.ts';
import type { ReadingMode } from '../tokens/token.ts';
import type { Node } from '../tree/node.ts';
import { lookupUnit } from '../units/lookup-unit.ts';
import { type Quantity, toQuantity } from '../units/quantity.ts';
import { sizeOf } from '../units/size-of.ts';

/** Reads `330 K (57 °C)`: a value that its brackets say again, in another unit or rounded. Null where they say another one. */
export function readRestated(text: string, mode: ReadingMode): Restated | null {
  const way = /(?<=\)) (?:long|wide|high|tall|deep|thick|across)$/u.exec(text)?.[0];
  if (way === undefined) return restatedIn(text, mode);
  // Which way a length is measured may be behind both: `12.9 km (8 miles) long`.
  const restated = restatedIn(text.slice(0, -way.length), mode);
  const before = text.slice(0, text.lastIndexOf('(')).trim();
  const value = restated === null ? null : parseAnswer(`${before}${way}`, mode);
  return restated === null || value === null ? null : { ...restated, value, again: value };
}

function restatedIn(text: string, mode: ReadingMode): Restated | null {
  const [before, inside] = partsOf(text) ?? [];
  if (before === undefined || inside === undefined) return null;
  const again = inside
    .replace(
      /^(?:or )?(?:= ?|(?:\\approx|\\sim|about|approximately|roughly|around|approx\.?|or|i\.e\.,?) )/u,
      '',
    )
    .replace(/^(?:decimal (?=\d+$))|(?<=^\d{1,12}) (?:in )?decimal$/, '')
    .replace(pattern`^(-?\d[\d.,]{0,20}) (\p{L}{3,20})$`, (whole, number: string, noun: string) =>
      lookupUnit(noun) === null ? number : whole,
    );
  if (/[([{^_]$/u.test(before)) return null;
  const stated = before.replace(/^(?:about|approximately|roughly|around) (?=\d)/i, '');
  const [value, other] = [stated, again].map((part) => parseAnswer(part.replace(/\$/gu, ' ').trim(), mode));
  if (value === null || value === undefined || other === null || other === undefined) return null;
  const effort = new Effort(2_000);
  const [from, to] = [toQuantity(unnamed(value), effort), toQuantity(other, effort)];
  // What says nothing of being the same and has no units is a factor.
  // `5 (five)` says its number in words.
  const isSaid =
    again !== inside || /^\d[\d.]{0,12} ?\\?%$/u.test(inside) || isNumberWord(inside.split(/[ -]/u)[0] ?? '');
  if (!isSaid && ((from?.units ?? 0) === 0 || (to?.units ?? 0) === 0)) return null;
  // A number is no length.
  if (((from?.units ?? 0) === 0) !== ((to?.units ?? 0) === 0) && !/%$/u.test(inside)) return null;
  const [one, two] = [from, to].map((each) => (each === null ? null : sizeOf(each, effort)));
  if (typeof one !== 'number' || typeof two !== 'number' || !areClose(one, two, inside)) return null;
  const place = Math.max(halfOfLastPlace(from, before), halfOfLastPlace(to, again));
  const isRounding = isSaidInOtherUnit(from, to, inside, Math.abs(one - two) <= place);
  return { value, again: other, isRounding };
}

/** Whether a value is about what is said again; what is said in another base is said exactly. */
function areClose(one: number, other: number, inside: string): boolean {
  const share = inside.includes('decimal') ? 0 : 0.01;
  return one !== 0 && Math.abs(one - other) <= share * Math.abs(one);
}

export interface Restated {
  readonly value: Node;
  /** The same value in the other unit, or rounded. */
  readonly again: Node;
  /** Whether one of the two is the other in another unit, to the digits that it has, so that either says the value. */
  readonly isRounding: boolean;
}

/** Whether a value is said again in another unit, and not as what is about the same. */
function isSaidInOtherUnit(
  from: Quantity | null,
  to: Quantity | null,
  inside: string,
  isWithin: boolean,
): boolean {
  const [one, other] = [from, to].map((quantity) =>
    [quantity?.factor.numerator, quantity?.factor.denominator, quantity?.offset?.numerator].join(),
  );
  return (
    isWithin && one !== other && !/^(?:or )?(?:\\approx|\\sim|about|approx|roughly|around)/u.test(inside)
  );
}

/** A value, and what is said of it in brackets or behind `or about`; null for any other text. */
function partsOf(text: string): readonly [value: string, inside: string] | null {
  const plain = pattern`[(] ?(?:\p{L}|\\approx)|or (?:about|approximately|roughly|around) `.test(text)
    ? text
        .replace(/\\text\w* ?\{([^{}]*)\}/gu, ' $1 ')
        .replace(/\s+/gu, ' ')
        .trim()
    : text;
  const or = plain.search(/,? or (?:about|approximately|roughly|around) (?=-?\d)/u);
  if (or > 0 && or > plain.length - 64)
    return [plain.slice(0, or), plain.slice(or).replace(/^,? /u, '').trim()];
  const open = plain.lastIndexOf('(');
  return open < 2 || open < plain.length - 64 || !plain.endsWith(')') || plain[open - 1] !== ' '
    ? null
    : [plain.slice(0, open).trim(), plain.slice(open + 1, -1).trim()];
}

/** What a value is that has a name: `T = 330 K`. */
function unnamed(node: Node): Node {
  return node.kind === 'relation' ? (node.operands.at(-1) ?? node) : node;
}

/** Half of what the last digit of the one number of a text stands for, in base units; zero where it has more numbers. */
function halfOfLastPlace(quantity: Quantity | null, text: string): number {
  const [, decimals = ''] = /^[^\d.]{0,12}\d[\d,]{0,15}(?:\.(\d{1,9}))?[^\d.]{1,40}$/.exec(text) ?? [];
  const isOne = /^[^\d.]{0,12}\d[\d,.]{0,25}[^\d.]{1,40}$/.test(text);
  return isOne && quantity !== null ? 0.5 * 10 ** -decimals.length * toNumber(quantity.factor) : 0;
}
