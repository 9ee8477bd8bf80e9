import { pattern } from '../tokens/pattern.ts';

/**
 * Whether what follows a stated answer begins by replacing it: `Actually, it is 43`, `Make that 43`, `But the true value is 43`. A
 * sentence that only adds to the answer begins in other words, or names no other value.
 */
export function isRevised(behind: string): boolean {
  const lower = behind.toLowerCase();
  const said = lower.replace(/^[\s.,;:!–—-]+/u, '');
  return anew.test(said) || anew.test(said.replace(lead, '')) || otherValue.test(lower) || abroad.test(lower);
}

const lead = /^(?:but|and|oh|no|well|ah),? /;

/** Words that are only said of an answer in order to give another one, or none. */
const anew = pattern`^(?:actually|wait|or (?:maybe|perhaps|rather|possibly)|perhaps|maybe|possibly|rather,|instead|i (?:mean|meant|misread|miscalculated|miscounted|misspoke)|i take (?:that|it|this) back|i (?:need|have|want) to (?:re\p{L}+|correct)|make (?:that|it) (?!\p{L}{3,}er)|never ?mind|just kidding|(?:edit|update|corrected|correction|recheck|re-check|revised|erratum) ?:|apologies|my (?:mistake|bad|error|apologies)|alternatively|(?:it|that|this) should (?:be|have been)|(?:this|that|the above|my) (?:answer|result|value)?\s?(?:is|was) (?:wrong|incorrect|false|mistaken|impossible|absurd|not (?:right|correct|the answer))|(?:not|false|wrong)[.!]?$|(?:it|this) (?:could|might) (?:also )?be (?:something|another|different|wrong)|oh(?=[,!] )|no(?=, ?\W{0,3}(?:\\text\{ ?)?\d))(?!\p{L})`;

/** Another value behind words that set it against what was said before. */
const otherValue = pattern`^[\s.]*(?:but|however|yet|in fact|in truth|in reality|double-?checking|re-?checking|on reflection|checking again)(?!\p{L})[^.\n]{0,80}?(?:\s(?:is|be|are|equals?|gives|yields|to)|[,:=])? \$?[-−]?\d`;

/** Words that begin such a sentence in other languages. */
const abroad =
  /^[\s.。！!]{0,4}(?:等等|等一下|更正|不对|不對|应该是|應該是|抱歉|纠正|いや|いえ|訂正|すみません|間違|아니|정정|잠깐|en fait|attendez|pardon|correction|moment|korrektur|genauer|vielmehr|en realidad|perdón|espera|corrección|точнее|вернее|поправка|стоп|infatti no|scusate|correzione|na verdade|correção)/;
