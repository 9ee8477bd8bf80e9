import type { Problem, Vote } from '../../core/records/records.ts';
import type { ReplyStructure } from '../../core/reply-structure.ts';
import { readVerdict } from '../../prompting/verdict.ts';

/** A verdict on a problem, as a verifier returned it. */
export type ValidityVerdict = Pick<Vote, 'verdict' | 'reason'>;

/** What a verdict on a problem consists of. */
export const validityVerdictStructure: ReplyStructure = {
  name: 'verdict',
  parts: [
    {
      kind: 'line',
      label: 'Reason',
      description: 'one sentence',
      optional: true,
      example: 'The radius of the second circle is not stated.',
    },
    {
      kind: 'choice',
      label: 'Verdict',
      description: 'whether to accept the problem',
      choices: ['VALID', 'INVALID'],
      // The cautious one: what a weak model repeats must not be an acceptance.
      example: 'INVALID',
    },
  ],
};

/**
 * Reads a verifier's verdict; what the problem itself says of verdicts does not count.
 *
 * @throws {Error} When the reply holds no verdict outside quotations: silence is no consent.
 */
export function parseValidityVerdict(
  text: string,
  { subject, topic, problem, answer }: Problem,
): ValidityVerdict {
  const { verdict, reason } = readVerdict(text, ['VALID', 'INVALID'], [subject, topic, problem, answer]);
  return { verdict: verdict === 'VALID' ? 'valid' : 'invalid', reason };
}
