import { readFormula } from '../chemistry/read-formula.ts';
import { allOf, apart, type Finding, same, undecided } from '../compare/finding.ts';
import { rational, rationalFromDecimal } from '../number/rational.ts';
import { type AnswerKind, wholeReading } from '../readings/reading.ts';
import { cleanText } from '../syntax/clean-text.ts';
import { strayInFormula } from '../syntax/stray-signs.ts';

/** One term of a reaction: so many of a formula, in a state of matter that may be left out. */
interface Term {
  readonly name: string;
  readonly state: string;
}

interface Reaction {
  readonly from: readonly Term[];
  readonly to: readonly Term[];
  /** An equals sign may stand for an arrow either way. */
  readonly arrow: 'forward' | 'both' | 'equals' | 'none';
}

/** Reaction equations, and sums of species without an arrow. */
export const reactionKind: AnswerKind<Reaction> = {
  name: 'reaction',
  read: ({ text }) => {
    const reaction = readReaction(text.replace(taken, '$1 $3 $4 + $2'));
    return reaction === null ? [] : [{ ...wholeReading(reaction), leftOver: strayInFormula(text) }];
  },
  relate: relateReactions,
};

/** Electrons that are taken away before the arrow are there behind it: `Zn - 2e^- -> Zn^{2+}`. */
const taken =
  /^([A-Z][^-=>]{0,40}?) ?[-−] ?(\d? ?e ?\^?\{?[-−⁻]\}?) ?(=|->|→|\\(?:long)?rightarrow|\\to) ?([A-Z][^=>]{0,40})$/;

function relateReactions(left: Reaction, right: Reaction): Finding | null {
  const arrows = [left.arrow, right.arrow];
  if (left.arrow !== right.arrow && arrows.includes('none')) return null;
  const agreement = allOf(
    [compareTerms(left.from, right.from), compareTerms(left.to, right.to)],
    'the reactions have the same terms',
  );
  if (agreement.relation === 'apart' && areInProportion(left, right))
    return undecided('one reaction has a multiple of the coefficients of the other');
  if (!arrows.includes('both') || left.arrow === right.arrow) return agreement;
  if (agreement.relation !== 'same') return agreement;
  return arrows.includes('equals')
    ? undecided('one reaction runs both ways, the other has an equals sign')
    : apart('structure', 'one reaction runs both ways');
}

/** Whether all coefficients of one side are those of the other times one number: `H2 + 1/2 O2 -> H2O`. */
function areInProportion(left: Reaction, right: Reaction): boolean {
  if (left.to.length !== right.to.length || left.to.length === 0 || left.from.length !== right.from.length)
    return false;
  const [from, to] = [left, right].map((side) => [...side.from, ...side.to].map(({ name }) => cutName(name)));
  const shares = from?.map(([name, count], at) => {
    const [other, size] = to?.[at] ?? [];
    return name === other && size !== undefined ? count / size : Number.NaN;
  });
  const [first = 1] = shares ?? [];
  return first !== 1 && shares?.every((share) => Math.abs(share - first) < 1e-9) === true;
}

/** A formula and how often it is there. */
function cutName(name: string): readonly [string, number] {
  const at = name.lastIndexOf(' x ');
  const [over = 1, under = 1] = name
    .slice(at + 3)
    .split('/')
    .map(Number);
  return [name.slice(0, at), over / under];
}

/** A state that the response leaves out decides nothing; it may name one unasked. Null when the states agree. */
export function compareStates(left: string, right: string): Finding | null {
  if (left === right || left === '') return null;
  return right === ''
    ? undecided('the response leaves out the state of matter')
    : apart('exact', 'the states of matter differ');
}

/** The terms are in order of their names. */
function compareTerms(left: readonly Term[], right: readonly Term[]): Finding {
  if (left.map(({ name }) => name).join('+') !== right.map(({ name }) => name).join('+'))
    return apart('exact', 'the reactions differ');
  const states = left.flatMap((term, index) => compareStates(term.state, right[index]?.state ?? '') ?? []);
  return allOf([same('exact', 'the terms agree'), ...states], 'the terms agree');
}

const arrows =
  /\\(?:long)?rightarrow(?![a-z])|\\to(?![a-z])|\\xrightarrow\{[^{}]*\}|(?<!-)-+>|\\rightleftharpoons|<[-=]+>|\\leftrightarrow/u;

/** Every reaction has an arrow, or a sum in which an element is named: an equation without a sum is none. */
function mayReact(text: string): boolean {
  if (text.length > 600 || /\\(?:sqrt|sum|int|sin|cos|tan|ln|log|begin)(?![a-z])/.test(text)) return false;
  const hasArrow = /[>→⟶⇒⇌⇋↔]|arrow|harpoon|\\to(?![a-z])/i.test(text);
  return hasArrow || (/[+\uff0b⁺]|plus/i.test(text) && /[A-Z]/.test(text));
}

function readReaction(text: string): Reaction | null {
  if (!mayReact(text)) return null;
  const clean = withoutCe(cleanText(text))
    .replace(/\\(?:text|mathrm|rm)\s*\{([^{}]*)\}/gu, '$1')
    .replace(/\$/gu, ' ')
    .trim();
  const match = arrows.exec(clean);
  const balanced = match === null ? readEquation(clean) : null;
  if (balanced !== null) return balanced;
  if (match === null) {
    const terms = /\+/u.test(clean) ? readTerms(clean) : null;
    const isChemical =
      terms !== null &&
      terms.length > 1 &&
      (terms.some(({ name, state }) => !/\|0\|/u.test(name) || state !== '') || areCompounds(clean));
    return isChemical ? { from: terms, to: [], arrow: 'none' } : null;
  }
  const before = clean.slice(0, match.index).replace(/^[A-Za-z\s]{2,40}:\s/u, '');
  const from = readTerms(before);
  const to = readTerms(clean.slice(match.index + match[0].length));
  if (from === null || to === null) return null;
  return { from, to, arrow: /left|</u.test(match[0]) ? 'both' : 'forward' };
}

/** Whether every term of a sum is a compound, one of them with a symbol of two letters or a bracket: no letters that are variables. */
function areCompounds(sum: string): boolean {
  const terms = sum.split('+').map((term) => term.replace(/[\s{}_]/gu, ''));
  return (
    terms.every((term) => /^\d*(?:[A-Z][a-z]?\d*|\((?:[A-Z][a-z]?\d*)+\)\d*)+$/u.test(term)) &&
    terms.some((term) => /[A-Z][a-z](?:[A-Z\d(]|$)|\)\d/u.test(term))
  );
}

/** A reaction with an equals sign for its arrow, as in `2H_2 + O_2 = 2H_2O`: no letters that could be variables alone. */
function readEquation(clean: string): Reaction | null {
  const sides = clean
    .replace(/\\(?:xlongequal|stackrel|overset)\s*\{[^{}]*\}(?:\s*\{=+\})?|={2,}/gu, '=')
    .split('=');
  const [before = '', after = ''] = sides;
  if (sides.length !== 2 || !clean.includes('+')) return null;
  const [from, to] = [readTerms(before), readTerms(after)];
  if (from === null || to === null) return null;
  const isChemical = [before, after].every((side) => /[A-Z][a-z]|[A-Z)][}\s]*_?\{?\d/u.test(side));
  return isChemical && [...from, ...to].length > 2 ? { from, to, arrow: 'equals' } : null;
}

/** Takes off the command of mhchem around the whole. */
function withoutCe(text: string): string {
  const whole = /^[\s$]*\\ce\s*\{(.*)\}[\s$]*$/su.exec(text);
  return (whole?.[1] ?? text).replace(/\\ce\s*/gu, '');
}

/** The terms of one side in alphabetical order, each with its coefficient. */
function readTerms(side: string): readonly Term[] | null {
  const terms = side
    .split(/\s\+\s|(?<=[\w)}\]+-])\s*\+\s*(?=(?:\d+(?:\/\d+)?\s*)?\\?(?:[A-Z[]|\((?!(?:aq|s|l|g)\))))/u)
    .map((term) => readTerm(term.trim()));
  const known = terms.flatMap((term) => (term === null ? [] : [term]));
  return known.length === terms.length
    ? known.sort((left, right) => (left.name + left.state < right.name + right.state ? -1 : 1))
    : null;
}

/** Particles in reactions of nuclei and electrons, without spaces and braces. */
const particles: readonly (readonly [RegExp, string])[] = [
  [/^(?:e\^?-|(?:\^0_-1|_-1\^0)(?:e|\\beta)(?:\^-)?|\\beta\^?-)$/u, 'electron|-1|'],
  [/^(?:e\^?\+|(?:\^0_\+?1|_\+?1\^0)(?:e|\\beta)(?:\^\+)?|\\beta\^?\+)$/u, 'positron|1|'],
  [/^(?:(?:\^1_0|_0\^1)n|n|n\^0)$/u, 'neutron|0|'],
  [/^(?:(?:\^1_1|_1\^1)p|p|p\^\+)$/u, 'proton|1|'],
  [/^(?:(?:\^0_0|_0\^0)?\\gamma)$/u, 'photon|0|'],
  [/^(?:\\nu(?:_e)?)$/u, 'neutrino|0|'],
  [/^(?:\\(?:bar|overline)\\nu(?:_e)?)$/u, 'antineutrino|0|'],
];

function readTerm(text: string): Term | null {
  const match =
    /^[{\s]*(?:(\d+(?:\/\d+|\.\d+)?|\\frac\{?\d\}?\{?\d\}?)\s*)?(?:(?:\\cdot|\*)\s*)?(\S[\s\S]*)/.exec(text);
  if (match === null) return null;
  const body = balanced(match[2] ?? '')
    .replace(/(?<!\s)\s?(?:\\uparrow|↑)$/u, '(g)')
    .replace(/(?<!\s)\s?(?:\\downarrow|↓)$/u, '(s)');
  const coefficient = inLowestTerms((match[1] ?? '1').replace(/\\frac\{?(\d)\}?\{?(\d)\}?/u, '$1/$2'));
  const particle = particles.find(([pattern]) =>
    pattern.test(body.replace(/[\s{}]|\\(?:text|mathrm)/gu, '')),
  );
  if (particle !== undefined) return { name: `${particle[1]} x ${coefficient}`, state: '' };
  const formula = readFormula(body);
  if (formula === null) return null;
  const { parts, charge, isotopes, state } = formula;
  return { name: `${parts.join('')}|${charge}|${isotopes} x ${coefficient}`, state };
}

/** `6/2` is 3, and `0.5` is `1/2`. */
function inLowestTerms(coefficient: string): string {
  const [over = '1', under = '1'] = coefficient.split('/');
  const [above, below] = [rationalFromDecimal(over), rationalFromDecimal(under)];
  const value =
    above === null || below === null
      ? null
      : rational(above.numerator * below.denominator, above.denominator * below.numerator);
  if (value === null) return coefficient;
  return value.denominator === 1n ? `${value.numerator}` : `${value.numerator}/${value.denominator}`;
}

/** Splitting at a plus sign may leave a brace on the other side. */
function balanced(text: string): string {
  const open = (text.match(/\{/gu) ?? []).length - (text.match(/\}/gu) ?? []).length;
  if (open > 0) return `${text}${'}'.repeat(open)}`;
  return open < 0 ? text.replace(/(?<!\})\}+$/u, '') : text;
}
