/** Writes from where a value counts as a bound: `a_n = 2n + 1, n = 1, 2, 3, \ldots` is `a_n = 2n + 1, n \ge 1`. */
export function rewriteCounting(text: string): string {
  if (text.length > 300 || !/dots|\.{3}|…/u.test(text)) return text;
  const match = counting.exec(text);
  const [, name = '', ...steps] = match ?? [];
  const [first = 0, second, third] = steps.map(Number);
  if (match === null || second !== first + 1 || third !== first + 2) return text;
  const value = text
    .slice(0, match.index)
    .replace(/\\q?quad(?![a-z])/gu, ' ')
    .replace(/(?<![,;\s$(\\])[,;\s$(\\]+$/u, '')
    .replace(/,? (?:for|where|with)$/u, '');
  const words = value.match(/\\?[A-Za-z]+/gu) ?? [];
  // What is only counted is the answer.
  const isOfName = words.some((word) => /^[A-Za-z]{1,3}$/u.test(word) && word.includes(name));
  return isOfName && !value.includes(',') ? `${value}, ${name} \\ge ${first} ` : text;
}

const counting =
  /(?<![A-Za-z\\])([a-z]) ?= ?(\d), ?(\d), ?(\d)(?:, ?\d)?, ?(?:\\[lc]?dots|\.{3}|…)(?:[\s$)}.]|\\[)\]])*$/u;
