import { pattern } from '../tokens/pattern.ts';

/**
 * Whether a box is a part of a longer formula, so that what it holds is no answer by itself: `\\boxed{3}\\sqrt{2}`, `\\frac{1}{\\boxed{42}}`,
 * `\\boxed{42} million`. A degree sign, a unit and a percent sign belong to what is in the box.
 */
export function isPartOfFormula(before: string, after: string): boolean {
  return opened.test(before) || continued.test(after);
}

/** A fraction, a root or a script that the box is within, or a factor, which is no number that a sentence begins with. */
const opened =
  /(?:\\[dt]?frac ?(?:\{[^{}]*\} ?)?\{|\\sqrt(?:\[[^[\]]*\])? ?\{|[\^_]\{)[^{}]*$|(?<![.!?:] \d{0,3})\d$/;

/** What goes on right behind the box: a sign with something to act on, a factor, a number word. */
const continued = pattern`^(?: ?(?:[+/×·÷]|-(?! [^\d]))(?= ?[\w\\({])| ?\^ ?\{?[-\d(a-z]| ?\\(?:cdot|times|div|sqrt|pi|frac|dfrac|tfrac|pm|mp|ln|log|sin|cos|tan|binom)(?![a-z])|:\d|\.\d|[ikxyznπ](?![A-Za-z])|[$\s]*(?:hundred|thousand|million|billion|trillion|dozen)s?(?!\p{L}))`;
