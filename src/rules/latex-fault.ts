/** One token in reach of a fault; everything else is text. */
const token = /\\(?:begin|end)\s*\{([A-Za-z*]{1,40})\}|\\[A-Za-z]+|\\[\s\S]|["'“‘`][{}]["'”’`]|[{}]|\$\$?/gu;

/**
 * Names the first place where LaTeX does not close, or returns null. Linear: one pass over the text with a stack; a text
 * without a backslash or dollar sign is not LaTeX.
 */
export function latexFault(text: string): string | null {
  if (!/[\\$]/u.test(text)) return null;
  const source = withoutCode(text);
  return nestingFault(source) ?? dollarFault(source);
}

function withoutCode(text: string): string {
  return text.replace(/```[\s\S]*?```|`[^`\n]*`|\\verb\*?([^A-Za-z*\s])[^\n]*?\1/gu, ' ');
}

function nestingFault(source: string): string | null {
  const open: string[] = [];
  for (let match = next(source, 0); match !== null; match = next(source, token.lastIndex)) {
    const [whole, environment] = match;
    const begun = environment === undefined ? null : `\\begin{${environment}}`;
    const closed = begun !== null && whole.startsWith('\\end') ? begun : closes.get(whole);
    if (closed !== undefined) {
      const last = open.pop();
      if (last === undefined) return `a ${whole} that nothing opens`;
      if (last !== closed) return `a ${last} that ends in ${whole}`;
    } else if (begun !== null) open.push(begun);
    else if (opens.has(whole)) open.push(whole);
  }
  const last = open.at(-1);
  return last === undefined ? null : `a ${last} that never closes`;
}

/** What is open, by what closes it; environments come besides. */
const closes: ReadonlyMap<string, string> = new Map([
  ['}', '{'],
  ['\\right', '\\left'],
  ['\\)', '\\('],
  ['\\]', '\\['],
]);
const opens: ReadonlySet<string> = new Set(closes.values());

function next(source: string, from: number): RegExpExecArray | null {
  token.lastIndex = from;
  return token.exec(source);
}

/** A price, which is no formula: `$5 and`, `$1,200.`. */
const price = /(?<!\\)\$\d[\d,.]*(?=[\s;:)]|$)/u;

/**
 * Tells whether an inline or displayed formula stays open. A dollar sign opens only before what can begin a formula, so that
 * sentinels and anchors pass.
 */
function dollarFault(source: string): string | null {
  let opened: { readonly sign: string; readonly at: number } | null = null;
  for (let match = next(source, 0); match !== null; match = next(source, token.lastIndex)) {
    const [sign] = match;
    if (sign !== '$' && sign !== '$$') continue;
    if (opened === null) {
      if (sign === '$$' || canOpen(source, match.index)) opened = { sign, at: match.index };
    } else if (opened.sign === sign) opened = null;
    else if (opened.sign === '$') opened = { sign: '$', at: match.index + 1 };
    else return 'a $$ that ends in $';
  }
  if (opened === null || price.test(source)) return null;
  return /[\\^_={+<>]/u.test(source.slice(opened.at)) ? `a ${opened.sign} that never closes` : null;
}

function canOpen(source: string, at: number): boolean {
  const after = source.charAt(at + 1);
  return after !== '' && !/[\s.,;:!?)\]}'"”’]/u.test(after);
}
