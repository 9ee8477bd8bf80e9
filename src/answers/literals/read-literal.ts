import { limits } from '../limits.ts';

/** A literal of a program: what a function returns, as Python or JSON writes it. */
export type Literal =
  | StringLiteral
  | { readonly kind: 'number' | 'word'; readonly text: string }
  | { readonly kind: 'list' | 'tuple' | 'set'; readonly items: readonly Literal[] }
  | { readonly kind: 'dictionary'; readonly items: readonly Literal[] };

interface StringLiteral {
  readonly kind: 'string';
  /** What is between the quotes, in which a command of LaTeX may have one backslash. */
  readonly text: string;
  /** What a program makes of it: an escaped backslash before a letter is no line break. */
  readonly said: string;
}

/**
 * Reads a text as one literal that holds a string in quotes, a dictionary or an empty list; null for anything else. Lists of numbers
 * alone belong to mathematics.
 */
export function readLiteral(text: string): Literal | null {
  return /['"]|\{[^{}]*:|\[\s*\]|\bNone\b|\{\s*\}/su.test(text.slice(0, limits.answer))
    ? literalIn(text)
    : null;
}

/** Reads a list, tuple or dictionary of any values; null for anything else. */
export function readCollection(text: string): Literal | null {
  const literal = literalIn(text);
  return literal !== null && 'items' in literal ? literal : null;
}

function literalIn(text: string): Literal | null {
  const plain = text.trim();
  if (plain.length > limits.answer || !/^(?:b?['"]|[[({])/u.test(plain)) return null;
  const reader = new LiteralReader(plain);
  const literal = reader.value(0);
  return literal !== null && reader.isDone ? literal : null;
}

const closings: ReadonlyMap<string, string> = new Map([
  ['[', ']'],
  ['(', ')'],
  ['{', '}'],
]);

class LiteralReader {
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  get isDone(): boolean {
    return this.#at === this.#text.length;
  }

  value(depth: number): Literal | null {
    this.#skipSpace();
    const sign = this.#text[this.#at] ?? '';
    const closing = closings.get(sign);
    if (closing !== undefined) return depth < limits.depth ? this.#collection(closing, depth) : null;
    return /b?['"]/y.test(this.#text.slice(this.#at, this.#at + 2)) ? this.#string() : this.#word();
  }

  #collection(closing: string, depth: number): Literal | null {
    this.#at += 1;
    const items: Literal[] = [];
    let hasKeys = false;
    let hasComma = false;
    while (!this.#take(closing)) {
      const item = this.value(depth + 1);
      if (item === null || items.length > limits.members) return null;
      items.push(item);
      if (closing === '}' && this.#take(':')) hasKeys = true;
      else if (this.#take(',')) hasComma = true;
      else if (this.#text[this.#at] !== closing) return null;
    }
    if (closing === ']') return { kind: 'list', items };
    if (closing === '}') return hasKeys ? dictionary(items) : { kind: 'set', items };
    const [only] = items;
    // Brackets around one value are a tuple only with a comma.
    return only !== undefined && items.length === 1 && !hasComma ? only : { kind: 'tuple', items };
  }

  #string(): Literal | null {
    const match = /(b?)(?:'((?:[^'\\]|\\.)*)'|"((?:[^"\\]|\\.)*)")/sy;
    match.lastIndex = this.#at;
    const found = match.exec(this.#text);
    if (found === null) return null;
    this.#at = match.lastIndex;
    this.#skipSpace();
    const string = stringLiteral(found[2] ?? found[3] ?? '');
    // Bytes are no text.
    return found[1] === 'b' ? { kind: 'list', items: [string] } : string;
  }

  #word(): Literal | null {
    const match = /-?\d+(?:\.\d+)?(?:[eE][-+]?\d+)?|True|False|None|true|false|null/uy;
    match.lastIndex = this.#at;
    const found = match.exec(this.#text)?.[0];
    if (found === undefined) return null;
    this.#at = match.lastIndex;
    this.#skipSpace();
    if (/\d/u.test(found)) return { kind: 'number', text: String(Number(found)) };
    return { kind: 'word', text: found === 'null' ? 'none' : found.toLowerCase() };
  }

  #take(sign: string): boolean {
    this.#skipSpace();
    if (this.#text[this.#at] !== sign) return false;
    this.#at += 1;
    this.#skipSpace();
    return true;
  }

  #skipSpace(): void {
    while (/\s/u.test(this.#text[this.#at] ?? '')) this.#at += 1;
  }
}

function stringLiteral(inside: string): StringLiteral {
  return {
    kind: 'string',
    text: inside.replace(/\\(['"\\])/gu, '$1'),
    said: inside.replace(/\\(.)/gsu, (whole, sign: string) => escapes.get(sign) ?? whole),
  };
}

const escapes: ReadonlyMap<string, string> = new Map([
  ["'", "'"],
  ['"', '"'],
  ['\\', '\\'],
  ['n', '\n'],
  ['t', '\t'],
  ['r', '\r'],
]);

/** Keys and values in turn, each pair once. */
function dictionary(items: readonly Literal[]): Literal | null {
  const pairs: Literal[] = [];
  for (let at = 0; at < items.length; at += 2) {
    const [key, value] = [items[at], items[at + 1]];
    if (key === undefined || value === undefined) return null;
    pairs.push({ kind: 'tuple', items: [key, value] });
  }
  return { kind: 'dictionary', items: pairs };
}
