import type { ConfigurationIssue } from './configuration-error.ts';
import { shownValue } from './shown-value.ts';

/** Says what is wrong with an option that counts something. */
export function countIssues(option: string, value: unknown): readonly ConfigurationIssue[] {
  if (Number.isSafeInteger(value) && Number(value) >= 1) return [];
  return [{ option, message: `must be a whole number of at least 1, got ${shownValue(value)}` }];
}
