import { ConfigurationError, type ConfigurationIssue } from './configuration-error.ts';
import { shownValue } from './shown-value.ts';
import { unknownNameIssues } from './unknown-option-issues.ts';

/** Whether a value can hold options at all. */
export function isOptions(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Says what is wrong with an object of options before its members are looked at; it may be left out. */
export function optionsIssues(
  option: string,
  options: unknown,
  known: readonly string[],
): readonly ConfigurationIssue[] {
  if (options === undefined) return [];
  return isOptions(options)
    ? unknownNameIssues(`${option}.`, options, known)
    : [{ option, message: `must be an object of options, got ${shownValue(options)}` }];
}

/**
 * Gives the names among the options of a stage that are none.
 *
 * @throws {ConfigurationError} When there is no object of options: nothing else can be looked at then.
 */
export function stageOptionsIssues(
  stage: string,
  options: unknown,
  known: readonly string[],
): readonly ConfigurationIssue[] {
  if (isOptions(options)) return unknownNameIssues(`${stage}.`, options, known);
  const message = `must be an object of options, got ${shownValue(options)}`;
  throw new ConfigurationError([{ option: stage, message }]);
}
