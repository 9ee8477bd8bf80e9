const called = /^[\s$]*([CP]) ?\( ?(\d+) ?, ?(\d+) ?\)[\s$]*$/u;
const stacked =
  /^[\s$]*(?:\\left ?)?\(? ?\\begin ?\{(?:array\} ?\{c\}|p(?:small)?matrix\}|smallmatrix\}) ?(\d+) ?\\\\ ?(\d+) ?\\end ?\{(array|(p?)(?:small)?matrix)\} ?(?:\\right ?)?(\)?)[\s$]*$/u;

/**
 * The choices or arrangements that a text may count which may as well be a point or a vector: `P(5, 3)`, `C(10, 4)`, and two
 * numbers one above the other in round brackets. Null for anything else, and where the count could be one of its numbers.
 */
export function asCount(text: string): string | null {
  if (!/^[\s$\\(leftbgin]*[CP] ?\(|\\begin/u.test(text.slice(0, 40))) return null;
  const [, letter, from, count] = called.exec(text) ?? [];
  if (letter === 'P' && isBetween(1, count, Number(from) + 1))
    return `\\frac{${from}!}{(${from} - ${count})!}`;
  if (letter === 'C' && isBetween(1, count, Number(from) - 1)) return `\\binom{${from}}{${count}}`;
  const [, over, under, , own = '', close = ''] = stacked.exec(text) ?? [];
  const isRound = (own === 'p') !== (close === ')');
  return isRound && isBetween(1, under, Number(over) - 1) ? `\\binom{${over}}{${under}}` : null;
}

function isBetween(low: number, digits: string | undefined, high: number): boolean {
  return Number(digits) > low && Number(digits) < high;
}
