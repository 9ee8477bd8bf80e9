import { readOrdinal } from '../tokens/number-words.ts';
import { pattern } from '../tokens/pattern.ts';

/** Writes out the abbreviations of a text, joins its initials, and puts the number of a ruler in digits. */
export function spelledOut(text: string): string {
  let current = text
    .replace(
      pattern.g`(?<![\p{L}.])\p{Lu}\.(?:\s?\p{Lu}\.){0,7}(?:\p{Lu}(?=$|[\s,;)]))?\s?`,
      (letters) => `${letters.replace(/[.\s]/gu, '')} `,
    )
    .replace(regnal, (whole: string, ordinal: string) => String(readOrdinal(ordinal.toLowerCase()) ?? whole));
  if (!abbreviated.test(current)) return current;
  for (const [short, long] of abbreviations) current = current.replace(short, long);
  return current;
}

/** `Henry the Eighth`, `Louis the 14th`. */
const regnal = pattern.g`(?<=\p{Lu}\p{L}{1,20} )the ((?:\d{1,2}(?:st|nd|rd|th)|First|Second|Third|Fourth|Fifth|Sixth|Seventh|Eighth|Ninth|Tenth|Eleventh|Twelfth|Thirteenth|Fourteenth|Fifteenth|Sixteenth|Seventeenth|Eighteenth))(?=$|[,.;)]| of )`;

const roman = 'i ii iii iv v vi vii viii ix x xi xii xiii xiv xv xvi xvii xviii'.toUpperCase().split(' ');

/** The number of a ruler as it is usually written: `Henry VIII` for `Henry the Eighth`. */
export function withRomanNumeral(text: string): string {
  return text.replace(
    regnal,
    (whole: string, ordinal: string) => roman[(readOrdinal(ordinal.toLowerCase()) ?? 0) - 1] ?? whole,
  );
}

/** What every abbreviation below begins with, so that most texts are left alone. */
const abbreviated = pattern.i`[№#§]|(?<!\p{L})(?:art|sec|amend|no|nos|nr|number|numéro|nummer|op|vol|ch|pt|mt|ft|st|ave|blvd|rd|jr|sr|prof|dr|gen|lt|col|capt|sgt|rev|sen|gov|univ|dept|co|corp|inc|ltd|vs?)(?!\p{L})`;

const abbreviations: readonly (readonly [RegExp, string])[] = [
  [pattern.g`(?<![\p{L}\d])(?:[Nn]os?\.|[Nn]r\.|№|#|[Nn]umber|Numéro|Nummer)\s?(?=\d|[IVX]+(?!\p{L}))`, ''],
  [pattern.g`(?<!\p{L})[Oo]p\.? ?(?=\d)`, 'opus '],
  [pattern.g`(?<!\p{L})[Aa]rt\. ?(?=\d|[IVX]+(?!\p{L}))`, 'article '],
  [pattern.g`(?<!§)§ ?(?=\d)|(?<!\p{L})[Ss]ec\. (?=\d)`, 'section '],
  [pattern.g`(?<!\p{L})[Aa]mend\. (?=\d|[IVX]+(?!\p{L}))`, 'amendment '],
  [pattern.g`(?<!\p{L})[Vv]ol\.? (?=[\dIVX])`, 'volume '],
  [pattern.g`(?<!\p{L})[Cc]h\. ?(?=[\dIVX])`, 'chapter '],
  [pattern.g`(?<!\p{L})[Pp]t\.? (?=[\dIVX])`, 'part '],
  [pattern.g`(?<!\p{L})Mt\.? (?=\p{Lu})`, 'Mount '],
  [pattern.g`(?<!\p{L})Ft\.? (?=\p{Lu})`, 'Fort '],
  [pattern.g`(?<!\p{L})St\.? (?=\p{Lu})`, 'Saint '],
  [pattern.g`(?<=\p{L} )St\.?(?=$|[,.;)])`, 'Street'],
  [pattern.g`(?<=\p{L} )Ave\.?(?=$|[,.;) ])`, 'Avenue'],
  [pattern.g`(?<=\p{L} )Blvd\.?(?=$|[,.;) ])`, 'Boulevard'],
  [pattern.g`(?<=\p{L} )Rd\.?(?=$|[,.;) ])`, 'Road'],
  [pattern.g`(?<=\p{L},? )Jr\.?(?!\p{L})`, 'Junior'],
  [pattern.g`(?<=\p{L},? )Sr\.?(?!\p{L})`, 'Senior'],
  [pattern.g`(?<!\p{L})Prof\.? (?=\p{Lu})`, 'Professor '],
  [pattern.g`(?<!\p{L})Dr\.? (?=\p{Lu})`, 'Doctor '],
  [pattern.g`(?<!\p{L})Gen\. (?=\p{Lu})`, 'General '],
  [pattern.g`(?<!\p{L})Lt\.? (?=\p{Lu})`, 'Lieutenant '],
  [pattern.g`(?<!\p{L})Col\. (?=\p{Lu})`, 'Colonel '],
  [pattern.g`(?<!\p{L})Capt\.? (?=\p{Lu})`, 'Captain '],
  [pattern.g`(?<!\p{L})Sgt\.? (?=\p{Lu})`, 'Sergeant '],
  [pattern.g`(?<!\p{L})Rev\. (?=\p{Lu})`, 'Reverend '],
  [pattern.g`(?<!\p{L})Sen\. (?=\p{Lu})`, 'Senator '],
  [pattern.g`(?<!\p{L})Gov\. (?=\p{Lu})`, 'Governor '],
  [pattern.g`(?<!\p{L})Univ\. `, 'University '],
  [pattern.g`(?<!\p{L})Dept\. `, 'Department '],
  [pattern.g`(?<=\p{L} (?:& )?)Co(?:\.|$)`, 'Company'],
  [pattern.g`(?<=\p{L},? )Corp\.?(?!\p{L})`, 'Corporation'],
  [pattern.g`(?<=\p{L},? )Inc\.?(?!\p{L})`, 'Incorporated'],
  [pattern.g`(?<=\p{L},? )Ltd\.?(?!\p{L})`, 'Limited'],
  [pattern.g`(?<=\p{L} )vs?\.? (?=\p{Lu})`, 'versus '],
];

/** Writes letters with two dots, and the Nordic ones, as they are written where a keyboard has none: `Goedel`, `Aarhus`. */
export function withDigraphs(text: string): string {
  return text.normalize('NFC').replace(/[äöüÄÖÜåÅøØ]/gu, (letter) => digraphs.get(letter) ?? letter);
}

const digraphs: ReadonlyMap<string, string> = new Map([
  ['ä', 'ae'],
  ['ö', 'oe'],
  ['ü', 'ue'],
  ['Ä', 'Ae'],
  ['Ö', 'Oe'],
  ['Ü', 'Ue'],
  ['å', 'aa'],
  ['Å', 'Aa'],
  ['ø', 'oe'],
  ['Ø', 'Oe'],
]);
