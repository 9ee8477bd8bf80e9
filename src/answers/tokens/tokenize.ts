import { limits } from '../limits.ts';
import { joinNumberWords } from './join-number-words.ts';
import { joinPartWords } from './join-part-words.ts';
import { readNumber } from './read-number.ts';
import { type ReadingMode, type Token, unreadable } from './token.ts';

/** Cuts a cleaned text into tokens. Throws `UnreadableText` where there are too many. */
export function tokenize(text: string, mode: ReadingMode): readonly Token[] {
  if (text.length > limits.answer) throw unreadable;
  return joinPartWords(joinNumberWords(new Tokenizer(text, mode).read()), mode.parts);
}

/** Commands whose content is upright text or a mere change of font. */
const wrappers =
  /^\\(?:text(?:rm|bf|it|sf|tt|normal|up)?|textnormal|mathrm|mathbf|mathit|mathsf|mathtt|mathcal|mathbb|mathfrak|boldsymbol|bm|operatorname\*?|mbox|hbox|rm|bf|emph|boxed|fbox|underline|vec|ce)$/u;
const uprightWrappers = /^\\(?:text\w*|mathrm|operatorname\*?|mbox|hbox|rm|emph|ce)$/u;
const pairs: ReadonlyMap<string, string> = new Map([
  ['<=', '<='],
  ['>=', '>='],
  ['=<', '<='],
  ['!=', '!='],
  ['==', '='],
  ['->', 'arrow'],
  [':=', '='],
  ['**', '^'],
]);
const ordinal = /(?<![\d.,])\d*(?:(?<!1)1st|(?<!1)2nd|(?<!1)3rd|(?:1[1-3]|[04-9])th)(?![A-Za-z])/uy;
const letters = /[A-Za-z]+/uy;
const command = /\\(?:[A-Za-z]+\*?|.)/uy;
const opening = /\s*\{/uy;
/** Marks of vectors, which count where they are around one name: a whole answer may be set in bold as well. */
const vectorMarks = /^\\(?:vec|mathbf|boldsymbol|bm)$/u;
const bracedName = /\s*(?:[A-Za-z]|\\[A-Za-z]{2,12})\s*(?:_\s*(?:\w|\{[^{}]{0,20}\})\s*)?\}/uy;
const bareName = /\s*(?:[A-Za-z](?![A-Za-z])|\\[A-Za-z]{2,12})/uy;

class Tokenizer {
  readonly #text: string;
  readonly #mode: ReadingMode;
  readonly #tokens: Token[] = [];
  /** For each open bracket, whether commas without a space separate its members. */
  readonly #brackets: boolean[] = [];
  /** For each open wrapper, the depth of its brace and whether its content is upright. */
  readonly #wrapped: { readonly depth: number; readonly isUpright: boolean }[] = [];
  #depth = 0;
  #at = 0;
  #spaced = false;
  /** Where the name starts that a mark of vectors is around or before. */
  #vectorAt = -1;

  constructor(text: string, mode: ReadingMode) {
    this.#text = text;
    this.#mode = mode;
  }

  read(): readonly Token[] {
    while (this.#at < this.#text.length) {
      const sign = this.#text[this.#at] ?? '';
      if (sign === ' ' || sign === '$' || sign === '\n') {
        this.#spaced = true;
        this.#at += 1;
      } else if (!this.#takeNumber(sign) && !this.#takeLetters()) {
        if (sign === '\\') this.#takeCommand();
        else this.#takeSign(sign);
      }
    }
    return this.#tokens;
  }

  #push(token: Token, length: number): void {
    this.#tokens.push(token);
    if (this.#tokens.length > limits.tokens) throw unreadable;
    this.#spaced = false;
    this.#at += length;
  }

  #takeNumber(sign: string): boolean {
    if (!/[\d.A-F]/u.test(sign)) return false;
    // An ordinal is a place in a row, and no amount.
    if (this.#match(ordinal) !== null) throw unreadable;
    const number = readNumber(this.#text, this.#at, this.#mode, this.#brackets.at(-1) === true);
    if (number === null) return false;
    const raw = this.#text.slice(this.#at, this.#at + number.length);
    const { value, digits, length } = number;
    this.#push({ kind: 'number', value, digits, raw, spaced: this.#spaced }, length);
    return true;
  }

  #takeLetters(): boolean {
    const run = this.#match(letters);
    if (run === null) return false;
    const upright = this.#wrapped.at(-1)?.isUpright === true;
    const isVector = this.#at === this.#vectorAt;
    this.#push({ kind: 'letters', text: run, upright, spaced: this.#spaced, isVector }, run.length);
    return true;
  }

  #takeCommand(): void {
    const name = this.#match(command) ?? '\\';
    if (wrappers.test(name)) {
      this.#openWrapper(name);
      return;
    }
    if (name === '\\{') this.#brackets.push(this.#isSeparated(this.#at + 2));
    if (name === '\\}') this.#brackets.pop();
    const isVector = this.#at === this.#vectorAt;
    this.#push({ kind: 'command', name, spaced: this.#spaced, isVector }, name.length);
  }

  #openWrapper(name: string): void {
    this.#at += name.length;
    const brace = this.#match(opening);
    if (vectorMarks.test(name)) this.#markVector(brace);
    if (brace === null) return;
    this.#depth += 1;
    this.#at += brace.length;
    const isUpright = uprightWrappers.test(name);
    this.#wrapped.push({ depth: this.#depth, isUpright });
    this.#spaced = this.#spaced || isUpright;
  }

  #markVector(brace: string | null): void {
    const from = this.#at + (brace?.length ?? 0);
    const pattern = brace === null ? bareName : bracedName;
    pattern.lastIndex = from;
    const found = pattern.exec(this.#text)?.[0];
    if (found !== undefined) this.#vectorAt = from + (found.length - found.trimStart().length);
  }

  #takeSign(sign: string): void {
    if (sign === '{') this.#depth += 1;
    if (sign === '}' && this.#closeWrapper()) return;
    const opens = sign === '(' || sign === '[' || (sign === ']' && this.#brackets.length === 0);
    if (opens) this.#brackets.push(this.#isSeparated(this.#at + 1));
    else if (sign === ')' || sign === ']') this.#brackets.pop();
    const pair = pairs.get(this.#text.slice(this.#at, this.#at + 2));
    this.#push({ kind: 'sign', text: pair ?? sign, spaced: this.#spaced }, pair === undefined ? 1 : 2);
  }

  #closeWrapper(): boolean {
    const wrapper = this.#wrapped.at(-1);
    this.#depth -= 1;
    if (wrapper === undefined || wrapper.depth !== this.#depth + 1) return false;
    this.#wrapped.pop();
    this.#at += 1;
    this.#spaced = this.#spaced || wrapper.isUpright;
    return true;
  }

  #isSeparated(from: number): boolean {
    const ahead = this.#text.slice(from, from + 200);
    const close = ahead.search(/[)\]}]/u);
    return !/[,;]\s/u.test(close < 0 ? ahead : ahead.slice(0, close));
  }

  #match(pattern: RegExp): string | null {
    pattern.lastIndex = this.#at;
    return pattern.exec(this.#text)?.[0] ?? null;
  }
}
