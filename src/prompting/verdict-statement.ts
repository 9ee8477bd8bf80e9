import { trimmedOf } from '../core/texts/trimmed-of.ts';

/** A verdict and the reason behind it on one line. */
export interface VerdictStatement {
  /** The line as far as it is the verdict. */
  readonly text: string;
  readonly reason: string;
}

/** A reason goes on for so long at most; what is longer is no statement. */
const longestStatement = 2_000;

/** A label, a word, and what follows after a stop. What may be a quotation is let in: it speaks against another verdict. */
const statement =
  /^([\s*_#`>"“'|-]{0,12}(?:\(?\d{1,2}[.)]\s+)?(?:(?:my|our|the|final|overall)\s+){0,2}verdict[\s*_`]{0,6}(?:[:=–—-]|is\b)[\s*_`]{0,6}([A-Za-z]+)[*_`"”']{0,4}) ?(?:[.!;,(–—]|-\s)(.*)$/iu;

/** Words with which a reason takes back what was said before it. */
const takesBack = /\b(?:but|however|unless|although|though|except|actually|wait|nevertheless|yet)\b/iu;

/**
 * Reads a line such as `Verdict: VALID. Every symbol is stated.` as its verdict and its reason. Null for any other line, and for
 * one whose reason names a choice or takes the verdict back.
 */
export function statementOn(line: string, choices: readonly string[]): VerdictStatement | null {
  if (line.length > longestStatement || !/verdict/iu.test(line)) return null;
  const [, text = '', word = '', rest = ''] = statement.exec(line) ?? [];
  const isChoice = choices.some((choice) => choice.toLowerCase() === word.toLowerCase());
  if (!isChoice || rest.trim() === '' || takesBack.test(rest) || namesChoice(rest, choices)) return null;
  const reason = trimmedOf(rest, ' \t*_`-–—', ' \t)*_`')
    .replace(/^reason ?[:：]/iu, '')
    .trim();
  return { text, reason };
}

function namesChoice(text: string, choices: readonly string[]): boolean {
  const words: readonly string[] = text.toLowerCase().match(/[a-z]+/gu) ?? [];
  return choices.some((choice) => words.includes(choice.toLowerCase()));
}

/** Takes the number of an item of a list off a line. */
export function withoutNumber(line: string): string {
  return line.replace(/^\s*\(?\d{1,2}[.)]\s+/u, '');
}

/** Puts down the labels of a verdict in a squeezed text to one form: `finalverdictis` and `verdict=` to `verdict:`. */
export function unlabelled(squeezed: string): string {
  return squeezed
    .replace(/^(?:my|our|the|final|overall){1,3}(?=verdict)/u, '')
    .replace(/verdict(?:[:=–—]|is(?=[a-z]))?/gu, 'verdict:');
}
