import type { Rule } from '../core/records/rule.ts';
import { withRuleOver } from '../options/between/with-rule-over.ts';
import { kebabCase } from '../options/kebab-case.ts';
import { objectWith } from '../options/object-with.ts';
import {
  anything,
  listOf,
  nonEmptyString,
  type OptionFault,
  type OptionSchema,
  type OptionShape,
  optionOf,
  optionsSchema,
} from '../options/option-schemas.ts';

const ruleShape: OptionShape<Rule> = {
  name: kebabCase('no-greek'),
  version: nonEmptyString,
  options: anything,
  check: optionOf(
    (check) => typeof check === 'function',
    'a function that returns pass() or reject(code, reason)',
  ),
};

/** What `defineRule` takes. */
export const definedRuleSchema: OptionSchema = optionsSchema<Rule>(
  ruleShape,
  'a rule { name, version, check }',
);

/** The rules of a stage, wherever they are an option: each by itself, and no two of one name. */
export const ruleListSchema: OptionSchema = withRuleOver<readonly unknown[]>(
  listOf(
    objectWith(
      ruleShape,
      'a rule { name, version, check }',
      'make it with defineRule, and call a built-in one: selfContained()',
    ),
    'a list of rules',
  ),
  [],
  (rules) => rules.flatMap((rule, index) => repeatedName(rule, index, rules.slice(0, index))),
);

function repeatedName(rule: unknown, index: number, before: readonly unknown[]): readonly OptionFault[] {
  const name = nameOf(rule);
  if (name === null || !before.some((other) => nameOf(other) === name)) return [];
  const message = `is "${name}", as an earlier rule is; give one of them another name, or leave it out`;
  return [{ path: [index, 'name'], message }];
}

function nameOf(rule: unknown): string | null {
  if (typeof rule !== 'object' || rule === null || !('name' in rule)) return null;
  return typeof rule.name === 'string' ? rule.name : null;
}
