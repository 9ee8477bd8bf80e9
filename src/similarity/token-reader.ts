import { foldedUnicode } from './folded-unicode.ts';

/** What a character means to the reader; the code of ASCII characters stands in a table. */
const GAP = 0;
const LETTER = 1;
const DIGIT = 2;
const SYMBOL = 3;
const BACKSLASH = 4;
const OPEN_BRACE = 5;
const CLOSE_BRACE = 6;
const HYPHEN = 7;
const QUOTE = 8;
const STAR = 9;
/** A character of a script that writes words without gaps: a token of its own. */
const IDEOGRAPH = 10;

/**
 * Reads a text as a row of tokens, each given by a hash: words folded to lower case, numbers, operators and LaTeX
 * commands. What only sets a text out is passed over: `$`, `\left`, `\text`, spacing, prose punctuation, markdown stars.
 *
 * One pass without substrings, since reading is most of the work of finding copies.
 */
export class TokenReader {
  /** Hashes of the tokens of the text that was read last. Valid until the next `read`. */
  hashes: Int32Array<ArrayBuffer> = new Int32Array(1024);
  /** How many tokens there are. */
  count = 0;
  #units = new Uint16Array(1024);
  /** The same memory as the units. */
  #bytes = Buffer.from(this.#units.buffer);
  #length = 0;
  readonly #maskNumbers: boolean;
  readonly #classes = asciiClasses();
  readonly #commands = commandActions();
  /** For each open brace, whether it is a token. */
  readonly #braces: boolean[] = [];

  constructor({ maskNumbers = false }: { readonly maskNumbers?: boolean } = {}) {
    this.#maskNumbers = maskNumbers;
  }

  /** Reads a text; gives the number of its tokens. */
  read(text: string): number {
    this.#load(text);
    if (!this.#scan(false)) {
      this.#load(foldedUnicode(text));
      this.#scan(true);
    }
    return this.count;
  }

  /** Copies the text to where its characters are read as numbers, at a fraction of the price of `charCodeAt`. */
  #load(text: string): void {
    const { length } = text;
    if (this.#units.length < length + BEYOND) {
      this.#units = new Uint16Array(2 * length + BEYOND);
      this.#bytes = Buffer.from(this.#units.buffer);
      // A text has no more tokens than characters.
      this.hashes = new Int32Array(2 * length);
    }
    this.#bytes.write(text, 'utf16le');
    this.#units.fill(0, length, length + BEYOND);
    this.#length = length;
    this.count = 0;
    this.#braces.length = 0;
  }

  /** Gives false when a text that was taken for ASCII is not. */
  #scan(isFolded: boolean): boolean {
    const units = this.#units;
    const length = this.#length;
    let index = 0;
    while (index < length) {
      const code = units[index] ?? 0;
      if (code > 127 && !isFolded) return false;
      const kind = this.#classOf(code);
      if (kind === GAP || kind === QUOTE) index += 1;
      else if (kind === LETTER) index = this.#word(units, index);
      else if (kind === DIGIT) index = this.#number(units, index);
      else if (kind === SYMBOL || kind === IDEOGRAPH) {
        this.#push(mixed(code));
        index += 1;
      } else index = this.#mark(units, index, kind);
    }
    return true;
  }

  #word(units: Uint16Array, from: number): number {
    const classes = this.#classes;
    const first = units[from] ?? 0;
    let hash = SEED;
    let index = from;
    for (;;) {
      const code = units[index] ?? 0;
      if (code < 128) {
        const kind = classes[code];
        if (kind === LETTER) hash = Math.imul(hash ^ (code | 32), PRIME);
        else if (kind !== QUOTE) break;
      } else if (this.#classOf(code) === LETTER) hash = Math.imul(hash ^ code, PRIME);
      else break;
      index += 1;
    }
    // The case of a single letter may tell two quantities apart.
    this.#push(index === from + 1 ? mixed(first) : hash);
    return index;
  }

  #number(units: Uint16Array, from: number): number {
    let hash = SEED ^ 1;
    let index = from;
    for (; ; index += 1) {
      const code = units[index] ?? 0;
      const isPoint = code === 46 && isAsciiDigit(units[index + 1] ?? 0);
      if (!isPoint && !isAsciiDigit(code)) break;
      hash = Math.imul(hash ^ code, PRIME);
    }
    this.#push(this.#maskNumbers ? mixed(48) : hash);
    // Digits of other scripts are symbols.
    return index === from ? from + 1 : index;
  }

  #mark(units: Uint16Array, index: number, kind: number): number {
    if (kind === BACKSLASH) return this.#command(units, index);
    if (kind === OPEN_BRACE) {
      const end = this.#endOfSingle(units, index);
      if (end > 0) return end;
      this.#braces.push(true);
      this.#push(mixed(123));
    } else if (kind === CLOSE_BRACE) {
      if (this.#braces.pop() !== false) this.#push(mixed(125));
    } else if (kind === HYPHEN) {
      const joins =
        this.#classOf(units[index - 1] ?? 0) === LETTER && this.#classOf(units[index + 1] ?? 0) === LETTER;
      if (!joins) this.#push(mixed(45));
    } else if (kind === STAR) {
      if ((units[index + 1] ?? 0) === 42) return index + 2;
      this.#push(mixed(42));
    }
    return index + 1;
  }

  /** `{x}` says no more than `x`: pushes that and gives where it ends; -1 when more stands in the braces. */
  #endOfSingle(units: Uint16Array, from: number): number {
    let index = from + 1;
    while ((units[index] ?? 0) === 32) index += 1;
    const code = units[index] ?? 0;
    if (!this.#isAlone(code)) return -1;
    let end = index + 1;
    while ((units[end] ?? 0) === 32) end += 1;
    if ((units[end] ?? 0) !== 125) return -1;
    if (isAsciiDigit(code)) this.#number(units, index);
    else this.#push(mixed(code));
    return end + 1;
  }

  #isAlone(code: number): boolean {
    return code < 128 && (this.#classes[code] === LETTER || this.#classes[code] === DIGIT);
  }

  #command(units: Uint16Array, from: number): number {
    let index = from + 1;
    let hash = SEED;
    while (isAsciiLetter(units[index] ?? 0)) {
      hash = Math.imul(hash ^ (units[index] ?? 0), PRIME);
      index += 1;
    }
    if (index === from + 1) {
      const code = units[index] ?? 0;
      // \{ and \} stand for braces, \% and \# for themselves; \, \; \! \( \[ and the like only set out.
      if (code === 123 || code === 125 || code === 124) this.#push(mixed(code) ^ 1);
      else if (code === 37 || code === 38 || code === 35) this.#push(mixed(code));
      return Math.min(index + 1, this.#length);
    }
    const action = this.#commands.get(hash);
    if (action === undefined) this.#push(hash ^ BACKSLASH);
    else if (action === WRAPPER) {
      while ((units[index] ?? 0) === 32) index += 1;
      if ((units[index] ?? 0) === 123) {
        this.#braces.push(false);
        index += 1;
      }
    } else if (action !== SPACING) this.#push(action ^ BACKSLASH);
    return index;
  }

  #push(hash: number): void {
    this.hashes[this.count] = hash;
    this.count += 1;
  }

  #classOf(code: number): number {
    if (code < 128) return this.#classes[code] ?? GAP;
    return classOfOther(code);
  }
}

const SEED = 0x811c9dc5 | 0;
const PRIME = 0x01000193;
/** Zeros after the text, so that looking ahead finds its end. */
const BEYOND = 4;
const WRAPPER = 1;
const SPACING = 2;

function mixed(code: number): number {
  return Math.imul(Math.imul(SEED ^ code, PRIME) ^ 0x5bd1, 0x2c1b3c6d);
}

function isAsciiDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

function isAsciiLetter(code: number): boolean {
  return (code >= 65 && code <= 90) || (code >= 97 && code <= 122);
}

function asciiClasses(): Uint8Array {
  const classes = new Uint8Array(128);
  for (let code = 0; code < 128; code += 1) {
    if (isAsciiLetter(code)) classes[code] = LETTER;
    else if (isAsciiDigit(code)) classes[code] = DIGIT;
  }
  for (const symbol of '!%&()+/<=>@[]^|') classes[symbol.charCodeAt(0)] = SYMBOL;
  classes[92] = BACKSLASH;
  classes[123] = OPEN_BRACE;
  classes[125] = CLOSE_BRACE;
  classes[45] = HYPHEN;
  classes[39] = QUOTE;
  classes[42] = STAR;
  return classes;
}

function classOfOther(code: number): number {
  // Kana, Han and Thai, whose words have no gaps between them.
  if ((code >= 0x3040 && code <= 0x30ff) || (code >= 0x3400 && code <= 0x9fff)) return IDEOGRAPH;
  if (code >= 0x0e00 && code <= 0x0e7f) return IDEOGRAPH;
  // Letters beyond the basic plane come in halves; taken together they are a word like any other.
  if (code >= 0xd800 && code <= 0xdfff) return LETTER;
  const character = String.fromCharCode(code);
  if (/[\p{L}\p{M}]/u.test(character)) return LETTER;
  return /[\p{Z}\p{P}\p{C}]/u.test(character) ? GAP : SYMBOL;
}

/** What to do with the commands that are not tokens of their own, by the hash of their names. */
function commandActions(): ReadonlyMap<number, number> {
  const actions = new Map<number, number>();
  for (const name of wrappers) actions.set(nameHash(name), WRAPPER);
  for (const name of spacing) actions.set(nameHash(name), SPACING);
  actions.set(nameHash('dfrac'), nameHash('frac'));
  actions.set(nameHash('tfrac'), nameHash('frac'));
  return actions;
}

const wrappers: readonly string[] =
  'text textrm textbf textit textsf emph mathrm mathbf mathit operatorname mbox boldsymbol'.split(' ');
const spacing: readonly string[] =
  'left right displaystyle textstyle quad qquad big Big bigg Bigg limits nolimits'.split(' ');

function nameHash(name: string): number {
  let hash = SEED;
  for (let index = 0; index < name.length; index += 1) hash = Math.imul(hash ^ name.charCodeAt(index), PRIME);
  return hash;
}
