import { pattern } from '../tokens/pattern.ts';

/** Brings commands, and phrases that are written for signs, to one writing each: `\\dfrac`, `5 out of 8`, `101 (binary)`. */
export function cleanLatex(text: string): string {
  let current = text;
  for (const [needs, find, put] of rules) {
    if (!current.includes(needs)) continue;
    current = typeof put === 'string' ? current.replace(find, put) : current.replace(find, put);
  }
  return current;
}

/** Nouns that name the quantity whose value follows `of`, and do nothing to it. */
const quantityNouns =
  'value|total|probability|elasticity|price elasticity|mass|force|length|area|volume|speed|velocity|distance|height|weight|temperature|pressure|energy|charge|current|voltage|resistance|cost|price|profit|revenue|concentration|molarity|frequency|wavelength|magnitude|slope|perimeter|radius|diameter|circumference|mean|median|variance|standard deviation|density|acceleration|yield';
const quantityOf = pattern.i`^(?:(?:an?|the)\s+)?(?:${quantityNouns})\s+of\s+(?:about\s+|approximately\s+)?(?=[-$]?\d|\\frac|\\sqrt)`;

const bodies: ReadonlyMap<string, string> = new Map([
  ['solar', 'odot'],
  ['earth', 'oplus'],
  ['jupiter', 'jupiter'],
  ['lunar', 'leftmoon'],
]);

/** `1.2345(12) kg` states its uncertainty in units of its last digit. */
function concise(whole: string, before: string, digits: string, error: string): string {
  const rest = whole.slice(before.length + digits.length + error.length + 3).trim();
  if (error.length > digits.length) return whole;
  const size = `${'0'.repeat(Math.max(0, digits.length - error.length))}${error}`;
  return `(${before}.${digits} \\pm 0.${size}) ${rest}`;
}

/** Orders of growth by their names. */
const growths: ReadonlyMap<string, string> = new Map([
  ['constant', 'O(1)'],
  ['logarithmic', 'O(\\log n)'],
  ['linear', 'O(n)'],
  ['quadratic', 'O(n^2)'],
  ['cubic', 'O(n^3)'],
]);

/** What a text must have for a pattern to be tried, which is most of the time that cleaning takes; empty where it is tried always. */
type Rule = readonly [
  needs: string,
  find: RegExp,
  put: string | ((whole: string, ...groups: string[]) => string),
];

const rules: readonly Rule[] = [
  ['{', /(\d)\s*\{\s?,\s?\}\s*(?=\d)/g, '$1,'],
  ['\\!', /(\d),\\!\s*(?=\d{3})/g, '$1,'],
  ['[', /\\\\ ?\[ ?-?\d{0,3}\.?\d{0,3} ?(?:pt|em|ex|mm|cm|in) ?\]/g, '\\\\ '],
  ['frac', /\\([dtc])frac(?![A-Za-z])/g, '\\frac'],
  [
    '\\',
    /\\(?:left|right|[bB]igg?[lr]?|middle)\s*(?=[()[\]|.<>/]|\\[{}|]|\\[lr](?:angle|vert|Vert|floor|ceil|brace|brack))/g,
    '',
  ],
  [
    '\\',
    /\\(?:displaystyle|textstyle|limits|nolimits|quad|qquad|hspace\*?\{[^{}]{0,20}\}|hfill|nonumber|protect)(?![a-z])/g,
    ' ',
  ],
  ['\\quad', /\\quad(?=[a-zA-Z])/g, ' '],
  ['\\', /(\d)\\[,;: ](?=\d{3}(?!\d))/g, '$1 '],
  ['', /\\\\|\\[,;:! ]|~/g, (sign) => (sign === '\\\\' ? sign : ' ')],
  ['base', /(?<=[0-9A-Fa-f])(\$?)\s*\(?(?:in\s+)?base[-\s]?(\d{1,2}|[a-z]{3,9})\)?$/, '_{$2}$1'],
  ['_', /\(([0-9A-F]{1,60})\) ?(?=_ ?(?:\{ ?)?(?:\d|\\text))/g, '$1'],
  ['\\text', /(?<=[0-9A-F]_ ?)\{ ?\\text\w* ?\{ ?([a-z]{3,9}) ?\} ?\}/g, '{$1}'],
  [
    '\\text',
    /^(?:P|\\Pr|\\mathbb ?\{?P\}?|\\operatorname\{P\}) ?\([^()=]{0,30}\\text[^()]{1,60}\) ?= ?/,
    'P = ',
  ],
  [
    '\\mathbb',
    /\\mathbb ?\{? ?R ?\}? ?(?:\^ ?\{? ?\+ ?\}?|_ ?\{? ?> ?0 ?\}?)(?![A-Za-z*])/g,
    '(0, \\infty )',
  ],
  ['\\mathbb', /\\mathbb ?\{? ?R ?\}? ?_ ?\{? ?(?:\\geq?(?:slant)?|>=) ?0 ?\}?/g, '[0, \\infty )'],
  ['', /^(?:the )?(?:(\d) ?(?:\\times|x) ?\1 )?identity matrix(?: \$?I(?:_\{?\d\}?)?\$?)?$/i, 'I'],
  ['', /^(?:the set of )?all (?:the )?real(?: number)?s?$/i, '\\R '],
  ['', /^\s*(?:minus|negative)\s+(?=[\d$\\])/i, '-'],
  [
    '\\pm',
    /^\$?(-?\d[\d.]{0,20}) ?\\pm {0,2}(\d[\d.]{0,20})\$?(?: (?=[msgh]$)| ?(?=\\?[A-Za-z%μ])(?![a-z]$))(?!\\(?:sqrt|frac|times|cdot|pi|pm))(.{1,60})$/,
    '($1 \\pm $2) $3',
  ],
  ['', /^(?:an? )?(\d{1,9}) (?:out of|in) (\d{1,9})(?: chance)?$/, '\\frac{$1}{$2}'],
  ['k', /^(\d[\d,.]{0,12})k$/, '$1 \\times 10^{3}'],
  ['p', /^(pH|pOH|pK_?\{?a\}?)\s+(?:of\s+)?(?=\d)/, '$1 = '],
  ['\\', /(?<!\\)\\[()[\]](?!\d*(?:pt|em|ex))/g, ' '],
  [
    '\\operatorname',
    /\\operatorname\*?\s*\{\s*(dim|ker|deg|det|gcd|exp|log|ln|sin|cos|tan|max|min|arg)\s*\}/g,
    '\\$1 ',
  ],
  ['\\$', /\\\$\s?(\d[\d,.]*\d|\d)(?![\d$])/g, '$1 dollars'],
  [' dollars', / dollars( ?(?:\\text)?[{ ]{0,2}(?:thousand|\w{1,2}illion)[ }]{0,2})(?!\w)/g, '$1 dollars'],
  ['*', /([A-Za-z])\^?\s?(?:\{\s*)?\*(?:\s*\})?(?=\s*=)/g, "$1'"],
  [
    'const',
    /\+\s*(?:\\(?:text\w*|mathrm)\s*\{\s*)?const(?:ant|\.)?(?: of integration)?(?:\s*\})?\.?$/,
    '+ C',
  ],
  ['', /^\s*(?:an?|the)\s+(?=\d|\$|\\(?:frac|sqrt))(?!\d+(?:st|nd|rd|th))/i, ''],
  ['', /^(?:in\s+)?(?:(?:an?|the)\s+)?(?:ratio|odds)\s+(?:of\s+)?(?=[\d$\\])/i, ''],
  [
    ':',
    /^(?:(?:an?|the)\s+)?((?:[a-z]{3,16}(?:[ -][a-z]{3,16})?) ratio)\s+(?:of\s+|is\s+)?(?=\$?\d+(?:\.\d+)?\s?:)/i,
    '$1 = ',
  ],
  ['', /(?<=^\$?\d[\d,.$]{0,12} to \$?\d[\d,.$]{0,12}) odds$/i, ''],
  ['ratio', /(?<=\d\s?:\s?[\d:\s]{0,40}\d\$?)\s+(?:phenotypic\s+|genotypic\s+)?ratio$/, ''],
  [
    '',
    /^(?:approximately|approx\.?|about|roughly|around)\s+(?=\$?-?\d[\d,]*(?:\.\d+\$?$|(?:\.\d+)?\s?(?:\\?%|\^\\circ|\\?[A-Za-z]{1,12}(?:\s?\/\s?[A-Za-z]{1,12})?)[ \dA-Z^{}]{0,6}\$?$))/i,
    '',
  ],
  [
    '',
    /^(\d+) (?:in )?\(?(binary|octal|hex(?:adecimal)?)\)?$/,
    (whole, digits: string, base: string) =>
      base === 'binary' && !/^[01]+$/u.test(digits)
        ? whole
        : `${digits}_{${base === 'binary' ? 2 : base === 'octal' ? 8 : 16}}`,
  ],
  ['', /^(?:one|a)[- ]half$/i, '\\frac{1}{2}'],
  ['', /^(?:three)[- ]quarters$/i, '\\frac{3}{4}'],
  ['', /^(?:one|a)[- ]quarter$/i, '\\frac{1}{4}'],
  [
    '',
    /^(?:\\text\w*\s*\{\s*)?(rank|nullity|dimension|degree|order|genus)\s*(?:\}\s*)?(?:of\s+)?(\d{1,4})(?:\s*\})?$/i,
    '$1 = $2',
  ],
  ['hybridi', /^([^A-Za-z]{0,8}(?:d[\d^{}]{0,4})?sp[\d^{}d$]{0,10})[ -]hybridi[sz](?:ed|ation)$/, '$1'],
  ['', quantityOf, ''],
  [
    ' time',
    /^(?:[Tt](?:he|his) (?:[a-z]{2,12} )*runs in )?(?:\*\*)?(\$?\\?[A-Za-z{}]{0,12} ?(?:O|Theta|Omega)\}? ?\([^()]{1,40}(?:\([^()]{1,20}\)[^()]{0,20})?\) ?\$?)(?:\*\*)? time(?: complexity)?$/,
    '$1',
  ],
  [
    ' time',
    /^(?:an? |the )?(constant|logarithmic|linear|quadratic|cubic) time(?: complexity)?$/i,
    (_, name) => growths.get(name.toLowerCase()) ?? name,
  ],
  [' over ', /^(\d{2,3}) over (\d{2,3})(?= mm ?Hg)/, '\\frac{$1}{$2}'],
  ['light', /light[- ]year/g, 'lightyear'],
  [
    '',
    /(?<=\d[\s$]{0,3}(?:\\text\s?\{ ?)?)(solar|earth|jupiter|lunar)[- ](mass(?:es)?|radi(?:us|i)|luminosit(?:y|ies))/gi,
    (_, body: string, what: string) => `${what[0]?.toUpperCase()}_{\\${bodies.get(body.toLowerCase())}}`,
  ],
  ['', /(?<![A-Za-z\\])([MRL])(?:_?\{?(?:sun|Sun)\}?|_?\{?\s?\\odot\s?\}?)(?![A-Za-z])/g, '$1_{\\odot}'],
  ['\\oplus', /(?<![A-Za-z\\])([MRL])_?\{?\s?\\oplus\s?\}?(?![A-Za-z])/g, '$1_{\\oplus}'],
  ['a', /(?<=\d\s?)(M|G)(?:a|ya)$/, '$1yr'],
  [
    '%',
    /^(\d{2}(?:\.\d)?)\s?%\s?(?:CI|confidence interval)\s?(?:[:=]|is)?\s?(?=[([\d])/,
    (_, level: string) => `I_{c${level}} = `,
  ],
  ['p', /per annum|p\.a\.$/, 'per year'],
  ['b', /(\d[\d.]{0,12}) ?(?:basis points?|bps)$/, '\\frac{$1}{100} %'],
  ['¢', /(\d) ?¢$/, '$1 cents'],
  ['', /^(?:p-value|P)(?=\s?(?:[<>]|\\[lg]e|\\[lg]t))/, 'p'],
  ['p-value', /^p-value(?=\s?=)/, 'p'],
  ['_', /\\(?:text|mathrm|texttt)\s*\{\s*([\dA-F]{1,16})\s*\}\s*(?=_)/g, '$1'],
  ['_', /^\(([\dA-F]{1,64})\)\s?(?=_\s?\{?(?:2|8|10|16)\}?$)/, '$1'],
  ['hex', /^([\dA-F]{1,16}) ?\(?hex(?:adecimal)?\)?$/, '$1_{16}'],
  ['h', /^(?=\d*[A-F])(\d[\dA-F]{1,15})h$/, '$1_{16}'],
  ['(', /(?<![\d.])(\d+)\.(\d+)\((\d{1,3})\)(?=\s?(?:\\times|[A-Za-z]|\\(?:text|mathrm))).{0,60}$/, concise],
  ['electron', /electron[- ]volt/g, 'electronvolt'],
  ['kilowatt', /kilowatt[- ]hours?/g, 'kWh'],
  ['or', /(\d)or(?=[A-Za-z(\\])/g, '$1 or '],
  ['\\', /\\([%#&_])/g, (whole, sign: string) => (sign === '_' || sign === '&' ? whole : sign)],
  ['\\cong', /\\cong ?(?=\$? ?-?\d+\.\d)/g, '\\approx '],
  ['degree', /\\(?:degree|textdegree)(?![A-Za-z])/g, '^\\circ '],
  ['\\circ', /\^\s*\{\s*\\circ\s*\}/g, '^\\circ '],
  ['\\circ', /(?<=\/ ?\( ?[a-z]{1,4}) ?(?:\\cdot|\*) ?(?=\^\\circ ?C)/g, ' '],
  [
    '\\hat',
    /\\hat\s*\{\s*(?:\\(?:mathbf|bf|mathrm|vec|boldsymbol)\s*)?(?:\{\s*)?\\?([ijkxyz])(?:math)?\s*(?:\}\s*)?\}/g,
    '\\hat{$1}',
  ],
  ['\\', /\\(?:mathbf|vec|boldsymbol|bm)\s*\{\s*\\?([ijk])(?:math)?\s*\}/g, '\\hat{$1}'],
  [
    '\\hat',
    /^([^()=]*=\s?)?((?![^()]{0,80}\\hat\{[ijkxyz]\}\s?(?:\\|[A-Za-z])[^()]{0,80}\\hat)[^()=]{1,80}\\hat\{[ijkxyz]\})((?:\s?\\(?:text|mathrm)\s?\{[^{}]{1,20}\}| [A-Za-z][A-Za-z/ ^{}\d-]{0,12}))$/,
    '$1($2)$3',
  ],
  // A unit behind a function is that of its value: `3 \sin 2t \mathrm{~V}`.
  [
    '\\',
    /(\\(?:sin|cos|tan|ln|log|exp|sinh|cosh|tanh)\s*)((?=[A-Za-z\d\\])(?:\\(?:omega|pi|theta|phi|alpha|beta|gamma|lambda)(?![a-z])|[a-zA-Z\d.\s]|_\{?\w\}?){1,24}?)\s*(?=(?:\\[,;:]\s*|~\s*)*(?:\\(?:mathrm|text)\s*\{[\s~]*(?!rad|deg)[A-Za-z\\][^{}]{0,20}\}\s*\$?\.?$|\$\s+(?!rad|deg)[A-Za-z][A-Za-z/^\d{}-]{0,10}\.?$))/,
    '$1($2)',
  ],
  [
    '\\',
    /^((?:\$\s?)?[^=+]{1,12}=\s?)?((?!.*\\(?:mathrm|text).*\\(?:mathrm|text))[^=,;$]{1,80}[\w)}]\s?[-+][^=,;$]{1,80}?(?:\\(?:sin|cos)|e\s?\^)[^=,;$]{1,80}?)((?:\s?\\[,;:]|\s?~)*\s?\\(?:mathrm|text)\s*\{[\s~]*(?!rad|deg)[A-Za-z\\][^{}]{0,20}\}\s*\$?\.?|\$\s+(?!rad|deg)[A-Za-z][A-Za-z/^\d{}-]{0,10}\.?)$/,
    '$1($2)$3',
  ],
  ['\\mathbb', /\\mathbb\s*(?:\{\s*)?([RZNQC])\s*\}?/g, '\\$1 '],
  ['...', /\.{3,}/g, '\\ldots '],
  ['Sqrt', /(?<![A-Za-z\\])Sqrt(?= ?\()/g, 'sqrt'],
  ['\\lbrace', /\\lbrace(?![A-Za-z])/g, '\\{'],
  ['\\rbrace', /\\rbrace(?![A-Za-z])/g, '\\}'],
];
