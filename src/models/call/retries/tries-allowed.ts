import type { RetryOptions } from './retry.ts';

/** How many tries a call may make. */
export type TriesAllowed = Pick<RetryOptions, 'maxAttempts' | 'maxFailed' | 'maxUnreadable'>;

const ordinary: TriesAllowed = { maxAttempts: 12, maxFailed: 5, maxUnreadable: 10 };
/** What the first stage loses is lost with all that would have come of it. */
const first: TriesAllowed = { maxAttempts: 16, maxFailed: 8, maxUnreadable: 12 };

/**
 * Returns how many tries a call may make.
 *
 * @param setting - `maxAttempts` of the model's settings
 * @param depth - position of the stage in its pipeline
 */
export function triesAllowed(setting: number | undefined, depth: number): TriesAllowed {
  if (setting !== undefined) return { maxAttempts: setting, maxFailed: setting, maxUnreadable: setting };
  return depth === 0 ? first : ordinary;
}
