import { ConfigurationError } from '../errors/index.ts';
import { optionIssues } from './option-issues.ts';
import type { OptionSchema } from './option-schema.ts';

/**
 * Checks options against their schema before anything is done with them.
 *
 * @param at - the function that was called, such as `validate`: with it begins the path of each fault
 * @throws {ConfigurationError} When any option is at fault, with all faults together.
 */
export function checkOptions(schema: OptionSchema, options: unknown, at: string): void {
  const issues = optionIssues(schema, options, at);
  if (issues.length > 0) throw new ConfigurationError(issues);
}
