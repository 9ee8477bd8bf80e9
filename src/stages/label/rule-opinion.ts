import { compareRead, readAnswer } from '../../answers/compare-read.ts';
import type { AnswerType, LabelOpinions } from '../../core/records/records.ts';

/** Ways of comparing by which a difference is certain: both answers were read as values, whole. */
const CERTAIN: ReadonlySet<string> = new Set(['exact', 'numeric', 'rounded']);

/** Closer than this, two figures may be one value rounded in two ways: that is for a judge. */
const NEAR = { tolerance: { relative: 0.01 } } as const;

/**
 * Says what mathematics makes of a final answer. `different` only where both answers are plain values that are far
 * apart, or whole numbers that cannot have been rounded; every other difference is left to the judge.
 */
export function ruleOpinion(
  reference: string,
  finalAnswer: string,
  answerType: AnswerType,
): NonNullable<LabelOpinions['rule']> {
  const [left, right] = [readAnswer(reference), readAnswer(finalAnswer)];
  const { verdict, method } = compareRead(left, right);
  if (verdict !== 'different') return verdict;
  if (!CERTAIN.has(method)) return 'unknown';
  const mayBeRounded = answerType === 'number' || !(isWhole(reference) && isWhole(finalAnswer));
  if (mayBeRounded && compareRead(left, right, NEAR).verdict !== 'different') return 'unknown';
  return 'different';
}

function isWhole(answer: string): boolean {
  return /^[\s$]*[-+−]?\d[\d\s,]*(?:[$.][\s$.]*)?$/u.test(answer);
}
