import { rewriteClauses } from '../clauses/rewrite-clauses.ts';
import { withForgottenSigns } from '../notations/forgotten-signs.ts';
import { withSetMinus } from '../notations/set-minus.ts';
import { hanMathematics } from '../spoken/han-mathematics.ts';
import { spokenNumbers } from '../spoken/spoken-numbers.ts';
import { inOneByte } from '../tokens/in-one-byte.ts';
import { pattern } from '../tokens/pattern.ts';
import { rememberLast } from '../tokens/remember-last.ts';
import { rewriteSciences } from '../units/rewrite-sciences.ts';
import { rewriteUnits } from '../units/rewrite-units.ts';
import { cleanLatex } from './clean-latex.ts';
import { rewriteNotation } from './rewrite-notation.ts';

/**
 * Brings the many spellings of one sign to one: Unicode mathematics becomes LaTeX, full-width and other digits become
 * ASCII, LaTeX spacing and sizing disappear. The result means what the text meant.
 */
export const cleanText: (text: string) => string = rememberLast(clean);

function clean(text: string): string {
  const unescaped = text.includes('\\\\') ? unescapeDoubled(text) : text;
  const plainSigns = inOneByte(
    withForgottenSigns(cleanUnicode(withNegations(withSetMinus(inLatin(unescaped))))),
  );
  const notation = rewriteNotation(
    cleanLatex(rewriteUnits(rewriteSciences(spokenNumbers(hanMathematics(plainSigns))))),
  )
    .replace(/\s+/gu, ' ')
    .trim();
  const plain = rewriteClauses(notation);
  return engineersUnit(plain).replace(/^<([^<>=]{1,200})>$/, '\\langle $1\\rangle');
}

/** Names of Cyrillic letters that look like Latin ones, before a sign of equality: `х = 7`. */
function inLatin(text: string): string {
  return /[\u0430-\u0445]/.test(text)
    ? text.replace(/(?<![\u0400-\u04ff])[хуас](?=(?:_?\d)? ?[=<>≤≥])/g, (sign) => latin.get(sign) ?? sign)
    : text;
}

const latin: ReadonlyMap<string, string> = new Map([
  ['х', 'x'],
  ['у', 'y'],
  ['а', 'a'],
  ['с', 'c'],
]);

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
