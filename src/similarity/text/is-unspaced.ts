/**
 * Tells whether a character belongs to a script that writes words without gaps between them: Han, kana, bopomofo, Thai, Lao,
 * Khmer, Burmese, Tibetan and their kin. Where words are counted, each such character counts as one: a word has one to
 * three of them, and no dictionary decides, so that every version of Node finds the same copies.
 */
export function isUnspaced(code: number): boolean {
  if (code < 0x0e00) return false;
  return unspaced.some(([first, last]) => code >= first && code <= last);
}

const unspaced: readonly (readonly [first: number, last: number])[] = [
  // Thai, Lao, Tibetan.
  [0x0e00, 0x0fff],
  // Burmese, Khmer.
  [0x1000, 0x109f],
  [0x1780, 0x17ff],
  // New Tai Lue, Khmer signs, Tai Tham, Balinese, Javanese.
  [0x1950, 0x19ff],
  [0x1a20, 0x1aaf],
  [0x1b00, 0x1b7f],
  [0xa980, 0xa9df],
  // Marks of iteration, kana, bopomofo, Han with its compatibility forms and planes.
  [0x3005, 0x3007],
  [0x3040, 0x312f],
  [0x31a0, 0x31ff],
  [0x3400, 0x4dbf],
  [0x4e00, 0xa4cf],
  [0xf900, 0xfaff],
  [0x2_0000, 0x3_ffff],
];
