import { limits } from '../limits.ts';
import { type ReadingMode, type Token, unreadable } from '../tokens/token.ts';
import type { Node } from '../tree/node.ts';

/** Reads the levels of the grammar that lie above a given one; handed in, so that the files form no circle. */
export interface Grammar {
  /** A whole answer: statements separated by commas and the like. */
  readonly sequence: (cursor: Cursor) => Node;
  /** Sums and everything that binds more tightly. */
  readonly sum: (cursor: Cursor) => Node;
  /** One factor with its powers. */
  readonly factor: (cursor: Cursor) => Node;
}

/** A place in the tokens of an answer. */
export class Cursor {
  readonly mode: ReadingMode;
  readonly grammar: Grammar;
  /** Absolute-value bars that wait for their other half. */
  openBars = 0;
  /** Whether a bar behind a factor opens a value within one that is open: `a|x + b|y||`. */
  nestsBars = false;
  /** Integrals whose differential has not come yet. */
  openIntegrals = 0;
  /** The place after the last unit that was read. */
  unitEnd = -1;
  readonly #tokens: Token[];
  #index = 0;
  #depth = 0;

  constructor(tokens: readonly Token[], mode: ReadingMode, grammar: Grammar) {
    this.#tokens = [...tokens];
    this.mode = mode;
    this.grammar = grammar;
  }

  peek(ahead = 0): Token | undefined {
    return this.#tokens[this.#index + ahead];
  }

  previous(): Token | undefined {
    return this.#tokens[this.#index - 1];
  }

  next(): Token {
    const token = this.#tokens[this.#index];
    if (token === undefined) throw unreadable;
    this.#index += 1;
    return token;
  }

  /** Puts what is left of a token back in its place. */
  replace(token: Token): void {
    this.#tokens[this.#index] = token;
  }

  get place(): number {
    return this.#index;
  }

  returnTo(place: number): void {
    this.#index = place;
  }

  isSign(...texts: readonly string[]): boolean {
    const token = this.peek();
    return token?.kind === 'sign' && texts.includes(token.text);
  }

  isCommand(...names: readonly string[]): boolean {
    const token = this.peek();
    return token?.kind === 'command' && names.includes(token.name);
  }

  takeSign(...texts: readonly string[]): boolean {
    const found = this.isSign(...texts);
    if (found) this.#index += 1;
    return found;
  }

  takeCommand(...names: readonly string[]): boolean {
    const found = this.isCommand(...names);
    if (found) this.#index += 1;
    return found;
  }

  expectSign(text: string): void {
    if (!this.takeSign(text)) throw unreadable;
  }

  /** Runs a reader one level deeper; too deep is unreadable. */
  within<Result>(read: () => Result): Result {
    this.#depth += 1;
    if (this.#depth > limits.depth) throw unreadable;
    const result = read();
    this.#depth -= 1;
    return result;
  }
}
