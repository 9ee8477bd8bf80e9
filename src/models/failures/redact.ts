const longestMessage = 200;
/** A run of so many characters in common is a quotation, not chance. */
const quotationLength = 24;

const marked: readonly (readonly [pattern: RegExp, replacement: string])[] = [
  [/\b(bearer|basic)\s+\S+/gi, '$1 [redacted]'],
  [
    /\b(api[-_ ]?key|token|secret|password|authorization)\b([^:=]{0,24}[:=]\s*)["']?[^\s"',;]+/gi,
    '$1$2[redacted]',
  ],
  [/\b(?:sk|pk|rk|xai|gsk|hf)[-_][\w-]{4,}\S*/gi, '[redacted]'],
  [/:\/\/[^\s/@]+@/g, '://[redacted]@'],
];

/**
 * Makes a provider's message safe to show: one line, cut, without keys or tokens. Returns an empty text for one that
 * quotes what was asked.
 *
 * @param withheld - texts of which nothing may appear
 */
export function redact(message: string, withheld: readonly string[] = []): string {
  const line = oneLine(message.slice(0, 10 * longestMessage));
  if (withheld.some((text) => quotes(line, text))) return '';
  const safe = marked
    .reduce((text, [pattern, replacement]) => text.replace(pattern, replacement), line)
    .replace(/[\w-]{20,}/g, (word) => (/\d/.test(word) ? '[redacted]' : word));
  return safe.length > longestMessage ? `${safe.slice(0, longestMessage).trimEnd()}...` : safe;
}

/** A text on one line, without control characters. */
export function oneLine(text: string): string {
  // The first part drops the escape sequences of terminal colors whole.
  return text
    .replace(/\u001b\[[0-9;]*[A-Za-z]/g, '')
    .replace(/[\s\p{C}]+/gu, ' ')
    .trim();
}

function quotes(line: string, text: string): boolean {
  const plain = oneLine(text);
  if (plain.length < quotationLength) return plain.length >= 8 && line.includes(plain);
  for (let from = 0; from + quotationLength <= line.length; from += 1) {
    if (plain.includes(line.slice(from, from + quotationLength))) return true;
  }
  return false;
}
