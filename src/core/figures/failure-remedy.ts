import type { Failure } from '../outcome.ts';

const isFinal = "the replies are stored and final, so run again with retry: 'failed' to ask again";

/** What helps against failures of a code, and whether stored replies must be asked for again as well. */
const advice: ReadonlyMap<string, { readonly text: string; readonly takesRetry?: boolean }> = new Map([
  ['refused-prompt', { text: 'use other subjects, another prompt or another model' }],
  [
    'overlong-prompt',
    { text: 'use a model with a longer context, a lower maxOutputTokens or a shorter prompt' },
  ],
  ['truncated-reply', { text: 'set a higher maxOutputTokens with withSettings, and run again' }],
  ['refused-reply', { text: 'use other subjects, another prompt or another model', takesRetry: true }],
  ['unusable-reply', { text: 'use a stronger model, another prompt or structuredOutput', takesRetry: true }],
  [
    'unfinished-reply',
    {
      text: "see the warning about ends that are not known, and run again with retry: { code: 'unfinished-reply' }",
    },
  ],
  [
    'threw',
    { text: 'correct the rule, prompt or stage that threw, and run again: stored replies are used again' },
  ],
  [
    'unusable-output',
    { text: 'correct what the stage returns, and run again: stored replies are used again' },
  ],
]);

/** Returns what a person can do about failures of a code. */
export function failureRemedy({ kind, code }: Pick<Failure, 'kind' | 'code'>): string {
  const known = advice.get(code);
  if (known !== undefined) return known.takesRetry === true ? `${known.text}; ${isFinal}` : known.text;
  if (kind === 'transport')
    return 'nothing is stored of these calls, so run again in the same directory to ask once more';
  return kind === 'reply' ? isFinal : 'correct the cause, and run again: stored replies are used again';
}

/** Returns, in whole sentences, what the next run in the same directory does with one failed task, and what helps. */
export function nextRunOf({ kind, code }: Pick<Failure, 'kind' | 'code'>): string {
  const known = advice.get(code);
  const first = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
  const helps = known === undefined ? '' : ` ${first(known.text)}`;
  if (kind === 'transport')
    return `The next run in the same directory asks again, since nothing is stored of this call.${helps}`;
  if (kind === 'reply') {
    const retry = /^[a-z-]+$/u.test(code) ? `retry: { code: '${code}' }` : "retry: 'failed'";
    return `The next run does not ask again by itself, since the reply is stored: it does with ${retry}.${helps}`;
  }
  return `The next run tries again with the stored replies, and repeats no call.${helps}`;
}
