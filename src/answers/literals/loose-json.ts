import { pattern } from '../tokens/pattern.ts';

/** A value of JSON, or of what models write for it, and where it ends. */
export interface LooseValue {
  /** What a string says; any other value as it is written. */
  readonly value: string;
  readonly end: number;
}

/**
 * Reads the value of a field that begins at a place. Strings may hold raw line breaks, quotes that are not escaped, and LaTeX whose
 * backslashes were not doubled. Returns null where the value is cut off or no field ends behind it.
 */
export function looseValueAt(text: string, start: number): LooseValue | null {
  const sign = text[start] ?? '';
  const isString = sign === '"' || sign === "'";
  const end = isString
    ? endOfString(text, start)
    : isOpener(sign)
      ? endOfList(text, start)
      : endOfWord(text, start);
  if (end === null) return null;
  const raw = text.slice(start, end);
  return { value: isString ? unescaped(raw.slice(1, -1)) : raw, end };
}

/** Most characters of a value that is read. */
const longest = 4000;

/** Where a string ends: a quote of its kind behind which the field ends. */
function endOfString(text: string, start: number): number | null {
  const stop = Math.min(text.length, start + longest);
  for (let at = start + 1; at < stop; at += 1) {
    if (text[at] === '\\') at += 1;
    else if (text[at] === text[start] && isEndOfField(text, at + 1)) return at + 1;
  }
  return null;
}

/** Whether a field ends at a place: another follows, its object or fence is closed, or the text is over. */
function isEndOfField(text: string, at: number): boolean {
  return pattern`^\s*(?:[}\`]|,\s*["'][\p{L}_ ]{1,40}["']\s*:|$)|^[^\S\n]*\n\s*\]`.test(
    text.slice(at, at + 160),
  );
}

function endOfWord(text: string, start: number): number | null {
  const word = /^(?:-?[\d.,eE+/-]*\d%?|[Tt]rue|[Ff]alse|[A-J])/u.exec(text.slice(start, start + 60));
  const end = start + (word?.[0].length ?? 0);
  // What ends with the text may have been cut off.
  return word !== null && end < text.length && isEndOfField(text, end) ? end : null;
}

function endOfList(text: string, start: number): number | null {
  const stop = Math.min(text.length, start + longest);
  let depth = 0;
  for (let at = start; at < stop; at += 1) {
    const sign = text[at] ?? '';
    if (sign === '"' || sign === "'") at = endOfQuote(text, at);
    else if (isOpener(sign)) depth += 1;
    else if (']})'.includes(sign)) depth -= 1;
    if (depth === 0) return isEndOfField(text, at + 1) ? at + 1 : null;
  }
  return null;
}

function isOpener(sign: string): boolean {
  return sign !== '' && '[{('.includes(sign);
}

/** Where a string inside a list is closed; the end of the text where it is not. */
function endOfQuote(text: string, start: number): number {
  for (let at = start + 1; at < text.length; at += 1) {
    if (text[at] === '\\') at += 1;
    else if (text[at] === text[start]) return at;
  }
  return text.length;
}

/** What a string of JSON says. One backslash before the name of a command is LaTeX that was not escaped. */
function unescaped(raw: string): string {
  const isDoubled = raw.includes('\\\\');
  return raw.replace(/\\(u[0-9a-fA-F]{4}|.)/gsu, (whole, sign: string, at: number) => {
    if (/^["'\\/]$/u.test(sign)) return sign;
    if (/^u./u.test(sign)) return String.fromCharCode(Number.parseInt(sign.slice(1), 16));
    if (!/[nrt]/u.test(sign) || (!isDoubled && command.test(raw.slice(at + 1, at + 12)))) return whole;
    return sign === 'n' ? '\n' : ' ';
  });
}

/** Commands of LaTeX whose first letter could be a line break or a tab of JSON. */
const command =
  /^(?:n(?:e|u|abla|ot|i|mid|parallel|sub|sup|exists)|t(?:imes|an|heta|au|ext|o|frac|riangle|op|herefore|ilde)|r(?:ho|ight|angle|ceil|floor|m))/u;
