import { foreignCompounds } from './foreign-compounds.ts';
import { hanNumber } from './han-number.ts';

/** The number that a text is in another language, in digits: `zwölf`, `doce`, `十二`, `3个`; null for any other text. */
export function foreignNumber(text: string): string | null {
  if (text.length > 24) return null;
  const counted = /^(\d{1,6}|[㐀-鿿]{1,20}?) ?(个|個|つ|种|種)?$/u.exec(text);
  const [, number = '', counter] = counted ?? [];
  if (/^\d/u.test(number)) return number === text ? null : number;
  return number === ''
    ? (words.get(text.toLowerCase().replaceAll(' ', '-')) ?? null)
    : hanNumber(number, counter !== undefined);
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
