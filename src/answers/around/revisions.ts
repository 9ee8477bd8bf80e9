import { pattern } from '../tokens/pattern.ts';
import { joinedPhrases } from './joined-phrases.ts';

/**
 * Whether what follows a stated answer begins by replacing it: `Actually, it is 43`, `Make that 43`, `But the true value is 43`. A
 * sentence that only adds to the answer begins in other words, or names no other value.
 */
export function isRevised(behind: string): boolean {
  const lower = behind.toLowerCase();
  const said = lower.replace(/^[\s.,;:!–—-]+/u, '');
  return begins(said) || begins(said.replace(lead, '')) || otherValue.test(lower) || abroad.test(lower);
}

const lead = /^(?:but|and|oh|no|well|ah),? /;

/** Whether a sentence in lower case begins with words that are only said of an answer in order to give another one, or none. */
function begins(said: string): boolean {
  if (!/^[a-z]/.test(said)) return false;
  const words = said.slice(0, 120).match(/[a-z]+/g) ?? [];
  const [first = '', second = '', third = '', fourth = ''] = words;
  const told = ` ${words.join(' ')} `;
  return (
    anew.has(first) ||
    openings.some((phrase) => told.startsWith(phrase)) ||
    (first === 'make' && /^(?:that|it)$/.test(second) && !/^.{3,}er/.test(third)) ||
    (first === 'i' &&
      /^(?:need|have|want)$/.test(second) &&
      third === 'to' &&
      /^re.|^correct$/.test(fourth)) ||
    signs.some((sign) => sign.test(said))
  );
}

const anew: ReadonlySet<string> = new Set(
  'actually wait perhaps maybe possibly instead nevermind apologies alternatively'.split(' '),
);

const openings = joinedPhrases(
  'or | maybe perhaps rather possibly',
  'i | mean meant misread miscalculated miscounted misspoke',
  'i | take | that it this | back',
  'never_mind just_kidding',
  'my | mistake bad error apologies',
  'it that this | should | be have_been',
  'this that the_above my | is was answer_is answer_was result_is result_was value_is value_was | wrong incorrect false mistaken impossible absurd not_right not_correct not_the_answer',
  'it this | could might | be also_be | something another different wrong',
);

const signs: readonly RegExp[] = [
  /^(?:rather,|oh[,!] )/,
  /^no, ?\W{0,3}(?:\\text\{ ?)?\d/,
  /^(?:edit|update|corrected|correction|recheck|re-check|revised|erratum) ?:/,
  /^(?:not|false|wrong)[.!]?$/,
];

/** Another value behind words that set it against what was said before. */
const otherValue = pattern`^[\s.]*(?:but|however|yet|in fact|in truth|in reality|double-?checking|re-?checking|on reflection|checking again)(?!\p{L})[^.\n]{0,80}?(?:\s(?:is|be|are|equals?|gives|yields|to)|[,:=])? \$?[-−]?\d`;

/** Words that begin such a sentence in other languages. */
const abroad =
  /^[\s.。！!]{0,4}(?:等等|等一下|更正|不对|不對|应该是|應該是|抱歉|纠正|いや|いえ|訂正|すみません|間違|아니|정정|잠깐|en fait|attendez|pardon|correction|moment|korrektur|genauer|vielmehr|en realidad|perdón|espera|corrección|точнее|вернее|поправка|стоп|infatti no|scusate|correzione|na verdade|correção)/;
