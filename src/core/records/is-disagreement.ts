import type { LabelOpinions } from './records.ts';

/**
 * Tells whether comparison and judge contradict each other, or the judge contradicts himself once the answers change
 * places.
 *
 * @example
 * ```ts
 * for await (const sample of (await openRun('runs/first')).samples()) {
 *   if (isDisagreement(sample.label.opinions)) console.log(sample.id, sample.answer, sample.finalAnswer);
 * }
 * ```
 */
export function isDisagreement({ rule, judge, judgeSwapped }: LabelOpinions): boolean {
  if (judge === null) return false;
  if (judgeSwapped !== null && judgeSwapped.verdict !== judge.verdict) return true;
  return (
    (rule === 'equal' && judge.verdict === 'incorrect') ||
    (rule === 'different' && judge.verdict === 'correct')
  );
}
