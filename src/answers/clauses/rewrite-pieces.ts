/**
 * Writes pieces as lines of `cases`: `x if x >= 0 else -x` as programs do, `x if x >= 0, and -x if x < 0`, and an array behind an opening
 * brace.
 */
export function rewritePieces(text: string): string {
  if (text.length > 800) return text;
  if (text.includes('\\begin{array}')) return fromArray(text);
  if (!/ (?:if|for|when) /.test(text)) return text;
  return (/ if .* else /u.test(text) ? fromProgram(text) : fromSentence(text)) ?? text;
}

/** An array whose brace is closed by none is the same as `cases`; a column may hold nothing but the word `if`. */
function fromArray(text: string): string {
  const match =
    /^(.{0,60}?)\\\{ ?\\begin\{array\} ?\{[lcr| ]{1,12}\}(.{1,700}?)\\end\{array\} ?(?:\\right)? ?\.?\$?$/s.exec(
      text,
    );
  const [, before = '', body = ''] = match ?? [];
  if (match === null || body.includes('\\begin')) return text;
  const lines = body.replace(/& ?((?:\\text ?\{ ?)?(?:if|for|when) ?\}?) ?&/gu, '& $1 ');
  return `${before}\\begin{cases}${lines}\\end{cases}`;
}

/** Pieces one after the other, each with its bound, and the name of the function before the first or before all. */
function fromSentence(text: string): string | null {
  const plain = text.replace(/\$/gu, ' ').replace(/ {2,}/g, ' ').trim();
  const [name = ''] = named.exec(plain) ?? [];
  const parts = plain.split(/ ?[,;] (?:and )?/);
  const rows = parts.map((part, at) => {
    const [value = '', condition = '', ...more] = part
      .slice(part.startsWith(name) ? name.length : 0)
      .split(/,? (?:if|for|when) /);
    if (at > 1 && at === parts.length - 1 && value.endsWith(' otherwise'))
      return value.replace(/ otherwise$/, ' & otherwise');
    if (more.length > 0 || !/[<>]|\\[gl]eq?(?![a-z])/.test(condition)) return null;
    return ![value, condition].every(isFormula) || /=/.test(value) ? null : `${value} & ${condition}`;
  });
  return parts.length < 2 || rows.includes(null)
    ? null
    : `${name}\\begin{cases}${rows.join(' \\\\ ')}\\end{cases}`;
}

const named = /^[A-Za-z](?: ?\([a-z]\))? ?= ?(?!=)/;

function fromProgram(text: string): string | null {
  const plain = text.replace(/\$/gu, ' ').trim();
  const [name = ''] = named.exec(plain) ?? [];
  const parts = plain.slice(name.length).split(' else ');
  const rows = parts.map((part, at) => {
    const [value = '', condition, ...more] = part.split(' if ');
    const isLast = at === parts.length - 1;
    if (more.length > 0 || (condition === undefined && !isLast)) return null;
    if (![value, condition ?? ''].every(isFormula)) return null;
    return `${value} & ${condition ?? 'otherwise'}`;
  });
  return rows.includes(null) ? null : `${name}\\begin{cases}${rows.join(' \\\\ ')}\\end{cases}`;
}

/** No words but functions, and no list. */
function isFormula(text: string): boolean {
  return !/[&;"]|(?<![\\A-Za-z])(?!(?:and|or|abs|sqrt|sin|cos|tan|exp|log|ln|pi)(?![A-Za-z]))[A-Za-z]{2,}/u.test(
    text,
  );
}
