import type { JudgeOpinion } from '../../core/records/records.ts';
import type { ReplyStructure } from '../../core/reply-structure.ts';
import { readVerdict } from '../../prompting/verdict.ts';
import type { LabelPromptInput } from './label-prompt.ts';

/** What a verdict on two answers consists of. */
export const judgeOpinionStructure: ReplyStructure = {
  name: 'verdict',
  parts: [
    {
      kind: 'line',
      label: 'Reason',
      description: 'one sentence',
      optional: true,
      example: 'The reference is 12 m, the final answer 12 cm.',
    },
    {
      kind: 'choice',
      label: 'Verdict',
      description: 'whether the final answer means the same as the reference',
      choices: ['CORRECT', 'INCORRECT'],
      // The cautious one: what a weak model repeats must not be an acceptance.
      example: 'INCORRECT',
    },
  ],
};

/**
 * Reads the judge's verdict; what the compared texts say of verdicts does not count.
 *
 * @throws {Error} When the reply holds no verdict outside quotations.
 */
export function parseJudgeOpinion(text: string, shown: LabelPromptInput): JudgeOpinion {
  const untrusted = [shown.problem, shown.answer, shown.finalAnswer];
  const { verdict, reason } = readVerdict(text, ['CORRECT', 'INCORRECT'], untrusted);
  return { verdict: verdict === 'CORRECT' ? 'correct' : 'incorrect', reason };
}
