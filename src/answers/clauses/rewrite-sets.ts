/**
 * Writes sets in the notation of plain text in that of LaTeX: `[0,1) U {1}`, `{1,2} \cup {2,3}`, `{{1}, {2}}`, `x in R`, `the point
 * (2, 5)`.
 */
export function rewriteSets(text: string): string {
  if (text.length > 400) return text;
  if (/^\{ ?\{/u.test(text)) return withNestedBraces(text);
  if (text.length > 200 || !/ in |\bU\b|\\in [RZ]|\\cup|\\cap|\\setminus|point/u.test(text)) return text;
  return withPlainBraces(
    text
      .replace(/^(?:the )?point (?=[A-Z] ?\()/u, '')
      // In round brackets it would be an interval beside one.
      .replace(/^(?:the )?point \(((?:[^()]|\([^()]{0,60}\)){1,120})\)/, '\\langle $1\\rangle ')
      .replace(/(?<=^\$?[a-z]) in \\?([RZQC]) ?(?=\$?$)/u, ' \\in \\$1 ')
      .replace(/(?<=[,;($] ?[a-z] ?)\\in ?([RZ]) ?(?=\)?\$?$)/u, '\\in \\$1 ')
      .replace(/(?<=[\])}] ?)U(?= ?(?:[[({]|\\\{))/gu, '\\cup '),
  );
}

/** Braces without a backslash are those of a set beside the signs of sets, where they hold values or nothing stands before them. */
function withPlainBraces(text: string): string {
  return /\\(?:cup|cap|setminus)/u.test(text)
    ? text.replace(
        /(?<=^\$?|\\(?:cup|cap|setminus) {0,2})\{([^{}\\]{1,60})\}(?= {0,2}(?:\\(?:cup|cap|setminus)|\$?$))/g,
        '\\{$1\\}',
      )
    : text;
}

/** Braces within braces without a backslash are those of sets, where nothing but commas is between them. */
function withNestedBraces(text: string): string {
  return /^\{ ?\{[^{}\\]{0,60}\}(?: ?, ?\{[^{}\\]{0,60}\}){1,40} ?\}$/.test(text)
    ? text.replace(/[{}]/gu, (brace) => `\\${brace}`)
    : text;
}
