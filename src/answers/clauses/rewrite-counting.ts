/** Writes from where a value counts as a bound: `a_n = 2n + 1, n = 1, 2, 3, \ldots` is `a_n = 2n + 1, n \ge 1`. */
export function rewriteCounting(text: string): string {
  if (text.length > 300 || !/dots|\.{3}|…/u.test(text)) return text;
  const [whole, value = '', name = '', first = '', second = '', third = ''] =
    counting.exec(text.trim()) ?? [];
  const start = Number(first);
  const isInSteps = Number(second) === start + 1 && Number(third) === start + 2;
  // What is only counted is the answer.
  const isOfName = new RegExp(`(?<![A-Za-z\\\\])${name}(?![A-Za-z])`, 'u').test(value);
  return whole === undefined || !isInSteps || !isOfName || /^[a-z] ?=/u.test(value)
    ? text
    : `${value}, ${name} \\ge ${first} `;
}

const counting =
  /^([^,]{1,200}?)[,;]?(?:\\quad|\\q?quad|\\[,;: ]|[\s$(])*(?:\\text\s?\{\s?(?:for|where|with)\s?\}|for|where|with)?[\s$(]*([a-z]) ?= ?(\d),[ \\]*(\d),[ \\]*(\d)(?:,[ \\]*\d)*,? ?(?:\\[lc]?dots|\.{3}|…)[\s$).]*$/u;
