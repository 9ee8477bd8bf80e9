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
  const [, word = '', sign, after = ''] =
    pattern`^[¡*\s]*(\p{L}{1,6})\*{0,2}\s?([,、，.。:;–—(（])\s?(\S.{1,120})$`.exec(text) ?? [];
  const isTrue = truths.get(word.toLowerCase());
  if (isTrue === undefined) return null;
  // What is not impossible is possible.
  const [isDenied, isFalse] = [negation, falsehood].map((said) => says(after, said));
  // Brackets rather say when it is so.
  const isRepeated =
    !/[(（]/.test(sign ?? '') &&
    !says(after, limit) &&
    !/[\d?？]/u.test(after) &&
    (isTrue ? !isDenied && !isFalse : isDenied !== isFalse || !(isDenied || says(after, truthhood)));
  return { word: word.toLowerCase(), after, isRepeated };
}

/** Words between spaces, and signs of languages that write none. */
interface Said {
  readonly words: ReadonlySet<string>;
  readonly signs: readonly string[];
}

function said(words: string, signs: string): Said {
  return { words: new Set(words.split(/\s+/u)), signs: signs.split('|') };
}

function says(text: string, { words, signs }: Said): boolean {
  const lower = text.toLowerCase();
  return (
    lower.split(/[\s.,;:!?¡¿"'’“”«»()/–—-]+/u).some((word) => words.has(word)) ||
    signs.some((sign) => lower.includes(sign))
  );
}

/** What makes an answer hold only sometimes, or takes it back. */
const limit = said(
  `pero aunque sólo solo salvo excepto cuando mais sauf seulement quand lorsque aber nur außer wenn falls jedoch sondern ma tranne quando mas
  exceto apenas se si но только если кроме когда nein ja oui non sí sim não oder ou o или`,
  'ただし|だけ|場合|しかし|のみ|はい|いいえ|但|只|除|如果|或|条件|條件|当且仅当|据说|據說|听说|前提|例外|以前|曾经|とき|時に|かつて|다만|만 |경우|하지만|때|조건|인 한|예외|예전',
);

const negation = said(
  'no not nicht kein keine keiner keines keinen keinem pas ne n nunca non não nie не нет',
  'ない|ません|ではな|不|没|沒|非|아니|않|없',
);

const falsehood = said(
  `falso falsa fausse faux falsch incorrect incorrecto incorrecta incorrecte impossible impossibile impossibili imposible unmöglich
  impossível ложь неверно невозможно unwahr unzulässig ungültig invalide inválido inválida`,
  '错|錯|間違|誤|틀',
);

const truthhood = said(
  `verdad verdadero verdadera cierto cierta correcto correcta correct correcte vrai vraie possible posible wahr richtig stimmt möglich verdadeiro
  verdadeira vero vera правда верно возможно válido válida gültig`,
  '正|对|對|맞',
);
