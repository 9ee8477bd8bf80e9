const told =
  /^([A-Za-z]) (?:is |are |(?:must|has to|should) be )?(?:(not|un)? ?equal to|(?:strictly )?(greater|larger|more|less|smaller) than( or equal to)?|at (least|most)) ([^,;]{1,60})$/;

/** Writes a comparison that is told in words with its sign: `n not equal to 3/2` is `n \ne 3/2`. */
export function rewriteComparisons(text: string): string {
  if (text.length > 100 || !/ (?:equal to|than|at (?:least|most)) /u.test(text)) return text;
  const plain = text
    .replace(/\\(?:text\w*|mathrm)\s*\{([^{}]*)\}/gu, ' $1 ')
    .replace(/\$/gu, ' ')
    .replace(/\s+/gu, ' ')
    .trim();
  const [, name, denied, compared, closed, bound, value = ''] = told.exec(plain) ?? [];
  if (name === undefined || /(?<![\\A-Za-z])[A-Za-z]{2,}/u.test(value.replace(/\b(?:pi|sqrt|ln)\b/gu, ' ')))
    return text;
  return `${name} ${signOf(denied, compared, closed, bound)} ${value}`;
}

function signOf(denied?: string, compared?: string, closed?: string, bound?: string): string {
  if (bound !== undefined) return bound === 'least' ? '\\ge' : '\\le';
  if (compared === undefined) return denied === undefined ? '=' : '\\ne';
  const isAbove = !/^(?:less|smaller)$/u.test(compared);
  if (closed === undefined) return isAbove ? '>' : '<';
  return isAbove ? '\\ge' : '\\le';
}
