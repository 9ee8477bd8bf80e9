import { ChimeraError } from './chimera-error.ts';

/** One fault of a configuration. */
export interface ConfigurationIssue {
  /** The option, as a path such as `validate.agreement.atLeast`. */
  readonly option: string;
  /** What is wrong, with the value, and what to do. */
  readonly message: string;
}

/** The options cannot work. Thrown before any paid call, with all faults that were found. */
export class ConfigurationError extends ChimeraError {
  override readonly name = 'ConfigurationError';
  override readonly code = 'invalid-configuration';
  override readonly retryable = false;
  readonly issues: readonly ConfigurationIssue[];

  constructor(issues: readonly ConfigurationIssue[]) {
    super(issues.map(({ option, message }) => `${option}: ${message}`).join('; '));
    this.issues = issues;
  }
}
