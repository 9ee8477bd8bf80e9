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
  const again = withoutLead(inside);
  if (/[([{^_]$/u.test(before)) return null;
  const stated = before.replace(/^(?:about|approximately|roughly|around) (?=\d)/i, '');
  const [value, other] = [stated, again].map((part) => parseAnswer(part.replace(/\$/gu, ' ').trim(), mode));
  if (value === null || value === undefined || other === null || other === undefined) return null;
  const effort = new Effort(2_000);
  const [from, to] = [toQuantity(unnamed(value), effort), toQuantity(other, effort)];
  const [unitsOfFrom, unitsOfTo] = [from?.units ?? 0, to?.units ?? 0];
  const [one = null, two = null] = [from, to].map((each) => (each === null ? null : sizeOf(each, effort)));
  // What says nothing of being the same and has no units is a factor, unless it is the same: `3/4 (0.75)`, `120 (5!)`.
  const areBare = unitsOfFrom + unitsOfTo === 0 || /\\circ|degrees?/.test(text);
  if (areBare && areOneNumber(one, two, [stated, again])) return { value, again: other, isRounding: false };
  // `5 (five)` says its number in words.
  const isSaid =
    again !== inside || /^\d[\d.]{0,12} ?\\?%$/u.test(inside) || isNumberWord(inside.split(/[ -]/u)[0] ?? '');
  if (!isSaid && (unitsOfFrom === 0 || unitsOfTo === 0)) return null;
  // A number is no length.
  if ((unitsOfFrom === 0) !== (unitsOfTo === 0) && !/%$/u.test(inside)) return null;
  if (one === null || two === null || !areClose(one, two, inside)) return null;
  const place = Math.max(halfOfLastPlace(from, before), halfOfLastPlace(to, again));
  const isRounding = isSaidInOtherUnit(from, to, inside, Math.abs(one - two) <= place);
  return { value, again: other, isRounding };
}

/** What is in brackets, without the words by which it is said again. */
function withoutLead(inside: string): string {
  return inside
    .replace(
      /^(?:or )?(?:= ?|(?:\\approx|\\sim|about|approximately|roughly|around|approx\.?|or|i\.e\.,?) )/u,
      '',
    )
    .replace(/^(?:decimal (?=\d+$))|(?<=^\d{1,12}) (?:in )?decimal$/, '')
    .replace(pattern`^(-?\d[\d.,]{0,20}) (\p{L}{3,20})$`, (whole, number: string, noun: string) =>
      lookupUnit(noun) === null ? number : whole,
    );
}

/** Whether two numbers are one, or one of them is written as the decimal to which the other rounds. */
function areOneNumber(one: number | null, other: number | null, texts: readonly string[]): boolean {
  if (
    one === null ||
    other === null ||
    one === 0 ||
    texts.some((text) => /[A-Za-z]{3}/.test(text.replace(/\\[A-Za-z]+|degrees?/g, '')))
  )
    return false;
  const places = texts.flatMap((text) => /^\W{0,2}\d*\.(\d{2,12})$/.exec(text.trim())?.[1]?.length ?? []);
  const step = places.length === 0 ? 0 : 0.501 * 10 ** -Math.min(...places);
  return Math.abs(one - other) <= Math.max(step, 1e-12 * Math.abs(one));
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
