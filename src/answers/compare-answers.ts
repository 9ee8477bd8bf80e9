import { type AnswerMethod, type Comparison, equal, type Finding, unknown } from './compare/finding.ts';
import { type CompareAnswersOptions, resolveCompareOptions } from './compare-options.ts';
import { Effort } from './evaluate/effort.ts';
import { answerCandidates } from './extract/answer-candidates.ts';
import { absenceKind } from './kinds/absence-kind.ts';
import { arrowKind } from './kinds/arrow-kind.ts';
import { booleanKind } from './kinds/boolean-kind.ts';
import { chemistryKind } from './kinds/chemistry-kind.ts';
import { choiceKind } from './kinds/choice-kind.ts';
import { choicesKind } from './kinds/choices-kind.ts';
import { dateKind } from './kinds/date-kind.ts';
import type { AnswerKind } from './kinds/kind.ts';
import { isMathematics, mathematicsKind } from './kinds/mathematics-kind.ts';
import { asks, compareTexts } from './kinds/text-kind.ts';
import { timeKind } from './kinds/time-kind.ts';
import { limits } from './limits.ts';

/** Whether two answers say the same, and how that was found. */
export interface AnswerComparison {
  /** `unknown` where a side could not be read as a whole, or the work was not worth its bound: ask a judge. */
  readonly verdict: 'equal' | 'different' | 'unknown';
  /**
   * How the verdict was reached: `identical` and `text` by the writing, `exact` by fractions, `numeric` by doubles,
   * `rounded` by stated digits or a tolerance, `sampled` at points, `structure` by shape, `none` for unknown.
   */
  readonly method: AnswerMethod;
  /** One sentence for a log or a report. */
  readonly reason: string;
  /** The answer that was read out of the reference; null when there is none. */
  readonly reference: string | null;
  /** The answer that was read out of the response; null when there is none. */
  readonly response: string | null;
}

/**
 * Compares the final answers of two texts by mathematics, units, chemistry, dates, names and words.
 *
 * Pure, synchronous and bounded: it reads no clock, evaluates no code, and ends within milliseconds on any input. An
 * answer that is read only in part gives `unknown`, never the value of the part.
 *
 * @param reference - The answer that is taken to be right, alone or at the end of a text.
 * @param response - The answer to judge, alone or at the end of a text.
 * @throws {ConfigurationError} When an option cannot work, such as a negative tolerance.
 *
 * @example
 * ```ts
 * compareAnswers('\\frac{1}{2}', 'So the probability is 0.5.').verdict; // 'equal'
 * compareAnswers('25 °C', '298.15 K').verdict; // 'equal'
 * compareAnswers('x > 3', '[3, \\infty)').verdict; // 'different'
 * compareAnswers('9.81', '9.8', { tolerance: { significantDigits: 2 } }).verdict; // 'equal'
 * ```
 */
export function compareAnswers(
  reference: string,
  response: string,
  options: CompareAnswersOptions = {},
): AnswerComparison {
  const resolved = resolveCompareOptions(options);
  const comparison: Comparison = {
    options: resolved,
    effort: new Effort(limits.steps),
    units: false,
    logarithmBase: Math.E,
  };
  const left = answerCandidates(reference.slice(-limits.tail));
  const right = answerCandidates(response.slice(-limits.tail));
  const [from, to] = [left[0], right[0]];
  if (from === undefined || to === undefined) {
    const side = from === undefined ? 'reference' : 'response';
    return { ...unknown(`the ${side} states no answer`), reference: from ?? null, response: to ?? null };
  }
  return (
    firstDecided(left, right, response, comparison) ?? {
      ...compareTwoTexts(from, to, comparison),
      reference: from,
      response: to,
    }
  );
}

/** The first pair of candidates that are of one kind decides, so that a response gets no second guess. */
function firstDecided(
  left: readonly string[],
  right: readonly string[],
  said: string,
  comparison: Comparison,
): AnswerComparison | null {
  for (const from of left.slice(0, 4)) {
    for (const to of right.slice(0, 6)) {
      const finding = compareExclaimed(from, to, said, comparison);
      if (finding !== null) return { ...finding, reference: from, response: to };
    }
  }
  return null;
}

/** At the end of a sentence `12!` may be twelve, exclaimed, or a factorial. */
function compareExclaimed(
  reference: string,
  to: string,
  said: string,
  comparison: Comparison,
): Finding | null {
  const finding = compareByKind(reference, to, comparison);
  const isExclaimed = /\d\s?!$/u.test(to) && said.length > to.length + 8 && !/[\\$]/u.test(said);
  if (!isExclaimed || finding === null) return finding;
  const bare = compareByKind(reference, to.replace(/\s?!$/u, ''), comparison);
  if (bare === null || bare.verdict === finding.verdict || bare.verdict === 'equal') return bare ?? finding;
  return finding.verdict === 'equal' ? unknown('an exclamation mark may be a factorial') : bare;
}

const kinds: readonly AnswerKind[] = [
  absenceKind,
  booleanKind,
  choiceKind,
  choicesKind,
  timeKind,
  dateKind,
  chemistryKind,
  mathematicsKind,
  arrowKind,
];

function compareByKind(reference: string, response: string, comparison: Comparison): Finding | null {
  if (reference.length > limits.answer || response.length > limits.answer) return null;
  if (asks(reference) !== asks(response)) return unknown('one side is a question');
  let open: Finding | null = null;
  for (const kind of kinds) {
    const finding = kind.compare(reference, response, comparison);
    // A kind that finds a text different from itself has misread it.
    if (finding?.verdict === 'different' && reference === response) continue;
    // Kinds come in the order of trust: what one leaves open, a later one may find equal, but not different.
    if (finding?.verdict === 'different' && open !== null) break;
    if (finding !== null && finding.verdict !== 'unknown') return finding;
    open ??= finding;
  }
  if (open === null) return null;
  const texts = compareTexts(reference, response, comparison);
  return texts.verdict === 'equal' ? texts : open;
}

function compareTwoTexts(reference: string, response: string, comparison: Comparison): Finding {
  if (reference === response) return equal('identical', 'the answers are written alike');
  if (reference.length > limits.answer || response.length > limits.answer)
    return unknown('an answer is too long to compare');
  const [left, right] = [isMathematics(reference), isMathematics(response)];
  const texts = compareTexts(reference, response, comparison);
  if (texts.verdict === 'equal' || !(left || right)) return texts;
  return unknown('only one side could be read as a value');
}
