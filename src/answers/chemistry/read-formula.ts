import { cleanText } from '../syntax/clean-text.ts';
import { raisedCharge } from './charge-signs.ts';
import { atomicNumber, elementNames, elementSymbols } from './elements.ts';
import { formulasOfName } from './formulas-of-name.ts';

/** A chemical formula as written: its parts in order, and what they add up to. */
export interface Formula {
  /** The written order of elements and counts. */
  readonly parts: readonly string[];
  /** Elements and counts in alphabetical order. */
  readonly composition: string;
  readonly charge: number;
  /** Mass numbers, in the order of the nuclei they belong to. */
  readonly isotopes: string;
  /** How often carbon is written, which tells condensed from summed formulas. */
  readonly carbons: number;
  /** The state of matter, where it is said: `aq`, `s`, `l`, `g`. */
  readonly state: string;
  /** Whether nothing but letters was written, so that it may as well be a word. */
  readonly isPlainLetters: boolean;
}

/** Writes a formula in one way: no commands, braces or spaces. */
export function plainFormula(text: string): string {
  return (
    raisedCharge(bareFormula(text))
      .replace(/\{\}/gu, '')
      .replace(/^\{([\^_].*)\}$/u, '$1')
      .replace(/^_(\{-?\d{1,3}\}|\d{1,3})(\^(?:\{\d{1,3}\}|\d{1,3}))/u, '$2_$1')
      .replace(/COOH(?![a-z])/gu, 'CO2H')
      .replace(/COO(?=-|\^\{?-)/gu, 'CO2')
      // The number of protons follows from the symbol, where it is the right one.
      .replace(
        /^\^\{?(\d{1,3})\}?_\{?(\d{1,3})\}?(?=\{?([A-Z][a-z]?))/u,
        (whole, mass: string, protons: string, symbol: string) =>
          atomicNumber(symbol) === Number(protons) ? `^${mass}` : whole,
      )
      .replace(/(?<=[A-Za-z\d)])-(?=[A-Z]|\((?!(?:aq|s|l|g)\)))/gu, '')
      .replace(/\^\{?([+-]\d{1,2}(?=\}{0,2}$)|\d*[+-]|[+-]\d*)\}?/gu, '^$1;')
      .replace(/_\{?(\d+)\}?/gu, '$1')
      .replace(/[{}]/gu, '')
  );
}

function bareFormula(text: string): string {
  return cleanText(text)
    .replace(/\\(?:text\w*|mathrm|mathbf|ce|rm|operatorname|mathsf)\s*/gu, '')
    .replace(/\\cdot\s*|\\bullet\s*|\\ast\s*|(?<=[\w)\]}])\s?\*\s?(?=\d{0,2}[A-Z])/gu, '·')
    .replace(/[$\s*]/gu, '');
}

/** Reads one formula or ion; null for anything else. */
export function readFormula(text: string): Formula | null {
  if (text.length > 200) return null;
  const glossed = withoutName(text);
  const named = elementNames.get(
    text
      .trim()
      .toLowerCase()
      .replace(/[-\s]\d{1,3}$/u, ''),
  );
  const isotope = /[-\s](\d{1,3})$/u.exec(text.trim())?.[1];
  if (named !== undefined) return single(named, isotope ?? '');
  const dashed = /^\s*\$?([A-Z][a-z]?)-(\d{1,3})\$?\s*$/u.exec(text);
  if (dashed !== null && elementSymbols.has(dashed[1] ?? '')) return single(dashed[1] ?? '', dashed[2] ?? '');
  const plain = plainFormula(glossed);
  // `K^{-1}` is an inverse more often than an ion.
  if (/^(?!(?:OH|CN|HS|SCN|OCN|CNO|NCO)\^)[A-Z]{1,4}\^-\d{1,2};$/u.test(plain)) return null;
  const state = /\((aq|s|l|g)\)$/iu.exec(plain);
  const isStated = state !== null;
  const { body, charge } = splitCharge(withIsotope(isStated ? plain.slice(0, state.index) : plain));
  const formula = readBody(body, charge);
  return formula === null || !isStated ? formula : { ...formula, state: (state[1] ?? '').toLowerCase() };
}

/** A name beside a formula in brackets, on either side, only repeats it: `sodium chloride (NaCl)`. */
function withoutName(text: string): string {
  const match = /^\s*([A-Za-z][a-z]{3}[a-z\s-]*(?:\([IVX]+\)[a-z\s-]*)?)\(\s*([^()\s][^\s]*)\s*\)\s*$/u.exec(
    text,
  );
  const named =
    /^\s*([A-Za-z][a-z]{3}[a-z\s-]*(?:\([IVX]+\)[a-z\s-]*)?),\s*(\S{1,40})\s*$/.exec(
      text.replace(/\$/gu, ''),
    ) ?? null;
  // `carbon dioxide (CO)` and `copper oxide, Cu²⁺` name two things.
  if (match === null && named !== null && isNameOf(named[1] ?? '', named[2] ?? ''))
    return isOther(named[1] ?? '', named[2] ?? '') ? text : (named[2] ?? text);
  if (match !== null && isOther(match[1] ?? '', match[2] ?? '')) return text;
  const bare = text.replace(/(?<=[\w)}₂-₉]) (?:gas|molecules?|crystals|precipitate)$/u, '');
  return match?.[2] ?? withoutNote(bare);
}

/** `CO_2 (carbon dioxide)` without its note, unless that limits it or names another compound. */
function withoutNote(text: string): string {
  const [note = '', said = ''] = /(?<!\s)\s+\(([a-z][a-z\s-]{3,})\)\s*$/u.exec(text) ?? [];
  if (note === '') return text;
  const formula = text.slice(0, text.length - note.length);
  const isOpen = said.split(/[\s-]/u).some((word) => limiting.has(word));
  return isOpen || isOther(said, formula) ? text : formula;
}

const limiting: ReadonlySet<string> = new Set(
  'unless if when only for not no never maybe perhaps possibly probably except excluding without radical anion cation ion or and'.split(
    ' ',
  ),
);

/** Whether a name is known to be that of another compound than the formula beside it. */
function isOther(name: string, formula: string): boolean {
  const [written, ...known] = [formula, ...formulasOfName(name)].map(
    (each) => readFormula(each)?.composition,
  );
  return known.length > 0 && written !== undefined && !known.includes(written);
}

/** Whether a name may be that of a formula: it is that of no element, and its counts are in the formula. */
function isNameOf(name: string, formula: string): boolean {
  const plain = name.trim().toLowerCase();
  if (elementNames.has(plain) || /\b(?:and|or|not)\b/u.test(plain) || !/[A-Z]/u.test(formula)) return false;
  // A salt has no charge.
  if (/ \S+(?:ide|ate|ite)$/u.test(plain) && /[+⁺]/u.test(formula)) return false;
  return (
    lastCount(plain, formula) ?? /(?:ide|ate|ite|ium|ane|ene|yne|anol|acid|ammonia|water|ion)$/u.test(plain)
  );
}

/** Whether a name counts the atoms at its end as a formula does, as `carbon dioxide` and `CO2` do; null where it does not count. */
function lastCount(name: string, formula: string): boolean | null {
  const count = /(mono|di|tri|tetra|penta|hexa)(?:oxide|chloride|fluoride|bromide|iodide|sulfide)/u.exec(
    name.toLowerCase(),
  )?.[1];
  if (count === undefined) return null;
  const digits = ['', 'mono', 'di', 'tri', 'tetra', 'penta', 'hexa'].indexOf(count);
  const last = /(\d?)$/u.exec(plainFormula(formula))?.[1] ?? '';
  return Number(last === '' ? 1 : last) === digits;
}

function single(name: string, written: string): Formula {
  const [symbol, mass] = heavyHydrogen.get(name) ?? [name, written];
  return {
    parts: [`${symbol}1`, '*'],
    composition: `${symbol}1`,
    charge: 0,
    isotopes: mass === '' ? '' : `${symbol}${mass}`,
    carbons: symbol === 'C' ? 1 : 0,
    state: '',
    isPlainLetters: false,
  };
}

/** Isotopes with a special letter. */
const heavyHydrogen: ReadonlyMap<string, readonly [symbol: string, mass: string]> = new Map([
  ['D', ['H', '2']],
  ['T', ['H', '3']],
]);

/** Turns `^{14}_{6}C` into `<14>C`; the atomic number follows from the symbol. */
function withIsotope(text: string): string {
  return text.replace(/^\^(\d{1,3})(?=[A-Z])/u, (whole) => `<${/\d{1,3}/u.exec(whole)?.[0] ?? ''}>`);
}

interface Charged {
  readonly body: string;
  readonly charge: number;
}

function splitCharge(text: string): Charged {
  const raised = /^(.+?)\^(\d*)([+-])(\d*);$/u.exec(text);
  if (raised !== null)
    return { body: raised[1] ?? '', charge: signed(raised[3], `${raised[2] ?? ''}${raised[4] ?? ''}`) };
  const plain = /^(.*?)(?<!\d)(\d*)([+-])$/u.exec(text);
  if (plain === null) return { body: text, charge: 0 };
  const [, body = '', digits = '', sign = ''] = plain;
  const isAtom = elementSymbols.has(body);
  if ((isAtom || body.endsWith(']')) && digits.length <= 1) return { body, charge: signed(sign, digits) };
  const ofCharge = digits.length > 1 ? digits.slice(-1) : '';
  return {
    body: `${body}${digits.slice(0, digits.length - ofCharge.length)}`,
    charge: signed(sign, ofCharge),
  };
}

function signed(sign: string | undefined, digits: string): number {
  return (sign === '-' ? -1 : 1) * Number(digits === '' ? 1 : digits);
}

interface Reading {
  readonly counts: Map<string, number>;
  readonly parts: string[];
  readonly isotopes: string[];
}

function readBody(body: string, charge: number): Formula | null {
  const reading: Reading = { counts: new Map(), parts: [], isotopes: [] };
  if (/^\d+[A-Za-z]+$/u.test(body) && charge === 0) return null;
  for (const part of body.split(/[·.]/u)) {
    const match = /^(\d{0,3})(.+)$/.exec(part);
    if (match === null || !readGroup(match[2] ?? '', Number(match[1] === '' ? 1 : match[1]), reading))
      return null;
    reading.parts.push(`*${match[1] ?? ''}`);
  }
  if (reading.counts.size === 0) return null;
  const composition = [...reading.counts].map(([element, count]) => `${element}${count}`).sort();
  return {
    parts: reading.parts,
    composition: composition.join(' '),
    charge,
    isotopes: reading.isotopes.join(' '),
    carbons: reading.parts.filter((part) => /^C\d/u.test(part)).length,
    state: '',
    isPlainLetters: charge === 0 && /^[A-Za-z]+$/u.test(body),
  };
}

type Counts = Map<string, number>;

const piece = /<(\d{1,3})>|([A-Z][a-z]?)(\d{0,4})|([([])|[)\]](\d{0,3})/uy;

/** Reads a run of elements and bracketed groups, multiplying what is inside by the number behind the bracket. */
function readGroup(text: string, times: number, reading: Reading): boolean {
  const stack: Counts[] = [new Map()];
  let at = 0;
  while (at < text.length) {
    piece.lastIndex = at;
    const match = piece.exec(text);
    if (match === null || stack.length > 8) return false;
    at += match[0].length;
    const [, mass, symbol, count, open, closing] = match;
    if (mass !== undefined)
      reading.isotopes.push(`${/^[A-Z][a-z]?/u.exec(text.slice(at))?.[0] ?? ''}${mass}`);
    else if (symbol !== undefined && !readElement(symbol, count ?? '', stack, reading)) return false;
    else if (open !== undefined) {
      stack.push(new Map());
      reading.parts.push('(');
    } else if (closing !== undefined && !closeGroup(closing, stack, reading)) return false;
  }
  const [whole] = stack;
  if (stack.length !== 1 || whole === undefined || whole.size === 0) return false;
  for (const [element, count] of whole) addTo(reading.counts, element, count * times);
  return true;
}

function readElement(name: string, count: string, stack: readonly Counts[], reading: Reading): boolean {
  const top = stack.at(-1);
  if (top === undefined || !elementSymbols.has(name)) return false;
  const [symbol, mass] = heavyHydrogen.get(name) ?? [name, ''];
  if (mass !== '') reading.isotopes.push(`${symbol}${mass}`);
  addTo(top, symbol, Number(count === '' ? 1 : count));
  reading.parts.push(`${symbol}${count === '' ? 1 : count}`);
  return true;
}

function closeGroup(digits: string, stack: Counts[], reading: Reading): boolean {
  const [inner, outer] = [stack.pop(), stack.at(-1)];
  if (inner === undefined || outer === undefined) return false;
  const factor = Number(digits === '' ? 1 : digits);
  for (const [element, count] of inner) addTo(outer, element, count * factor);
  reading.parts.push(`)${factor}`);
  return true;
}

function addTo(counts: Map<string, number>, element: string, count: number): void {
  counts.set(element, (counts.get(element) ?? 0) + count);
}
