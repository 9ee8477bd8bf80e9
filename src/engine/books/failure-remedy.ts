import type { Failure } from '../../core/outcome.ts';

const askAgain = 'nothing is stored of these calls, so run again in the same directory to ask once more';
const isFinal = "the replies are stored and final, so run again with retry: 'failed' to ask again";

const remedies: ReadonlyMap<string, string> = new Map([
  ['refused-prompt', 'use other subjects, another prompt or another model'],
  ['overlong-prompt', 'use a model with a longer context, a lower maxOutputTokens or a shorter prompt'],
  ['truncated-reply', 'set a higher maxOutputTokens with withSettings, and run again'],
  ['refused-reply', `use other subjects, another prompt or another model; ${isFinal}`],
  ['unusable-reply', `use a stronger model, another prompt or structuredOutput; ${isFinal}`],
  [
    'unfinished-reply',
    "see the warning about ends that are not known, and run again with retry: { code: 'unfinished-reply' }",
  ],
  ['threw', 'correct the rule, prompt or stage that threw, and run again: stored replies are used again'],
  ['unusable-output', 'correct what the stage returns, and run again: stored replies are used again'],
]);

/** Returns what a person can do about failures of a code. */
export function failureRemedy({ kind, code }: Pick<Failure, 'kind' | 'code'>): string {
  const known = remedies.get(code);
  if (known !== undefined) return known;
  if (kind === 'transport') return askAgain;
  return kind === 'reply' ? isFinal : 'correct the cause, and run again: stored replies are used again';
}
