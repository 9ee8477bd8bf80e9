import { pattern } from '../tokens/pattern.ts';

/** A yes or no of another language, with a clause behind it that may only repeat it. */
export interface ToldTruth {
  readonly word: string;
  readonly after: string;
  /** Whether the clause says the same, and neither limits it nor says the opposite. */
  readonly isRepeated: boolean;
}

/** Reads `Non, ce n'est pas possible` and `はい、正しいです`; null for anything else. */
export function readToldTruth(text: string, truths: ReadonlyMap<string, boolean>): ToldTruth | null {
  const [, word = '', after = ''] =
    pattern`^[¡*\s]*(\p{L}{1,6})\*{0,2}\s?[,、，.。:;–—]\s?(\S.{1,120})$`.exec(text) ?? [];
  const isTrue = truths.get(word.toLowerCase());
  if (isTrue === undefined) return null;
  // What is not impossible is possible.
  const [isDenied, isFalse] = [negation.test(after), falsehood.test(after)];
  const isRepeated =
    !limit.test(after) &&
    !/[\d?？]/u.test(after) &&
    (isTrue ? !isDenied && !isFalse : isDenied !== isFalse || !(isDenied || truthhood.test(after)));
  return { word: word.toLowerCase(), after, isRepeated };
}

/** What makes an answer hold only sometimes, or takes it back. */
const limit = pattern.i`(?<!\p{L})(?:pero|aunque|sólo|solo|salvo|excepto|cuando|mais|sauf|seulement|quand|lorsque|aber|nur|außer|wenn|falls|jedoch|sondern|ma|tranne|quando|mas|exceto|apenas|se|si|но|только|если|кроме|когда|nein|ja|oui|non|sí|sim|não|oder|ou|o|или)(?!\p{L})|ただし|だけ|場合|しかし|のみ|はい|いいえ|但|只|除|如果|或|다만|만 |경우|하지만`;

const negation = pattern.i`(?<!\p{L})(?:no|not|nicht|kein(?:e[rnms]?)?|pas|ne|nunca|non|não|nie|не|нет)(?!\p{L})|(?<!\p{L})n['’]|ない|ません|ではな|不|没|沒|非|아니|않|없`;

const falsehood = pattern.i`(?<!\p{L})(?:falso?|falsa|fausse?|faux|falsch|incorrect[ao]?e?|impossibl[ei]|imposible|unmöglich|impossível|ложь|неверно|невозможно|unwahr|unzulässig|ungültig|invalide|inválid[ao])(?!\p{L})|错|錯|間違|誤|틀`;

const truthhood = pattern.i`(?<!\p{L})(?:verdad|verdader[oa]|ciert[oa]|correct[oa]|correcte?|vraie?|possible|posible|wahr|richtig|stimmt|möglich|verdadeir[oa]|vero|vera|правда|верно|возможно|válid[oa]|gültig)(?!\p{L})|正|对|對|맞`;
