import { apart, same, undecided } from '../compare/finding.ts';
import { type AnswerKind, wholeReading } from '../readings/reading.ts';

/** The general formula of a row of compounds, with and without marked indices: `C_nH_{2n+2}`, `CnH2n+1OH`. */
export const generalFormulaKind: AnswerKind<GeneralFormula> = {
  name: 'general formula',
  read: ({ text }) => {
    const formula = readGeneral(text);
    return formula === null ? [] : [wholeReading(formula)];
  },
  relate: (left, right) => {
    // An alcohol may be written by its group or by its sum.
    if (left.group !== right.group) return undecided('the groups of the formulas are written in other ways');
    return left.more === right.more
      ? same('exact', 'the general formulas are the same')
      : apart('exact', 'the numbers of hydrogen atoms differ');
  },
};

interface GeneralFormula {
  /** How many hydrogen atoms there are besides two for each of carbon. */
  readonly more: number;
  readonly group: string;
}

function readGeneral(text: string): GeneralFormula | null {
  if (text.length > 60 || !/^\W{0,12}(?:\\?[a-z]{2,6} ?\{ ?)?C.{0,12}H.{0,4}2 ?n/.test(text)) return null;
  const plain = text.replace(/\\(?:text|mathrm|ce)(?![a-z])|[_{}$\s]/gu, '').replace(/[−–]/gu, '-');
  const [whole, more = '0', group = ''] =
    /^CnH\(?2n([-+]\d)?\)?(OH|COOH|CHO|O2|O|[A-Z][a-z]?)?$/u.exec(plain) ?? [];
  return whole === undefined ? null : { more: Number(more), group };
}
