import type { Comparison } from './compare/finding.ts';
import { type CompareAnswersOptions, resolveCompareOptions } from './compare-options.ts';
import { compete } from './compete.ts';
import { tellsConstants } from './equations/tells-constants.ts';
import { Effort } from './evaluate/effort.ts';
import { answerClaims } from './extract/answer-claims.ts';
import { limits } from './limits.ts';
import type { Claim } from './readings/claim.ts';
import { type AnswerComparison, noAnswer, verdictOf } from './verdict.ts';

/** A text as it was read: what it may state as its answer. What each kind of answer makes of it is remembered with it. */
export type ReadAnswer = readonly Claim[];

/** Reads one side, for a text that is compared with many: see `compareRead`. */
export function readAnswer(text: string): ReadAnswer {
  return answerClaims(text.slice(-limits.tail));
}

/** Compares as `compareAnswers` does, and reads neither side a second time. */
export function compareRead(
  reference: ReadAnswer,
  response: ReadAnswer,
  options: CompareAnswersOptions = {},
): AnswerComparison {
  const comparison: Comparison = {
    options: resolveCompareOptions(options),
    effort: new Effort(limits.steps),
    units: false,
    logarithmBase: Math.E,
    areConstantsTold: [...reference, ...response].some(({ text, within }) =>
      tellsConstants(within === '' ? text : within),
    ),
  };
  const [left, ...moreLeft] = reference;
  const [right, ...moreRight] = response;
  if (left === undefined || right === undefined) return noAnswer(left?.text ?? null, right?.text ?? null);
  return verdictOf(compete([left, ...moreLeft], [right, ...moreRight], comparison));
}
