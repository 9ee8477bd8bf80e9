import { elementNames, elementSymbols } from '../chemistry/elements.ts';
import { pattern } from '../tokens/pattern.ts';
import { formulaBeforeUnit } from './before-unit.ts';

/** Another text that a text may stand for. */
export interface OtherWriting {
  readonly text: string;
  /** What the other side must have for a text to be read so; null where the value alone decides. */
  readonly needs: RegExp | null;
  /** Whether it leaves out what only a response may have besides. */
  readonly isShortened: boolean;
}

/**
 * What a text may mean besides what its signs usually say: per millisecond, a loss in a Japanese account, billions, an uncertainty in
 * brackets, a Roman number with a sign. Asked only to find the same value, and never to tell values apart; null where there is none.
 */
export function otherWriting(text: string): OtherWriting | null {
  if (text.length > 200 || isPlainNumber.test(text)) return null;
  const formula = formulaBeforeUnit(text);
  if (formula !== null) return { text: formula, needs: bareFormula, isShortened: true };
  for (const { pattern, write, needs, isShortened = false } of forms) {
    const match = pattern.exec(text);
    if (match === null) continue;
    const other = text.slice(0, match.index) + write(match) + text.slice(match.index + match[0].length);
    return { text: other, needs, isShortened };
  }
  return null;
}

const isPlainNumber = /^-?\d+(?:\.\d+)?$/;

/** Whether one text has a capital K and the other a number without groups of digits, which counts are written with. */
export function mayBeKelvins(left: string, right: string): boolean {
  return (kelvins.test(left) && ungrouped.test(right)) || (kelvins.test(right) && ungrouped.test(left));
}

const kelvins = /^\$?\d[\d,.]{0,12}K\$?$/u;
const ungrouped = /^\$?\d{4,}\$?$/u;

interface Form {
  readonly pattern: RegExp;
  readonly write: (match: RegExpExecArray) => string;
  readonly needs: RegExp | null;
  /** Whether only a response may be read so. */
  readonly isShortened?: true;
}

const romans = ['', 'I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII'];
const scales: ReadonlyMap<string, string> = new Map([
  ['M', 'million'],
  ['B', 'billion'],
  ['bn', 'billion'],
  ['mn', 'million'],
  ['mio', 'million'],
  ['Mio', 'million'],
  ['mrd', 'billion'],
  ['Mrd', 'billion'],
  ['T', 'trillion'],
]);

/** A formula without upright text, or letters behind it that may be a unit. */
const bareFormula = /^(?!.*(?:\\(?:text|mathrm)|\$ ?[A-Za-z]|[\d})] [A-Za-z]{1,4}$)).*[a-z]/;

const oxidation = /^\W{0,2}\+\d\W{0,3}$/;

const forms: readonly Form[] = [
  // A factorial right before a sign of equality, which programs read as one sign.
  { pattern: /^([-+*/()\d! ]{0,40}\d)!=(?= ?\d)/, write: ([, start = '']) => `${start}! = `, needs: null },
  // The same behind a letter, beside a factorial: `n!=y`.
  { pattern: /^([a-z])!=(?= ?[a-z]$)/, write: ([, name = '']) => `${name}! = `, needs: /!(?!=)/ },
  // Feet and inches by their marks, which are those of angles as well.
  {
    pattern: /^(\d{1,2}) ?['′’‘] ?(\d|1[01])(?:\.(\d))? ?(?:["″”“]|''|′′|’’)?$/,
    write: ([, feet = '', inches = '', part]) =>
      `${feet} feet ${inches}${part === undefined ? '' : `.${part}`} inches`,
    needs: /(?:^|[^a-z])(?:f(?:ee|oo)?t|in(?:ch|ches)?)(?![a-z])/i,
  },
  // A number and the same in another base, beside digits alone.
  {
    pattern: /^(\d{1,12})(?:_\{?10\}?)? ?= ?([\dA-Fa-f]{1,40})_\{?(\d{1,2})\}?$/,
    write: ([whole, number = '', digits = '', base = '']) =>
      base !== '10' && Number.parseInt(digits, Number(base)) === Number(number) ? digits : whole,
    needs: /^\W{0,2}[\dA-Fa-f]{1,40}\W{0,2}$/,
  },
  // An oxidation state with the element that has it.
  {
    pattern: /^(\+?\d)(?: |, ?(?:or )?)\(?([A-Z][a-z]?) ?\((VI{0,3}|I{1,3}|IV)\)\)?$/u,
    write: ([whole, state = '', element = '', numeral = '']) =>
      elementSymbols.has(element) && Number(state) === romans.indexOf(numeral) ? state : whole,
    needs: oxidation,
  },
  // As a reference it may be the ion that is asked for.
  {
    pattern: /^([A-Z][a-z]?) ?\((VI{0,3}|I{1,3}|IV)\)$/u,
    write: ([whole, element = '', numeral = '']) =>
      elementSymbols.has(element) ? `+${romans.indexOf(numeral)}` : whole,
    needs: oxidation,
    isShortened: true,
  },
  // An oxidation state in a sentence.
  {
    pattern: /^(?:The )?(\S{1,12}) has an oxidation (?:state|number) of (?=[-+−]?\d\.?$)/,
    write: ([whole, name = '']) =>
      elementSymbols.has(name) || elementNames.has(name.toLowerCase()) ? '' : whole,
    needs: /^\W{0,2}\d\W{0,2}$/,
  },
  // Temperatures without their sign, beside another temperature: alone these are units of charge and capacity.
  {
    pattern: /^(-?\d[\d.,]{0,12}) ?([CF])$/,
    write: ([, number = '', scale = '']) => `${number} ^\\circ ${scale}`,
    needs: /°|\\circ|degree|celsius|fahrenheit|[℃℉]|\d ?[FCK]\W{0,3}$/i,
    isShortened: true,
  },
  // Hours and minutes by their first letters, which alone are hours and metres.
  {
    pattern: /^(\d{1,3}) ?h(?:rs?)? ?([0-5]?\d) ?m?$/,
    write: ([, hours = '', minutes = '']) => `${hours} hours ${minutes} minutes`,
    needs: /h(?:ou)?rs?(?![a-z])|min|sec|\d ?[hs](?![a-z])/i,
  },
  // The rows of a matrix by semicolons, without its brackets.
  {
    pattern: /^[-\d./][-\d./ ]*,[-\d./, ]*;[-\d./,; ]*\d$/,
    write: ([rows]) =>
      `\\begin{pmatrix}${rows.replaceAll(',', ' & ').replaceAll(';', ' \\\\ ')}\\end{pmatrix}`,
    needs: /\[ ?\[|matrix/,
  },
  // A transform with the half-plane in which its integral converges, beside the formula alone.
  {
    pattern: /^\$?[A-Z] ?\(s\) ?=[^=]{1,160}> ?-?\d[\d.]{0,6}\)?\$?$/,
    write: ([text]) => withoutHalfPlane(text),
    needs: /^(?!.*\\(?:Re|[gl]eq?|in)(?![a-z]))[^<>≤≥∈]*$/,
  },
  // A bound without its name, beside one of x.
  {
    pattern: /^(?=(?:[<>≤≥]=?|\\[gl](?:eq?|t)(?![a-z])) ?-?\d[\d./]{0,12}$)/,
    write: () => 'x ',
    needs: /^\W{0,2}x ?(?:[<>≤≥]|\\[gl](?:eq?|t)(?![a-z]))/,
  },
  // `ms^{-1}` is metre per second to those who write units in a row, and per millisecond to the others.
  { pattern: /(?<![A-Za-z\\])ms(?=\}? ?(?:\^ ?\{? ?[-−]\d|⁻))/u, write: () => 'msec', needs: null },
  { pattern: /^△ ?(?=\d)/u, write: () => '-', needs: null },
  {
    pattern:
      /^\$?([-+]?\d[\d,.]{0,12})(?: ?(M|B|T|bn|mn|mio|Mio|Mrd|mrd)|\\text ?\{ ?([MBT]) ?\})\$?(?=$| (?:[a-z]{3,16}|[A-Z]{3})$)/u,
    write: ([, number = '', bare, wrapped]) => `${number} ${scales.get(bare ?? wrapped ?? '') ?? ''}`,
    needs: pattern.i`illion(?! ?\p{L}{1,2}$)|^\D{0,3}\d{1,3}(?:[ ,]\d{3}){2,}|^\D{0,3}\d{7,}`,
  },
  // A thousand, beside what is at least one: a number of kelvins would be told by its unit on the other side.
  {
    pattern: /^[~≈]? ?\$?(\d[\d,.]{0,12})[Kk]\$?$/u,
    write: ([, number = '']) => `${number} thousand`,
    needs: /^(?!.*[Kk]\W*$).*thousand|^\D{0,3}\d{1,3}(?:[ ,]\d{3})+(?![.\d])\W*$|^\D{0,3}[1-9]\d{3,}\W*$/,
  },
  {
    pattern: /(?<![\d.A-Za-z])(\d{1,9})\((\d{1,2})\)(?=\s?(?:$|[$A-Za-z\\]))/u,
    write: ([, number = '', error = '']) => `(${number} \\pm ${error})`,
    needs: /\\pm|±|\+\/-/u,
  },
  // A point with its name, beside its coordinates. Other letters are those of distributions, functions and spaces.
  {
    pattern:
      /^(?:(?:(?:the )?point |点)[A-Z]|[PQA]|[A-Z](?=['′]))(?:_?\{?\d\}?|['′])? ?(?=\((?![^()]*=)[^(),]{1,30}(?:\([^()]{1,20}\)[^(),]{0,20})?,[^()]{1,60}\)$)/,
    write: () => '',
    needs: /^\W{0,2}(?:\\left ?)?\(|^\W{0,2}[a-z] ?=/,
  },
  // A power of ten as programs write it, before a power of e from which it might be subtracted.
  {
    pattern: /(?<![\d.A-Za-z])(\d{1,4})e([-+]\d)(?= ?(?:\*|\\cdot|\\times)? ?e ?\^)/u,
    write: ([, number = '', exponent = '']) => `${number} \\cdot 10^{${exponent}} `,
    needs: null,
  },
  // Mathematica's E, beside Euler's number; it may as well be an energy.
  {
    pattern: /^(?=[^\\]*(?<![A-Za-z])E(?![A-Za-z]))[^\\[]*[a-z]\[[^\\]*$/,
    write: ([text]) => text.replace(/(?<![A-Za-z])E(?![A-Za-z])/gu, ' e '),
    needs: /(?<![A-Za-z\\])e(?![A-Za-z])|\\exp|exp\(/u,
  },
  // A vector in the usual unit vectors, beside its components or the same with hats.
  {
    pattern:
      /^(?=[^ijk]*[ijk][^ijk]*[ijk])(?!(?:[^ijk]*[ijk]){4})(?:[-+]? ?(?:\d{1,9}(?:\.\d{1,9})?(?:\/\d{1,5})?|\\frac ?\{-?\d{1,9}\} ?\{\d{1,9}\}|\\sqrt ?\{\d{1,9}\})? ?\*? ?[ijk](?![A-Za-z]) ?)+$/,
    write: ([vector]) => vector.replace(/(?<![a-z\\])[ijk](?![a-z])/gu, (name) => `\\hat{${name}}`),
    needs: /^\W{0,3}(?:\\left ?)?(?:\(|\[|<|\\langle|\\begin)|\\(?:hat|mathbf|vec|boldsymbol)|î/,
  },
  // Numbers with spaces between them, beside a list; groups of three digits are one number.
  {
    pattern: /^(?!\d{1,3}(?: \d{3})+$)-?\d{1,9}(?:\.\d{1,9})?(?: -?\d{1,9}(?:\.\d{1,9})?){2,40}$/u,
    write: ([numbers]) => `[${numbers.replaceAll(' ', ', ')}]`,
    needs: /^\W{0,2}\[/,
  },
  // Numbers with hyphens between them are an order of things, beside a list; else a difference.
  {
    pattern: /^\$?\d{1,2}(?:[-–]\d{1,2}){2,20}\$?$/u,
    write: ([numbers]) => `(${numbers.replace(/\$/g, '').replace(/[-–]/g, ', ')})`,
    needs: /^\D{0,3}\d{1,2}(?:, ?\d{1,2}){2,20}\D{0,3}$/,
  },
  // Rows in braces, beside a matrix.
  {
    pattern: /^\{ ?\{[^{}\\]{1,60}\}(?: ?, ?\{[^{}\\]{1,60}\}){1,40} ?\}$/,
    write: ([rows]) => rows.replaceAll('{', '[').replaceAll('}', ']'),
    needs: /^\W{0,2}\[\s?\[|\\begin/,
  },
  // The inverse function by its name, and a value before the name that it has.
  {
    pattern: /^f ?\^ ?\{? ?-1 ?\}? ?\( ?x ?\) ?= ?(?=[^=]{1,100}$)/,
    write: () => 'y = ',
    needs: /^[^=]*$|^\W{0,2}y ?=|= ?y\W{0,2}$/,
  },
  { pattern: /^([^=<>y]{1,100}?) ?(?<!!)= ?y$/, write: ([, value = '']) => `y = ${value}`, needs: null },
  // A loss in an account.
  {
    pattern: /^(?:\\?\$ ?\(|\(\\?\$ ?)(\d[\d,.]{0,15})\)( (?:thousand|million|billion))?$/u,
    write: ([, amount = '', scale = '']) => `-${amount}${scale} dollars`,
    needs: /^\W{0,2}[-−]/,
  },
  // Pairs by their rule, whose names are any.
  {
    pattern:
      /^\\?\{ ?\(([a-z]), ?([a-z])\) ?(?:\\in ?\\mathbb ?\{? ?R ?\}? ?\^ ?\{? ?2 ?\}? ?)?(?::|\||\\mid|\\colon) ?((?!.*\\in(?![a-z]))[^{}]{1,80}(?:\{[^{}]{1,20}\}[^{}]{0,40}){0,3})\\?\}$/,
    write: ([, one = '', other = '', rule = '']) => `(x, y), ${inNames(rule, one, other)}`,
    needs: /^\\?\{ ?\([a-z], ?[a-z]\)/u,
  },
  {
    pattern: /^([-−+])(VI{0,3}|I{2,3}|IV)$/u,
    write: ([, sign = '', numeral = '']) => `${sign}${romans.indexOf(numeral)}`,
    needs: /\d/u,
  },
];

/** `F(s) = \frac{1}{s}` of `F(s) = \frac{1}{s}, s > 0`. */
function withoutHalfPlane(text: string): string {
  const at = text.lastIndexOf(',');
  const said = text
    .slice(at + 1)
    .replace(/\\q?quad|\\?Re|for/g, '')
    .replace(/[^A-Za-z<>]/g, '');
  if (at < 0 || said !== 's>') return text;
  const formula = text.slice(0, at);
  return formula.split('$').length % 2 === 0 ? `${formula}$` : formula;
}

/** A rule for x and y instead of the names that it has; a name that it has besides stays another one. */
function inNames(rule: string, one: string, other: string): string {
  return rule.replace(/ ?\\$/u, '').replace(/(?<![A-Za-z\\])[a-z](?![a-z])/gu, (name) => {
    if (name === one) return 'x';
    if (name === other) return 'y';
    return name === 'x' || name === 'y' ? `${name}'` : name;
  });
}
