import { apart, type Finding, same, undecided } from '../compare/finding.ts';
import { excludeEachOther } from '../words/exclude-each-other.ts';
import { isInflected } from '../words/is-inflected.ts';
import { isOtherInPlural } from '../writing/other-in-plural.ts';

/** Compares folded texts of other words: `apart` only where the words exclude each other. */
export function compareDifferent(left: string, right: string): Finding {
  const [from, to] = [left.split(' '), right.split(' ')];
  if (isWithin(from, to) || isWithin(to, from)) return undecided('one text contains the other');
  if (differInPlural(from, to)) return same('text', 'the texts differ only in number');
  const signs = (words: readonly string[]): string => [...words.join('')].sort().join('');
  if (signs(from).length >= 10 && /\d/u.test(left) && signs(from) === signs(to))
    return undecided('the texts have the same letters and digits in another order');
  const isTurned =
    from.length === to.length &&
    from.length > 1 &&
    from.every((word) => to.some((other) => word === other || isInflected(word, other)));
  if (isTurned) return undecided('the texts have like words in another order');
  const isClose =
    from.length === to.length &&
    from.every((word, index) => word === to[index] || isInflected(word, to[index] ?? ''));
  if (isClose) return undecided('the texts differ only in endings');
  return excludeEachOther(left, right)
    ? apart('text', 'the words exclude each other')
    : undecided('other words may name the same');
}

/** One word more or less in the plural; names are told apart by such letters and never come here in lower case alone. */
function differInPlural(from: readonly string[], to: readonly string[]): boolean {
  if (from.length !== to.length) return false;
  const pairs = from.map((word, index) => [word, to[index] ?? '']).filter(([a, b]) => a !== b);
  return (
    pairs.length === 1 &&
    pairs.every(
      ([a = '', b = '']) =>
        (a === `${b}s` || b === `${a}s`) &&
        Math.min(a.length, b.length) >= 5 &&
        !/ics?$/u.test(a) &&
        !isOtherInPlural(a.length < b.length ? a : b),
    )
  );
}

/** Whether the words of one text are within another, longer one. */
export function isWithin(part: readonly string[], all: readonly string[]): boolean {
  return part.length < all.length && ` ${all.join(' ')} `.includes(` ${part.join(' ')} `);
}
