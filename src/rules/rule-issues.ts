import type { ConfigurationIssue } from '../errors/index.ts';
import { shownValue } from '../errors/shown-value.ts';

/** Says what is wrong with a list of rules. */
export function ruleIssues(option: string, rules: unknown): readonly ConfigurationIssue[] {
  if (!Array.isArray(rules))
    return [{ option, message: `must be a list of rules, got ${shownValue(rules)}` }];
  const list: readonly unknown[] = rules;
  return list.flatMap((rule, index) => [
    ...oneRuleIssues(`${option}[${index}]`, rule),
    ...repeatedNameIssues(`${option}[${index}].name`, rule, list.slice(0, index)),
  ]);
}

/** Says what is wrong with one rule. */
export function oneRuleIssues(option: string, rule: unknown): readonly ConfigurationIssue[] {
  if (typeof rule !== 'object' || rule === null) {
    const message = `must be a rule { name, version, check }, got ${shownValue(rule)}; make it with defineRule, and call a built-in one: selfContained()`;
    return [{ option, message }];
  }
  const { name, version, check }: Partial<Record<'name' | 'version' | 'check', unknown>> = rule;
  const issues: ConfigurationIssue[] = [];
  if (typeof name !== 'string' || !/^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/u.test(name)) {
    const message = `must be in kebab case, such as "no-greek", got ${shownValue(name)}`;
    issues.push({ option: `${option}.name`, message });
  }
  if (typeof version !== 'string' || version.trim() === '') {
    const message = `must be a text that is not blank, such as "1", got ${shownValue(version)}`;
    issues.push({ option: `${option}.version`, message });
  }
  if (typeof check !== 'function') {
    const message = `must be a function that gives pass() or reject(code, reason), got ${shownValue(check)}`;
    issues.push({ option: `${option}.check`, message });
  }
  return issues;
}

function repeatedNameIssues(
  option: string,
  rule: unknown,
  before: readonly unknown[],
): readonly ConfigurationIssue[] {
  const name = nameOf(rule);
  if (name === null || !before.some((other) => nameOf(other) === name)) return [];
  return [
    {
      option,
      message: `is "${name}", as an earlier rule is; give one of them another name, or leave it out`,
    },
  ];
}

function nameOf(rule: unknown): string | null {
  if (typeof rule !== 'object' || rule === null || !('name' in rule)) return null;
  return typeof rule.name === 'string' ? rule.name : null;
}
