import type { Label, LabelOpinions } from '../../core/records/records.ts';

/**
 * Returns the label that the opinions make: the rule decides where it can, the judge where it cannot, and a judge who
 * says otherwise when the answers change places decides nothing.
 */
export function labelOf(opinions: LabelOpinions): Label {
  const { rule, judge, judgeSwapped } = opinions;
  if (rule === 'equal') return { kind: 'correct', by: 'rule', opinions };
  if (rule === 'different') return { kind: 'incorrect', by: 'rule', opinions };
  if (judge === null || (judgeSwapped !== null && judgeSwapped.verdict !== judge.verdict)) {
    return { kind: 'unverified', reason: 'undecided', opinions };
  }
  return { kind: judge.verdict, by: 'judge', opinions };
}
