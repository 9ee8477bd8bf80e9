/** Letters of other scripts that are drawn like Latin ones, each after the letter that it passes for. */
const drawnAlike: Readonly<Record<string, string>> = {
  a: 'аɑαᴀᎪꓮ∀',
  b: 'вʙβᏴꓐ',
  c: 'сϲᴄᏟꓚ',
  d: 'ԁɗᴅᎠꓓ',
  e: 'еєεᴇᎬꓰ',
  f: 'ƒꜰғꓝ',
  g: 'ɡɢԍ',
  h: 'һʜнᎻꓧ',
  i: 'іїɪιıӏᎥꓲΙІ',
  j: 'јᴊꓙ',
  k: 'кκᴋᏦꓗ',
  l: 'ʟⅼլᏞꓡ',
  m: 'мᴍᎷꓟ',
  n: 'ոηɴпꓠ',
  o: 'оοօᴏσꓳ',
  p: 'рρᴘᏢꓑ',
  q: 'ԛզ',
  r: 'гʀᴦᎡꓣя',
  s: 'ѕꜱᏚꓢ',
  t: 'тτᴛᎢꓔ',
  u: 'սυᴜцꓴ',
  v: 'ѵνᴠᏙꓦ',
  w: 'ԝωᴡᎳꓪ',
  x: 'хχꓫ',
  y: 'уγʏყꓬ',
  z: 'ᴢᏃꓜ',
  ':': '։׃܃ː˸꞉∶ꓽ：﹕︰',
};

const latin: ReadonlyMap<string, string> = new Map(
  Object.entries(drawnAlike).flatMap(([letter, others]) =>
    [...others].flatMap((other) => [
      [other, letter] as const,
      [other.toLowerCase(), letter] as const,
      [other.toUpperCase(), letter] as const,
    ]),
  ),
);

/**
 * Returns what a text looks like: widths, accents, invisible characters and letters of other scripts put down to plain Latin
 * ones in small letters. For comparing, not for showing.
 */
export function looksLike(text: string): string {
  const plain = text.normalize('NFKD').replace(/[\p{M}\p{C}]/gu, '');
  // Nearly all texts are plain already.
  const drawn = /^[\x00-\x7f]*$/.test(plain)
    ? plain
    : Array.from(plain, (one) => latin.get(one) ?? one).join('');
  return drawn.toLowerCase();
}
