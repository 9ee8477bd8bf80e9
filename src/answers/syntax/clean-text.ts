import { rewriteClauses } from '../clauses/rewrite-clauses.ts';
import { withForgottenSigns } from '../notations/forgotten-signs.ts';
import { withSetMinus } from '../notations/set-minus.ts';
import { hanMathematics } from '../spoken/han-mathematics.ts';
import { spokenNumbers } from '../spoken/spoken-numbers.ts';
import { inOneByte } from '../tokens/in-one-byte.ts';
import { pattern } from '../tokens/pattern.ts';
import { rewriteSciences } from '../units/rewrite-sciences.ts';
import { rewriteUnits } from '../units/rewrite-units.ts';
import { rememberLast } from './remember-last.ts';
import { rewriteNotation } from './rewrite-notation.ts';

/**
 * Brings the many spellings of one sign to one: Unicode mathematics becomes LaTeX, full-width and other digits become
 * ASCII, LaTeX spacing and sizing disappear. The result means what the text meant.
 */
export const cleanText: (text: string) => string = rememberLast(clean);

function clean(text: string): string {
  const unescaped = text.includes('\\\\') ? unescapeDoubled(text) : text;
  const plainSigns = inOneByte(withForgottenSigns(cleanUnicode(withNegations(withSetMinus(unescaped)))));
  const notation = rewriteNotation(
    cleanLatex(rewriteUnits(rewriteSciences(spokenNumbers(hanMathematics(plainSigns))))),
  )
    .replace(/\s+/gu, ' ')
    .trim();
  const plain = rewriteClauses(notation);
  return engineersUnit(plain).replace(/^<([^<>=]{1,200})>$/, '\\langle $1\\rangle');
}

/** A tilde right before a letter or bracket, and behind no word, denies it; in LaTeX a tilde between words is a space. */
function withNegations(text: string): string {
  if (!text.includes('~')) return text;
  const isLatex = text.includes('\\');
  return text.replace(
    isLatex
      ? /(?<=^\$?|[(&|>~]\s?|\\(?:land|lor|wedge|vee|to|implies|rightarrow|Rightarrow|iff|leftrightarrow|neg|lnot)\s?)~(?=[A-Za-z(~])/gu
      : /(?<=^|[\s(&|>~∧∨→⇒↔⇔¬])~(?=[A-Za-z(~])/gu,
    '\\neg ',
  );
}

/** Engineers write the imaginary unit as j; where i occurs too, j is a variable or a vector. */
function engineersUnit(text: string): string {
  return /(?<![A-Za-z\\])[ik](?![A-Za-z])/u.test(text)
    ? text
    : text
        .replace(/(?<=\d)j(?![A-Za-z_({^])/gu, 'i')
        .replace(/(?<=\d\s?[-+]\s?)j(\d{1,9}(?:\.\d{1,9})?)(?![\d^_.A-Za-z])/gu, '$1i')
        // The unit behind both parts is that of the whole.
        .replace(
          /^(-?\d{1,9}(?:\.\d{1,9})? ?[-+] ?\d{1,9}(?:\.\d{1,9})?i) ?(?=\\Omega|\\(?:text|mathrm) ?\{| [A-Za-z])/u,
          '($1) ',
        );
}

/** JSON written twice doubles its backslashes; a doubled one before a known command is that, not a new row. */
function unescapeDoubled(text: string): string {
  if (/\\begin\s*\{|\\\\\s*(?:\n|&)/u.test(text)) return text;
  return text.replace(
    /\\\\(?=(?:boxed|[dtc]?frac|left|right|sqrt|pi|text|mathrm|le|ge|leq|geq|neq|cdot|times|infty|in|cup|cap|pm|circ|quad|sin|cos|tan|ln|log|theta|alpha|beta|[(){}[\]])(?![a-z]))/gu,
    '\\',
  );
}

function cleanUnicode(text: string): string {
  if (/^[\x20-\x7e\n\t]*$/u.test(text)) return text;
  return (
    text
      .replace(/[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]/gu, '')
      // What a control character stood for is lost: it must not join what it separates.
      .replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\ufffd]/gu, '\ufffd')
      .replace(/[\u2028\u2029]/gu, ' ')
      .replace(/[⁰¹²³ⁱ⁴-⁻ⁿᴬ-ᵂᵃ-ᵑᵖ-ᵛʲʳʷʸˡˢˣᶜᶠᶻⱽ]+/g, raised)
      .replace(/[₀-₋ₐ-ₓₕ-ₜᵢ-ᵥⱼ]+/g, (run) => `_{${scriptOf(run)}}`)
      .replace(
        pattern.g`(?<![\p{L}\\])([A-Za-z])([\u0302\u0303\u0304\u0307\u20d7])(?!\p{L})`,
        (_, letter: string, mark: string) => `\\${marks.get(mark)}{${letter}}`,
      )
      .replace(
        pattern.g`(?<![\p{L}\\])([ŷîĵẑ])(?!\p{L})`,
        (_, sign: string) => `\\hat{${sign.normalize('NFD')[0]}}`,
      )
      .replace(/(\d?)\s?([¼½¾⅐-⅞])/gu, (_, digit: string, sign: string) => `${digit} ${vulgar(sign)}`)
      .replace(/[\u2010-\u2015\u2212]/gu, '-')
      .replace(/[\u2018\u2019\u2032\u02bc]/gu, "'")
      .replace(/[\u00a0\u2000-\u200a\u202f\u205f\u3000]/gu, ' ')
      .replace(/[^\x20-\x7e\n]/gu, (sign) => signs.get(sign) ?? foreignDigit(sign) ?? sign.normalize('NFKC'))
  );
}

/** A power, unless the letters end an ordinal or count hours: `2ⁿ`, `eˣ`, but `2ⁿᵈ`, `4ᵗʰ` and `5ʰ30ᵐ`. */
function raised(run: string, at: number, text: string): string {
  const script = scriptOf(run);
  const isCount = /\d$/.test(text.slice(0, at)) && (text.includes('ʰ') || /^(?:st|nd|rd|er?)$/.test(script));
  return isCount ? script : `^{${script}}`;
}

function scriptOf(run: string): string {
  return run.normalize('NFKC').replaceAll('\u2212', '-');
}

/** Marks above a letter that stands alone: a mean, an estimate, a vector. */
const marks: ReadonlyMap<string, string> = new Map([
  ['\u0302', 'hat'],
  ['\u0303', 'tilde'],
  ['\u0304', 'bar'],
  ['\u0307', 'dot'],
  ['\u20d7', 'vec'],
]);

function vulgar(sign: string): string {
  const [over, under] = sign.normalize('NFKC').split('\u2044');
  return `\\frac{${over}}{${under}}`;
}

function foreignDigit(sign: string): string | undefined {
  const point = sign.codePointAt(0) ?? 0;
  for (const start of [0x660, 0x6f0, 0x966, 0x9e6]) {
    if (point >= start && point < start + 10) return String(point - start);
  }
  return undefined;
}

const greek =
  'αalpha βbeta γgamma δdelta εepsilon ϵepsilon ζzeta ηeta θtheta ϑtheta ιiota κkappa λlambda μmu µmu νnu ξxi πpi ρrho σsigma ςsigma τtau υupsilon φphi ϕphi χchi ψpsi ωomega ΓGamma ΔDelta ΘTheta ΛLambda ΞXi ΠPi ΣSigma ΦPhi ΨPsi ΩOmega ΩOmega';

const operators =
  '×times ·cdot ⋅cdot ∙cdot ∗ast ÷div ≤le ≥ge ⩽le ⩾ge ≠ne ≈approx ≃approx ≅approx ∼sim ∞infty √sqrt ∪cup ∩cap ∅emptyset ∈in ∖setminus ±pm ∓mp ∑sum ∏prod ∫int ⌊lfloor ⌋rfloor ⌈lceil ⌉rceil …ldots ⋯ldots ⟨langle ⟩rangle 〈langle 〉rangle ℝR ℤZ ℕN ℚQ ℂC ℏhbar ħhbar ∇nabla ∂partial →to ⟶to ⟹Rightarrow ⇒Rightarrow ∀forall ∃exists ⊆subseteq ⊂subset ⊇supseteq ⇌rightleftharpoons ⇋rightleftharpoons ↔leftrightarrow ∧land ∨lor ¬neg ≡equiv ∆Delta ℓell ∠angle ☉odot ⊙odot ⊕oplus ⊗otimes';

const signs: ReadonlyMap<string, string> = new Map<string, string>([
  ...`${greek} ${operators}`.split(' ').map((entry): [string, string] => {
    const [sign = '', ...name] = [...entry];
    return [sign, `\\${name.join('')} `];
  }),
  ['⁄', '/'],
  ['°', '^\\circ '],
  ['º', '^\\circ '],
  ['℃', '^\\circ C'],
  ['℉', '^\\circ F'],
  ['Å', '\\AA '],
  ['Å', '\\AA '],
  ['″', "''"],
  ['“', '"'],
  ['”', '"'],
  ['，', ', '],
  ['；', '; '],
  ['：', ':'],
  ['。', '. '],
  ['、', ', '],
  ['・', '\\cdot '],
  ['（', '('],
  ['）', ')'],
  ['％', '%'],
]);

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

function cleanLatex(text: string): string {
  return text
    .replace(/(\d)\s*\{\s?,\s?\}\s*(?=\d)/gu, '$1,')
    .replace(/(\d),\\!\s*(?=\d{3})/gu, '$1,')
    .replace(/\\\\ ?\[ ?-?\d{0,3}\.?\d{0,3} ?(?:pt|em|ex|mm|cm|in) ?\]/gu, '\\\\ ')
    .replace(/\\([dtc])frac(?![A-Za-z])/gu, '\\frac')
    .replace(
      /\\(?:left|right|[bB]igg?[lr]?|middle)\s*(?=[()[\]|.<>/]|\\[{}|]|\\[lr](?:angle|vert|Vert|floor|ceil|brace|brack))/gu,
      '',
    )
    .replace(
      /\\(?:displaystyle|textstyle|limits|nolimits|quad|qquad|hspace\*?\{[^{}]{0,20}\}|hfill|nonumber|protect)(?![a-z])/gu,
      ' ',
    )
    .replace(/\\quad(?=[a-zA-Z])/gu, ' ')
    .replace(/(\d)\\[,;: ](?=\d{3}(?!\d))/gu, '$1 ')
    .replace(/\\\\|\\[,;:! ]|~/gu, (sign) => (sign === '\\\\' ? sign : ' '))
    .replace(/(?<=[0-9A-Fa-f])(\$?)\s*\(?(?:in\s+)?base[-\s]?(\d{1,2}|[a-z]{3,9})\)?$/, '_{$2}$1')
    .replace(/\(([0-9A-F]{1,60})\) ?(?=_ ?(?:\{ ?)?(?:\d|\\text))/gu, '$1')
    .replace(/(?<=[0-9A-F]_ ?)\{ ?\\text\w* ?\{ ?([a-z]{3,9}) ?\} ?\}/gu, '{$1}')
    .replace(
      /^(?:P|\\Pr|\\mathbb ?\{?P\}?|\\operatorname\{P\}) ?\([^()=]{0,30}\\text[^()]{1,60}\) ?= ?/,
      'P = ',
    )
    .replace(/\\mathbb ?\{? ?R ?\}? ?(?:\^ ?\{? ?\+ ?\}?|_ ?\{? ?> ?0 ?\}?)(?![A-Za-z*])/gu, '(0, \\infty )')
    .replace(/\\mathbb ?\{? ?R ?\}? ?_ ?\{? ?(?:\\geq?(?:slant)?|>=) ?0 ?\}?/gu, '[0, \\infty )')
    .replace(/^(?:the )?(?:(\d) ?(?:\\times|x) ?\1 )?identity matrix(?: \$?I(?:_\{?\d\}?)?\$?)?$/iu, 'I')
    .replace(/^(?:the set of )?all (?:the )?real(?: number)?s?$/i, '\\R ')
    .replace(/^\s*(?:minus|negative)\s+(?=[\d$\\])/iu, '-')
    .replace(
      /^\$?(-?\d[\d.]{0,20}) ?\\pm {0,2}(\d[\d.]{0,20})\$?(?: (?=[msgh]$)| ?(?=\\?[A-Za-z%μ])(?![a-z]$))(?!\\(?:sqrt|frac|times|cdot|pi|pm))(.{1,60})$/,
      '($1 \\pm $2) $3',
    )
    .replace(/^(\d{1,9}) (?:out of|in) (\d{1,9})$/u, '\\frac{$1}{$2}')
    .replace(/^(\d[\d,.]{0,12})k$/u, '$1 \\times 10^{3}')
    .replace(/^(pH|pOH|pK_?\{?a\}?)\s+(?:of\s+)?(?=\d)/u, '$1 = ')
    .replace(/(?<!\\)\\[()[\]](?!\d*(?:pt|em|ex))/gu, ' ')
    .replace(
      /\\operatorname\*?\s*\{\s*(dim|ker|deg|det|gcd|exp|log|ln|sin|cos|tan|max|min|arg)\s*\}/gu,
      '\\$1 ',
    )
    .replace(/\\\$\s?(\d[\d,.]*\d|\d)(?![\d$])/gu, '$1 dollars')
    .replace(/ dollars( ?(?:\\text)?[{ ]{0,2}(?:thousand|\w{1,2}illion)[ }]{0,2})(?!\w)/g, '$1 dollars')
    .replace(/([A-Za-z])\^?\s?(?:\{\s*)?\*(?:\s*\})?(?=\s*=)/gu, "$1'")
    .replace(
      /\+\s*(?:\\(?:text\w*|mathrm)\s*\{\s*)?const(?:ant|\.)?(?: of integration)?(?:\s*\})?\.?$/u,
      '+ C',
    )
    .replace(/^\s*(?:an?|the)\s+(?=\d|\$|\\(?:frac|sqrt))(?!\d+(?:st|nd|rd|th))/iu, '')
    .replace(/^(?:in\s+)?(?:(?:an?|the)\s+)?(?:ratio|odds)\s+(?:of\s+)?(?=[\d$\\])/i, '')
    .replace(
      /^(?:(?:an?|the)\s+)?((?:[a-z]{3,16}(?:[ -][a-z]{3,16})?) ratio)\s+(?:of\s+|is\s+)?(?=\$?\d+(?:\.\d+)?\s?:)/i,
      '$1 = ',
    )
    .replace(/(?<=^\$?\d[\d,.$]{0,12} to \$?\d[\d,.$]{0,12}) odds$/iu, '')
    .replace(/(?<=\d\s?:\s?[\d:\s]{0,40}\d\$?)\s+(?:phenotypic\s+|genotypic\s+)?ratio$/u, '')
    .replace(
      /^(?:approximately|approx\.?|about|roughly|around)\s+(?=\$?-?\d[\d,]*(?:\.\d+\$?$|(?:\.\d+)?\s?(?:\\?%|\^\\circ|\\?[A-Za-z]{1,12}(?:\s?\/\s?[A-Za-z]{1,12})?)[ \dA-Z^{}]{0,6}\$?$))/i,
      '',
    )
    .replace(
      /^(\d+) (?:in )?\(?(binary|octal|hex(?:adecimal)?)\)?$/u,
      (whole, digits: string, base: string) =>
        base === 'binary' && !/^[01]+$/u.test(digits)
          ? whole
          : `${digits}_{${base === 'binary' ? 2 : base === 'octal' ? 8 : 16}}`,
    )
    .replace(/^(?:one|a)[- ]half$/iu, '\\frac{1}{2}')
    .replace(/^(?:three)[- ]quarters$/iu, '\\frac{3}{4}')
    .replace(/^(?:one|a)[- ]quarter$/iu, '\\frac{1}{4}')
    .replace(
      /^(?:\\text\w*\s*\{\s*)?(rank|nullity|dimension|degree|order|genus)\s*(?:\}\s*)?(?:of\s+)?(\d{1,4})(?:\s*\})?$/i,
      '$1 = $2',
    )
    .replace(/^([^A-Za-z]{0,8}(?:d[\d^{}]{0,4})?sp[\d^{}d$]{0,10})[ -]hybridi[sz](?:ed|ation)$/u, '$1')
    .replace(quantityOf, '')
    .replace(
      /^(?:\*\*)?(\$?\\?[A-Za-z{}]{0,12} ?(?:O|Theta|Omega)\}? ?\([^()]{1,40}(?:\([^()]{1,20}\)[^()]{0,20})?\) ?\$?)(?:\*\*)? time(?: complexity)?$/,
      '$1',
    )
    .replace(/light[- ]year/gu, 'lightyear')
    .replace(
      /(?<=\d[\s$]{0,3}(?:\\text\s?\{ ?)?)(solar|earth|jupiter|lunar)[- ](mass(?:es)?|radi(?:us|i)|luminosit(?:y|ies))/gi,
      (_, body: string, what: string) => `${what[0]?.toUpperCase()}_{\\${bodies.get(body.toLowerCase())}}`,
    )
    .replace(
      /(?<![A-Za-z\\])([MRL])(?:_?\{?(?:sun|Sun)\}?|_?\{?\s?\\odot\s?\}?)(?![A-Za-z])/gu,
      '$1_{\\odot}',
    )
    .replace(/(?<![A-Za-z\\])([MRL])_?\{?\s?\\oplus\s?\}?(?![A-Za-z])/gu, '$1_{\\oplus}')
    .replace(/(?<=\d\s?)(M|G)(?:a|ya)$/u, '$1yr')
    .replace(
      /^(\d{2}(?:\.\d)?)\s?%\s?(?:CI|confidence interval)\s?(?:[:=]|is)?\s?(?=[([\d])/u,
      (_, level: string) => `I_{c${level}} = `,
    )
    .replace(/per annum|p\.a\.$/u, 'per year')
    .replace(/(\d[\d.]{0,12}) ?(?:basis points?|bps)$/u, '\\frac{$1}{100} %')
    .replace(/(\d) ?¢$/u, '$1 cents')
    .replace(/^(?:p-value|P)(?=\s?(?:[<>]|\\[lg]e|\\[lg]t))/u, 'p')
    .replace(/^p-value(?=\s?=)/u, 'p')
    .replace(/\\(?:text|mathrm|texttt)\s*\{\s*([\dA-F]{1,16})\s*\}\s*(?=_)/gu, '$1')
    .replace(/^\(([\dA-F]{1,64})\)\s?(?=_\s?\{?(?:2|8|10|16)\}?$)/u, '$1')
    .replace(/^([\dA-F]{1,16}) ?\(?hex(?:adecimal)?\)?$/u, '$1_{16}')
    .replace(/^(?=\d*[A-F])(\d[\dA-F]{1,15})h$/u, '$1_{16}')
    .replace(
      /(?<![\d.])(\d+)\.(\d+)\((\d{1,3})\)(?=\s?(?:\\times|[A-Za-z]|\\(?:text|mathrm))).{0,60}$/u,
      concise,
    )
    .replace(/electron[- ]volt/gu, 'electronvolt')
    .replace(/kilowatt[- ]hours?/gu, 'kWh')
    .replace(/(\d)or(?=[A-Za-z(\\])/gu, '$1 or ')
    .replace(/\\([%#&_])/gu, (whole, sign: string) => (sign === '_' || sign === '&' ? whole : sign))
    .replace(/\\cong ?(?=\$? ?-?\d+\.\d)/gu, '\\approx ')
    .replace(/\\(?:degree|textdegree)(?![A-Za-z])/gu, '^\\circ ')
    .replace(/\^\s*\{\s*\\circ\s*\}/gu, '^\\circ ')
    .replace(/(?<=\/ ?\( ?[a-z]{1,4}) ?(?:\\cdot|\*) ?(?=\^\\circ ?C)/gu, ' ')
    .replace(
      /\\hat\s*\{\s*(?:\\(?:mathbf|bf|mathrm|vec|boldsymbol)\s*)?(?:\{\s*)?\\?([ijkxyz])(?:math)?\s*(?:\}\s*)?\}/gu,
      '\\hat{$1}',
    )
    .replace(/\\(?:mathbf|vec|boldsymbol|bm)\s*\{\s*\\?([ijk])(?:math)?\s*\}/gu, '\\hat{$1}')
    .replace(
      /^([^()=]*=\s?)?((?![^()]{0,80}\\hat\{[ijkxyz]\}\s?(?:\\|[A-Za-z])[^()]{0,80}\\hat)[^()=]{1,80}\\hat\{[ijkxyz]\})((?:\s?\\(?:text|mathrm)\s?\{[^{}]{1,20}\}| [A-Za-z][A-Za-z/ ^{}\d-]{0,12}))$/,
      '$1($2)$3',
    )
    .replace(/\\mathbb\s*(?:\{\s*)?([RZNQC])\s*\}?/gu, '\\$1 ')
    .replace(/\.{3,}/gu, '\\ldots ')
    .replace(/\\lbrace(?![A-Za-z])/gu, '\\{')
    .replace(/\\rbrace(?![A-Za-z])/gu, '\\}');
}
