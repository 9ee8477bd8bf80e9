import { cleanText } from '../syntax/clean-text.ts';
import { ordinalWord } from '../tokens/number-words.ts';
import { pattern } from '../tokens/pattern.ts';
import { rememberLast } from '../tokens/remember-last.ts';

/** Returns the words of a short text as they are compared: without case, accents, articles, quotes and mark-up. */
export const foldText: (text: string) => string = rememberLast(fold);

function fold(text: string): string {
  return bareText(text)
    .replace(designation, 'A\u2060')
    .replace(pattern.g`(?<=(?:^|[^\p{L}])[A-G]) ?[♯#](?![\p{L}\d])`, ' sharp')
    .replace(pattern.g`(?<=(?:^|[^\p{L}])[A-G]) ?♭`, ' flat')
    .toLowerCase()
    .replace(/(?<![a-z])dne(?![a-z])/gu, 'does not exist')
    .replace(/(?<![a-z])(?:the|an?)\s+(?=\S)/gu, '')
    .replace(directed, '$1$2')
    .replace(negated, 'non$1')
    .replace(beforeNumbers, sortedKinds)
    .trim();
}

/** A capital `A` within a text, or before the name of a key, is no article: `hepatitis A virus`, `A minor`. */
const designation = pattern.g`(?<=[\p{L}\d] )A(?= )|^A(?= (?:major|minor|flat|sharp|level|natural|and|or|to)(?!\p{L}))`;

/** `to the left`, `leftward` and `due north` name directions as `left` and `north` do. */
const directed =
  /(?<![a-z])(?:(?:to|towards?|due)\s+(left|right|north|south|east|west)|(left|right|north|south|east|west|up|down|in|out)wards?)(?![a-z])/gu;

/** `non-negative`, whose first part belongs to the word behind it alone. */
const negated =
  /(?<![a-z])non (even|odd|positive|negative|zero|real|rational|prime|integer|empty|trivial)(?![a-z])/gu;

/** Words before numbers, of which the last may say what numbers they are. */
const beforeNumbers = /(?<![a-z])(?:[a-z]{3,11} ){1,4}(?=(?:integer|number|prime|real|rational)s?(?![a-z]))/g;

/** What is said of numbers is said in any order: `even positive integers`. */
function sortedKinds(said: string, at: number, text: string): string {
  const words = said.trim().split(' ');
  const from = words.findLastIndex((word) => !kinds.has(word)) + 1;
  const before = `${text.slice(0, at)}${words.slice(0, from).join(' ')}`.trimEnd();
  if (/(?:^|[^a-z])(?:not|no|non|all but)$/.test(before)) return said;
  return `${[...words.slice(0, from), ...words.slice(from).sort()].join(' ')} `;
}

const kinds: ReadonlySet<string> = new Set([
  ...'even odd positive negative zero real rational prime'.split(' ').flatMap((word) => [word, `non${word}`]),
  'irrational',
  'composite',
]);

/** The same with its case kept. */
export const bareText: (text: string) => string = rememberLast(bare);

function bare(text: string): string {
  const told = cleanText(text)
    .replace(/\\(?:text\w*|mathrm|mathbf|mathit|mathsf|operatorname|emph|mbox|ce|boxed)\s*(?=\{)/gu, ' ')
    .replace(/\\frac\{(\d)\}\{(\d)\}/gu, '$1/$2')
    .replace(/\\([A-Za-z]+) ?/gu, '$1');
  return unaccented(told)
    .replace(/[_^{}$"'`*\\]/gu, '')
    .replace(pattern.g`(?<![\d.,])\d{1,2}(?:st|nd|rd|th)(?!\p{L})`, ordinalWord)
    .replace(/&/gu, ' and ')
    .replace(pattern.g`(?<=[\p{L}\d])[-/](?=[\p{L}\d])|[,;:.!?()](?=\s|$)|(?<=\s|^)[(.]`, ' ')
    .replace(/[-\u2010-\u2015]{1,3}(?=\s|$)|(?<=\s)-{1,3}/gu, ' ')
    .replace(/\s+/gu, ' ')
    .trim();
}

function unaccented(text: string): string {
  if (!/[^\x00-\x7f]/.test(text)) return text;
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[ßøØłŁæÆœŒđ]/gu, (sign) => ligatures.get(sign) ?? sign);
}

const ligatures: ReadonlyMap<string, string> = new Map([
  ['ß', 'ss'],
  ['ø', 'o'],
  ['Ø', 'O'],
  ['ł', 'l'],
  ['Ł', 'L'],
  ['æ', 'ae'],
  ['Æ', 'Ae'],
  ['œ', 'oe'],
  ['Œ', 'Oe'],
  ['đ', 'd'],
]);
