import { apart, same, undecided } from '../compare/finding.ts';
import { type AnswerKind, wholeReading } from '../readings/reading.ts';

/**
 * How many were for and against: `5–4`, `by a 5–4 vote`. One side has to say in words that votes or points are counted, since bare
 * numbers may be a difference or a ratio; what was decided by them is another statement and is not read.
 */
export const tallyKind: AnswerKind<Tally> = {
  name: 'tally',
  read: ({ text }) => {
    const tally = readTally(text);
    return tally === null ? [] : [wholeReading(tally)];
  },
  relate: (left, right) => {
    const areSame = left.first === right.first && left.second === right.second;
    if (left.told === '' && right.told === '')
      return areSame && left.isHyphenated !== right.isHyphenated
        ? undecided('bare numbers may be a tally, a difference or a ratio')
        : null;
    if (areSame)
      return left.told === '' || right.told === '' || left.told === right.told
        ? same('exact', 'the tallies agree')
        : undecided('the tallies may be those of different things');
    return left.first === right.second && left.second === right.first
      ? undecided('the tallies may be told from two sides')
      : apart('exact', 'the tallies differ');
  },
};

interface Tally {
  readonly first: number;
  readonly second: number;
  /** The words around the numbers without articles; empty where there are none. */
  readonly told: string;
  readonly isHyphenated: boolean;
}

/** Words that say that votes or points are counted. */
const counting: ReadonlySet<string> = new Set(
  'vote votes score decision majority ruling margin split ruled voted decided divided'.split(' '),
);

/** Words beside them that say no more than of what, and that it was. */
const around: ReadonlySet<string> = new Set(
  'it this supreme court jury case motion bill final was is by in with of'.split(' '),
);

const articles: ReadonlySet<string> = new Set(['the', 'a', 'an']);

function readTally(text: string): Tally | null {
  if (text.length > 80) return null;
  const plain = text.replace(/[$*]|\.$/gu, '').trim();
  // A hyphen between spaces subtracts.
  const [whole, first, sign = '', second] =
    /(?<!\d)(\d{1,3})(-| ?[–—] ?| to )(\d{1,3})(?!\d)/u.exec(plain) ?? [];
  if (whole === undefined) return null;
  const words = plain
    .replace(whole, ' ')
    .toLowerCase()
    .split(' ')
    .filter((word) => word !== '' && !articles.has(word));
  const isTold = words.some((word) => counting.has(word));
  if (!words.every((word) => counting.has(word) || around.has(word))) return null;
  if (!isTold && plain !== whole) return null;
  return {
    first: Number(first),
    second: Number(second),
    told: words.join(' '),
    isHyphenated: sign !== ' to ',
  };
}
