import { limits } from '../limits.ts';
import { pattern } from '../tokens/pattern.ts';

/** Takes off what surrounds an answer: math delimiters, emphasis, quotes, a full stop. A text too long to be read stays as it is. */
export function stripMarkup(text: string): string {
  let current = text.trim();
  if (current.length > limits.answer || isPlain(current)) return current;
  for (let round = 0; round < 8; round += 1) {
    const next = stripOnce(current);
    if (next === current) return current;
    current = next;
  }
  return current;
}

/** Whether a text begins and ends with letters or digits, names no currency, and has no command: it has nothing around it. */
function isPlain(text: string): boolean {
  return (
    /^[A-Za-z\d].*[A-Za-z\d)]$|^[A-Za-z\d]$/s.test(text) && !/[\\$£€¥₹*]|^(?:[A-Z]{3}|Rs\.?) ?\d/.test(text)
  );
}

function stripOnce(text: string): string {
  return stripCurrency(text) ?? withoutEnds(withoutEmphasis(withoutDelimiters(text)));
}

function withoutDelimiters(text: string): string {
  return text
    .replace(
      /^\$\$([^$]*)\$\$$|^\$((?:[^$\\]|\\.)*)\$$|^\\\(((?:(?!\\[()])[\s\S])*)\\\)$|^\\\[((?:(?!\\[[\]])[\s\S])*)\\\]$/,
      (_, a?: string, b?: string, c?: string, d?: string) => a ?? b ?? c ?? d ?? '',
    )
    .replace(
      /^\*{2}((?:[^*]|(?<=[\w)])\*(?=[\w(])|(?<!\w)\*[^*\s][^*]*\*)+)\*{2}(?=$|[.,:;]$)|^`([^`]+)`$|^["“”«]([^"“”«»]+)["“”»]$/,
      (_, a?: string, b?: string, c?: string) => a ?? b ?? c ?? '',
    )
    .replace(/^```\w*\n([^`]+)\n```$/u, '$1')
    .replace(/^[「『《〈]([^「」『』《》〈〉]+)[」』》〉]$/u, '$1')
    .replace(/^_([^_\s]{2,}(?: [^_]*)?)_$/, '$1');
}

function withoutEmphasis(text: string): string {
  // The mark of a heading, or what is left of the hashes before an answer.
  const told = text.replace(/^#{1,6} (?=[^\n]+$)/u, '');
  if (!told.includes('*')) return told;
  return (
    told
      .replace(/(?<== ?)\*\*([^*\n]{1,40})\*\*$/, '$1')
      .replace(/^\*([^*\s][^*]*)\*$/, '$1')
      // A number before the words for what it counts.
      .replace(/^\*\*(\d[\d.,]*)\*\*(?= [a-z])/, '$1')
      .replace(/^([^*]{2,80})\*\.\*\*$/, '$1')
      // What opened the emphasis was a part of what announced the answer.
      .replace(/^((?:[^*]|(?<=[\w)])\*(?=[\w(]))+)(?:\*\*|(?<=[a-z])\*{3})(?=[.,:;]?$)/u, '$1')
  );
}

/** The text without a full stop and signs of spacing, out of the command that is around it. */
function withoutEnds(text: string): string {
  const hasCommands = text.includes('\\');
  const inner = hasCommands
    ? text.replace(/^\\(?:boxed|fbox|text|textbf|mathbf|mathrm|displaystyle)\s*\{([^{}]*)\}$/u, '$1')
    : text;
  const ended = inner.replace(/(?<!\.)[.。]$|(?<!\\)[,;:]$/u, '');
  const spaced = hasCommands
    ? ended.replace(
        /^(?:(?:\\[,;:!]|\\q?quad(?![A-Za-z])|\\ )\s?)+|(?<!\\)(?:\s?(?:\\[,;:!]|\\q?quad)){1,4}$/gu,
        '',
      )
    : ended;
  return spaced.replace(/^(?:(?:[→⇒⟹➡✅☑✔👉]|=>)\uFE0F? ?(?=[\w$*(\\[{|+√πΘΩ"“-])|=|:|：)\s*/u, '').trim();
}

/** A dollar sign before a number alone is money; behind one it is a stray delimiter. */
function stripCurrency(spoken: string): string | null {
  const text = spoken
    .replace(/^(?:US|USD ?)(?=\\?\$)|^USD (?=\d)/u, (name) => (name === 'USD ' ? '$' : ''))
    .replace(
      /(?<=^(?:\\?\$|[£€])\s?-?\d[\d.,]{0,15})\s?(K|M|B|k|m|bn|mn)$/u,
      (_, scale: string) => ` ${scales.get(scale)}`,
    );
  // The sign itself between delimiters, as a unit: `12 $\\$$`.
  const behind = /^(-?\d[\d,]*(?:\.\d+)?) ?\$?\\\$\$?$/u.exec(text);
  if (behind !== null) return `${behind[1]} dollars`;
  const before =
    pattern`^((?:[A-Za-z]\w{0,9}\s?=\s?)?[-−]?)\\?\$\s?(-?[\d][\d.,\s\\!{}]*(?:\s?(?:thousand|million|billion))?)(\s?(?:\/|per )\s?\p{L}[\p{L} ]{1,30})?$`.exec(
      text,
    );
  if (before !== null)
    return `${before[1] ?? ''}${(before[2] ?? '').trim().replace(/[.,]$/u, '')} dollars${before[3] === undefined ? '' : ` ${before[3].trim()}`}`;
  const sign =
    /^([£€¥₹])\s?([\d][\d.,\s]*(?:\s?(?:thousand|million|billion))?)$|^([\d][\d.,\s]*)\s?([£€¥₹])$/u.exec(
      text,
    );
  const code =
    /^(USD|EUR|GBP|CHF|CAD|AUD|HKD|SGD|JPY|INR|CNY|Rs\.?|(?:US|C|CA|A|AU|HK|S)\$)\s?([\d][\d.,'’\s]*(?:\s?(?:thousand|million|billion))?)$/u.exec(
      text,
    );
  if (code !== null)
    return `${(code[2] ?? '').trim().replace(/[.,]$/u, '')} ${currencies.get(code[1] ?? '') ?? code[1]}`;
  const name = currencies.get(sign?.[1] ?? sign?.[4] ?? '');
  return name === undefined ? null : `${(sign?.[2] ?? sign?.[3] ?? '').trim().replace(/[.,]$/u, '')} ${name}`;
}

const scales: ReadonlyMap<string, string> = new Map([
  ['K', 'thousand'],
  ['k', 'thousand'],
  ['M', 'million'],
  ['m', 'million'],
  ['mn', 'million'],
  ['B', 'billion'],
  ['bn', 'billion'],
]);

const currencies: ReadonlyMap<string, string> = new Map([
  ['£', 'GBP'],
  ['€', 'EUR'],
  ['¥', 'yensign'],
  ['₹', 'INR'],
  ['Rs', 'INR'],
  ['Rs.', 'INR'],
  ['US$', 'dollars'],
  ['USD', 'dollars'],
  ['C$', 'CAD'],
  ['CA$', 'CAD'],
  ['A$', 'AUD'],
  ['AU$', 'AUD'],
  ['HK$', 'HKD'],
  ['S$', 'SGD'],
]);
