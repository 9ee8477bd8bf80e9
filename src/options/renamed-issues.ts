import { ConfigurationError } from '../errors/index.ts';

/**
 * Runs a step on behalf of another function, and names what it finds at fault as the caller knows it.
 *
 * @param rename - the path that the caller knows, for the one of the step
 */
export function renamedIssues<Value>(rename: (option: string) => string, step: () => Value): Value {
  try {
    return step();
  } catch (error) {
    throw renamedError(rename, error);
  }
}

/** The same for an error that has come already. */
export function renamedError(rename: (option: string) => string, error: unknown): unknown {
  if (!(error instanceof ConfigurationError)) return error;
  return new ConfigurationError(error.issues.map((issue) => ({ ...issue, option: rename(issue.option) })));
}
