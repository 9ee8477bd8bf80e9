/**
 * A number in Chinese signs, in digits: `三百二十`, `零点五`, `负三`, `一万两千`; null for any other text. Two digits side by side say
 * about how many there are, as in `五六种`, and are no number.
 *
 * @param isCount - Whether what is counted follows: then no sign is left out, and no digits are told one by one.
 */
export function hanNumber(text: string, isCount = false): string | null {
  const [, sign = '', whole = '', part] =
    /^([负負]?)([〇零一二两兩三四五六七八九十百千万萬]{1,10})(?:[点點]([〇零一二三四五六七八九]{1,10}))?$/u.exec(
      text,
    ) ?? [];
  const mayBeShort = !isCount && part === undefined;
  if (whole === '' || (!mayBeShort && short.test(whole)) || (isCount && run.test(whole))) return null;
  const number = oneDigit.test(whole) || run.test(whole) ? readRun(whole) : wholeNumber(whole);
  if (number === null) return null;
  return `${sign === '' ? '' : '-'}${number}${part === undefined ? '' : `.${[...part].map(digitOf).join('')}`}`;
}

/** What a number is in Japanese, where a last digit counts ones: `三百二` is 302. Null where both languages read it alike. */
export function japaneseNumber(text: string): string | null {
  return short.test(text) ? hanNumber(`${text.slice(0, -1)}零${text.slice(-1)}`) : null;
}

const digits = '〇零一二两兩三四五六七八九';
const worth = [0, 0, 1, 2, 2, 2, 3, 4, 5, 6, 7, 8, 9];

function digitOf(sign: string): number {
  return worth[digits.indexOf(sign)] ?? 0;
}

const oneDigit = /^[〇零一二两兩三四五六七八九]$/u;

/** Digits one by one, as of a year: three or more, or with a zero. */
const run = /^(?=.{3}|.?[〇零])[〇零一二三四五六七八九]{2,10}$/;

/** The scale of the last digit is left out: `三百二` is 320. */
const short = /[百千万萬][一二三四五六七八九]$/u;

/** A hundred that no digit is said of is Japanese, where `百二` is 102. */
const bare = /(?:^|[十百千万萬])[百千]/u;

function readRun(text: string): string {
  return String(Number([...text].map(digitOf).join('')));
}

function wholeNumber(text: string): string | null {
  const [thousands = '', ones, ...more] = text.split(/[万萬]/u);
  if (more.length > 0 || (short.test(text) && bare.test(text))) return null;
  if (ones === undefined) return below(thousands, 10)?.toString() ?? null;
  const high = short.test(thousands) ? null : below(thousands, 10);
  const low = ones === '' ? 0 : below(ones, 10_000);
  return high === null || low === null ? null : String(high * 10_000 + low);
}

const scaled =
  /^(?:([一二两兩三四五六七八九]?)千)?(?:[〇零]?([一二两兩三四五六七八九]?)百)?(?:[〇零]?([一二三四五六七八九]?)十)?(?:([〇零]?)([一二三四五六七八九]))?$/u;

/** Digits and what they multiply, from the largest on; a last digit without a zero counts tenths of the scale before it. */
function below(text: string, scaleBefore: number): number | null {
  if (oneDigit.test(text)) return (digitOf(text) * scaleBefore) / 10;
  const read = text === '' ? null : scaled.exec(text);
  if (read === null) return null;
  const [, thousands, hundreds, tens, zero, last] = read;
  const scale =
    tens !== undefined ? 10 : hundreds !== undefined ? 100 : thousands !== undefined ? 1_000 : scaleBefore;
  const rest = last === undefined ? 0 : digitOf(last) * (zero === '' ? scale / 10 : 1);
  return times(thousands, 1_000) + times(hundreds, 100) + times(tens, 10) + rest;
}

function times(digit: string | undefined, scale: number): number {
  return digit === undefined ? 0 : (digit === '' ? 1 : digitOf(digit)) * scale;
}
