import { withoutNote } from '../around/as-stated.ts';
import { splitSentences } from './split-sentences.ts';
import { stripMarkup } from './strip-markup.ts';
import { affirmedIn, withoutCopula } from './told-sentence.ts';

/** Cuts an announced answer off where it ends: at a blank line, a remark, or the reason that follows it. */
export function conclusionOf(text: string): string {
  const [first = ''] = text
    .split(/\n\s*\n|\n(?=\S)|(?<!\s)\s+(?:I hope it is correct|Note:|Explanation:)/u)
    .filter((part) => part.trim() !== '');
  // A digit and a point are the number of an item elsewhere.
  const digit = /^(\W{0,3}\d)\. [A-Z][a-z]{0,10} [a-z]/.exec(first)?.[1];
  const [spoken = first] = digit === undefined ? splitSentences(first) : [digit];
  const sentence = withoutCopula(spoken);
  const conclusion = stripMarkup(
    sentence.replace(afterthought, (rest, at: number) =>
      restricts.test(rest) || isWithinBrackets(sentence, at) ? rest : '',
    ) || sentence,
  );
  return affirmedIn(conclusion) ?? withoutNote(conclusion);
}

/** Whether a bracket that opens before a place closes behind it. */
function isWithinBrackets(text: string, at: number): boolean {
  return text.lastIndexOf('(', at) > text.lastIndexOf(')', at) && text.indexOf(')', at) > at;
}

/** A reason or remark behind an answer. */
const afterthought =
  /,?(?<!\s)\s+(?:since|because|i\.e\.|as desired|which|so that|for|where(?![^.]{0,200}=)|but|denn|weil|car|porque)\s.*$/s;

/** A remark that says for what the answer holds, so that it is part of it. */
const restricts =
  /^,?\s+(?:which|for|where|but)\s.*(?:[\d=<>≤≥∈]|\\(?:in|le|ge|ne)|\b(?:only|integer|except|unless|maybe|perhaps|possibly|might|could|may|arbitrary|constants?|any (?:real|complex)|every real)\b)/su;
