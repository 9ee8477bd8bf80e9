import { different, equal } from '../compare/finding.ts';
import { bareText } from './fold-text.ts';
import type { AnswerKind } from './kind.ts';

/** True and false, yes and no, alone or before an explanation. */
export const booleanKind: AnswerKind = {
  name: 'boolean',
  compare: (reference, response) => {
    const [left, right] = [readBoolean(reference), readBoolean(response)];
    if (left === null || right === null) return null;
    return left === right
      ? equal('exact', 'both say the same')
      : different('exact', 'one says yes and the other no');
  },
};

/** Reads a truth value; null when the text is another answer. */
export function readBoolean(text: string): boolean | null {
  const word =
    /^[^\p{L}\p{N}]*(yes|no|true|false)(?:[^\p{L}\p{N}]*$|\*{0,2}[,.;:!]\s(?!\W*(?:yes|no|true|false)\b))/iu.exec(
      text.includes('\\') ? bareText(text) : text,
    )?.[1];
  return word === undefined ? null : /^(?:yes|true)$/iu.test(word);
}
