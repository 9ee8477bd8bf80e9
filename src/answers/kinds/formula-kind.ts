import { type Formula, plainFormula, readFormula } from '../chemistry/read-formula.ts';
import { type Agreement, apart, same, undecided } from '../compare/agreement.ts';
import { type AnswerKind, wholeReading } from '../readings/reading.ts';
import { strayInFormula } from '../syntax/stray-signs.ts';
import { compareStates } from './reaction-kind.ts';

/** Formulas, ions and isotopes. */
export const formulaKind: AnswerKind<WrittenFormula> = {
  name: 'formula',
  read: ({ text }) => {
    const formula = text.length > 200 ? null : readFormula(text);
    return formula === null ? [] : [{ ...wholeReading({ formula, text }), leftOver: strayInFormula(text) }];
  },
  relate: (left, right) => {
    const areLetters = left.formula.isPlainLetters && right.formula.isPlainLetters;
    if (areLetters && !looksChemical(left.text, right.text)) return null;
    return compareFormulas(left.formula, right.formula);
  },
};

interface WrittenFormula {
  readonly formula: Formula;
  readonly text: string;
}

/** Letters alone are a formula only where they cannot be an abbreviation or a variable. */
function looksChemical(...texts: readonly string[]): boolean {
  return (
    texts.some((text) => /[A-Z][a-z]/u.test(plainFormula(text))) ||
    texts.some((text) => text.includes('\\ce')) ||
    texts.every((text) => /^\W*CO\W*$|^\W*C[Oo]\W*$/u.test(text))
  );
}

function compareFormulas(left: Formula, right: Formula): Agreement {
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
  if (left.parts.toSorted().join() === right.parts.toSorted().join() && left.carbons === 0) {
    return undecided('the formulas have the same atoms in another order');
  }
  return left.carbons === right.carbons && left.carbons > 1
    ? apart('exact', 'the formulas have the same atoms in another structure')
    : undecided('the formulas have the same atoms in another structure');
}
