import { readOrdinal } from '../tokens/number-words.ts';

/** Writes out the abbreviations of a text, joins its initials, and puts the number of a ruler in digits. */
export function spelledOut(text: string): string {
  let current = text
    .replace(
      /(?<![\p{L}.])\p{Lu}\.(?:\s?\p{Lu}\.){0,7}(?:\p{Lu}(?=$|[\s,;)]))?\s?/gu,
      (letters) => `${letters.replace(/[.\s]/gu, '')} `,
    )
    .replace(regnal, (whole: string, ordinal: string) => String(readOrdinal(ordinal.toLowerCase()) ?? whole));
  if (!abbreviated.test(current)) return current;
  for (const [short, long] of abbreviations) current = current.replace(short, long);
  return current;
}

/** `Henry the Eighth`, `Louis the 14th`. */
const regnal =
  /(?<=\p{Lu}\p{L}{1,20} )the ((?:\d{1,2}(?:st|nd|rd|th)|First|Second|Third|Fourth|Fifth|Sixth|Seventh|Eighth|Ninth|Tenth|Eleventh|Twelfth|Thirteenth|Fourteenth|Fifteenth|Sixteenth|Seventeenth|Eighteenth))(?=$|[,.;)]| of )/gu;

const roman = 'i ii iii iv v vi vii viii ix x xi xii xiii xiv xv xvi xvii xviii'.toUpperCase().split(' ');

/** The number of a ruler as it is usually written: `Henry VIII` for `Henry the Eighth`. */
export function withRomanNumeral(text: string): string {
  return text.replace(
    regnal,
    (whole: string, ordinal: string) => roman[(readOrdinal(ordinal.toLowerCase()) ?? 0) - 1] ?? whole,
  );
}

/** What every abbreviation below begins with, so that most texts are left alone. */
const abbreviated =
  /[№#§]|(?<!\p{L})(?:art|sec|amend|no|nos|nr|number|numéro|nummer|op|vol|ch|pt|mt|ft|st|ave|blvd|rd|jr|sr|prof|dr|gen|lt|col|capt|sgt|rev|sen|gov|univ|dept|co|corp|inc|ltd|vs?)(?!\p{L})/iu;

const abbreviations: readonly (readonly [RegExp, string])[] = [
  [/(?<![\p{L}\d])(?:[Nn]os?\.|[Nn]r\.|№|#|[Nn]umber|Numéro|Nummer)\s?(?=\d|[IVX]+(?!\p{L}))/gu, ''],
  [/(?<!\p{L})[Oo]p\.? ?(?=\d)/gu, 'opus '],
  [/(?<!\p{L})[Aa]rt\. ?(?=\d|[IVX]+(?!\p{L}))/gu, 'article '],
  [/(?<!§)§ ?(?=\d)|(?<!\p{L})[Ss]ec\. (?=\d)/gu, 'section '],
  [/(?<!\p{L})[Aa]mend\. (?=\d|[IVX]+(?!\p{L}))/gu, 'amendment '],
  [/(?<!\p{L})[Vv]ol\.? (?=[\dIVX])/gu, 'volume '],
  [/(?<!\p{L})[Cc]h\. ?(?=[\dIVX])/gu, 'chapter '],
  [/(?<!\p{L})[Pp]t\.? (?=[\dIVX])/gu, 'part '],
  [/(?<!\p{L})Mt\.? (?=\p{Lu})/gu, 'Mount '],
  [/(?<!\p{L})Ft\.? (?=\p{Lu})/gu, 'Fort '],
  [/(?<!\p{L})St\.? (?=\p{Lu})/gu, 'Saint '],
  [/(?<=\p{L} )St\.?(?=$|[,.;)])/gu, 'Street'],
  [/(?<=\p{L} )Ave\.?(?=$|[,.;) ])/gu, 'Avenue'],
  [/(?<=\p{L} )Blvd\.?(?=$|[,.;) ])/gu, 'Boulevard'],
  [/(?<=\p{L} )Rd\.?(?=$|[,.;) ])/gu, 'Road'],
  [/(?<=\p{L},? )Jr\.?(?!\p{L})/gu, 'Junior'],
  [/(?<=\p{L},? )Sr\.?(?!\p{L})/gu, 'Senior'],
  [/(?<!\p{L})Prof\.? (?=\p{Lu})/gu, 'Professor '],
  [/(?<!\p{L})Dr\.? (?=\p{Lu})/gu, 'Doctor '],
  [/(?<!\p{L})Gen\. (?=\p{Lu})/gu, 'General '],
  [/(?<!\p{L})Lt\.? (?=\p{Lu})/gu, 'Lieutenant '],
  [/(?<!\p{L})Col\. (?=\p{Lu})/gu, 'Colonel '],
  [/(?<!\p{L})Capt\.? (?=\p{Lu})/gu, 'Captain '],
  [/(?<!\p{L})Sgt\.? (?=\p{Lu})/gu, 'Sergeant '],
  [/(?<!\p{L})Rev\. (?=\p{Lu})/gu, 'Reverend '],
  [/(?<!\p{L})Sen\. (?=\p{Lu})/gu, 'Senator '],
  [/(?<!\p{L})Gov\. (?=\p{Lu})/gu, 'Governor '],
  [/(?<!\p{L})Univ\. /gu, 'University '],
  [/(?<!\p{L})Dept\. /gu, 'Department '],
  [/(?<=\p{L} (?:& )?)Co(?:\.|$)/gu, 'Company'],
  [/(?<=\p{L},? )Corp\.?(?!\p{L})/gu, 'Corporation'],
  [/(?<=\p{L},? )Inc\.?(?!\p{L})/gu, 'Incorporated'],
  [/(?<=\p{L},? )Ltd\.?(?!\p{L})/gu, 'Limited'],
  [/(?<=\p{L} )vs?\.? (?=\p{Lu})/gu, 'versus '],
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
