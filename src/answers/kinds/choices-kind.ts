import { different, equal, unknown } from '../compare/finding.ts';
import type { AnswerKind } from './kind.ts';

/** Several options at once: `ACD`, `A, C and D`. */
export const choicesKind: AnswerKind = {
  name: 'choices',
  compare: (reference, response) => {
    const [left, right] = [readChoices(reference), readChoices(response)];
    if (left === null || right === null || !left.isAscending) return null;
    if (left.letters === right.letters) return equal('exact', 'both choose the same options');
    const isSameSet = sorted(left.letters) === sorted(right.letters);
    if (!isSameSet) return different('exact', 'the chosen options differ');
    // All letters from the first on may as well be put in an order.
    return left.isWhole
      ? unknown('the letters may be options or an order')
      : equal('exact', 'both choose the same options');
  },
};

interface Choices {
  readonly letters: string;
  readonly isAscending: boolean;
  /** Whether no letter between A and the last one is missing. */
  readonly isWhole: boolean;
}

function readChoices(text: string): Choices | null {
  if (text.length > 60) return null;
  const plain = text
    .replace(/\\(?:text\w*|mathrm|mathbf|boxed|left|right)\s*|[{}$*()[\].]/gu, '')
    .replace(/^(?:options?|choices?|answers?)\s*:?\s*/iu, '')
    .trim();
  const joined = /^[A-H]{2,8}$/u.exec(plain)?.[0] ?? '';
  const parts = plain.split(/\s*[,;&/]\s*(?:and\s+)?|\s+and\s+|\s+/u);
  const letters = joined !== '' ? joined : parts.every((part) => /^[A-H]$/u.test(part)) ? parts.join('') : '';
  if (letters.length < 2 || new Set(letters).size < letters.length) return null;
  const isAscending = sorted(letters) === letters;
  return { letters, isAscending, isWhole: 'ABCDEFGH'.startsWith(sorted(letters)) };
}

function sorted(letters: string): string {
  return [...letters].sort().join('');
}
