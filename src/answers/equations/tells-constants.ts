/** A numbered constant that stands in a formula, or of which something is said; a bare mention names it and no more. */
const used =
  /[Cc]_(?:\{\s?)?(\d)(?:\s?\})?(?!\d)(?!\s?\$?\s?(?:$|\.\s|,(?!\s?[-+]?\d)|and(?![a-z])|(?:are|is)(?! ?\$?[-+]?\d)(?![a-z])|\\in(?![a-z])))/gu;

/**
 * Whether a text says what its numbered constants are, or names them in several places: `c_1 = 3`, `x = c_1 e^t, y = -c_1 e^t`.
 * Their numbers then say which is which.
 */
export function tellsConstants(text: string): boolean {
  if (!/[Cc]_/u.test(text)) return false;
  const numbers = [...text.matchAll(used)].map(([, digit]) => digit);
  return new Set(numbers).size < numbers.length;
}
