const relation = /[<>]|!=|\\(?:neq?|geq?|leq?|geqslant|leqslant)(?![A-Za-z])/u;
const opening = / (?:for|where|with|when|provided(?: that)?|assuming|whenever|on) (?:all )?/gu;
const inside = /^(?:(?:for|where|with|if|when|provided(?: that)?) )?/u;

/** Writes for what a value holds behind it, as another statement: `x + 3 (x \ne 3)` is `x + 3, x \ne 3`. */
export function rewriteRestrictions(text: string): string {
  if (text.length > 400 || !relation.test(text)) return text;
  const plain = text
    .replace(/\\(?:text\w*|mathrm)\s*\{([^{}]*)\}/gu, ' $1 ')
    .replace(/\$/gu, ' ')
    .replace(/\s+/gu, ' ')
    .trim();
  for (const [before, stated] of [inBrackets(plain), behind(plain)]) {
    const value = before.trim().replace(/[,;]$/u, '').trim();
    if (
      value !== '' &&
      !/(?<![A-Za-z])(?:and|or|not)$/u.test(value) &&
      isFormula(value) &&
      isFormula(stated) &&
      isCondition(stated)
    )
      return `${value}, ${stated.trim()}`;
  }
  return text;
}

type Parts = readonly [value: string, stated: string];

function inBrackets(text: string): Parts {
  const open = text.lastIndexOf('(');
  if (open < 1 || !text.endsWith(')')) return ['', ''];
  return [
    text.slice(0, open),
    text
      .slice(open + 1, -1)
      .trim()
      .replace(inside, ''),
  ];
}

function behind(text: string): Parts {
  const last = [...text.matchAll(opening)].at(-1);
  return last === undefined ? ['', ''] : [text.slice(0, last.index), text.slice(last.index + last[0].length)];
}

/** One chain of bounds, and no list or equation. */
function isCondition(text: string): boolean {
  return text.length < 100 && relation.test(text) && !/[,;()]|(?<![<>!])=/u.test(text);
}

function isFormula(text: string): boolean {
  return isBalanced(text) && !/(?<![\\A-Za-z])[A-Za-z]{3,}/u.test(text.replace(functions, ' '));
}

const functions = /(?<![A-Za-z])(?:sin|cos|tan|log|sqrt|exp|max|min)(?![A-Za-z])/gu;

function isBalanced(text: string): boolean {
  let depth = 0;
  for (const sign of text) {
    if (sign === '{' || sign === '(') depth += 1;
    if (sign === '}' || sign === ')') depth -= 1;
    if (depth < 0) return false;
  }
  return depth === 0;
}
