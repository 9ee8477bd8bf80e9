import type { JsonValue } from '../core/json.ts';
import type { Rule } from '../core/records/rule.ts';

/** What the manifest says of a rule: `name@version`, with its options if it has any. */
export function ruleNote({
  name,
  version,
  options,
}: Pick<Rule<never>, 'name' | 'version' | 'options'>): JsonValue {
  const title = `${name}@${version}`;
  return options === undefined ? title : { rule: title, options };
}
