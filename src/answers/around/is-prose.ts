import { splitSentences } from '../extract/split-sentences.ts';
import { limits } from '../limits.ts';
import { pattern } from '../tokens/pattern.ts';

/** Whether a text is told in sentences rather than being an answer alone. */
export function isProse(all: string): boolean {
  const text = all.slice(-limits.answer);
  const words = (text.match(pattern.g`(?<!\\)\b\p{L}{2,}\b`) ?? []).length;
  if (words > 1 && (text.length > 240 || splitSentences(text).length > 1)) return true;
  const plain = text.replace(
    pattern.g`\\text\w*\s*\{[^{}]*\}|(?:where|and) \$?[a-z]\$? (?:is|are) (?:any|an|some|arbitrary) [a-z ]{3,20}$|(?<!\p{L})EST(?!\p{L})`,
    ' ',
  );
  const said = plain.toLowerCase().split(/\s+/);
  return said.some((word, at) => telling.has(word) || (leading.has(word) && isLed(said, at)));
}

/** Whether a verb is followed by what it leads to: `works out to`, `simplifies as`. */
function isLed(words: readonly string[], at: number): boolean {
  const [verb = '', next = '', second = ''] = words.slice(at, at + 3);
  const isOut = next === 'out' && /^(?:works|comes?|came)$/.test(verb);
  return (isOut || verb !== 'works') && /^(?:to|as|into)$/.test(isOut ? second : next);
}

const leading: ReadonlySet<string> = new Set(
  'simplifies reduces evaluates works come comes came amounts amounted expands factors converges diverges tends'.split(
    ' ',
  ),
);

const telling: ReadonlySet<string> = new Set(
  `is are was were be ist beträgt est es é è vale равно равна равны равен equal equals returns outputs prints give gives have has get find therefore thus hence so
  then there there's there’s theres we it it's it’s yield yields increase increases decrease decreases become becomes fell falls occurs occurred happened refers means represents ended
  began started died lies aired premiered debuted`.split(/\s+/),
);
