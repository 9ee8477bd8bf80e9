const relation = String.raw`(?:[<>]|!=|\\(?:neq?|geq?|leq?|geqslant|leqslant)(?![A-Za-z]))`;
const condition = `([^,;()=]{0,40}?${relation}[^,;()]{1,60})`;
const inBrackets = new RegExp(
  String.raw`^(.*[^\s(,;])\s*,?\s*\(\s*(?:(?:for|where|with|if|when|provided(?: that)?)\s+)?${condition}\)$`,
  'u',
);
const behind = new RegExp(
  String.raw`^(.*[^\s(,;])\s*[,;]?\s+(?:for|where|with|when|provided(?: that)?|assuming|whenever|on)\s+(?:all\s+)?${condition}$`,
  'u',
);

/** Writes for what a value holds behind it, as another statement: `x + 3 (x \ne 3)` is `x + 3, x \ne 3`. */
export function rewriteRestrictions(text: string): string {
  if (!new RegExp(relation, 'u').test(text) || text.length > 400) return text;
  const plain = text
    .replace(/\\(?:text\w*|mathrm)\s*\{([^{}]*)\}/gu, ' $1 ')
    .replace(/\$/gu, ' ')
    .replace(/\s+/gu, ' ')
    .trim();
  for (const pattern of [inBrackets, behind]) {
    const [, value = '', stated = ''] = pattern.exec(plain) ?? [];
    if (value !== '' && isBalanced(value) && isBalanced(stated) && !hasWords(value) && !hasWords(stated))
      return `${value}, ${stated.trim()}`;
  }
  return text;
}

function hasWords(text: string): boolean {
  return /(?<![\\A-Za-z])[A-Za-z]{3,}/u.test(
    text.replace(/(?<![A-Za-z])(?:sin|cos|tan|log|sqrt|exp|max|min)(?![A-Za-z])/gu, ' '),
  );
}

function isBalanced(text: string): boolean {
  let depth = 0;
  for (const sign of text) {
    if (sign === '{' || sign === '(') depth += 1;
    if (sign === '}' || sign === ')') depth -= 1;
    if (depth < 0) return false;
  }
  return depth === 0;
}
