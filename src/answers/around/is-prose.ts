import { splitSentences } from '../extract/split-sentences.ts';
import { limits } from '../limits.ts';
import { pattern } from '../tokens/pattern.ts';

/** Whether a text is told in sentences rather than being an answer alone. */
export function isProse(all: string): boolean {
  const text = all.slice(-limits.answer);
  const words = (text.match(pattern.g`(?<!\\)\b\p{L}{2,}\b`) ?? []).length;
  if (words > 1 && (text.length > 240 || splitSentences(text).length > 1)) return true;
  return /(?:^|\s)(?:is|are|was|were|be|ist|beträgt|est|es|é|è|vale|равн[аоы]|равен|equals?|returns|outputs|prints|gives?|have|has|get|find|therefore|thus|hence|so|then|there(?:['’]s)?|we|it|it's|it’s|yields?|(?:simplifies|reduces|evaluates|works out|c(?:o|a)mes?(?: out)?|amount(?:s|ed)|expands|factors|converges|diverges|tends) (?:to|as|into)|increases?|decreases?|becomes?|fell|falls|occurs|occurred|happened|refers|means|represents|ended|began|started|died|lies|aired|premiered|debuted)\s/i.test(
    ` ${text.replace(pattern.g`\\text\w*\s*\{[^{}]*\}|(?:where|and) \$?[a-z]\$? (?:is|are) (?:any|an|some|arbitrary) [a-z ]{3,20}$|(?<!\p{L})EST(?!\p{L})`, ' ')} `,
  );
}
