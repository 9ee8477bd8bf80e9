import { ChimeraError } from './chimera-error.ts';

/** A run was used in a way that it does not allow, such as iterating it twice. */
export class UsageError extends ChimeraError {
  override readonly name = 'UsageError';
  override readonly code = 'misused-run';
  override readonly retryable = false;
}
