import { ConfigurationError, type ConfigurationIssue } from './configuration-error.ts';

/** Throws one `ConfigurationError` for all faults that were found, if any was. */
export function throwIssues(...found: readonly (readonly ConfigurationIssue[])[]): void {
  const issues = found.flat();
  if (issues.length > 0) throw new ConfigurationError(issues);
}
