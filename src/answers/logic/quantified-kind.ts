import { apart, same, undecided } from '../compare/finding.ts';
import { type AnswerKind, wholeReading } from '../readings/reading.ts';
import { cleanText } from '../syntax/clean-text.ts';
import { type LogicFormula, readLogic } from './read-logic.ts';

/**
 * Formulas of predicate logic whose quantifiers come first: `\forall x (P(x) \to Q(x))` is `∀y (¬Qy → ¬Py)` and `¬∃x (Px ∧ ¬Qx)`. What the
 * quantifiers range over is compared row by row of its table, with the predicates for names.
 */
export const quantifiedKind: AnswerKind<Quantified> = {
  name: 'predicate logic',
  read: ({ text }) => {
    const formula =
      text.length > 200 || !/[∀∃]|\\(?:forall|exists)/u.test(text) ? null : readQuantified(text);
    return formula === null ? [] : [wholeReading(formula)];
  },
  relate: (left, right) => {
    const atoms = [...new Set([...left.atoms, ...right.atoms])];
    if (atoms.length > 8) return undecided('there are too many predicates');
    const rows = Array.from({ length: 2 ** atoms.length }, (_, row) =>
      [left, right].map((side) => side.holds(new Set(atoms.filter((_, at) => ((row >> at) & 1) === 1)))),
    );
    const areAlike = rows.every(([one, other]) => one === other);
    if (areAlike && left.prefix === right.prefix) return same('exact', 'the formulas agree in every case');
    // One name that all predicates are of: then other tables are true of other things.
    const isPlain = [left, right].every(
      ({ prefix, atoms: own }) => prefix.length === 1 && own.every((atom) => /^[A-Z]#0$/u.test(atom)),
    );
    const isConstant = rows.every(([one]) => one === rows[0]?.[0]);
    return isPlain && !isConstant
      ? apart('exact', 'the formulas differ in a case')
      : undecided('quantified formulas may say the same in other ways');
  },
};

interface Quantified {
  /** The quantifiers in order: `A` for all, `E` for some. */
  readonly prefix: string;
  /** The predicates with their names, which are `#0`, `#1` where they are bound. */
  readonly atoms: readonly string[];
  readonly holds: (those: ReadonlySet<string>) => boolean;
}

const quantifier = /^((?:\\(?:neg|lnot)\s*)*)\\(forall|exists)(?![a-z!])\s*([a-z])(?![a-z])\s*([.:,]?)\s*/u;

function readQuantified(text: string): Quantified | null {
  let rest = cleanText(text)
    .replace(/\$|\\(?:left|right)(?![a-z])|\\[,;:! ]/gu, ' ')
    .replace(/[∀∃¬]/gu, (sign) => (sign === '∀' ? '\\forall ' : sign === '∃' ? '\\exists ' : '\\neg '))
    .trim();
  const bound: string[] = [];
  let [prefix, isDenied, isSeparated] = ['', false, false];
  for (let match = quantifier.exec(rest); match !== null; match = quantifier.exec(rest)) {
    const [whole, negations = '', sign = '', name = '', separator = ''] = match;
    if ((negations.match(/\\/gu)?.length ?? 0) % 2 === 1) isDenied = !isDenied;
    // What is not so for all is not so for some.
    prefix += (sign === 'forall') === isDenied ? 'E' : 'A';
    bound.push(name);
    isSeparated = separator !== '';
    rest = rest.slice(whole.length);
  }
  if (bound.length === 0 || bound.length > 4 || new Set(bound).size < bound.length) return null;
  return isSeparated || isOne(rest) ? readMatrix(rest, { bound, prefix, isDenied }) : null;
}

/** Whether quantifiers before a formula bind all of it: it is in brackets, or a single predicate. */
function isOne(text: string): boolean {
  if (/^(?:\\(?:neg|lnot)\s*)*[A-Z](?:[a-z]{0,3}|\s?\([^()]*\))$/u.test(text)) return true;
  let depth = 0;
  return (
    /^[([]/u.test(text) &&
    [...text].every((sign, at) => {
      depth += '(['.includes(sign) ? 1 : ')]'.includes(sign) ? -1 : 0;
      return depth > 0 || at === text.length - 1;
    })
  );
}

interface Head {
  readonly bound: readonly string[];
  readonly prefix: string;
  readonly isDenied: boolean;
}

function readMatrix(text: string, { bound, prefix, isDenied }: Head): Quantified | null {
  const atoms: string[] = [];
  const written = text.replace(
    /(?<![A-Za-z\\])([A-Z])(?:\s?\(\s*([a-z](?:\s*,\s*[a-z]){0,2})\s*\)|([a-z]{0,3}))(?![A-Za-z(])/gu,
    (_, letter: string, inside: string | undefined, behind: string | undefined) => {
      const names = (inside ?? behind ?? '').match(/[a-z]/gu) ?? [];
      const atom =
        letter + names.map((name) => (bound.includes(name) ? `#${bound.indexOf(name)}` : name)).join('');
      if (!atoms.includes(atom)) atoms.push(atom);
      return ` ${letters[atoms.indexOf(atom)] ?? '?'} `;
    },
  );
  const formula =
    atoms.length === 0 || atoms.length > letters.length ? null : readLogic(`\\neg(\\neg(${written}))`);
  if (formula === null || formula.isOfSets || formula.isSwitching || !usesOnly(formula, atoms.length))
    return null;
  const holds = (those: ReadonlySet<string>): boolean =>
    formula.holds(new Map(atoms.map((atom, at) => [letters[at] ?? '', those.has(atom)]))) !== isDenied;
  return { prefix, atoms, holds };
}

/** What stands for predicates where the formula is read as one of statements. */
const letters: readonly string[] = [...'pqrstuwz'];

/** Whether a formula holds no other names: a small letter by itself is no predicate. */
function usesOnly({ names }: LogicFormula, count: number): boolean {
  return names.length === count && names.every((name) => letters.slice(0, count).includes(name));
}
