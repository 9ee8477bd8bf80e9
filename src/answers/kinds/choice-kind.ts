import { different, equal, type Finding, unknown } from '../compare/finding.ts';
import { isStated, takesBack } from '../extract/stance.ts';
import { foldText } from './fold-text.ts';
import type { AnswerKind } from './kind.ts';

/** The letter of an option: `B`, `(b)`, `Option B`, `B. Golgi apparatus`. */
export const choiceKind: AnswerKind = {
  name: 'choice',
  compare: (reference, response) => {
    const [left, right] = [readChoice(reference), readChoice(response)];
    if (left === null || right === null)
      return isOptionAgainstValue(left ?? right, left === null ? reference : response);
    if (!(left.isMarked || right.isMarked)) return null;
    if (left.letter.toUpperCase() !== right.letter.toUpperCase())
      return different('exact', 'the letters differ');
    if (left.rest === '' || right.rest === '') return equal('exact', 'both choose one letter');
    return left.rest === right.rest
      ? equal('exact', 'both choose one option')
      : unknown('one letter stands before two texts');
  },
};

/** Whether what follows the letter is the text of the option, and nothing that denies or extends the choice. */
function standsAlone(plain: string, rest: string): boolean {
  if (rest === '') return true;
  if (takesBack(` ${rest}`) || takesBack(`. ${rest}`)) return false;
  if (/^[\p{Lu}\d\\]/u.test(rest)) return true;
  const start = plain.length - rest.length;
  return isStated({ text: plain, start: 0, end: start - 1 });
}

/** An option in brackets beside a value: only who knows the options can tell. */
function isOptionAgainstValue(choice: Choice | null, other: string): Finding | null {
  if (choice === null || !choice.isBracketed || choice.rest !== '' || !/\d|\\(?:frac|sqrt|pi)/u.test(other))
    return null;
  return unknown('one side names an option, the other a value');
}

interface Choice {
  readonly letter: string;
  readonly isMarked: boolean;
  readonly isBracketed: boolean;
  readonly rest: string;
}

function readChoice(text: string): Choice | null {
  const plain = text
    .slice(0, 300)
    .replace(/\\(?:text\w*|mathrm|mathbf|boxed|left|right)\s*|[{}$*]/gu, '')
    .trim();
  const match =
    /^(?:(?:the\s+)?(?:correct\s+)?(?:option|choice|answer)\s*(?:is)?:?\s*)?(\(?)\s*([A-Ja-j])\s*([).:]?)(?:\s+(.*))?$/iu.exec(
      plain,
    );
  if (match === null) return null;
  const [, open = '', letter = '', close = '', rest = ''] = match;
  const isNamed = /^(?:the\s+)?(?:correct\s+)?(?:option|choice|answer)/iu.test(plain);
  if (open === '(' && close !== ')') return null;
  if (rest !== '' && close === '') return null;
  if (!standsAlone(plain, rest)) return null;
  if (close === '.' && /^[A-Z]\.|^[a-z]/u.test(rest)) return null;
  return {
    letter,
    isMarked: isNamed || open !== '' || close !== '',
    isBracketed: open !== '' && /[A-J]/u.test(letter),
    rest: foldText(rest),
  };
}
