import { foreignCompounds } from './foreign-compounds.ts';

/** The number that a text is in another language, in digits: `zwölf`, `doce`, `十二`, `3个`; null for any other text. */
export function foreignNumber(text: string): string | null {
  if (text.length > 24) return null;
  const counted = /^(\d{1,6}|[〇零一二两兩三四五六七八九十百千万萬]{1,10}) ?(?:个|個|つ)?$/u.exec(text);
  const [, number = ''] = counted ?? [];
  if (/^\d/u.test(number)) return number === text ? null : number;
  return number === '' ? (words.get(text.toLowerCase().replaceAll(' ', '-')) ?? null) : inHan(number);
}

const digits = '〇零一二两兩三四五六七八九';
const worth = [0, 0, 1, 2, 2, 2, 3, 4, 5, 6, 7, 8, 9];
const scales: ReadonlyMap<string, number> = new Map([
  ['十', 10],
  ['百', 100],
  ['千', 1_000],
]);

function inHan(text: string): string | null {
  const [thousands = '', ones, ...more] = text.split(/[万萬]/u);
  if (more.length > 0) return null;
  const [high, low] = [below(thousands), ones === undefined ? null : ones === '' ? 0 : below(ones)];
  if (high === null || (ones !== undefined && low === null)) return null;
  return String(ones === undefined ? high : high * 10_000 + (low ?? 0));
}

/** Digits and what they multiply, from the largest on; digits alone are read one by one. */
function below(text: string): number | null {
  if (![...text].some((sign) => scales.has(sign))) {
    const read = [...text].map((sign) => worth[digits.indexOf(sign)]);
    return read.length === 0 || read.includes(undefined) ? null : Number(read.join(''));
  }
  let [total, digit, last] = [0, -1, 10_000];
  for (const sign of text) {
    const scale = scales.get(sign);
    if (scale === undefined) digit = worth[digits.indexOf(sign)] ?? 0;
    else {
      if (scale >= last) return null;
      total += (digit < 0 ? 1 : digit) * scale;
      [digit, last] = [-1, scale];
    }
  }
  return total + Math.max(0, digit);
}

/** From two on: the words for one are articles as well. What is another word in English is left out. */
const rows: readonly (readonly [number, string])[] = [
  [2, 'zwei deux dos dois duas'],
  [3, 'drei trois tres três tre'],
  [4, 'vier quatre cuatro quatro quattro'],
  [5, 'fünf cinq cinco cinque'],
  [6, 'sechs seis sei'],
  [7, 'sieben siete sete sette'],
  [8, 'acht huit ocho oito otto'],
  [9, 'neun neuf nueve'],
  [10, 'zehn dix diez dez dieci'],
  [11, 'elf onze undici'],
  [12, 'zwölf douze doce doze dodici'],
  [13, 'dreizehn treize trece treze tredici'],
  [14, 'vierzehn quatorze catorce quattordici'],
  [15, 'fünfzehn quinze quince quindici'],
  [16, 'sechzehn seize dieciséis dezesseis sedici'],
  [17, 'siebzehn dix-sept diecisiete dezessete diciassette'],
  [18, 'achtzehn dix-huit dieciocho dezoito diciotto'],
  [19, 'neunzehn dix-neuf diecinueve dezenove diciannove'],
  [100, 'hundert cien'],
  [1_000, 'tausend mille mil'],
];

const words: ReadonlyMap<string, string> = new Map([
  ...foreignCompounds().map(([name, value]): [string, string] => [name, String(value)]),
  ...rows.flatMap(([value, names]) =>
    names.split(' ').map((name): [string, string] => [name, String(value)]),
  ),
]);
