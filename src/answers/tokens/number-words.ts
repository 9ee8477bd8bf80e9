const small =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  );
const tens = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');

const values: ReadonlyMap<string, number> = new Map([
  ...small.map((word, index): [string, number] => [word, index]),
  ...tens.map((word, index): [string, number] => [word, 20 + index * 10]),
]);

/** Words that multiply the number before them. */
export const scaleWords: ReadonlyMap<string, bigint> = new Map([
  ['dozen', 12n],
  ['hundred', 100n],
  ['thousand', 1_000n],
  ['lakh', 100_000n],
  ['lakhs', 100_000n],
  ['million', 1_000_000n],
  ['crore', 10_000_000n],
  ['crores', 10_000_000n],
  ['billion', 1_000_000_000n],
  ['trillion', 1_000_000_000_000n],
]);

/** Whether a word is part of a number written out. */
export function isNumberWord(word: string): boolean {
  return values.has(word);
}

/** A number word in digits, such as `two`; null for any other word. */
export function smallNumber(word: string): string | null {
  return values.get(word)?.toString() ?? null;
}

/** Reads a number written out, such as `three hundred and five` or `twenty-three`; null when it is not one. */
export function readNumberWords(words: readonly string[]): bigint | null {
  let total = 0n;
  let group: bigint | null = null;
  for (const [at, word] of words.entries()) {
    const scale = scaleFrom(words, at);
    const value = values.get(word);
    if (addsNothing(words, at)) continue;
    if (scale === 100n) group = (group ?? 1n) * 100n;
    else if (scale !== undefined) {
      total += (group ?? 1n) * scale;
      group = null;
    } else if (value === undefined) return null;
    else if (group !== null && (group % 10n !== 0n || (value > 9 && group % 100n !== 0n))) return null;
    else group = (group ?? 0n) + BigInt(value);
  }
  return words.length === 0 ? null : total + (group ?? 0n);
}

function addsNothing(words: readonly string[], at: number): boolean {
  return words[at] === 'and' || isScaled(words, at);
}

/** Whether a word such as `million` only scales the thousand before it: a thousand million is one number. */
function isScaled(words: readonly string[], at: number): boolean {
  return words[at - 1] === 'thousand' && /^(?:m|b|tr)illion$/u.test(words[at] ?? '');
}

function scaleFrom(words: readonly string[], at: number): bigint | undefined {
  const scale = scaleWords.get(words[at] ?? '');
  const next = isScaled(words, at + 1) ? scaleWords.get(words[at + 1] ?? '') : undefined;
  return scale === undefined || next === undefined ? scale : scale * next;
}

const ordinals =
  'zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth'.split(
    ' ',
  );

/** `3rd` in words as far as they are single ones; otherwise as it is. */
export function ordinalWord(text: string): string {
  return ordinals[Number.parseInt(text, 10)] ?? text;
}

/** The number of an ordinal such as `third`, `3rd` or `twenty-first`. */
export function readOrdinal(word: string): number | null {
  const digits = /^(\d{1,4})(?:st|nd|rd|th)$/u.exec(word);
  if (digits !== null) return Number(digits[1]);
  const index = ordinals.indexOf(word);
  if (index > 0) return index;
  const compound = /^([a-z]+)-([a-z]+)$/u.exec(word);
  const ten = values.get(compound?.[1] ?? '');
  const unit = ordinals.indexOf(compound?.[2] ?? '');
  return ten !== undefined && ten >= 20 && unit > 0 && unit < 10 ? ten + unit : null;
}
