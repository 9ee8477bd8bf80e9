import type { ConfigurationIssue } from '../errors/index.ts';
import { optionIssues } from '../options/option-issues.ts';
import { ruleListSchema } from './rule-schemas.ts';

/** Says what is wrong with a list of rules. */
export function ruleIssues(option: string, rules: unknown): readonly ConfigurationIssue[] {
  return optionIssues(ruleListSchema, rules, option);
}
