import { different, equal, type Finding, unknown } from '../compare/finding.ts';
import { compareReactions, compareStates } from './compare-reactions.ts';
import type { AnswerKind } from './kind.ts';
import { type Formula, plainFormula, readFormula } from './read-formula.ts';

/** Formulas, ions, isotopes and reaction equations. */
export const chemistryKind: AnswerKind = {
  name: 'chemistry',
  compare: (reference, response) => {
    const reactions = compareReactions(reference, response);
    if (reactions !== null) return reactions;
    if (reference.length > 200 || response.length > 200) return null;
    const [left, right] = [readFormula(reference), readFormula(response)];
    if (left === null || right === null) return null;
    if (left.isPlainLetters && right.isPlainLetters && !looksChemical(reference, response)) return null;
    return compareFormulas(left, right);
  },
};

/** Letters alone are a formula only where they cannot be an abbreviation or a variable. */
function looksChemical(...texts: readonly string[]): boolean {
  return (
    texts.some((text) => /[A-Z][a-z]/u.test(plainFormula(text))) ||
    texts.some((text) => text.includes('\\ce')) ||
    texts.every((text) => /^\W*CO\W*$|^\W*C[Oo]\W*$/u.test(text))
  );
}

function compareFormulas(left: Formula, right: Formula): Finding {
  if (left.charge !== right.charge) return different('exact', 'the charges differ');
  if (left.composition !== right.composition) return different('exact', 'the formulas have different atoms');
  if (left.isotopes !== right.isotopes) {
    return left.isotopes === '' || right.isotopes === ''
      ? unknown('only one side names the isotope')
      : different('exact', 'the isotopes differ');
  }
  const states = compareStates(left.state, right.state);
  if (states !== null) return states;
  if (left.parts.join() === right.parts.join())
    return equal('exact', 'the formulas have the same atoms in the same order');
  if (left.parts.toSorted().join() === right.parts.toSorted().join() && left.carbons === 0) {
    return unknown('the formulas have the same atoms in another order');
  }
  return left.carbons === right.carbons && left.carbons > 1
    ? different('exact', 'the formulas have the same atoms in another structure')
    : unknown('the formulas have the same atoms in another structure');
}
