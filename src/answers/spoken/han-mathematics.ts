import { hanNumber } from './han-number.ts';

/**
 * Writes mathematics that is told in Chinese in signs: `二分之一`, `百分之五十`, `根号2`, `3比4`, `10的-3次方`, `x属于全体实数`. What is
 * between and behind the words is left as it is, so that a sentence is still read by nothing.
 */
export function hanMathematics(text: string): string {
  if (/^[\x00-\xff]*$/u.test(text) || text.length > 200 || !han.test(text)) return text;
  return text
    .replace(root, (whole: string, under: string) => withNumber(whole, under, (inner) => `\\sqrt{${inner}} `))
    .replace(part, (whole: string, sign = '', count: string | undefined, under: string, over: string) => {
      const [below, above] = [digitsOf(under), digitsOf(over)];
      const number = count === undefined ? '' : digitsOf(count);
      if (below === null || above === null || number === null) return whole;
      return `${sign === '' ? '' : '-'}${number} \\frac{${above}}{${below}} `;
    })
    .replace(percent, (whole: string, sign = '', number: string) =>
      withNumber(whole, number, (inner) => `${sign === '' ? '' : '-'}${inner}%`),
    )
    .replace(power, (whole: string, base: string, exponent: string | undefined, name: string | undefined) => {
      const raised = exponent === undefined ? (name === '平方' ? '2' : '3') : digitsOf(exponent);
      return raised === null ? whole : `${base}^{${raised}} `;
    })
    .replace(ratio, (whole: string, one: string, other: string) => {
      const [left, right] = [digitsOf(one), digitsOf(other)];
      return left === null || right === null ? whole : `${left}:${right}`;
    })
    .replace(/^点 ?(?=(?:[A-Z] ?)?\()/u, 'the point ')
    .replace(/(?<!不) ?(?:属于|屬於) ?/u, ' \\in ')
    .replace(reals, '\\R ')
    .replace(/(?<=[\])}] ?)(?:并|並|并上)(?= ?(?:[[({]|\\\{))/gu, ' \\cup ')
    .replace(/(?<=[\])}] ?)(?:交|交上)(?= ?(?:[[({]|\\\{))/gu, ' \\cap ')
    .replace(/(?<=[\d})\w] ?),? ?(?:或者?|或是)(?= ?[-\w(\\])/gu, ' or ')
    .replace(/(?<=[\d})\w] ?),? ?(?:和|与|與|及|且|并且)(?= ?[-\w(\\])/gu, ' and ');
}

const han = /[分根比次方点属屬实實并並交或和与與及且]/u;

/** What may be a number; `digitsOf` says whether it is. */
const number = String.raw`-?\d{1,9}(?:\.\d{1,9})?|[负負]?[〇零一二两兩三四五六七八九十百千万萬点點]{1,12}`;
const signs = String.raw`\\sqrt ?(?:\d{1,9}|\{[^{}]{1,20}\})|\\pi(?![a-z])|[a-z](?![a-z])`;

const root = new RegExp(`(?<!次)根[号號](${number}|[a-z](?![a-z]))(?= ?(?:$|[,;=)}]|[分和或与]))`, 'gu');

/** Not in a sum or product of plain signs: `2分之x+1` may be half of all, and `x+2分之1` may be divided by all. */
const part = new RegExp(
  String.raw`(?<![㐀-鿿\d.])(?!(?<=(?:[-+*/)}]|\w(?<!\\pm)) {0,2})-?\d)(负|負|-)?(?:(${number})又)?((?!百分)(?:${number}))分之(${number}|${signs})(?! ?[\d.^(]|[㐀-鿿]|(?<![㐀-鿿]) ?[-+*/])`,
  'gu',
);

const percent = new RegExp(
  String.raw`(?<![㐀-鿿\d.])(负|負|-)?百分之(${number})(?! ?[\d.^(%]|[㐀-鿿])`,
  'gu',
);

/** `2的平方根` is a root; and of what is negative, a sum or a product, it is not told what is raised, but for a power of ten. */
const power = new RegExp(
  String.raw`((?<![-+*/^\w.)}] {0,2}|[㐀-鿿])(?:\d{1,9}|[A-Za-z])|(?<=\d ?(?:\\times|\\cdot|\*) {0,2})10) ?的 ?(?:(${number}|[a-z])次[方幂]|(平方|立方))(?!根|[㐀-鿿])`,
  'gu',
);

const ratio = new RegExp(`^(${number}) ?比 ?(${number})$`, 'u');

/** All real numbers, as all of the text or what something is in. */
const reals =
  /^(?:全体|全體|所有|一切|任意|任何)(?:实数|實數)$|(?<=^|\\in )(?:(?:实数|實數)集|R)$|(?<=\\in )(?:全体|全體|所有|一切)?(?:实数|實數)$/u;

function digitsOf(text: string): string | null {
  return /^[-\d\\a-z]/u.test(text) ? text : hanNumber(text);
}

function withNumber(whole: string, text: string, write: (inner: string) => string): string {
  const value = digitsOf(text);
  return value === null ? whole : write(value);
}
