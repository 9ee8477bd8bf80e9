/**
 * Whether what follows a yes or no of another language only repeats it: a clause, which begins with what it speaks of or with what it
 * denies, and what confirms. Anything else, such as `je crois` or `unter Umständen`, may say that it holds less than always.
 */
export function settlesAbroad(word: string, told: string): boolean {
  if (told === '') return true;
  if (/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u.test(told))
    return !hedgesInSigns(word, told);
  const words = told.split(' ');
  if (hedgesAbroad(words)) return false;
  return confirming.has(told) || words.every((word) => sure.has(word)) || opensClauseAbroad(words);
}

/** Whether a word of other languages says that something holds less than always, or that it is only thought. */
export function hedgesAbroad(words: readonly string[]): boolean {
  return words.some((word) => hedging.has(word));
}

/** `la suite converge`, `das stimmt`, `siempre es posible`, `f est continue`. */
export function opensClauseAbroad(words: readonly string[]): boolean {
  const at = sure.has(words[0] ?? '') ? 1 : 0;
  const word = words[at] ?? '';
  return (
    words.length > at + 1 && (/^[b-z]$/u.test(word) || /^(?:l|c|n)['’]/u.test(word) || opening.has(word))
  );
}

function hedgesInSigns(word: string, told: string): boolean {
  // `可能` is perhaps in Chinese, and possible in Japanese and before `的`.
  const isPerhaps =
    told.includes('可能') && !told.includes('可能的') && !/\p{Script=Hiragana}/u.test(word + told);
  return isPerhaps || placedInSigns.test(told) || inSigns.some((sign) => told.includes(sign));
}

/** `在有限维空间中`, `当n为偶数时`: where or when it is so. */
const placedInSigns = /^在(?![所任全每一各])[^，。]{1,20}[中下里内]|[当當](?!然)[^，。]{1,20}[时時]/;

/** Articles, pronouns, words for all, and words that deny. */
const opening: ReadonlySet<string> = new Set(
  `le la les un une il elle ils elles ce cet cette ces ça cela on tout toute tous toutes chaque aucun aucune ne est sont
  der die das den ein eine jede jeder jedes alle dieser diese dieses er sie es man wir kein keine ist sind stimmt
  el los las lo una este esta esto ese esa estos estas eso cada todo toda todos todas son está están no ningún ninguna se hay
  gli uno questo questa quello ogni tutti tutte è sono non esso essa
  o a os as um uma isto isso ele ela eles elas é são não nenhum nenhuma
  это он она оно они эта этот эти все каждый каждая не является
  het de een deze dit dat is niet elke`.split(/\s+/u),
);

const sure: ReadonlySet<string> = new Set(
  `toujours jamais exactement absolument immer nie niemals natürlich genau richtig wahr falsch stimmt siempre nunca claro exacto correcto verdadero verdad
  sempre mai certo esatto certamente vero vrai faux correct exact verdadeiro correto falso impossible imposible impossibile unmöglich всегда никогда конечно верно правда неверно`.split(
    /\s+/u,
  ),
);

const confirming: ReadonlySet<string> = new Set([
  'bien sûr',
  'en effet',
  'tout à fait',
  'por supuesto',
  'auf jeden fall',
  'auf keinen fall',
  'pas du tout',
  'en absoluto',
]);

/** Almost, often, perhaps, partly, some; to think, seem and may be. */
const hedging: ReadonlySet<string> = new Set(
  `presque souvent parfois peut-être généralement plupart rarement partiellement partie probablement quasiment quasi certains certaines habituellement normalement
  plutôt crois pense suppose semble pourrait peut probable exceptions exception autrefois auparavant hypothèse
  fast meist meistens oft manchmal vielleicht teilweise wahrscheinlich vermutlich möglicherweise selten häufig regel allgemeinen gewöhnlich normalerweise größtenteils überwiegend beinahe nahezu eventuell
  manchen manche manches umständen wesentlichen ausnahmen ausnahme annahme voraussetzung früher glaube denke scheint könnte dürfte sein wohl
  casi veces quizás quizá probablemente normalmente generalmente usualmente frecuentemente menudo raramente mayoría parcialmente algunos algunas
  creo pienso supongo parece podría excepciones excepción antes hipótesis ciertos ciertas parte tal
  talvolta volte spesso forse solitamente solito genere probabilmente maggior parzialmente alcuni alcune
  credo penso sembra potrebbe eccezioni eccezione certi
  quase talvez geralmente provavelmente frequentemente maioria alguns algumas vezes acho poderia exceções exceção certos
  bijna meestal soms misschien vaak почти обычно иногда часто возможно наверное вероятно редко отчасти
  правило основном некоторых думаю считаю кажется général`.split(/\s+/u),
);

const inSigns: readonly string[] =
  `几乎 大多 通常 有时 也许 大概 幾乎 有時 也許 一般 部分 多数 多數 多半 觉得 覺得 认为 認為 我想 应该 應該 似乎 好像 基本 或许 或許 某些 有些 一些 偶尔 经常 常常 往往 大体
  ほとんど たいてい 時々 たぶん おそらく かもしれ 多分 一部 普通は 思 らしい みたい ようだ ようです ことがある ことも
  거의 대부분 때때로 아마 보통 가끔 일부 대체로 일반 생각 같습니다 같아요 듯 주로 종종 자주 어느`.split(
    /\s+/u,
  );
