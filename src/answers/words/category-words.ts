import { pattern } from '../tokens/pattern.ts';

/** Nouns that only say of what kind the word before them is: `octahedral geometry`, `SVO order`. */
const categories: ReadonlySet<string> = new Set(
  `geometry shape structure arrangement inheritance pattern order reaction process bonding compound distribution market tissue case tense mood voice
  consonant vowel phase disorder disease syndrome muscle rock bond bonds language economy equilibrium symmetry function series sequence triangle
  matrix equation kinetics ambiguity hybridization hybridisation hybridized hybridised`.split(/\s+/u),
);

/** What an answer may begin with: `in the cytoplasm`, `during anaphase`, `by osmosis`. */
const places: ReadonlySet<string> = new Set(['in', 'during', 'at', 'by', 'via', 'with']);

/** The folded words of a text without what only names their kind or place: all ways to leave that out. */
export function withoutCategory(folded: string): readonly string[] {
  const words = folded.split(' ');
  const from = places.has(words[0] ?? '') && pattern`^\p{L}{3}`.test(words[1] ?? '') ? 1 : 0;
  const last = words.length - 1;
  if (last === 1 && words[0] === 'on' && weekday.test(words[1] ?? '')) return [folded, words[1] ?? folded];
  if (tense.test(folded)) return [folded, folded.replace(/ tense$/u, '')];
  if (language.test(folded)) return [folded, folded.replace(language, '')];
  if (wordOrder.test(folded)) return [folded, ...orders(folded.replace(/ (?:word )?order$/u, ''))];
  if (named.has(folded)) return [folded, folded.slice(0, folded.lastIndexOf(' '))];
  if (fallacy.test(folded)) return [folded, folded.replace(/ (?:fallacy|argument)$/u, '')];
  if (mechanism.test(folded)) return [folded, words[0] ?? folded];
  const isNamed = last > from && categories.has(words[last] ?? '') && adjective.test(words[last - 1] ?? '');
  const ends = isNamed ? [last, words.length] : [words.length];
  return (from === 0 ? [0] : [0, from]).flatMap((start) =>
    ends.map((end) => words.slice(start, end).join(' ')),
  );
}

const weekday = /^(?:mon|tues|wednes|thurs|fri|satur|sun)day$/u;

const tense = /(?:^| )(?:perfect|past|present|future|progressive|continuous) tense$/u;

/** Terms whose first words belong to no other noun; `Roman Empire` and `potential energy` are no such terms. */
const named: ReadonlySet<string> = new Set([
  ...endingIn(
    'languages',
    'uralic turkic germanic slavic baltic celtic semitic finnic bantu dravidian austronesian indo_european afro_asiatic sino_tibetan niger_congo',
  ),
  ...endingIn('selection', 'stabilizing stabilising disruptive diversifying directional'),
  ...endingIn('statistics', 'fermi_dirac bose_einstein'),
  ...endingIn('volcano', 'composite shield cinder_cone'),
]);

/** Names of one word, or of two with a hyphen between them, before the noun. */
function endingIn(noun: string, names: string): readonly string[] {
  return names.split(' ').map((name) => `${name.replace('_', ' ')} ${noun}`);
}

/** In which order the parts of a sentence come. */
const wordOrder =
  /^(?:[svo]{3}|(?:subject|object|verb)[ -](?:subject|object|verb)[ -](?:subject|object|verb)) (?:word )?order$/u;

/** An order by its words, and by their first letters. */
function orders(said: string): readonly string[] {
  const words =
    said.length > 3 ? said.split(/[ -]/u) : [...said].map((letter) => parts.get(letter) ?? letter);
  return [words.join(' '), words.join('-'), words.map((word) => word[0] ?? '').join('')];
}

const parts: ReadonlyMap<string, string> = new Map([
  ['s', 'subject'],
  ['v', 'verb'],
  ['o', 'object'],
]);

/** A family of languages, or a group of one. */
const language = pattern`(?<=\p{L}{3}(?:an|ic|ese|ish)) language (?:family|group)$`;

/** Fallacies that are called by no other thing's name. */
const fallacy =
  /^(?:ad hominem|straw man|red herring|slippery slope|post hoc|circular reasoning|false (?:dilemma|dichotomy)|bandwagon|hasty generalization|tu quoque) (?:fallacy|argument)$/u;

/** A mechanism of organic chemistry by its letters. */
const mechanism =
  /^(?:sn[12i] (?:mechanism|reaction|process|pathway|substitution)|e(?:[12]|1cb) (?:mechanism|reaction|process|pathway|elimination))$/u;

/** How words end that say of what kind something is; a noun before a noun makes another thing, as in `heart disease`. */
const adjective =
  /(?:[^e]al|ic|ive|ar|ous|ant|ent|ary|ory|ble|ated|thermic|sked|zed|sed|less|ine|oid|form|even|odd|isosceles|equilateral|scalene|right|acute|obtuse|linear|bent|first|second|third|zero|zeroth|sp\d?(?:d\d?)?|order|svo|sov|vso|vos)$/u;
