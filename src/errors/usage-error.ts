import { ChimeraError } from './chimera-error.ts';

/**
 * A run, or another result that is read once, was used in a way that it does not allow, such as iterating it twice.
 *
 * @example
 * ```ts
 * const rows = chimera.run(['Biology']);
 * await rows.toArray();
 * await rows.toArray().catch((error: unknown) => console.log(UsageError.isInstance(error))); // true
 * ```
 */
export class UsageError extends ChimeraError {
  override readonly name = 'UsageError';
  override readonly code = 'misused-run';
  override readonly retryable = false;
}
