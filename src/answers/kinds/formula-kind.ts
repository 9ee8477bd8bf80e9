import { areTurned, haveSameGroups } from '../chemistry/condensed-formula.ts';
import { formulasOfName } from '../chemistry/formulas-of-name.ts';
import { type Formula, plainFormula, readFormula } from '../chemistry/read-formula.ts';
import { apart, type Finding, same, undecided } from '../compare/finding.ts';
import { type AnswerKind, wholeReading } from '../readings/reading.ts';
import { strayInFormula } from '../syntax/stray-signs.ts';
import { pattern } from '../tokens/pattern.ts';
import { compareStates } from './reaction-kind.ts';

/** Formulas, ions and isotopes, and the names of compounds that have only one. */
export const formulaKind: AnswerKind<WrittenFormula> = {
  name: 'formula',
  read: ({ text }) => {
    const written =
      text.length > 200 || !mayName.test(text) || ofMathematics.test(text) || /^No(?= \()/.test(text)
        ? null
        : readWritten(text);
    return written === null ? [] : [{ ...wholeReading(written), leftOver: strayInFormula(text) }];
  },
  relate: (left, right) => {
    const areLetters = left.formula.isPlainLetters && right.formula.isPlainLetters;
    if (areLetters && !left.isName && !right.isName && !looksChemical(left.text, right.text)) return null;
    const isElement = [left, right].some(({ text }) => /^[A-Za-z][a-z]{2,}$/u.test(text.trim()));
    if (
      isElement &&
      left.formula.composition !== right.formula.composition &&
      isElementOf(left.formula, right.formula)
    )
      return undecided('the name of an element may mean its molecules');
    return left.isName || right.isName
      ? compareNames(left, right)
      : compareFormulas(left.formula, right.formula);
  },
};

/** A symbol of an element, or a word that may name a compound. */
const mayName = pattern`\p{Lu}|\p{L}{3}`;

/** Signs and commands that are in no formula of chemistry. */
const ofMathematics = /[=<>?|]|\\(?:[dt]?frac|sqrt|sum|int|begin|sin|cos|tan|ln|log|pi|infty|lim)(?![a-z])/;

interface WrittenFormula {
  readonly formula: Formula;
  /** Other formulas in which the same name may be written. */
  readonly others: readonly Formula[];
  readonly text: string;
  readonly isName: boolean;
}

function readWritten(text: string): WrittenFormula | null {
  const twice = twiceIn(text);
  if (twice !== null) return twice;
  const named = formulasOfName(text).flatMap((formula) => readFormula(formula) ?? []);
  const formula = named[0] ?? readFormula(text);
  return formula === null ? null : { formula, others: named.slice(1), text, isName: named.length > 0 };
}

/** A name and its formula beside it, in either order: `copper(II) ions, Cu²⁺`. Null where they are not of one ion or compound. */
function twiceIn(text: string): WrittenFormula | null {
  const at = text.includes(', ') ? text.lastIndexOf(', ') : text.indexOf(' (');
  if (at < 2 || text.includes('*') || text.indexOf(', ') !== text.lastIndexOf(', ')) return null;
  const [one, other] = [text.slice(0, at), text.slice(at + 2).replace(/\)$/, '')];
  const [first, second] = [readWritten(one), readWritten(other)];
  if (first === null || second === null || first.isName === second.isName) return null;
  const { formula } = first.isName ? second : first;
  const isOne = compareNames(first, second).relation === 'same' && formula.isPlainLetters === false;
  return isOne ? (first.isName ? second : first) : null;
}

function compareNames(left: WrittenFormula, right: WrittenFormula): Finding {
  // Hydrogen chloride dissolves to hydrochloric acid.
  if (left.isName && right.isName && [left, right].filter(({ text }) => /acid/iu.test(text)).length === 1)
    return undecided('one side names the acid and the other the compound');
  const [from, to] = [left, right].map(({ formula, others }) => [formula, ...others]);
  const agreements = (from ?? []).flatMap((one) => (to ?? []).map((two) => compareFormulas(one, two)));
  const found =
    agreements.find(({ relation }) => relation === 'same') ??
    agreements.find(({ relation }) => relation === 'open') ??
    agreements[0];
  if (found !== undefined && found.relation !== 'apart') return found;
  const isCharged = left.formula.charge === 0 || right.formula.charge === 0;
  if (left.formula.composition === right.formula.composition && isCharged)
    return undecided('one side leaves out the charge');
  return found ?? undecided('the names could not be compared');
}

/** Letters alone are a formula only where they cannot be an abbreviation or a variable. */
function looksChemical(...texts: readonly string[]): boolean {
  return (
    texts.some((text) => /[A-Z][a-z]/u.test(plainFormula(text))) ||
    texts.some((text) => text.includes('\\ce')) ||
    texts.every((text) => /^\W*CO\W*$|^\W*C[Oo]\W*$/.test(text))
  );
}

/** The name of an element may mean its molecules as well: `nitrogen` beside `N2`. */
function isElementOf(left: Formula, right: Formula): boolean {
  const [from, to] = [left, right].map(({ composition }) => /^([A-Z][a-z]?)(\d)$/u.exec(composition));
  return from?.[1] !== undefined && from[1] === to?.[1] && left.charge === 0 && right.charge === 0;
}

function compareFormulas(left: Formula, right: Formula): Finding {
  if (left.charge !== right.charge) return apart('exact', 'the charges differ');
  if (left.composition !== right.composition) return apart('exact', 'the formulas have different atoms');
  if (left.isotopes !== right.isotopes) {
    return left.isotopes === '' || right.isotopes === ''
      ? undecided('only one side names the isotope')
      : apart('exact', 'the isotopes differ');
  }
  const states = compareStates(left.state, right.state);
  if (states !== null) return states;
  if (left.parts.join() === right.parts.join())
    return same('exact', 'the formulas have the same atoms in the same order');
  if (haveSameGroups(left.parts, right.parts))
    return same('exact', 'the formulas have the same groups in the same order');
  if (left.parts.toSorted().join() === right.parts.toSorted().join() && left.carbons === 0) {
    return undecided('the formulas have the same atoms in another order');
  }
  return left.carbons === right.carbons && left.carbons > 1 && !areTurned(left.parts, right.parts)
    ? apart('exact', 'the formulas have the same atoms in another structure')
    : undecided('the formulas have the same atoms in another structure');
}
