/** A number in Chinese signs, in digits: `三百二十`, `零点五`, `负三`, `一万两千`; null for any other text. */
export function hanNumber(text: string): string | null {
  const [, sign = '', whole = '', part] =
    /^([负負]?)([〇零一二两兩三四五六七八九十百千万萬]{1,10})(?:[点點]([〇零一二三四五六七八九]{1,10}))?$/u.exec(
      text,
    ) ?? [];
  const number = whole === '' ? null : wholeNumber(whole);
  if (number === null) return null;
  const decimals = part === undefined ? '' : `.${[...part].map(digitOf).join('')}`;
  return `${sign === '' ? '' : '-'}${number}${decimals}`;
}

const digits = '〇零一二两兩三四五六七八九';
const worth = [0, 0, 1, 2, 2, 2, 3, 4, 5, 6, 7, 8, 9];
const scales: ReadonlyMap<string, number> = new Map([
  ['十', 10],
  ['百', 100],
  ['千', 1_000],
]);

function digitOf(sign: string): number | undefined {
  return worth[digits.indexOf(sign)];
}

function wholeNumber(text: string): string | null {
  const [thousands = '', ones, ...more] = text.split(/[万萬]/u);
  if (more.length > 0) return null;
  const [high, low] = [below(thousands), ones === undefined ? null : ones === '' ? 0 : below(ones)];
  if (high === null || (ones !== undefined && low === null)) return null;
  return String(ones === undefined ? high : high * 10_000 + (low ?? 0));
}

/** Digits and what they multiply, from the largest on; digits alone are read one by one. */
function below(text: string): number | null {
  if (![...text].some((sign) => scales.has(sign))) {
    const read = [...text].map(digitOf);
    return read.length === 0 || read.includes(undefined) ? null : Number(read.join(''));
  }
  let [total, digit, last] = [0, -1, 10_000];
  for (const sign of text) {
    const scale = scales.get(sign);
    if (scale === undefined) digit = digitOf(sign) ?? 0;
    else {
      if (scale >= last) return null;
      total += (digit < 0 ? 1 : digit) * scale;
      [digit, last] = [-1, scale];
    }
  }
  return total + Math.max(0, digit);
}
