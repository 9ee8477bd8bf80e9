import { apart, bindingDoubt, same, undecided } from '../compare/finding.ts';
import { type AnswerKind, wholeReading } from '../readings/reading.ts';

/** Sums of cyclic groups: `\mathbb{Z}_2 \times \mathbb{Z}`, `\mathbb{Z}/2\mathbb{Z} \oplus \mathbb{Z}`. */
export const cyclicGroupsKind: AnswerKind<CyclicGroups> = {
  name: 'groups',
  read: ({ text }) => {
    const groups = readGroups(text);
    return groups === null ? [] : [wholeReading(groups)];
  },
  relate: (left, right) => {
    // A set of numbers is no group for certain, unless it is summed.
    if (left.orders.every(isEndless) && right.orders.every(isEndless))
      return left.orders.length === right.orders.length && (left.isSummed || right.isSummed)
        ? same('exact', 'the integers are summed as often')
        : null;
    // A plain letter may be anything.
    if (!left.isMarked && !right.isMarked)
      return left.orders.join() !== right.orders.join() && invariantsOf(left) === invariantsOf(right)
        ? bindingDoubt('the letters may stand for groups that are isomorphic')
        : null;
    if (left.orders.join() === right.orders.join()) return same('exact', 'the same cyclic groups are summed');
    const [from, to] = [invariantsOf(left), invariantsOf(right)];
    if (from === null || to === null) return undecided('the order of a group is not known');
    return from === to
      ? undecided('the groups are isomorphic and written as other sums')
      : apart('exact', 'the groups have other invariants');
  },
};

interface CyclicGroups {
  /** The order of each summand in turn; empty for an infinite one. */
  readonly orders: readonly string[];
  /** Whether the integers are written with their own letter, or as what is divided. */
  readonly isMarked: boolean;
  /** Whether the sign of a direct sum is in it. */
  readonly isSummed: boolean;
}

function isEndless(order: string): boolean {
  return order === '';
}

const integers = String.raw`(?:\\mathbb ?\{? ?Z ?\}?|\\mathbf ?\{Z\}|\\Z(?![a-z])|ℤ|Z)`;
const summand = new RegExp(
  String.raw`^\(?(${integers}) ?(?:_ ?\{?(\d+|[mn])\}?|\/ ?\(?(\d+|[mn]) ?(?:${integers}|\)))?\)? ?(?:\^ ?\{?([1-9])\}?)?$`,
  'u',
);

/** Small groups that have a name or letter: the sum of two groups of order two, and all permutations of three things. */
function readNamed(text: string): CyclicGroups | null {
  const plain = text
    .replace(/[$().{}]/gu, '')
    .replace(/^[Tt]he /u, '')
    .trim();
  if (/^(?:Klein(?:'s)?[ -](?:four|4)[ -]?group(?:,? ?V(?:_4)?)?|V_4)$/u.test(plain))
    return { orders: ['2', '2'], isMarked: true, isSummed: false };
  if (/^(?:S_3|D_3)$/u.test(plain)) return { orders: ['S_3'], isMarked: false, isSummed: false };
  return /^(?:[Ss]ymmetric (?:S_3|group (?:on|of) (?:3|three) (?:letters|elements|symbols|objects)|group S_3)|[Dd]ihedral group of order (?:6|six))$/u.test(
    plain,
  )
    ? { orders: ['S_3'], isMarked: true, isSummed: false }
    : null;
}

function readGroups(text: string): CyclicGroups | null {
  if (text.length > 160 || !/Z|ℤ|Klein|V_|S_|D_|[Dd]ihedral|[Ss]ymmetric/u.test(text)) return null;
  const named = readNamed(text);
  if (named !== null) return named;
  const plain = text
    .replace(/\\(?:left|right)(?![a-z])|\\[,;:! ]|\$/gu, ' ')
    .replace(/\\bigoplus|⊕|×|\\oplus/gu, '\\times')
    .replace(/\s+/gu, ' ')
    .replace(/^ ?[A-Z](?:_ ?\{?\d\}?)?(?: ?\([A-Za-z]\))? ?(?:\\cong|\\simeq|≅|=) ?/u, '')
    .trim();
  const parts = plain.split(/ ?\\times ?/u).map((part) => summand.exec(part));
  const orders: string[] = [];
  for (const part of parts) {
    if (part === null) return null;
    const [, , index = '', modulus = index, power = '1'] = part;
    for (let count = 0; count < Number(power); count += 1) orders.push(modulus);
  }
  const isMarked = parts.some((part) => part !== null && (part[1] !== 'Z' || part[3] !== undefined));
  const isSummed = isMarked && /\\(?:big)?oplus|⊕/u.test(text);
  return orders.length > 12 ? null : { orders: orders.toSorted(), isMarked, isSummed };
}

/** How often infinite groups and each power of a prime occur; null where an order is no number. */
function invariantsOf({ orders }: CyclicGroups): string | null {
  if (orders.some((order) => /[mnS]/u.test(order))) return null;
  return orders
    .flatMap((order) => (order === '' ? ['endless'] : powersOf(Number(order))))
    .toSorted()
    .join();
}

/** The powers of primes whose product a number is. */
function powersOf(number: number): readonly string[] {
  const powers: string[] = [];
  let rest = number;
  for (let prime = 2; rest > 1; prime += 1) {
    let power = 1;
    for (; rest % prime === 0; rest /= prime) power *= prime;
    if (power > 1) powers.push(String(power));
  }
  return powers;
}
