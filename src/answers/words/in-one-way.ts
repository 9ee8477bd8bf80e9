import { smallNumber } from '../tokens/number-words.ts';
import { foldText } from './fold-text.ts';
import { spelledOut } from './spelled-out.ts';

/**
 * Folded words with abbreviations written out, numbers in digits behind what they count, and without the sign of
 * possession: `Symphony No. 5` and `the Fifth Symphony` are `symphony 5`.
 */
export function inOneWay(text: string): string {
  const plain = spelledOut(text)
    .replace(/(?<=\p{L})['’]s(?=\s\p{L})/gu, '')
    .replace(
      /(?<!\p{L})(\p{L}{2,30}an)-(\d{1,2}(?:,\d{1,2}){0,4})-((?:di|tri)?(?:ol|one|amine|al|oic)(?!\p{L}))/gu,
      '$2-$1$3',
    )
    .replace(
      /(?<!\p{L})(\p{L}{2,40})-(\d{1,2}(?:,\d{1,2}){0,4})-((?:di|tri)?(?:ene|yne)(?!\p{L}))/gu,
      '$2-$1$3',
    );
  return foldText(plain)
    .split(' ')
    .map((word, index) => (index > 0 && roman.includes(word) ? String(roman.indexOf(word) + 1) : word))
    .map((word) => smallNumber(word) ?? word)
    .join(' ')
    .replace(
      numbered,
      (_, ordinal: string, noun: string) =>
        `${noun} ${Number.parseInt(ordinal, 10) || ordinals.indexOf(ordinal) + 1}`,
    )
    .replace(
      /^(once|twice|thrice)(?=$| (?:day|week|month|year|per|every|each|more)(?!\p{L}))/u,
      (_, often: string) => (often === 'once' ? '1 time' : often === 'twice' ? '2 times' : '3 times'),
    );
}

const roman = 'i ii iii iv v vi vii viii ix x xi xii xiii xiv xv xvi xvii xviii xix xx'.split(' ');
const ordinals =
  'first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth'.split(
    ' ',
  );
const numbered = new RegExp(
  `(?<![a-z])(${ordinals.join('|')}|\\d{1,3}(?:st|nd|rd|th)) (quadrant|world war|amendment|punic war|crusade|symphony|psalm|chapter|act|scene|canto|movement|concerto|sonata|commandment)(?![a-z])`,
  'u',
);
