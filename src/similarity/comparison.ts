import { type OptionShape, trueOrFalse } from '../options/option-schemas.ts';
import { numberFrom, wholeNumberFrom } from '../options/ranges.ts';
import { isUnspaced } from './text/is-unspaced.ts';

/** How texts are compared. */
export interface ComparisonOptions {
  /**
   * Share of common word triples from which two texts are copies, from 0.2 to 1. Lower values find more. Names have no
   * threshold.
   *
   * @default 0.7
   */
  readonly threshold?: number;
  /**
   * Words, numbers and operators in what is compared, 1 to 16: more of them weigh the order of words more.
   *
   * @default 3
   */
  readonly shingle?: number;
  /**
   * Whether all numbers count as one, so that a problem with other figures is a copy.
   *
   * @default false
   */
  readonly maskNumbers?: boolean;
}

/** Below it, texts of one language have as much in common by chance, and signatures tell nothing. */
const LEAST_THRESHOLD = 0.2;
const WIDEST_SHINGLE = 16;

/** What these options must be, wherever they are among others. */
export const comparisonShape: OptionShape<ComparisonOptions> = {
  threshold: numberFrom(LEAST_THRESHOLD, 1).optional(),
  shingle: wholeNumberFrom(1, WIDEST_SHINGLE).optional(),
  maskNumbers: trueOrFalse.optional(),
};

/** The options, complete. */
export type ResolvedComparison = Required<ComparisonOptions>;

/** What is compared: names by their words and parts, other texts by their shingles. */
export type TextForm = 'names' | 'texts';

export function resolveComparison({
  threshold = 0.7,
  shingle = 3,
  maskNumbers = false,
}: ComparisonOptions): ResolvedComparison {
  return { threshold, shingle, maskNumbers };
}

/**
 * Tells whether a text reads like the name of something: up to 12 words on one line, or 10 characters of a script that writes
 * words without gaps, without formulas, separate numbers or the end of a sentence.
 */
export function looksLikeName(text: string): boolean {
  if (text.length > 120 || /[\n\\$=+<>?!？！。；]|[.;:：]\s*$|(?:^|\s)\d+(?:\s|$)/u.test(text)) return false;
  if ((text.match(/\S+/gu)?.length ?? 0) > 12) return false;
  const unspaced = Array.from(text).filter((character) => isUnspaced(character.codePointAt(0) ?? 0));
  return unspaced.length <= 10 || unspaced.length < text.length / 4;
}
