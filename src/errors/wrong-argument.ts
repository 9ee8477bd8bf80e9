import { ConfigurationError } from './configuration-error.ts';
import { shownValue } from './shown-value.ts';

/**
 * Returns the error for an argument of another type, for functions that are called for each reply: a schema would take longer
 * than what they do.
 *
 * @param option - function and argument, such as `readSections.text`
 */
export function wrongArgument(option: string, what: string, value: unknown): ConfigurationError {
  return new ConfigurationError([{ option, message: `must be ${what}, got ${shownValue(value)}` }]);
}
