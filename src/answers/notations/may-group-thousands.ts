/** Whether one text is a number in groups of three digits, of which the other makes members: `3,000` beside `(3, 0)`. */
export function mayGroupThousands(left: string, right: string): boolean {
  return (isGrouped(left) && isBracketed(right)) || (isGrouped(right) && isBracketed(left));
}

function isGrouped(text: string): boolean {
  return /^[\s$]*\d{1,3}(?:(?:,|\{,\})\d{3})+[\s$.]*$/u.test(text);
}

function isBracketed(text: string): boolean {
  return /^[\s$]*(?:\\left\s*)?(?:[([]|\\?\{)/u.test(text);
}
