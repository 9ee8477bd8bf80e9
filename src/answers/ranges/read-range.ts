import { pattern } from '../tokens/pattern.ts';

/** A range between two plain numbers. */
export interface Range {
  readonly low: number;
  readonly high: number;
  /** What both ends are numbers of; empty where nothing is said. */
  readonly unit: string;
}

/**
 * Reads `0.2 - 0.4`, `2–3 days`, `42%-62%`, `10 to 20` and `between 10 and 20` as ranges. A difference that is written as an answer is
 * worked out, so that a smaller number before a larger one is a range; `8-4` is not.
 */
export function readRange(text: string): Range | null {
  if (text.length > 80 || !/[-\u2010-\u2015\u2212]| to | and /i.test(text)) return null;
  const plain = text
    .replace(/\\(?:text|mathrm)\s?\{([^{}]*)\}/gu, '$1')
    .replace(/\\(?=[%$])|[{}]/gu, '')
    .replace(/[\u2010-\u2015\u2212]|--/gu, '-')
    .replace(/^(?:approximately|approx\.?|about|roughly|around) (?=\d.*[A-Za-z]$)/u, '')
    .trim();
  const match = form.exec(plain);
  if (match === null) return null;
  const [, opener = '', first = '', unit = '', joiner = '', second = '', last = ''] = match;
  if (/^between/iu.test(opener) !== (joiner.trim() === 'and')) return null;
  const [low, high] = [first, second].map((number) => Number(number.replace(/[$£€,\s]/gu, '')));
  if (low === undefined || high === undefined || !(low < high)) return null;
  // A month and a year.
  if (/^\d{1,2}$/u.test(first) && /^(?:19|20)\d\d$/u.test(second) && joiner === '-') return null;
  // Only what is written behind both ends, or the second one, is theirs.
  if (unit !== '' && folded(unit) !== folded(last)) return null;
  const [money, other] = [first, second].map((number) => /^[$£€]/u.exec(number)?.[0] ?? '');
  if (other !== '' && other !== money) return null;
  return { low, high, unit: `${money}${folded(last)}` };
}

const number = String.raw`[$£€]?\s?\d+(?:,\d{3})*(?:\.\d+)?`;
const unit = String.raw`\s?[%°]C?|\s?(?!mod|and|or|if|plus|times|minus)\p{L}{2,14}(?:\s\p{L}{2,14})?`;
const form = pattern.i`^(from |between )?(${number})(${unit})?(\s?-\s?| to | and )(${number})(${unit})?$`;

/** A word in any case; the letters of a short unit are other ones in another case: `mW`, `MW`. */
function folded(text: string): string {
  const unit = text.trim();
  return pattern`^\p{L}{2,3}$`.test(unit) ? unit : unit.toLowerCase();
}
