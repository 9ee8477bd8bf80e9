import { ConfigurationError } from '../errors/index.ts';
import { optionIssues } from './option-issues.ts';
import type { OptionSchema } from './option-schema.ts';

/**
 * Checks options against their schema before anything is done with them.
 *
 * @param at - path of the options, such as `validate`; empty where their names stand alone
 * @throws {ConfigurationError} When any option is at fault, with all faults together.
 */
export function checkOptions(schema: OptionSchema, options: unknown, at: string): void {
  const issues = optionIssues(schema, options, at);
  if (issues.length > 0) throw new ConfigurationError(issues);
}
