/**
 * Writes an expression of switching algebra with signs of logic: `A'B + \overline{C}` becomes `\neg A \land B \lor \neg C`.
 * Null for any other text: names are single capitals, and something must be complemented or added.
 */
export function switchingAsLogic(text: string): string | null {
  if (text.length > 200 || !/^(?:[A-Z\s()'+*·]|\\(?:overline|bar|cdot|oplus)(?![a-z])|[{}])+$/u.test(text))
    return null;
  let plain = text.replace(/\\cdot|[*·]/gu, ' ').replace(/\\bar\s?(?=[A-Z])/gu, '\\bar ');
  for (let round = 0; round < 12 && /\\(?:overline|bar)/u.test(plain); round += 1)
    plain = plain.replace(
      /\\(?:overline|bar)(?:\s*\{([^{}\\]*)\}|\s*([A-Z]))/gu,
      (_, inner?: string, letter?: string) => `(!(${inner ?? letter ?? ''}))`,
    );
  if (/[{}\\]/u.test(plain.replace(/\\oplus/gu, ''))) return null;
  const pieces = primed(plain.replace(/\\oplus/gu, '%').replace(/\s+/gu, ''));
  if (pieces === null) return null;
  return pieces
    .replace(/(?<=[A-Z)])(?=[A-Z(!])/gu, ' \\land ')
    .replace(/\+/gu, ' \\lor ')
    .replace(/%/gu, ' \\oplus ')
    .replace(/!/gu, '\\neg ');
}

/** Puts the sign of a complement before the letter or bracket that a prime is behind; null where there is none. */
function primed(text: string): string | null {
  let current = text;
  for (let round = 0; round < 24 && current.includes("'"); round += 1) {
    const at = current.indexOf("'");
    const start = operandBefore(current, at);
    if (start < 0) return null;
    current = `${current.slice(0, start)}(!${current.slice(start, at)})${current.slice(at + 1)}`;
  }
  return current.includes("'") ? null : current;
}

function operandBefore(text: string, end: number): number {
  if (/[A-Z]/u.test(text[end - 1] ?? '')) return end - 1;
  let depth = 0;
  for (let at = end - 1; at >= 0; at -= 1) {
    if (text[at] === ')') depth += 1;
    if (text[at] === '(') depth -= 1;
    if (depth === 0) return text[at] === '(' ? at : -1;
  }
  return -1;
}
