import { allOf, apart, type Comparison, type Finding, undecided } from '../compare/finding.ts';
import { wholeClaim } from '../readings/claim.ts';
import { readerOf } from '../readings/reader.ts';
import { type AnswerKind, isWhole, wholeReading } from '../readings/reading.ts';
import { readEntries } from '../statements/read-entries.ts';
import { readGroups } from '../statements/read-groups.ts';
import { readPairs } from '../statements/read-pairs.ts';
import { onlyStatements, type Statement } from '../statements/read-statements.ts';
import { compareTexts } from '../texts/compare-texts.ts';
import { bareText, foldText } from '../words/fold-text.ts';
import { mathematicsKind } from './mathematics-kind.ts';

/**
 * What is said of several things by name, in any order: `A is a knight and B is a knave`, `A: knight, B: knave`, `{'alpha': 1,
 * 'beta': 4}`. Says nothing where names differ, or where no text says it in words or as a dictionary.
 */
export const statementsKind: AnswerKind<readonly Statement[]> = {
  name: 'statements',
  read: ({ text }) => {
    const found = [readEntries, readGroups, onlyStatements, readPairs]
      .map((read) => read(text))
      .find((statements) => statements.length > 0);
    return found === undefined ? [] : [wholeReading(found)];
  },
  relate: (left, right, comparison) => {
    const pairs = aligned(left, right);
    if (pairs === null) return null;
    const agreement = allOf(
      pairs.map(([one, other]) => compareValues(one, other, comparison)),
      'the same is said of each name',
    );
    if (agreement.relation === 'same') return agreement;
    return areExchanged(pairs) ? apart('structure', 'the same is said of other names') : null;
  },
};

const values = readerOf(mathematicsKind);

function compareValues(left: string, right: string, comparison: Comparison): Finding {
  const opinion = values.opinionOf(wholeClaim(left), wholeClaim(right), comparison);
  if (opinion !== null) return isWhole(opinion) ? opinion.agreement : undecided('a value was read in part');
  return compareTexts(left, right, comparison);
}

/** The values of both sides by name, each name once; null where a name has no other half. */
function aligned(
  left: readonly Statement[],
  right: readonly Statement[],
): readonly (readonly [string, string])[] | null {
  if (left.length !== right.length) return null;
  const pairs = left.flatMap(({ name, value }) => {
    const others = right.filter((other) => isOneName(name, other.name));
    const [other] = others;
    return other === undefined || others.length > 1 ? [] : [[value, other.value] as const];
  });
  const isTwofold = right.some(({ name }) => left.filter((one) => isOneName(one.name, name)).length !== 1);
  return pairs.length === left.length && !isTwofold ? pairs : null;
}

/** `x-int` is short for `x-intercept`; letters in another case are other names. */
function isOneName(left: string, right: string): boolean {
  const [from, to] = [foldText(left), foldText(right)];
  if (from.length < 2 && to.length > 2) return isLetterOf(left, to);
  if (to.length < 2 && from.length > 2) return isLetterOf(right, from);
  if (from.length < 2 || to.length < 2) return bareText(left) === bareText(right);
  const [short, long] = from.length < to.length ? [from, to] : [to, from];
  return from === to || (short.length > 2 && long.startsWith(short) && !long.includes(' ', short.length));
}

/** `P` for `equilibrium price`: the usual letter of what is named, which is its first. */
function isLetterOf(letter: string, name: string): boolean {
  const head = name.slice(name.lastIndexOf(' ') + 1);
  const isPlain = /^(?:the |an? )?(?:equilibrium |market )?\S+$/.test(name);
  return isPlain && /^[A-Za-z]$/u.test(letter) && head.startsWith(letter.toLowerCase()) && measured.has(head);
}

const measured: ReadonlySet<string> = new Set(
  'price quantity pressure volume temperature length width height radius mass force'.split(' '),
);

/** Whether one side says of two names what the other says of them the other way round. */
function areExchanged(pairs: readonly (readonly [string, string])[]): boolean {
  return pairs.some(([one, other], at) =>
    pairs.some(
      ([two, another], place) =>
        place > at &&
        foldText(one) !== foldText(two) &&
        foldText(one) === foldText(another) &&
        foldText(two) === foldText(other),
    ),
  );
}
