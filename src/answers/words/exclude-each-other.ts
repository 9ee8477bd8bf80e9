import { pattern } from '../tokens/pattern.ts';
import { areOtherMembers } from './closed-lists.ts';
import { inOneWay } from './in-one-way.ts';
import { areOpposed } from './opposites.ts';

/**
 * Whether two texts cannot both be right: they agree but in one place, where they have opposites, other numbers, or other
 * members of a closed list. Any other two words may be two names of one thing, which rules do not know.
 */
export function excludeEachOther(left: string, right: string): boolean {
  const { from, to, before, after } = placeOfDifference(
    inOneWay(left).split(' '),
    inOneWay(right).split(' '),
  );
  if (from === '' || to === '') return false;
  return (
    areOpposed(from, to) ||
    areOtherMembers(from, to) ||
    (pattern`^\p{L}$`.test(from) && pattern`^\p{L}$`.test(to) && before + after !== '') ||
    (!isCompound(after) && areOtherNumbers(from, to))
  );
}

interface Difference {
  readonly from: string;
  readonly to: string;
  readonly before: string;
  readonly after: string;
}

/** What is between the words with which both texts begin and end. */
function placeOfDifference(left: readonly string[], right: readonly string[]): Difference {
  const most = Math.min(left.length, right.length);
  let start = 0;
  while (start < most && left[start] === right[start]) start += 1;
  let end = 0;
  while (end < most - start && left[left.length - 1 - end] === right[right.length - 1 - end]) end += 1;
  return {
    from: left.slice(start, left.length - end).join(' '),
    to: right.slice(start, right.length - end).join(' '),
    before: left.slice(0, start).join(' '),
    after: left.slice(left.length - end).join(' '),
  };
}

/** Numbers with as many decimals; others may be one number, rounded. */
function areOtherNumbers(from: string, to: string): boolean {
  const [left, right] = [from, to].map((text) => /^(\d{1,12}(?:\.(\d{1,6}))?)(th)?$/u.exec(text));
  if (left !== null && left !== undefined && right !== null && right !== undefined)
    return (
      Number(left[1]) !== Number(right[1]) &&
      (left[2] ?? '').length === (right[2] ?? '').length &&
      left[3] === right[3]
    );
  const address = /^\d{1,3}(?:\.\d{1,3}){3}$/u;
  return from !== to && address.test(from) && address.test(to);
}

/** The number of a carbon atom may be counted from either end: `2-methylbutane` is `3-methylbutane`. */
function isCompound(after: string): boolean {
  return pattern`^\p{L}*(?:(?:an|en|yn)(?:e|ol|al|one|oic|amine|amide)|yl)(?: |$)|^(?:chlor|brom|iod|fluor|meth|eth|prop|but|nitr|hydrox|ox|amin)[oy]`.test(
    after,
  );
}
