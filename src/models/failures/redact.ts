import { withoutSecrets } from './known-secrets.ts';

const longestMessage = 200;
/** A run of so many characters in common is a quotation, not chance. */
const quotationLength = 24;

const marked: readonly (readonly [pattern: RegExp, replacement: string])[] = [
  [/\b(bearer|basic)\s+\S+/gi, '$1 [redacted]'],
  [
    /\b((?:[a-z]{1,20}[-_]){0,3}(?:api[-_ ]?key|key|token|secret|password|authorization|credentials?|cookie))\b([^:=]{0,24}[:=]\s*)(?:\\*"[^"]*"?|\\*'[^']*'?|[^\s"',;]+)/gi,
    '$1$2[redacted]',
  ],
  [/\b(api[-_ ]?key|key|token)(\s+(?:(?:provided|given|is|was)\s*)?)(["'`])[^"'`]+\3/gi, '$1$2[redacted]'],
  [
    /\b(?:sk|pk|rk|xai|gsk|hf|fw|r8|csk|pplx|nvapi|glpat|gh[opsur]|xox[abp]|dapi|key)[-_][\w-]{4,}\S*/gi,
    '[redacted]',
  ],
  [/\b(?:AIza|AKIA|ASIA|ya29\.|eyJ|dapi[0-9a-f])[\w.+/=-]{8,}/g, '[redacted]'],
  [/([?&](?:key|sig|signature|code|access[-_]?token)=)[^&\s"']+/gi, '$1[redacted]'],
  [/(?:(?<![\w+/=-])[\w+/=-]+)?\*{3,}[\w+/=-]*/g, '[redacted]'],
  [/:\/\/[^\s/@]+@/g, '://[redacted]@'],
];

/**
 * Makes a provider's message safe to show: one line, cut, without keys or tokens. Returns an empty text for one that
 * quotes what was asked.
 *
 * @param withheld - texts of which nothing may appear
 * @param secrets - keys that are known by value
 */
export function redact(
  message: string,
  withheld: readonly string[] = [],
  secrets: readonly string[] = [],
): string {
  const line = oneLine(withoutSecrets(message.slice(0, 10 * longestMessage), secrets));
  if (withheld.some((text) => quotes(line, text))) return '';
  const safe = marked
    .reduce((text, [pattern, replacement]) => text.replace(pattern, replacement), line)
    .replace(/[\w-]{20,}(?:[+/=.][\w+/=-]*)?/g, (word) => (isRandom(word) ? '[redacted]' : word));
  return safe.length > longestMessage ? `${safe.slice(0, longestMessage).trimEnd()}...` : safe;
}

/** Words of people hold no digits, and capitals at their beginnings only. */
function isRandom(word: string): boolean {
  const changes = word.match(/[a-z][A-Z]/g)?.length ?? 0;
  return /\d/.test(word) || changes >= 4;
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
