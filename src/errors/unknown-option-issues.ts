import type { ConfigurationIssue } from './configuration-error.ts';

/**
 * Says which names of an options object are none, such as misspelt ones: they would change nothing, without a word.
 *
 * @param prefix - what stands before each name in the issue, such as `expand.`
 */
export function unknownNameIssues(
  prefix: string,
  options: object,
  known: readonly string[],
): readonly ConfigurationIssue[] {
  const unknown = Object.keys(options).filter((name) => !known.includes(name));
  return unknown.map((name) => ({
    option: `${prefix}${name.length > 40 ? `${name.slice(0, 40)}…` : name}`,
    message: `is no option here; the options are ${known.join(', ')}`,
  }));
}
