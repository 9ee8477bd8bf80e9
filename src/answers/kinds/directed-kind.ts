import { apart, bindingDoubt, type Finding } from '../compare/finding.ts';
import { wholeClaim } from '../readings/claim.ts';
import { readerOf } from '../readings/reader.ts';
import { type AnswerKind, wholeReading } from '../readings/reading.ts';
import { opposites, wayOf, withCompass } from '../told/ways.ts';
import { mathematicsKind } from './mathematics-kind.ts';

/** A quantity with the way it points, in any of the usual words: `9.8 m/s^2 downward`, `5 N, to the left`. */
export const directedKind: AnswerKind<Directed> = {
  name: 'directed quantity',
  read: ({ text }) => {
    const directed = readDirected(text);
    return directed === null ? [] : [wholeReading(directed)];
  },
  relate: (left, right, comparison) => {
    const opinion = values.opinionOf(wholeClaim(left.value), wholeClaim(right.value), comparison);
    if (opinion === null || opinion.agreement.relation === 'open') return opinion?.agreement ?? null;
    if (left.way === right.way) return opinion.agreement;
    return opinion.agreement.relation === 'apart' ? opinion.agreement : relateWays(left, right);
  },
};

interface Directed {
  readonly value: string;
  readonly way: string;
}

const values = readerOf(mathematicsKind);

/** Opposite ways differ, unless a sign turns one of them around; what else is said of ways may be the same way. */
function relateWays(left: Directed, right: Directed): Finding {
  const isOpposite = opposites.some((pair) => pair.includes(left.way) && pair.includes(right.way));
  return isOpposite && !/-/u.test(left.value + right.value)
    ? apart('structure', 'the directions are opposite')
    : bindingDoubt('the directions are told in different ways');
}

const start =
  /^(\S.{0,100}?)[\s,;(]+((?:(?:and|is|directed|pointing|points|acting|vertically|in|to|towards?|due|along|the) )*(?:down|up|left|right|north|south|east|west|above|below|clockwise|anti|counter|positive|negative|into|out of|[ns] of|[ew] of|[+-] ?[xyz]).{0,40})$/i;

function readDirected(text: string): Directed | null {
  if (text.length > 160 || !/\d/u.test(text)) return null;
  const plain = text
    .replace(/\\(?:text\w*|mathrm)\s*\{([^{}]*)\}/gu, ' $1 ')
    .replace(/[$~]|\\[,;: ]/gu, ' ')
    .replace(/\u2212/gu, '-')
    .replace(/ +/gu, ' ')
    .trim()
    .replace(/\.$/u, '');
  const bare = withCompass(plain.includes('(') ? plain.replace(/\)$/u, '') : plain);
  const [, value = '', said = ''] = start.exec(bare) ?? [];
  if (value === '' || !/\d/u.test(value) || /\b(?:not|or|if|than|but)\b/i.test(plain)) return null;
  // `5 - y` is a difference.
  if (/[^\s,;(] ?[+-] ?[xyz]$/i.test(bare) && /^[+-]/u.test(said)) return null;
  const way = wayOf(said);
  return way === null
    ? null
    : {
        value: value
          .replace(/ ?[,;(]? ?$/u, '')
          .replace(/^(?:a )?magnitude (?:of )?(?=\d)/u, '')
          .replace(
            /(?<=[A-Za-z\d}]) ?,? (?:at|(?:and )?(?:directed|pointing|direction)(?: at)?)(?: (?:an )?angle(?: of)?)? (?=\d)/u,
            ', ',
          ),
        way,
      };
}
