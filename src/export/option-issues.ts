import type { ConfigurationIssue } from '../errors/configuration-error.ts';
import { shownValue } from '../errors/shown-value.ts';

/** Says what is wrong with a switch that may be left out. */
export function booleanIssues(option: string, value: unknown): readonly ConfigurationIssue[] {
  if (value === undefined || typeof value === 'boolean') return [];
  return [{ option, message: `must be true or false, got ${shownValue(value)}` }];
}

/** Says what is wrong with a text that must be given. */
export function textIssues(option: string, value: unknown): readonly ConfigurationIssue[] {
  if (typeof value === 'string' && value.trim() !== '') return [];
  return [{ option, message: `must be a text that is not blank, got ${shownValue(value)}` }];
}

/** Says what is wrong with a function that may be left out. */
export function functionIssues(option: string, value: unknown): readonly ConfigurationIssue[] {
  if (value === undefined || typeof value === 'function') return [];
  return [{ option, message: `must be a function, got ${shownValue(value)}` }];
}
