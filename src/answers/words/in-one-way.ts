import { readOrdinal, smallNumber } from '../tokens/number-words.ts';
import { pattern } from '../tokens/pattern.ts';
import { rememberLast } from '../tokens/remember-last.ts';
import { withCitedParts } from '../writing/cited-parts.ts';
import { classicalSingular } from '../writing/classical-singular.ts';
import { inOneSpelling } from '../writing/in-one-spelling.ts';
import { foldText } from './fold-text.ts';
import { withoutRank } from './place-rank.ts';
import { spelledOut } from './spelled-out.ts';

/**
 * Folded words in one spelling with plurals from Latin and Greek in the singular, abbreviations written out, numbers in
 * digits behind what they count, and without the sign of possession: `Symphony No. 5` and `the Fifth Symphony` are `symphony 5`.
 */
export const inOneWay: (text: string) => string = rememberLast(writtenOneWay);

function writtenOneWay(text: string): string {
  const plain = spelledOut(withCitedParts(withoutRank(text.trim())))
    .replace(pattern.g`(?<=\p{L})['’]s(?=\s[\p{L}\d])`, '')
    .replace(
      pattern.g`(?<!\p{L})(\p{L}{2,30}an)-(\d{1,2}(?:,\d{1,2}){0,4})-((?:di|tri)?(?:ol|one|amine|al|oic)(?!\p{L}))`,
      '$2-$1$3',
    )
    .replace(
      pattern.g`(?<!\p{L})(\p{L}{2,40})-(\d{1,2}(?:,\d{1,2}){0,4})-((?:di|tri)?(?:ene|yne)(?!\p{L}))`,
      '$2-$1$3',
    );
  const folded = foldText(plain);
  return (shortNames.get(folded) ?? folded)
    .replace(compound, (said, ten: string, one: string) =>
      tens.has(ten) && ones.has(one) ? `${ten}-${one}` : said,
    )
    .split(' ')
    .map(
      (word, index, words) =>
        romanDigits(word, words[index - 1]) ?? inDigits(inOneSpelling(classicalSingular(word))),
    )
    .join(' ')
    .replace(numbered, '$2 $1')
    .replace(stop, 'plosive')
    .replace(/^chi squared(?= )/u, 'chi square')
    .replace(/^(order|degree) (?:= )?(\d{1,2})$/u, '$2th $1')
    .replace(
      /^(\d{1,2}) (order|degree)$|^(\d{1,2})th order overall$/u,
      (_, count = '', what = 'order', overall = '') => `${count}${overall}th ${what}`,
    )
    .replace(often, (word) => (word === 'once' ? '1 time' : word === 'twice' ? '2 times' : '3 times'));
}

/** A Roman numeral behind a word. An x alone is one only of what is counted: `chromosome X` is not the tenth. */
function romanDigits(word: string, before: string | undefined): string | null {
  const at = before === undefined ? -1 : roman.indexOf(word);
  return at < 0 || (word === 'x' && !counted.test(before ?? '')) ? null : String(at + 1);
}

/** `twenty-first` is `21th`, `twelve` is `12`; other words stay. */
function inDigits(word: string): string {
  const ordinal = readOrdinal(word);
  if (ordinal !== null) return `${ordinal}th`;
  const [ten, one, ...more] = word.split('-').map((part) => smallNumber(part));
  if (ten === null || ten === undefined || more.length > 0 || one === null) return word;
  return one === undefined ? ten : String(Number(ten) + Number(one));
}

/** Names of days, months and wars that are cut, notes by how long they last, and the last of several options. */
const shortNames: ReadonlyMap<string, string> = new Map([
  ['tue', 'tuesday'],
  ['tues', 'tuesday'],
  ['thu', 'thursday'],
  ['thur', 'thursday'],
  ['thurs', 'thursday'],
  ['fri', 'friday'],
  ['jan', 'january'],
  ['feb', 'february'],
  ['aug', 'august'],
  ['sept', 'september'],
  ['oct', 'october'],
  ['nov', 'november'],
  ['dec', 'december'],
  ['wwi', 'world war 1'],
  ['ww1', 'world war 1'],
  ['wwii', 'world war 2'],
  ['ww2', 'world war 2'],
  ['none of these', 'none of above'],
  ['semibreve', 'whole note'],
  ['minim', 'half note'],
  ['crotchet', 'quarter note'],
  ['quaver', 'eighth note'],
  ['semiquaver', 'sixteenth note'],
]);

const compound = pattern.g`(?<!\p{L})([a-z]{5,7}) ([a-z]{3,7})(?!\p{L})`;
const tens: ReadonlySet<string> = new Set('twenty thirty forty fifty sixty seventy eighty ninety'.split(' '));
const ones: ReadonlySet<string> = new Set(
  'one two three four five six seven eight nine first second third fourth fifth sixth seventh eighth ninth'.split(
    ' ',
  ),
);
/** A stop is a plosive where it is voiced or voiceless; a nasal one says so. */
const stop = /(?<=(?:^| )voice(?:d|less) (?:[a-z]{3,14} ){1,3})stop$/u;
const often = pattern`^(?:once|twice|thrice)(?=$| (?:day|week|month|year|per|every|each|more)(?!\p{L}))`;
const counted =
  /^(?:act|amendment|article|book|canto|chapter|class|factor|group|level|part|phase|psalm|scene|section|stage|title|type|volume)$/u;
const roman = 'i ii iii iv v vi vii viii ix x xi xii xiii xiv xv xvi xvii xviii xix xx'.split(' ');
const numbered =
  /(?<!\S)(\d{1,3})th (quadrant|world war|amendment|punic war|crusade|symphony|psalm|chapter|act|scene|canto|movement|concerto|sonata|commandment)(?![a-z])/u;
