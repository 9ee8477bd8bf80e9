import { apart, type Finding, same, undecided } from '../compare/finding.ts';
import { bareText, foldText } from './fold-text.ts';
import { areOtherBearers, areOtherSpecies } from './other-bearers.ts';
import { withDigraphs, withRomanNumeral } from './spelled-out.ts';

/**
 * Compares names of persons: initials, titles, accents and the order of surname and given names do not matter. Null when a
 * side is no name.
 */
export function comparePersons(one: string, other: string): Finding | null {
  const named = one.includes(' ') && other.includes(' ') ? withoutNickname(one, other) : null;
  if (named !== null) return comparePersons(...named);
  const [reference, response] = [withoutInitials(one), withoutInitials(other)];
  const plain = compareRead(readName(reference), readName(response));
  if (plain === null || plain.relation === 'same') return plain;
  const [from, to] = [withDigraphs(reference), withDigraphs(response)];
  const others = [
    from === reference ? null : compareRead(readName(from), readName(response)),
    to === response ? null : compareRead(readName(reference), readName(to)),
  ];
  return others.find((agreement) => agreement?.relation === 'same') ?? plain;
}

/** `Thomas "Tom" Robinson` beside `Tom Robinson` or `Thomas Robinson`: the name by which the other side calls the person. */
function withoutNickname(one: string, other: string): readonly [string, string] | null {
  for (const [name, beside, isTurned] of [
    [one, other, false],
    [other, one, true],
  ] as const) {
    const [, given = '', nickname = '', surname = ''] = /["“]/.test(name) ? (nicknamed.exec(name) ?? []) : [];
    const called = [`${nickname} ${surname}`, `${given} ${surname}`].find((each) => each === beside.trim());
    if (called !== undefined) return isTurned ? [beside, called] : [called, beside];
  }
  return null;
}

const nicknamed =
  /^([A-Z][a-z]{1,20}(?: [A-Z][a-z]{0,20}\.?)?) ["“]([A-Z][a-z]{1,20})["”] ([A-Z][A-Za-z'’-]{1,30})$/;

/** `Franklin Delano Roosevelt (FDR)`: initials in brackets repeat the name. */
function withoutInitials(name: string): string {
  const [, full = name, initials] = /^(.{3,80}\S)\s?\((\p{Lu}{2,4})\)$/u.exec(name) ?? [];
  return initials !== undefined && (full.match(/\p{Lu}/gu) ?? []).join('').endsWith(initials) ? full : name;
}

function compareRead(left: PersonName | null, right: PersonName | null): Finding | null {
  if (left === null || right === null) return null;
  if (isLatin(left) !== isLatin(right)) return undecided('the names are written in different scripts');
  if (!mayBear(left.title, right.title)) return undecided('the titles are those of different persons');
  const agreement =
    left.words.join(' ') === right.words.join(' ') && left.suffix === right.suffix
      ? same('text', 'the names agree')
      : compareNames(left, right);
  const areOfOneRealm = left.realm === '' || right.realm === '' || left.realm === right.realm;
  return areOfOneRealm || agreement.relation !== 'same'
    ? agreement
    : undecided('the names are those of rulers of different realms');
}

function isLatin({ words }: PersonName): boolean {
  return words.every((word) => /\p{Script=Latin}/u.test(word));
}

interface PersonName {
  readonly title: string;
  readonly isSpecies: boolean;
  readonly words: readonly string[];
  readonly suffix: string;
  /** What a ruler with a numeral is said to rule; empty where it is not said. */
  readonly realm: string;
}

/** Titles that one person may bear; a queen is no king, and a pope no prince. */
const bornTogether: readonly string[] = [
  'dr mr herr monsieur señor signor prof professor sir lord general president chancellor',
  'dr mrs ms miss frau madame mademoiselle señora signora prof professor dame lady president chancellor',
  'saint st pope',
  'tsar czar',
];

function mayBear(one: string, other: string): boolean {
  // A wife may be named by her husband.
  if (one === '' || other === '') return `${one}${other}` !== 'mrs';
  if (one === other) return true;
  return bornTogether.some((titles) => [one, other].every((title) => titles.split(' ').includes(title)));
}

const titles: ReadonlySet<string> = new Set(
  'sir dame lord lady dr mr mrs ms miss herr frau monsieur madame mademoiselle señor señora signor signora prof professor king queen emperor empress tsar czar pope saint st prince princess president general chancellor'.split(
    ' ',
  ),
);
const suffixes: ReadonlySet<string> = new Set(
  'jr sr pere fils ii iii iv v vi vii viii ix x xi xii xiii xiv xv xvi xvii xviii i elder younger'.split(' '),
);
/** What makes of a name with a title that of a place or thing: `Lord Howe Island`, `General Electric Company`. */
const things: ReadonlySet<string> = new Set(
  'island islands isle university college school academy institute institution sound bay gulf cape strait river creek lake falls valley mount mountain hill peninsula street avenue road square bridge hospital airport station park gardens garden county province city town village district parish company corporation motors electric foods mills theory theorem law effect principle assembly court staff strike election museum gallery theatre theater cathedral church abbey chapel hotel house hall castle palace tower stadium arena cup prize award medal moth butterfly penguin spider snake lizard tree palm apple'.split(
    ' ',
  ),
);
const particles: ReadonlySet<string> = new Set(
  'de da di du van von der den la le del della dos das bin ibn al el of the y e ten ter'.split(' '),
);

function readName(given: string): PersonName | null {
  const text = given.length > 80 ? given : withRomanNumeral(given);
  if (text.length > 80 || /\d|[=<>+/]/u.test(text) || key.test(text)) return null;
  const ordered = text.replace(/^([^,]{2,40}),\s*([^,]{1,40})$/, (whole, last: string, first: string) =>
    suffixes.has(foldText(first)) ? whole : `${first} ${last}`,
  );
  const shown = bareText(ordered.replace(/(\p{Lu})\.(?=\p{Lu})/gu, '$1. ').replace(/\./gu, '')).split(' ');
  const isNamed = shown.every(
    (word) => /^\p{Lu}/u.test(word) || particles.has(word) || suffixes.has(word.toLowerCase()),
  );
  const isSpecies =
    shown.length === 2 &&
    /^\p{Lu}[\p{Ll}]*$/u.test(shown[0] ?? '') &&
    /^\p{Ll}{3,}$/u.test(shown[1] ?? '') &&
    !adjective.test(shown[1] ?? '');
  if ((!isNamed && !isSpecies) || shown.length < 2 || shown.length > 7 || isOfThing(shown)) return null;
  const words = shown
    .map((word, index) => (index > 1 && index === shown.length - 1 ? inShort(word) : word).toLowerCase())
    .filter((word, index) => !(titles.has(word) && index === 0));
  const regnal = words.findIndex(
    (word, index) => index > 0 && suffixes.has(word) && words[index + 1] === 'of',
  );
  const kept = regnal < 0 ? words : words.slice(0, regnal + 1);
  const last = kept.at(-1) ?? '';
  const hasSuffix = kept.length > 1 && suffixes.has(last);
  const bare = (hasSuffix ? kept.slice(0, -1) : kept).filter((word) => word !== 'the');
  const [head = ''] = shown;
  const title = titles.has(head.toLowerCase()) ? head.toLowerCase() : '';
  const realm = regnal < 0 ? '' : words.slice(regnal + 2).join(' ');
  return bare.length === 0 ? null : { title, isSpecies, words: bare, suffix: hasSuffix ? last : '', realm };
}

/** `Cb major` has no C for an initial. */
const key = /^[A-G](?:b|#|♭|♯|s| flat| sharp)? (?:major|minor)$/i;

function inShort(last: string): string {
  return last === 'Junior' ? 'jr' : last === 'Senior' ? 'sr' : last;
}

/** How English adjectives end, and no Latin name of a species: `Pareto efficient`. */
const adjective = /(?:al|ent|ant|ive|ed|ing|ic|ous|ary|[ai]ble|ful|less)$/u;

/** Whether what begins with a title is named for a person, and is not a person. */
function isOfThing([head = '', ...rest]: readonly string[]): boolean {
  return titles.has(head.toLowerCase()) && rest.some((word) => things.has(word.toLowerCase()));
}

/**
 * A surname alone stays open beside a full name, since many bear it: Bach, Roosevelt, Tolstoy. So does a name with one more
 * behind it, which may be a second surname, as of Cervantes Saavedra, or make a thing of it: `Charles de Gaulle Airport`.
 */
function compareNames(left: PersonName, right: PersonName): Finding {
  if (left.suffix !== right.suffix) {
    return left.suffix === '' || right.suffix === ''
      ? sameWords(left, right)
      : apart('text', 'the names have different numerals');
  }
  const [from, to] = [left.words, right.words];
  if (from.at(-1) !== to.at(-1)) return surnamesDiffer(left, right);
  const [given, other] = [from.slice(0, -1), to.slice(0, -1)];
  if (given.length === 0 || other.length === 0) return undecided('one name lacks the given name');
  if (!isSameGiven(given[0], other[0])) return otherGiven(left, right);
  if (given.length !== other.length) return undecided('one name has more parts than the other');
  return given.every((name, index) => isSameGiven(name, other[index]))
    ? same('text', 'the names agree, some as initials')
    : undecided('one of the given names differs');
}

function otherGiven(left: PersonName, right: PersonName): Finding {
  return isPerson(left, right) && areOtherBearers(left.words, right.words)
    ? apart('text', 'the given names differ')
    : undecided('the names may be of one bearer');
}

function isPerson(left: PersonName, right: PersonName): boolean {
  return !left.isSpecies && !right.isSpecies;
}

function sameWords(left: PersonName, right: PersonName): Finding {
  return left.words.join(' ') === right.words.join(' ')
    ? undecided('only one name has a numeral or a suffix')
    : undecided('the names may be of one bearer');
}

/** A surname that is one of the other's given names, or stands alone, proves nothing. */
function surnamesDiffer(left: PersonName, right: PersonName): Finding {
  const [from, to] = [left.words, right.words];
  if ([...from].sort().join(' ') === [...to].sort().join(' '))
    return undecided('the same names are in another order');
  const areOthers = isPerson(left, right)
    ? areOtherBearers(from, to)
    : left.isSpecies && right.isSpecies && areOtherSpecies(from, to);
  return areOthers ? apart('text', 'the names differ') : undecided('the names may be of one bearer');
}

function isSameGiven(left: string | undefined, right: string | undefined): boolean {
  if (left === undefined || right === undefined) return false;
  return (
    left === right ||
    (left.length === 1 && right.startsWith(left)) ||
    (right.length === 1 && left.startsWith(right))
  );
}
