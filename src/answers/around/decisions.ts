/**
 * Whether what follows a yes or no says that it holds less than always, or the contrary of it: `Oui, presque toujours`, `No. It holds
 * for all n.` A reason says neither, and a sentence about something else is left to be one.
 */
export function unsettles(after: string, isTrue: boolean, isForeign: boolean): boolean {
  const told = main(after);
  if (told === '') return false;
  const words = told.split(' ');
  return (
    guesses(words) ||
    words.some((word, at) => hedging.has(word) && !measuring.has(words[at - 1] ?? '')) ||
    ((isForeign || !isTrue) && words.some((word) => abroad.has(word))) ||
    (isForeign && inSigns.some((sign) => after.includes(sign))) ||
    opened.some((phrase) => `${told} `.startsWith(phrase)) ||
    (isTrue ? saysNo(words) : saysYes(words))
  );
}

/** The words of the first sentence up to its reason, in lower case. */
function main(after: string): string {
  const said = after.slice(0, 160).toLowerCase();
  const end = said.search(reason);
  return (end < 0 ? said : said.slice(0, end))
    .replace(/n['’]t(?![a-z])/g, ' not')
    .replace(/cannot/gu, 'can not')
    .replace(/[.,;:!?¡¿*"“”«»()[\]{}$–—]/gu, ' ')
    .replace(/ {2,}/gu, ' ')
    .trim();
}

const reason =
  /(?<![^\s(])(?:because|since|(?<!as far )as(?! far)|for example|so|car|parce|puisque|denn|weil|da|porque|pues|ya que|perch[eé]|poich[eé]|pois|потому)(?![^\s,])|(?<=[a-z]{2})[.;!](?=\s)/;

/** Who thinks so does not know. */
function guesses(words: readonly string[]): boolean {
  return words.some(
    (word, at) => word === 'i' && words.slice(at + 1, at + 4).some((verb) => guessing.has(verb)),
  );
}

const guessing: ReadonlySet<string> = new Set(
  'think guess believe suppose assume suspect imagine'.split(' '),
);

const hedging: ReadonlySet<string> = new Set(
  'almost nearly usually sometimes mostly most often generally typically probably presumably possibly perhaps maybe partly rarely seldom occasionally allegedly supposedly hopefully apparently seemingly arguably except unless'.split(
    ' ',
  ),
);

/** `at most 3` and `the most` say how many. */
const measuring: ReadonlySet<string> = new Set(['at', 'the']);

/** The same in other languages: almost, often, perhaps, partly, some. */
const abroad: ReadonlySet<string> = new Set(
  `presque souvent parfois peut-être généralement plupart rarement partiellement partie probablement quasiment quasi certains certaines habituellement normalement
  fast meist meistens oft manchmal vielleicht teilweise wahrscheinlich vermutlich möglicherweise selten häufig regel allgemeinen gewöhnlich normalerweise größtenteils überwiegend beinahe nahezu eventuell
  casi veces quizás quizá probablemente normalmente generalmente usualmente frecuentemente menudo raramente mayoría parcialmente algunos algunas
  talvolta volte spesso forse solitamente solito genere probabilmente maggior parzialmente alcuni alcune
  quase talvez geralmente provavelmente frequentemente maioria alguns algumas vezes
  bijna meestal soms misschien vaak почти обычно иногда часто возможно наверное вероятно редко отчасти
  général`.split(/\s+/u),
);

const inSigns: readonly string[] =
  '几乎 大多 通常 有时 可能 也许 大概 幾乎 有時 也許 ほとんど たいてい 時々 たぶん おそらく かもしれ 거의 대부분 때때로 아마 보통 가끔'.split(
    ' ',
  );

/** What a hedge of several words begins with. */
const opened: readonly string[] = [
  'more or less ',
  'give or take ',
  'sort of ',
  'kind of ',
  'up to a ',
  'as far as ',
  'in principle ',
  'en general ',
  'em geral ',
  'a grandes rasgos ',
];

/** `it holds for all n`, `such a function exists`: what was asked for, said of it. */
function saysYes(words: readonly string[]): boolean {
  const rest = predicate(words);
  if (rest === null) return isSuch(words) && !words.some((word) => denying.has(word));
  const [verb = '', first, second = ''] = rest;
  if (auxiliary.has(verb)) return first === undefined;
  const isGeneral =
    first === undefined ||
    /^(?:always|everywhere|too)$/u.test(first) ||
    (/^(?:for|in)$/u.test(first) && /^(?:all|every|any|each|general|both)$/u.test(second));
  return holding.has(verb) && isGeneral;
}

/** `it does not hold for all n`, `it isn't`, `it fails for n = 2`, `there is a counterexample`. */
function saysNo(words: readonly string[]): boolean {
  const isDenied = words.some((word) => denying.has(word));
  if (words.some((word) => word.startsWith('counterexample'))) return !isDenied;
  const rest = predicate(words);
  if (rest === null) return isSuch(words) && isDenied;
  const [verb = ''] = rest;
  const plain = rest.filter((word) => !auxiliary.has(word) && !denying.has(word));
  return /^fails?$/u.test(verb) || (isDenied && (plain.length === 0 || holding.has(plain[0] ?? '')));
}

/** What is said of what was asked, without its subject and what only affirms it; null where another thing is spoken of. */
function predicate(words: readonly string[]): readonly string[] | null {
  const [first = '', second = ''] = words;
  const from = pronouns.has(first) ? 1 : first === 'the' && claims.has(second) ? 2 : 0;
  return from === 0 ? null : words.slice(from).filter((word) => !affirming.has(word));
}

/** `there is no such function`, `such a function exists`. */
function isSuch(words: readonly string[]): boolean {
  const at = words.indexOf('such');
  return (
    at >= 0 && ((words[0] === 'there' && at < 4) || (at < 2 && words.some((word) => /^exists?$/u.test(word))))
  );
}

const pronouns: ReadonlySet<string> = new Set('it this that they these those he she we one'.split(' '));
const claims: ReadonlySet<string> = new Set(
  'statement claim assertion property inequality equation identity theorem result formula relation condition equality conclusion implication conjecture proposition'.split(
    ' ',
  ),
);
const affirming: ReadonlySet<string> = new Set(
  'always indeed also certainly clearly definitely really actually'.split(' '),
);
const auxiliary: ReadonlySet<string> = new Set(
  'is are was were do does did can could will would has have must'.split(' '),
);
const denying: ReadonlySet<string> = new Set(['not', 'no', 'never', 'neither', 'without']);
const holding: ReadonlySet<string> = new Set(
  'hold holds work works exist exists apply applies follow follows succeed succeeds suffice suffices happen happens occur occurs'.split(
    ' ',
  ),
);
