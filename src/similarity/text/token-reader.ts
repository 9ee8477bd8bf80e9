import { foldedUnicode } from './folded-unicode.ts';
import { isUnspaced } from './is-unspaced.ts';
import { lettersIn, withLetter, withLetters } from './letter-block.ts';

/** What a character means to the reader. */
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
/** A character of a script that writes words without gaps: a separate token. */
const IDEOGRAPH = 10;
/** A part of a character beyond ASCII. */
const FOREIGN = 11;

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
  /** The text in UTF-8, and zeros after it. */
  #bytes = Buffer.alloc(1024);
  #blocks = viewOf(this.#bytes);
  #length = 0;
  /** Where the last word with letters beyond ASCII ends. */
  #wordEnd = 0;
  readonly #maskNumbers: boolean;
  /** What each byte means: those beyond ASCII are parts of a character. */
  readonly #classes = byteClasses();
  /** The classes of the characters beyond ASCII that came so far. */
  readonly #others = new Map<number, number>();
  readonly #commands = commandActions();
  /** For each open brace, whether it is a token. */
  readonly #braces: boolean[] = [];

  constructor({ maskNumbers = false }: { readonly maskNumbers?: boolean } = {}) {
    this.#maskNumbers = maskNumbers;
  }

  /** Reads a text; returns the number of its tokens. */
  read(text: string): number {
    this.#load(text);
    // ASCII alone takes a byte a character.
    if (this.#length !== text.length) this.#load(foldedUnicode(text));
    this.#scan();
    return this.count;
  }

  /** Copies the text to where its characters are read as numbers, at a fraction of the price of `charCodeAt`. */
  #load(text: string): void {
    const most = 3 * text.length + BEYOND;
    if (this.#bytes.length < most) {
      this.#bytes = Buffer.alloc(2 * most);
      this.#blocks = viewOf(this.#bytes);
      // A text has no more tokens than characters.
      this.hashes = new Int32Array(2 * text.length + BEYOND);
    }
    this.#length = this.#bytes.write(text);
    this.#bytes.fill(0, this.#length, this.#length + BEYOND);
    this.#wordEnd = 0;
    this.count = 0;
    this.#braces.length = 0;
  }

  #scan(): void {
    const bytes = this.#bytes;
    const classes = this.#classes;
    const length = this.#length;
    let index = 0;
    while (index < length) {
      const code = bytes[index] ?? 0;
      const kind = classes[code] ?? GAP;
      if (kind === LETTER) index = this.#word(bytes, index);
      else if (kind === GAP || kind === QUOTE) index += 1;
      else if (kind === DIGIT) index = this.#number(bytes, index);
      else if (kind === SYMBOL) {
        this.#push(mixed(code));
        index += 1;
      } else if (kind === FOREIGN) index = this.#foreign(bytes, index);
      else index = this.#mark(bytes, index, kind);
    }
  }

  #word(bytes: Uint8Array, from: number): number {
    const blocks = this.#blocks;
    let hash = SEED;
    let index = from;
    for (;;) {
      const block = blocks.getInt32(index, true);
      const letters = lettersIn(block);
      hash = withLetters(hash, block, letters);
      if (letters === 4) {
        index += 4;
        continue;
      }
      index += letters;
      const code = bytes[index] ?? 0;
      if (code === 39) index += 1;
      else if (code < 128) break;
      else {
        const other = codePointAt(bytes, index);
        if (this.#classOf(other) !== LETTER) break;
        hash = withLetter(hash, other);
        index += bytesOf(other);
        this.#wordEnd = index;
      }
    }
    // The case of a single letter may tell two quantities apart.
    this.#push(mixed(index === from + 1 ? (bytes[from] ?? 0) : hash));
    return index;
  }

  /** A character beyond ASCII. */
  #foreign(bytes: Uint8Array, index: number): number {
    const code = codePointAt(bytes, index);
    const kind = this.#classOf(code);
    if (kind === LETTER) return this.#word(bytes, index);
    if (kind !== GAP) this.#push(mixed(code));
    return index + bytesOf(code);
  }

  #number(bytes: Uint8Array, from: number): number {
    let hash = SEED ^ 1;
    let index = from;
    for (; ; index += 1) {
      const code = bytes[index] ?? 0;
      const isPoint = code === 46 && isAsciiDigit(bytes[index + 1] ?? 0);
      if (!isPoint && !isAsciiDigit(code)) break;
      hash = Math.imul(hash ^ code, PRIME);
    }
    this.#push(this.#maskNumbers ? mixed(48) : hash);
    // Digits of other scripts are symbols.
    return index === from ? from + 1 : index;
  }

  #mark(bytes: Uint8Array, index: number, kind: number): number {
    if (kind === BACKSLASH) return this.#command(bytes, index);
    if (kind === OPEN_BRACE) {
      const end = this.#endOfSingle(bytes, index);
      if (end > 0) return end;
      this.#braces.push(true);
      this.#push(mixed(123));
    } else if (kind === CLOSE_BRACE) {
      if (this.#braces.pop() !== false) this.#push(mixed(125));
    } else if (kind === HYPHEN) {
      const joins = this.#endsWord(bytes, index) && this.#classOf(codePointAt(bytes, index + 1)) === LETTER;
      if (!joins) this.#push(mixed(45));
    } else if (kind === STAR) {
      if ((bytes[index + 1] ?? 0) === 42) return index + 2;
      this.#push(mixed(42));
    }
    return index + 1;
  }

  /** `{x}` says no more than `x`: pushes that and returns where it ends; -1 when more is in the braces. */
  #endOfSingle(bytes: Uint8Array, from: number): number {
    let index = from + 1;
    while ((bytes[index] ?? 0) === 32) index += 1;
    const code = bytes[index] ?? 0;
    if (!this.#isAlone(code)) return -1;
    let end = index + 1;
    while ((bytes[end] ?? 0) === 32) end += 1;
    if ((bytes[end] ?? 0) !== 125) return -1;
    if (isAsciiDigit(code)) this.#number(bytes, index);
    else this.#push(mixed(code));
    return end + 1;
  }

  #isAlone(code: number): boolean {
    return code < 128 && (this.#classes[code] === LETTER || this.#classes[code] === DIGIT);
  }

  #command(bytes: Uint8Array, from: number): number {
    let index = from + 1;
    let hash = SEED;
    while (isAsciiLetter(bytes[index] ?? 0)) {
      hash = Math.imul(hash ^ (bytes[index] ?? 0), PRIME);
      index += 1;
    }
    if (index === from + 1) {
      const code = bytes[index] ?? 0;
      // \{ and \} stand for braces, \% and \# for themselves; \, \; \! \( \[ and the like only set out.
      if (code === 123 || code === 125 || code === 124) this.#push(mixed(code) ^ 1);
      else if (code === 37 || code === 38 || code === 35) this.#push(mixed(code));
      return Math.min(index + bytesOf(codePointAt(bytes, index)), this.#length);
    }
    const action = this.#commands.get(hash);
    if (action === undefined) this.#push(hash ^ BACKSLASH);
    else if (action === WRAPPER) {
      while ((bytes[index] ?? 0) === 32) index += 1;
      if ((bytes[index] ?? 0) === 123) {
        this.#braces.push(false);
        index += 1;
      }
    } else if (action !== SPACING) this.#push(action ^ BACKSLASH);
    return index;
  }

  #endsWord(bytes: Uint8Array, index: number): boolean {
    const code = bytes[index - 1] ?? 0;
    return code < 128 ? this.#classes[code] === LETTER : this.#wordEnd === index;
  }

  #push(hash: number): void {
    this.hashes[this.count] = hash;
    this.count += 1;
  }

  #classOf(code: number): number {
    if (code < 128) return this.#classes[code] ?? GAP;
    const known = this.#others.get(code);
    if (known !== undefined) return known;
    const found = classOfOther(code);
    this.#others.set(code, found);
    return found;
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

function codePointAt(bytes: Uint8Array, index: number): number {
  const first = bytes[index] ?? 0;
  if (first < 0x80) return first;
  const second = (bytes[index + 1] ?? 0) & 63;
  if (first < 0xe0) return ((first & 31) << 6) | second;
  const third = (bytes[index + 2] ?? 0) & 63;
  if (first < 0xf0) return ((first & 15) << 12) | (second << 6) | third;
  return ((first & 7) << 18) | (second << 12) | (third << 6) | ((bytes[index + 3] ?? 0) & 63);
}

function bytesOf(code: number): number {
  if (code < 0x80) return 1;
  if (code < 0x800) return 2;
  return code < 0x1_0000 ? 3 : 4;
}

function viewOf(bytes: Buffer): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

function isAsciiDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

function isAsciiLetter(code: number): boolean {
  return (code >= 65 && code <= 90) || (code >= 97 && code <= 122);
}

function byteClasses(): Uint8Array {
  const classes = new Uint8Array(256).fill(FOREIGN, 128);
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
  if (isUnspaced(code)) return IDEOGRAPH;
  if (code > 0xffff) return LETTER;
  const character = String.fromCharCode(code);
  if (/[\p{L}\p{M}]/u.test(character)) return LETTER;
  return /[\p{Z}\p{P}\p{C}]/u.test(character) ? GAP : SYMBOL;
}

/** What to do with the commands that are not separate tokens, by the hash of their names. */
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
