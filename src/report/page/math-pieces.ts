/** A piece of text: words, or mathematics between its marks. */
export interface TextPiece {
  readonly kind: 'text' | 'inline' | 'display';
  /** Mathematics without its marks. */
  readonly content: string;
  /** As it was written. */
  readonly source: string;
}

const marks = [
  { open: '$$', close: '$$', kind: 'display' },
  { open: '\\[', close: '\\]', kind: 'display' },
  { open: '\\(', close: '\\)', kind: 'inline' },
] as const;

const environment =
  /^\\begin\{((?:align|equation|gather|multline|alignat|flalign)(?:ed)?\*?|[bpvBV]?matrix|cases|array)\}/u;

/** Longest formula that is tried: what is longer is no formula, and is shown as it is. */
const LONGEST_FORMULA = 4_000;

/** Finds the mathematics in a text, by the marks that models use: dollars, `\(`, `\[`, environments and `\boxed`. */
export function mathPieces(text: string): readonly TextPiece[] {
  const pieces: TextPiece[] = [];
  let from = 0;
  let at = 0;
  while (at < text.length) {
    const next = text.slice(at).search(/[\\$]/u);
    if (next < 0) break;
    at += next;
    const found = mathAt(text, at);
    if (found === null) {
      // A backslash takes the character after it along: an escaped dollar opens nothing.
      at += text[at] === '\\' ? 2 : 1;
      continue;
    }
    if (at > from) pieces.push(words(text.slice(from, at)));
    pieces.push(found);
    at += found.source.length;
    from = at;
  }
  if (from < text.length) pieces.push(words(text.slice(from)));
  return pieces;
}

function words(content: string): TextPiece {
  return { kind: 'text', content, source: content };
}

function mathAt(text: string, at: number): TextPiece | null {
  const window = text.slice(at, at + LONGEST_FORMULA);
  for (const { open, close, kind } of marks) {
    if (!window.startsWith(open)) continue;
    const end = window.indexOf(close, open.length);
    if (end > open.length) {
      return { kind, content: window.slice(open.length, end), source: window.slice(0, end + close.length) };
    }
  }
  if (window.startsWith('$')) return dollarMath(window);
  const name = environment.exec(window)?.[1];
  if (name !== undefined) return environmentMath(window, name);
  return window.startsWith('\\boxed{') ? boxedMath(window) : null;
}

/** One dollar opens mathematics only where no blank follows, and closes it where none precedes: prices stay prices. */
function dollarMath(window: string): TextPiece | null {
  const found = /^\$(?![\s$])((?:\\[\s\S]|[^\\$])*?[^\s\\$]|\\[^\s$])\$(?!\d)/u.exec(window);
  const content = found?.[1];
  if (found === null || content === undefined || /\n\s*\n/u.test(content)) return null;
  return { kind: 'inline', content, source: found[0] };
}

function environmentMath(window: string, name: string): TextPiece | null {
  const close = `\\end{${name}}`;
  const end = window.indexOf(close);
  if (end < 0) return null;
  const source = window.slice(0, end + close.length);
  return { kind: 'display', content: source, source };
}

function boxedMath(window: string): TextPiece | null {
  let depth = 0;
  for (let index = 0; index < window.length; index += 1) {
    const character = window[index];
    if (character === '\\') index += 1;
    else if (character === '{') depth += 1;
    else if (character === '}') {
      depth -= 1;
      if (depth === 0) {
        const source = window.slice(0, index + 1);
        return { kind: 'inline', content: source, source };
      }
    }
  }
  return null;
}
