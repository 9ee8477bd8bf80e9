import type { Problem } from '../core/records/records.ts';
import type { Rule } from '../core/records/rule.ts';
import { checkOptions } from '../options/check-options.ts';
import { definedRuleSchema } from './rule-schemas.ts';

/**
 * Makes a rule of your own: it sees each candidate and returns `pass()` or `reject(code, reason)`.
 *
 * A rule that throws, or returns anything else, makes its item failed: the item is never kept by accident. Change
 * `version` whenever the rule decides otherwise, since a function cannot be compared with its former self.
 *
 * @typeParam Candidate - what the rule checks: a `Problem`, unless another record is named
 * @returns The rule, frozen.
 * @throws {ConfigurationError} When the name is not in kebab case, the version is blank or `check` is no function.
 *
 * @example
 * ```ts
 * const noGreek = defineRule({
 *   name: 'no-greek',
 *   version: '1',
 *   check: ({ problem }) => (/[α-ω]/u.test(problem) ? reject('greek', 'uses Greek letters') : pass()),
 * });
 * ```
 */
export function defineRule<Candidate = Problem>(rule: Rule<Candidate>): Rule<Candidate> {
  checkOptions(definedRuleSchema, rule, 'defineRule');
  // The check of a class is no member of the rule itself, which a spread would leave out.
  return Object.freeze({ ...rule, check: rule.check.bind(rule) });
}
