import { hedgesAbroad, opensClauseAbroad, settlesAbroad } from './decisions-abroad.ts';

/**
 * Whether what follows a yes or no says that it holds less than always, or the contrary of it: `Oui, presque toujours`, `No. It holds
 * for all n.` A reason says neither, and a sentence about something else is left to be one. `foreign` is the word, where it is of
 * another language.
 */
export function unsettles(after: string, isTrue: boolean, foreign = ''): boolean {
  if (foreign !== '') return !settlesAbroad(foreign, main(after));
  const [first = '', ...more] = sentencesOf(after);
  const words = main(first).split(' ');
  return (
    (words[0] !== '' && isUnsettled(words, isTrue, first)) ||
    more.slice(0, 3).some((sentence) => takesBackLater(main(sentence).split(' '), isTrue))
  );
}

/** Whether what follows a yes or no is no clause, and neither confirms the word nor has a value: `likely`, `isotropic`, `a bit`. */
export function isFragment(after: string, isTrue: boolean): boolean {
  const words = main(sentencesOf(after)[0] ?? '').split(' ');
  const [first = ''] = words;
  if (first === '' || /[\d=<>≤≥∈$\\]/u.test(after) || leading.has(first)) return false;
  if (words.every((word) => confirming.has(word) || affirming.has(word))) return false;
  if ((pronouns.has(first) || first === 'you') && words.length > 1) return false;
  if (words.some((word) => auxiliary.has(word) || denying.has(word))) return false;
  if (words.slice(1).some((word) => /^[a-z]{2,}(?:[a-rt-z]s|ed)$/.test(word))) return false;
  return isTrue || !opensClauseAbroad(words);
}

function isUnsettled(words: readonly string[], isTrue: boolean, said: string): boolean {
  const [first = '', second = ''] = words;
  const told = `${words.join(' ')} `;
  return (
    guesses(words) ||
    words.some((word, at) => isHedge(word, words[at - 1] ?? '', words[at + 1] ?? '')) ||
    // `Yes, the sum may diverge` says less than the word, and `No, the sum may diverge` why not.
    ((isTrue || pronouns.has(first)) && words.some((word) => modal.has(word))) ||
    (first.length > 4 && first.endsWith('ly') && !affirming.has(first) && !/^\W*[A-Z]/u.test(said)) ||
    first === 'as' ||
    (first === 'or' && second === 'not') ||
    (first === 'not' && partial.has(second)) ||
    (isTrue && (denying.has(first) || told.includes('not necessarily ') || holdsForPart(words))) ||
    (!isTrue && hedgesAbroad(words)) ||
    opened.some((phrase) => told.startsWith(phrase)) ||
    (isTrue ? saysNo(words) : saysYes(words) || affirms(words))
  );
}

/** Whether a later sentence says of what was asked that it holds less than always, or the contrary: `It usually does.` */
function takesBackLater(words: readonly string[], isTrue: boolean): boolean {
  if (predicate(words) === null && words[0] !== 'there') return false;
  return (
    words.some((word, at) => isHedge(word, words[at - 1] ?? '', words[at + 1] ?? '')) ||
    (isTrue ? saysNo(words) : saysYes(words))
  );
}

function sentencesOf(after: string): readonly string[] {
  return after.slice(0, 240).split(/(?<=[a-z]['’]?[a-z])[.;!](?=\s)/u);
}

/** The words of a sentence up to its reason, in lower case, and without contractions. */
function main(sentence: string): string {
  const said = sentence.slice(0, 160).trim().toLowerCase();
  const end = said.search(reason);
  return (end < 0 ? said : said.slice(0, end))
    .replace(/n['’]t(?![a-z])/g, ' not')
    .replace(/cannot/gu, 'can not')
    .replace(/(?<=(?:it|that|this|he|she|there))['’]s /g, ' is ')
    .replace(/['’]re /g, ' are ')
    .replace(/(?<=(?:it|i|we|they|that))['’]d /g, ' would ')
    .replace(/['’]m /g, ' am ')
    .replace(/[.,;:!?¡¿*"“”«»()[\]{}$–—]/gu, ' ')
    .replace(/ {2,}/gu, ' ')
    .trim();
}

/** What a reason begins with; right behind the word `so` and `as far as` begin none. */
const reason =
  /(?<![^\s(])(?:because|since|(?<!as far )as(?= (?:it|this|they|the|there|both|all|every|each|its|any|no|we|you|he|she|[b-z]|\$\S*) (?!seems|appears|were|stands|(?:[a-z]+ ){0,4}(?:tends|approaches|goes to)(?![a-z])))|for example|(?<=\S )so|car|parce|puisque|denn|weil|da|porque|pues|ya que|perch[eé]|poich[eé]|pois|потому)(?![^\s,])/;

/** Who thinks so does not know. */
function guesses(words: readonly string[]): boolean {
  return words.some(
    (word, at) => word === 'i' && words.slice(at + 1, at + 4).some((verb) => guessing.has(verb)),
  );
}

const guessing: ReadonlySet<string> = new Set(
  'think guess believe suppose assume suspect imagine am would was might could may not heard hear told'.split(
    ' ',
  ),
);

function isHedge(word: string, before: string, next: string): boolean {
  if (word === 'almost') return !/^(?:surely|certainly|everywhere)$/u.test(next);
  if (word === 'sure') return before === 'not';
  if (word === 'likely') return !comparing.has(before);
  if (word === 'appears' || word === 'appear') return next === '' || /^(?:to|so|that|likely|as)$/u.test(next);
  return (
    hedging.has(word) &&
    !measuring.has(before) &&
    !(word === 'normally' && next === 'distributed') &&
    !(word.startsWith('exception') && withoutAny.has(before))
  );
}

const hedging: ReadonlySet<string> = new Set(
  `nearly usually sometimes mostly most often generally typically probably presumably possibly perhaps maybe partly rarely seldom
  occasionally allegedly supposedly except unless apparently arguably normally commonly ordinarily practically virtually hopefully
  essentially basically potentially seemingly reportedly conjectured believed rumored seems seem unsure unclear uncertain doubtful
  debatable depends somewhat largely exception exceptions caveat caveats limitations`.split(/\s+/u),
);

const withoutAny: ReadonlySet<string> = new Set(['no', 'without', 'any', 'zero']);

/** `at most 3` and `the most` say how many. */
const measuring: ReadonlySet<string> = new Set(['at', 'the']);

/** `equally likely` says how often. */
const comparing: ReadonlySet<string> = new Set(['more', 'less', 'equally', 'as', 'most', 'least', 'not']);

const modal: ReadonlySet<string> = new Set(['may', 'might', 'could', 'should', 'would']);

/** What is not so may be so else. */
const partial: ReadonlySet<string> = new Set(
  'necessarily sure certain quite exactly really always'.split(' '),
);

/** What a hedge of several words begins with. */
const opened: readonly string[] = [
  'more or less ',
  'give or take ',
  'sort of ',
  'kind of ',
  'up to a ',
  'as far as ',
  'so far ',
  'by and large ',
  'all things considered ',
  'in principle ',
  'en general ',
  'em geral ',
  'a grandes rasgos ',
];

/** Words that a phrase begins with which says how or where something is so; what narrows is known before. */
const leading: ReadonlySet<string> = new Set('by with at for in on via from to so'.split(' '));

const confirming: ReadonlySet<string> = new Set(
  'it this that they is are was were does do did can has have true correct right false incorrect wrong impossible possible of course for sure so never none not at all too everywhere yes no'.split(
    ' ',
  ),
);

/** `it is correct`, `they are equal` behind a no: what was asked may be just that. What is less, other or denied is a reason. */
function affirms(words: readonly string[]): boolean {
  const [first = '', copula = '', ...rest] = words;
  return (
    pronouns.has(first) &&
    /^(?:is|are|was|were)$/u.test(copula) &&
    !rest.some(
      (word) =>
        denying.has(word) ||
        lessening.has(word) ||
        /\d/u.test(word) ||
        /^(?:un|in|im|ir|il|dis|non)[a-z]{4}/u.test(word),
    )
  );
}

const lessening: ReadonlySet<string> = new Set(
  'only just less more smaller larger greater fewer too odd false wrong different divergent composite singular empty neither nor'.split(
    ' ',
  ),
);

/** `it used to be`, `it no longer is`, `it holds for n > 3`, `it is true when n is even`: once, or only for some. */
function holdsForPart(words: readonly string[]): boolean {
  const bound = words.findIndex((word) => conditions.has(word));
  if (bound > 1 && words.slice(0, bound).some((word) => auxiliary.has(word) || holding.has(word)))
    return true;
  const said = predicate(words);
  if (said === null) return false;
  if (
    said[0] === 'used' ||
    said.includes('longer') ||
    said.includes('formerly') ||
    lessened.test(said.join(' '))
  )
    return true;
  const at = said.findIndex((word) => !auxiliary.has(word) && !holding.has(word) && !agreeing.has(word));
  const [first = '', second = ''] = at < 0 ? [] : said.slice(at);
  return (
    when.has(first) ||
    (first === 'once' && (at > 0 || auxiliary.has(second))) ||
    (placed.has(first) && some.has(second)) ||
    (first === 'for' &&
      !wholly.has(second) &&
      said.slice(0, at).some((word) => holding.has(word) || agreeing.has(word)))
  );
}

const lessened = /(?:^| )(?:partially|partly|locally|half|almost) (?:true|correct|right|valid)/;
const agreeing: ReadonlySet<string> = new Set(['true', 'correct', 'so', 'right', 'valid', 'possible']);
const when: ReadonlySet<string> = new Set('when if until unless whenever only provided'.split(' '));
const conditions: ReadonlySet<string> = new Set('if unless provided whenever'.split(' '));
const placed: ReadonlySet<string> = new Set(['in', 'for', 'under', 'with', 'at', 'on']);
const some: ReadonlySet<string> = new Set('some certain most special many these mild suitable'.split(' '));
const wholly: ReadonlySet<string> = new Set(
  'all every any each both the this that general example instance'.split(' '),
);

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
  'always indeed also certainly clearly definitely really actually absolutely surely obviously precisely exactly trivially undoubtedly naturally evidently immediately'.split(
    ' ',
  ),
);
const auxiliary: ReadonlySet<string> = new Set(
  'is are was were do does did can could will would has have must'.split(' '),
);
const denying: ReadonlySet<string> = new Set(['not', 'no', 'never', 'neither', 'without']);
const holding: ReadonlySet<string> = new Set(
  'hold holds work works exist exists converge converges terminate terminates commute commutes apply applies follow follows succeed succeeds suffice suffices happen happens occur occurs'.split(
    ' ',
  ),
);
