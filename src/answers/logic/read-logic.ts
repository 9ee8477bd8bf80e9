import { switchingAsLogic } from './switching-as-logic.ts';

/** A formula of logic or of sets, by the rows of its table. */
export interface LogicFormula {
  readonly names: readonly string[];
  readonly isOfSets: boolean;
  /** Whether it is written as sums and products, which only a complement tells from numbers. */
  readonly isSwitching: boolean;
  readonly holds: (truth: ReadonlyMap<string, boolean>) => boolean;
}

type Holds = LogicFormula['holds'];
type Sign = 'not' | 'and' | 'or' | 'implies' | 'iff' | 'xor' | 'without' | '(' | ')' | 'bar';
type Piece = { readonly sign: Sign } | { readonly name: string };

const ofLogic: readonly (readonly [RegExp, Sign])[] = [
  [/^(?:\\neg|\\lnot|!(?!=)|\\sim(?![a-z]))(?![A-Za-z]{2})/u, 'not'],
  [/^(?:\\land|\\wedge|&&?)(?![a-z])/u, 'and'],
  [/^(?:\\lor|\\vee|\|\|?)(?![a-z])/u, 'or'],
  [/^(?:\\leftrightarrow|\\Leftrightarrow|\\iff|<->|<=>)(?![a-z])/u, 'iff'],
  [/^(?:\\(?:to|rightarrow|Rightarrow|implies|supset)(?![a-z])|->|=>)/u, 'implies'],
  [/^(?:\\oplus|\\veebar)(?![a-z])/u, 'xor'],
];
const ofSets: readonly (readonly [RegExp, Sign])[] = [
  [/^\\cap(?![a-z])/u, 'and'],
  [/^\\cup(?![a-z])/u, 'or'],
  [/^\\(?:setminus|smallsetminus|backslash)(?![a-z])/u, 'without'],
  [/^\\(?:triangle|bigtriangleup|Delta)(?![a-z])/u, 'xor'],
];
const ofBoth: readonly (readonly [RegExp, Sign])[] = [
  [/^(?:\\overline|\\bar)(?=\s*\{)/u, 'bar'],
  [/^[([]/u, '('],
  [/^[)\]]/u, ')'],
];
const complement = /^(?:\^\s*(?:\{\s*)?(?:c|C|\\complement)\s*\}?|')/u;

/** Reads a formula whose names are single letters; null for anything else, and where nothing but letters is written. */
export function readLogic(text: string): LogicFormula | null {
  const plain = withSigns(implied(text.replace(/\$/gu, ' ').trim()));
  if (
    !/\\(?:neg|lnot|land|wedge|lor|vee|to|rightarrow|Rightarrow|implies|iff|leftrightarrow|Leftrightarrow|oplus|cap|cup|setminus|triangle)(?![a-z])|->|=>|&&|\|\||<=>|(?<=(?:^|[^A-Za-z])[A-Z]\)? )[&|] /u.test(
      plain,
    )
  )
    return readSwitching(plain);
  return readPieces(plain, ofLogic, false) ?? readPieces(plain, ofSets, true) ?? readSwitching(plain);
}

function readSwitching(text: string): LogicFormula | null {
  const written = switchingAsLogic(text);
  const formula = written === null ? null : readPieces(written, ofLogic, false);
  return formula === null ? null : { ...formula, isSwitching: true };
}

/** `If P, then not Q`. */
function implied(text: string): string {
  const [, premise, conclusion] =
    /^if ((?:not |~|¬|\\neg )?[A-Za-z]) ?,? then ((?:not |~|¬|\\neg )?[A-Za-z])\.?$/i.exec(text) ?? [];
  if (premise === undefined || conclusion === undefined) return text;
  return `${premise} \\to ${conclusion}`.replace(/not |[~¬]/gi, '\\neg ');
}

const wordsOfLogic: readonly (readonly [RegExp, string])[] = [
  [/\bIMPLIES\b/gi, '\\to '],
  [/\bXOR\b/gi, '\\oplus '],
  [/\bAND\b/gi, '\\land '],
  [/\bOR\b/gi, '\\lor '],
  [/\bNOT\b/gi, '\\neg '],
];

/** Words for signs between single letters: `A AND NOT B`, `(p and q) or r`; small ones alone may as well join a list. */
function withSigns(text: string): string {
  const plain = text.replace(/\\(?:text\w*|mathrm|operatorname)\s*\{\s*([A-Za-z]{2,7})\s*\}/gu, ' $1 ');
  const isLogic =
    /^(?:[A-Za-z](?:_\d)?|AND|OR|NOT|XOR|IMPLIES|and|or|not|xor|implies|\\(?:land|lor|neg|wedge|vee|lnot)|[\s()~&|!])+$/u.test(
      plain,
    ) &&
    !/[A-Za-z]{8}/u.test(plain) &&
    /\b(?:AND|OR|NOT|XOR|IMPLIES|not|xor|implies)\b|\)\s*(?:and|or)\b|\b(?:and|or)\s*\(|(?<![A-Za-z\\])~\s?[A-Z]|[A-Z]\s?[&|]\s?[~A-Z]/u.test(
      plain,
    );
  if (!isLogic) return text;
  return wordsOfLogic
    .reduce((current, [word, sign]) => current.replace(word, sign), plain)
    .replace(/~/gu, '\\neg ')
    .replace(/&{1,2}/gu, '\\land ')
    .replace(/\|{1,2}/gu, '\\lor ');
}

function readPieces(
  text: string,
  signs: readonly (readonly [RegExp, Sign])[],
  isOfSets: boolean,
): LogicFormula | null {
  const pieces = cut(text, [...signs, ...ofBoth], isOfSets);
  if (pieces === null) return null;
  const names = [...new Set(pieces.flatMap((piece) => ('name' in piece ? [piece.name] : [])))];
  const operators = pieces.filter((piece) => 'sign' in piece && !['(', ')'].includes(piece.sign));
  const reader = new Reader(pieces);
  const holds = reader.whole();
  return holds === null || operators.length === 0 || names.length === 0
    ? null
    : { names, isOfSets, isSwitching: false, holds };
}

function cut(
  text: string,
  signs: readonly (readonly [RegExp, Sign])[],
  isOfSets: boolean,
): readonly Piece[] | null {
  const pieces: Piece[] = [];
  let rest = text.trim();
  while (rest !== '') {
    if (pieces.length > 200) return null;
    const after = takeSign(rest, signs, pieces) ?? takeName(rest, isOfSets, pieces);
    if (after === null) return null;
    rest = after.trimStart();
    if (!isOfSets || !complement.test(rest)) continue;
    if (!complementLast(pieces)) return null;
    rest = rest.replace(complement, '').trimStart();
  }
  return pieces;
}

/** Takes a sign off a text, and returns what is left; null where there is none. */
function takeSign(text: string, signs: readonly (readonly [RegExp, Sign])[], pieces: Piece[]): string | null {
  const found = signs.find(([pattern]) => pattern.test(text));
  if (found === undefined) return null;
  const [pattern, sign] = found;
  pieces.push({ sign });
  const rest = text.replace(pattern, '').trimStart();
  if (sign !== 'bar') return rest;
  // A bar is above what its braces hold.
  const inner = /^\{([^{}]*)\}/u.exec(rest);
  return inner === null ? null : `(${inner[1]})${rest.slice(inner[0].length)}`;
}

function takeName(text: string, isOfSets: boolean, pieces: Piece[]): string | null {
  const name = (isOfSets ? nameOfSet : nameOfStatement).exec(text)?.[0];
  if (name === undefined) return null;
  pieces.push({ name });
  return text.slice(name.length);
}

const nameOfSet = /^[A-Z](?:_\{?\d\}?)?(?![A-Za-z])/u;
const nameOfStatement = /^[A-Za-z](?:_\{?\d\}?)?(?![A-Za-z])/u;

/** Puts the sign of a complement before the last name or bracket; false where there is neither. */
function complementLast(pieces: Piece[]): boolean {
  let depth = 0;
  for (let at = pieces.length - 1; at >= 0; at -= 1) {
    const piece = pieces[at];
    if (piece === undefined) return false;
    const sign = 'sign' in piece ? piece.sign : null;
    if (sign !== null && depth === 0 && sign !== ')') return false;
    if (sign === ')') depth += 1;
    if (sign === '(') depth -= 1;
    if (depth > 0) continue;
    pieces.splice(at, 0, { sign: 'not' });
    return true;
  }
  return false;
}

/** Reads pieces by binding: not, and, or and its like, implication to the right, equivalence. */
class Reader {
  readonly #pieces: readonly Piece[];
  #at = 0;

  constructor(pieces: readonly Piece[]) {
    this.#pieces = pieces;
  }

  whole(): Holds | null {
    const holds = this.#equivalence();
    return this.#at === this.#pieces.length ? holds : null;
  }

  #take(...signs: readonly Sign[]): Sign | null {
    const piece = this.#pieces[this.#at];
    const sign = piece !== undefined && 'sign' in piece ? piece.sign : null;
    if (sign === null || !signs.includes(sign)) return null;
    this.#at += 1;
    return sign;
  }

  #equivalence(): Holds | null {
    let left = this.#implication();
    while (left !== null && this.#take('iff') !== null) {
      const [one, other] = [left, this.#implication()];
      left = other === null ? null : (truth) => one(truth) === other(truth);
    }
    return left;
  }

  #implication(): Holds | null {
    const left = this.#either();
    if (left === null || this.#take('implies') === null) return left;
    const right = this.#implication();
    return right === null ? null : (truth) => !left(truth) || right(truth);
  }

  /** Signs that bind alike in some books and not in others must not be mixed without brackets. */
  #either(): Holds | null {
    let left = this.#both();
    let used: Sign | null = null;
    for (;;) {
      const sign = left === null ? null : this.#take('or', 'xor');
      if (left === null || sign === null) return left;
      if (used !== null && used !== sign) return null;
      used = sign;
      const [one, other] = [left, this.#both()];
      if (other === null) return null;
      left = sign === 'or' ? (truth) => one(truth) || other(truth) : (truth) => one(truth) !== other(truth);
    }
  }

  #both(): Holds | null {
    let left = this.#single();
    for (;;) {
      const sign = left === null ? null : this.#take('and', 'without');
      if (left === null || sign === null) return left;
      const [one, other] = [left, this.#single()];
      if (other === null) return null;
      left = sign === 'and' ? (truth) => one(truth) && other(truth) : (truth) => one(truth) && !other(truth);
    }
  }

  #single(): Holds | null {
    if (this.#take('not', 'bar') !== null) {
      const inner = this.#single();
      return inner === null ? null : (truth) => !inner(truth);
    }
    if (this.#take('(') !== null) {
      const inner = this.#equivalence();
      return this.#take(')') === null ? null : inner;
    }
    const piece = this.#pieces[this.#at];
    if (piece === undefined || !('name' in piece)) return null;
    this.#at += 1;
    return (truth) => truth.get(piece.name) === true;
  }
}
