import { ChimeraError } from './chimera-error.ts';

/**
 * So many tasks failed that the run was given up: as many as `failureLimit` allows, or all that a stage has settled.
 *
 * @example
 * ```ts
 * try {
 *   await chimera.run(['Biology'], { directory: 'runs/first', failureLimit: 10 }).toArray();
 * } catch (error) {
 *   if (!FailureLimitError.isInstance(error)) throw error;
 *   console.error(error.message);
 * }
 * ```
 */
export class FailureLimitError extends ChimeraError {
  override readonly name = 'FailureLimitError';
  override readonly code = 'failure-limit';
  override readonly retryable = true;
  /** Tasks that failed: of the stage, or of the whole run when `stage` is null. */
  readonly failed: number;
  /** The stage in which nothing but failures came; null when `failureLimit` was reached. */
  readonly stage: string | null;

  constructor(message: string, details: { readonly failed: number; readonly stage?: string }) {
    super(message);
    this.failed = details.failed;
    this.stage = details.stage ?? null;
  }
}
