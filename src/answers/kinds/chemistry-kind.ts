import { different, equal, type Finding, unknown } from '../compare/finding.ts';
import { cleanText } from '../syntax/clean-text.ts';
import type { AnswerKind } from './kind.ts';
import { type Formula, plainFormula, readFormula } from './read-formula.ts';

/** Formulas, ions, isotopes and reaction equations. */
export const chemistryKind: AnswerKind = {
  name: 'chemistry',
  compare: (reference, response) => {
    const reactions = compareReactions(reference, response);
    if (reactions !== null) return reactions;
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
  if (left.parts.join() === right.parts.join())
    return equal('exact', 'the formulas have the same atoms in the same order');
  if (left.parts.toSorted().join() === right.parts.toSorted().join() && left.carbons === 0) {
    return unknown('the formulas have the same atoms in another order');
  }
  return left.carbons === right.carbons && left.carbons > 1
    ? different('exact', 'the formulas have the same atoms in another structure')
    : unknown('the formulas have the same atoms in another structure');
}

interface Reaction {
  readonly from: readonly string[];
  readonly to: readonly string[];
  readonly arrow: 'forward' | 'both';
}

function compareReactions(reference: string, response: string): Finding | null {
  const [left, right] = [readReaction(reference), readReaction(response)];
  if (left === null || right === null) return null;
  if (left.arrow !== right.arrow) return different('structure', 'one reaction runs both ways');
  const isSame = left.from.join('+') === right.from.join('+') && left.to.join('+') === right.to.join('+');
  return isSame
    ? equal('exact', 'the reactions have the same terms')
    : different('exact', 'the reactions differ');
}

const arrows =
  /\\(?:long)?rightarrow(?![a-z])|\\to(?![a-z])|\\xrightarrow\{[^{}]*\}|-+>|\\rightleftharpoons|<[-=]+>|\\leftrightarrow|\\ce/u;

function readReaction(text: string): Reaction | null {
  const clean = cleanText(text).replace(/\\ce\s*/gu, '');
  const match = arrows.exec(clean);
  if (match === null || text.length > 600) return null;
  const sides = [clean.slice(0, match.index), clean.slice(match.index + match[0].length)].map(readTerms);
  const [from, to] = sides;
  if (from === null || to === null || from === undefined || to === undefined) return null;
  return { from, to, arrow: /left|</u.test(match[0]) ? 'both' : 'forward' };
}

/** The terms of one side in alphabetical order, each with its coefficient. */
function readTerms(side: string): readonly string[] | null {
  const terms = side
    .split(/\s\+\s|(?<=[\w)}\]])\s*\+\s*(?=\d*\s*\\?[A-Z(])/u)
    .map((term) => readTerm(term.trim()));
  const known = terms.flatMap((term) => (term === null ? [] : [term]));
  return known.length === terms.length ? known.sort() : null;
}

function readTerm(text: string): string | null {
  const match = /^[{$\s]*(\d+(?:\/\d+)?|\\frac\{?\d\}?\{?\d\}?)?\s*(.+?)[}$\s]*$/u.exec(text);
  if (match === null) return null;
  const body = match[2] ?? '';
  const open = (body.match(/\{/gu) ?? []).length - (body.match(/\}/gu) ?? []).length;
  const formula =
    readFormula(open > 0 ? `${body}${'}'.repeat(open)}` : body) ??
    (/^e\^?\{?-\}?$/u.test(body) ? 'electron' : null);
  if (formula === null) return null;
  const name =
    formula === 'electron' ? formula : `${formula.parts.join('')}|${formula.charge}|${formula.isotopes}`;
  return `${name} x ${match[1] ?? '1'}`;
}
