import { apart, same, undecided } from '../compare/finding.ts';
import { type AnswerKind, wholeReading } from '../readings/reading.ts';

/** How many were for and against: `5–4`, `by a 5–4 vote`, `5 to 4`. Without a word for it, a hyphen may subtract. */
export const tallyKind: AnswerKind<Tally> = {
  name: 'tally',
  read: ({ text }) => {
    const tally = readTally(text);
    return tally === null ? [] : [wholeReading(tally)];
  },
  relate: (left, right) => {
    if (left.isHyphenated && right.isHyphenated && !left.isTold && !right.isTold) return null;
    const areSame = left.first === right.first && left.second === right.second;
    // Numbers that rise may be a range, and a ratio is one as well in lower terms.
    if (!left.isTold && !right.isTold)
      return areSame && left.isHyphenated !== right.isHyphenated && left.first > left.second
        ? same('exact', 'the tallies agree')
        : null;
    if (areSame) return same('exact', 'the tallies agree');
    return left.first === right.second && left.second === right.first
      ? undecided('the tallies may be told from two sides')
      : apart('exact', 'the tallies differ');
  },
};

interface Tally {
  readonly first: number;
  readonly second: number;
  /** Whether a word says that votes or points are counted. */
  readonly isTold: boolean;
  readonly isHyphenated: boolean;
}

/** Words around the numbers that say no more than what is counted and that it was. */
const around: ReadonlySet<string> = new Set(
  'it this the a an supreme court jury vote votes case decision motion bill final score majority ruling margin split was is ruled voted decided divided passed held affirmed reversed won by in with of'.split(
    ' ',
  ),
);

function readTally(text: string): Tally | null {
  if (text.length > 80) return null;
  const plain = text.replace(/[$*]|\.$/gu, '').trim();
  const [whole, first, sign = '', second] =
    /(?<!\d)(\d{1,3})( ?[-–—−] ?| to )(\d{1,3})(?!\d)/u.exec(plain) ?? [];
  if (whole === undefined) return null;
  const words = plain
    .replace(whole, ' ')
    .toLowerCase()
    .split(' ')
    .filter((word) => word !== '');
  return words.every((word) => around.has(word))
    ? {
        first: Number(first),
        second: Number(second),
        isTold: words.length > 0,
        isHyphenated: sign !== ' to ',
      }
    : null;
}
