import { ChimeraError } from './chimera-error.ts';

/** One fault of a configuration. */
export interface ConfigurationIssue {
  /**
   * The option, as a path that begins with the function that was called: `buildChimera.validate.agreement.atLeast`,
   * `run.budget.usd`, `readProblems.source`.
   */
  readonly option: string;
  /** What is wrong, with the value, and what to do. */
  readonly message: string;
}

/**
 * The options cannot work. Thrown before any paid call, with all faults that were found.
 *
 * @example
 * ```ts
 * try {
 *   buildChimera({ model, expand: { topicsPerSubject: 0 } });
 * } catch (error) {
 *   if (ConfigurationError.isInstance(error)) for (const { option, message } of error.issues) console.log(option, message);
 * }
 * ```
 */
export class ConfigurationError extends ChimeraError {
  override readonly name = 'ConfigurationError';
  override readonly code = 'invalid-configuration';
  override readonly retryable = false;
  readonly issues: readonly ConfigurationIssue[];

  constructor(issues: readonly ConfigurationIssue[]) {
    super(listed(issues));
    this.issues = issues;
  }
}

/** Most places of one fault that are named; the others are counted. */
const MOST_PLACES = 5;

/** A line for each fault; places that have the same one share a line. */
function listed(issues: readonly ConfigurationIssue[]): string {
  const places = new Map<string, string[]>();
  for (const { option, message } of issues) places.set(message, [...(places.get(message) ?? []), option]);
  const lines = [...places].map(([message, options]) => `${placesIn(options)}: ${message}`);
  return lines.length === 1
    ? lines.join('')
    : `${lines.length} faults\n${lines.map((line) => `- ${line}`).join('\n')}`;
}

function placesIn(options: readonly string[]): string {
  const more = options.length - MOST_PLACES;
  return `${options.slice(0, MOST_PLACES).join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}
