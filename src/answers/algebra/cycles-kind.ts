import { apart, same, undecided } from '../compare/finding.ts';
import { type AnswerKind, wholeReading } from '../readings/reading.ts';

/** Permutations as products of cycles: `(1 2 3)(4 5)`. */
export const cyclesKind: AnswerKind<Cycles> = {
  name: 'cycles',
  read: ({ text }) => {
    const cycles = readCycles(text);
    return cycles === null ? [] : [wholeReading(cycles)];
  },
  relate: (left, right) => {
    // Digits without spaces may be numbers in brackets.
    if (!left.isSpaced && !right.isSpaced) return null;
    const isSame = ([1, -1] as const).every((way) => imageOf(left, way) === imageOf(right, way));
    // One bracket alone may be a row of numbers, which has an order.
    if (left.cycles.length < 2 && right.cycles.length < 2)
      return isSame ? undecided('a cycle may be a row of numbers') : null;
    if (isSame) return same('exact', 'the cycles permute alike');
    return areDisjoint(left) && areDisjoint(right)
      ? apart('exact', 'the cycles permute in other ways')
      : undecided('cycles may be applied from either end');
  },
};

interface Cycles {
  readonly cycles: readonly (readonly number[])[];
  readonly isSpaced: boolean;
}

function readCycles(text: string): Cycles | null {
  if (text.length > 200 || !/^[^\d]{0,24}\(\s?\d/u.test(text)) return null;
  const plain = text
    .replace(/\\(?:left|right)|\$/gu, '')
    .replace(/\\[,;:! ]|\\circ(?![a-z])|∘|~|\\quad/gu, ' ')
    .replace(/^\s*(?:\\(?:sigma|tau|pi|rho|alpha|beta)|[σταβπρfgs])\s*=/u, '')
    .replace(/\s+/gu, ' ')
    .replace(/ ?([()]) ?/gu, '$1')
    .trim();
  const isSpaced = / /u.test(plain);
  const shape = isSpaced ? /^(?:\([1-9]\d?(?: [1-9]\d?)*\))+$/u : /^(?:\([1-9]{2,9}\))+$/u;
  if (!shape.test(plain)) return null;
  const cycles = plain
    .slice(1, -1)
    .split(')(')
    .map((cycle) => (isSpaced ? cycle.split(' ') : [...cycle]).map(Number));
  const isProper = cycles.length <= 20 && cycles.every((cycle) => new Set(cycle).size === cycle.length);
  return isProper ? { cycles, isSpaced } : null;
}

/** Where each number that moves goes, once the cycles are applied from the left or from the right. */
function imageOf({ cycles }: Cycles, way: 1 | -1): string {
  const order = way === 1 ? cycles : cycles.toReversed();
  const numbers = [...new Set(cycles.flat())].toSorted((one, other) => one - other);
  return numbers
    .map((start) => [
      start,
      order.reduce((place, cycle) => {
        const at = cycle.indexOf(place);
        return at < 0 ? place : (cycle[(at + 1) % cycle.length] ?? place);
      }, start),
    ])
    .filter(([from, to]) => from !== to)
    .join(';');
}

function areDisjoint({ cycles }: Cycles): boolean {
  const all = cycles.flat();
  return new Set(all).size === all.length;
}
