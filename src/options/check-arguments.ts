import { ConfigurationError } from '../errors/index.ts';
import { optionIssues } from './option-issues.ts';
import type { OptionSchema } from './option-schema.ts';

/** A value of a call with the schema of what it must be and the path by which an issue names it. */
type CheckedArgument = readonly [schema: OptionSchema, value: unknown, at: string];

/**
 * Checks several arguments of a call before anything is done with them.
 *
 * @throws {ConfigurationError} When any of them is at fault, with the faults of all together.
 */
export function checkArguments(...checked: readonly CheckedArgument[]): void {
  const issues = checked.flatMap(([schema, value, at]) => optionIssues(schema, value, at));
  if (issues.length > 0) throw new ConfigurationError(issues);
}
