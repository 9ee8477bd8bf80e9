import { apart, same, undecided } from '../compare/finding.ts';
import { type LogicFormula, readLogic } from '../logic/read-logic.ts';
import { type AnswerKind, wholeReading } from '../readings/reading.ts';
import { cleanText } from '../syntax/clean-text.ts';

/** Formulas of propositional logic, and of sets by union, intersection and difference: compared row by row of their table. */
export const logicKind: AnswerKind<WrittenLogic> = {
  name: 'logic',
  read: ({ text }) => {
    if (text.length > 300 || ofNumbers.test(text) || !joins.test(text)) return [];
    const clean = cleanText(text);
    const quantifier = /^\$?\\(?:exists|forall) ?[a-z] ?\\in /u.exec(clean)?.[0] ?? '';
    const output = /^\$? ?([A-Z]) ?= ?(?!.*=)/su.exec(clean);
    const formula = readLogic(clean.slice(output?.[0].length ?? quantifier.length));
    const label = output?.[1] ?? '';
    // A name that is in its own formula is that of no output.
    const isOutput = formula?.isSwitching === true || /\\oplus(?![a-z])|⊕/u.test(clean);
    const isNamed = label !== '' && (!isOutput || formula?.names.includes(label) === true);
    return formula === null || isNamed || (quantifier !== '' && !formula.isOfSets)
      ? []
      : [wholeReading({ ...formula, text, label, quantifier: quantifier.replace(/[$ ]/gu, '') })];
  },
  relate: (left, right) => {
    if (left.isOfSets !== right.isOfSets || left.quantifier !== right.quantifier) return null;
    if (left.label !== '' && right.label !== '' && left.label !== right.label) return null;
    // Sums and products of capitals may be numbers, and primes alone points or matrices.
    const isMarked = [left, right].some(({ text }) =>
      /'|\u2032|\\(?:overline|bar|prime)|[¬~]|\\neg/u.test(text),
    );
    const isAdded = [left, right].some(({ text }) => /\+|oplus|⊕|XOR|\\lor|OR/u.test(text));
    if ((left.isSwitching || right.isSwitching) && !(isMarked && isAdded)) return null;
    const names = [...new Set([...left.names, ...right.names])];
    if (names.length > 8) return undecided('there are too many names');
    for (let row = 0; row < 2 ** names.length; row += 1) {
      const truth = new Map(names.map((name, index) => [name, ((row >> index) & 1) === 1]));
      if (left.holds(truth) !== right.holds(truth)) return apart('exact', 'the formulas differ in a case');
    }
    return same('exact', 'the formulas agree in every case');
  },
};

/** Numbers, but for an index: no formula of this kind has one. */
const ofNumbers = /(?<![_{A-Za-z])\d|\\(?:[dt]?frac|sqrt|pi|int|sum|log|ln|sin|cos)(?![a-z])/;

/** What joins or turns statements or sets. */
const joins =
  /[+'′¬~!&|∧∨→⇒↔⇔⊕∩∪∖△Δ>]|\\(?!text)[a-zA-Z]|\^|(?<![A-Za-z])(?:and|or|not|xor|implies|if)(?![A-Za-z])/i;

interface WrittenLogic extends LogicFormula {
  readonly text: string;
  /** The output that an expression of switching algebra is given for; empty where none is named. */
  readonly label: string;
  /** `\exists x \in`, where the formula names a set that something is taken from; empty elsewhere. */
  readonly quantifier: string;
}
