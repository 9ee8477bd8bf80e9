import { rewriteCounts } from '../notations/rewrite-counts.ts';

/** Brings notations that are around or between their operands to the commands that are before them. */
export function rewriteNotation(text: string): string {
  let current = text;
  for (const [infix, prefix] of infixes) {
    for (let round = 0; round < 8 && infix.test(current); round += 1) {
      const next = asPrefix(current, infix, prefix);
      if (next === current) break;
      current = next;
    }
  }
  return withKets(
    rewriteCounts(
      withMinutes(scriptsInOrder(transposed(derived(withVectors(withExpectations(withPhasors(current))))))),
    ),
  );
}

/** A number with its angle in degrees: `5\angle 30^\circ` is `5 e^{i30^\circ}`, whose exponent is in radians. */
function withPhasors(text: string): string {
  if (!text.includes('\\circ')) return text;
  return text
    .replace(
      /(?<![A-Za-z\d.])(\d[\d.]{0,15}) ?\\angle ?\{? ?(-?)(\d[\d.]{0,15}) ?\^ ?\{? ?\\circ ?\}?(?: ?\})?/gu,
      '$1 e^{$2i \\pi \\frac{$3}{180}}',
    )
    .replace(
      /e ?\^ ?\{ ?(-?) ?[ij] ?(-?)(\d[\d.]{0,15}) ?\^ ?\{? ?\\circ ?\}? ?\}/gu,
      'e^{$1$2i \\pi \\frac{$3}{180}}',
    );
}

/** The brackets of an expectation may be square: `\\mathbb{E}[W]` is `E(W)`. */
function withExpectations(text: string): string {
  return text.replace(
    /(?<![A-Za-z\\])(?:\\(?:mathbb|operatorname|mathrm) ?\{ ?E ?\}|E) ?\[ ?([A-Z](?:_ ?\{?\w\}?)?) ?\]/gu,
    'E($1)',
  );
}

/** One arrow over a letter is as good as another; over two letters it leads from a point to a point. */
function withVectors(text: string): string {
  return text
    .replace(/\\overrightarrow ?\{ ?([A-Za-z](?:_\{?\w\}?)?) ?\}/gu, '\\vec{$1}')
    .replace(/\\vec ?\{ ?([A-Z]) ?([A-Z]) ?\}/gu, '\\overrightarrow{$1$2}');
}

/** `63^\circ 45' 30''` adds minutes and seconds of arc. */
function withMinutes(text: string): string {
  return text.replace(
    /(?<![\d.])(\d{1,3}) ?\^ ?(?:\{ ?)?\\circ {0,3}(?:\} {0,3})?(\d{1,2}(?:\.\d{1,6})?) ?'(?: {0,3}(\d{1,2}(?:\.\d{1,6})?) ?(?:''|")|(?!'))/gu,
    (_, degrees: string, minutes: string, seconds = '0') =>
      `(${degrees} + \\frac{${minutes}}{60} + \\frac{${seconds}}{3600})^\\circ `,
  );
}

/** An index comes before the power, and a prime before the index: `v^2_0` is `v_0^2`, `\omega_L'` is `\omega'_L`. */
function scriptsInOrder(text: string): string {
  return text
    .replace(
      /(?<![A-Za-z\\])([A-Za-z]|\\(?!int|oint|sum|prod|lim)[A-Za-z]+) ?\^ ?(\{[^{}]{1,40}\}|[A-Za-z\d]) ?_ ?(\{[^{}]{1,40}\}|[A-Za-z\d])/g,
      '$1_$3^$2',
    )
    .replace(/_ ?(\{[^{}]{1,40}\}|[A-Za-z\d]) ?('+)/g, '$2_$1');
}

/** `|0\\rangle` is a name; several in a row are one, in this order. */
function withKets(text: string): string {
  if (!text.includes('\\rangle') && !text.includes('\\ket')) return text;
  let current = text.replace(
    /\| ?((?:(?!\\[lr]angle)[^|<>{}$\s]){1,24}) ?\\rangle(?![a-z])/g,
    (_, name: string) => `\\ket{${name}}`,
  );
  for (let round = 0; round < 8; round += 1) {
    const next = current.replace(
      /\\ket\s*\{([^{}]{1,40})\}\s*(?:\\otimes\s*)?\\ket\s*\{([^{}]{1,40})\}/,
      (_, one: string, other: string) =>
        `\\ket{${one}${/^\d+$/u.test(one) && /^\d+$/u.test(other) ? '' : ' '}${other}}`,
    );
    if (next === current) break;
    current = next;
  }
  return current;
}

const infixes: readonly (readonly [RegExp, string])[] = [
  [/\\over(?![A-Za-z])/u, '\\frac'],
  [/\\choose(?![A-Za-z])/u, '\\binom'],
];

/** `{a \over b}` is `\frac{a}{b}`: the braces around it, or the whole text, are its bounds. */
function asPrefix(text: string, infix: RegExp, prefix: string): string {
  const match = infix.exec(text);
  if (match === null) return text;
  const start = openingBefore(text, match.index);
  const end = closingAfter(text, match.index + match[0].length);
  const [over, under] = [text.slice(start + 1, match.index), text.slice(match.index + match[0].length, end)];
  return `${text.slice(0, Math.max(0, start))}${prefix}{${over.trim()}}{${under.trim()}}${text.slice(end + 1)}`;
}

function openingBefore(text: string, from: number): number {
  let depth = 0;
  for (let at = from - 1; at >= 0; at -= 1) {
    if (text[at] === '}') depth += 1;
    if (text[at] === '{' && depth === 0) return at;
    if (text[at] === '{') depth -= 1;
  }
  return -1;
}

function closingAfter(text: string, from: number): number {
  let depth = 0;
  for (let at = from; at < text.length; at += 1) {
    if (text[at] === '{') depth += 1;
    if (text[at] === '}' && depth === 0) return at;
    if (text[at] === '}') depth -= 1;
  }
  return text.length;
}

const differential = String.raw`(?:\\mathrm\s*\{\s*d\s*\}|d)`;
const quotient = new RegExp(
  String.raw`\\frac\s*\{\s*${differential}\s*(?:\^\s*(?:\{\s*)?([23])(?:\s*\})?\s*)?([A-Za-z]|\\[a-z]+)\s*\}\s*\{\s*${differential}\s*([a-z]|\\[a-z]+)\s*(?:\^\s*(?:\{\s*)?([23])(?:\s*\})?\s*)?\}`,
  'gu',
);

/** `\mathrm{d}V/\mathrm{d}x` with a stroke. */
const slashed = new RegExp(
  String.raw`(?<![A-Za-z\\])${differential}\s?([A-Za-z])\s?/\s?${differential}\s?([a-z])(?![A-Za-z^_(])`,
  'gu',
);

/** `\frac{d}{dx}` before something else: no product with a variable d, and not worked out either. */
const operator = new RegExp(
  String.raw`\\frac\s*\{\s*${differential}\s*\}\s*\{\s*${differential}\s*([a-z]|\\[a-z]+)\s*\}|(?<![A-Za-z\\])d\s?/\s?d[a-z](?![A-Za-z])`,
  'gu',
);

/** `\frac{\partial}{\partial t}\psi`: what follows a partial derivative is what it is taken of. */
const partial =
  /\\frac\s*\{\s*\\partial\s*(\^\s*(?:\d|\{\d\})\s*)?\}\s*\{([^{}]{1,40}(?:\{[^{}]{1,8}\}[^{}]{0,20})?)\}\s*([A-Za-z](?![A-Za-z(])|\\(?:psi|phi|Psi|Phi|rho|theta|mathbf\s*\{[A-Z]\}|vec\s*\{[A-Z]\})(?![A-Za-z]))(?!\s*[_^(])/g;

/** `\frac{dy}{dt}` is the derivative that is also written `y'`; the name below is kept, in case both sides name one. */
function derived(text: string): string {
  return text
    .replace(partial, (_, order = '', by: string, of: string) => `\\frac{\\partial${order} ${of}}{${by}}`)
    .replace(slashed, '\\frac{d$1}{d$2}')
    .replace(operator, '\\differentiate ')
    .replace(
      /\\(d{1,3})ot\s*(?:\{\s*([A-Za-z]|\\[a-z]+)\s*\}|\s([A-Za-z])(?![A-Za-z])|(\\[a-z]+))/gu,
      (_, dots: string, braced?: string, bare?: string, command?: string) =>
        `\\derivative{${dots.length}}{${(braced ?? bare ?? command ?? '').replace('\\', '')}}{t}`,
    )
    .replace(quotient, (whole: string, order = '1', name: string, by: string, below = '1') =>
      order === below ? `\\derivative{${order}}{${name.replace('\\', '')}}{${by.replace('\\', '')}}` : whole,
    )
    .replace(/\^\s*(?:\{\s*)?((?:\\prime\s*){1,3})\}?/gu, (_, primes: string) =>
      "'".repeat(primes.split('\\prime').length - 1),
    );
}

function transposed(text: string): string {
  return text
    .replace(/\^\s*(?:\{\s*)?\\(?:top|intercal|mathsf\s*T|mathrm\s*T)(?![A-Za-z])\s*\}?/gu, '^T')
    .replace(/\^\s*\{\s*\\(?:text|mathrm|mathsf|top|rm)\s*(?:\{\s*)?T\s*(?:\}\s*)?\}/gu, '^T')
    .replace(/\^\s*\{\s*T\s*\}/gu, '^T');
}
