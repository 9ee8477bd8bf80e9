import { ChimeraError } from './chimera-error.ts';

/**
 * The caller's signal aborted the run. What was finished is kept.
 *
 * @example
 * ```ts
 * try {
 *   await chimera.run(['Biology'], { directory: 'runs/first', abortSignal: AbortSignal.timeout(60_000) }).toArray();
 * } catch (error) {
 *   if (!AbortedError.isInstance(error)) throw error;
 *   console.log('stopped; run again to go on');
 * }
 * ```
 */
export class AbortedError extends ChimeraError {
  override readonly name = 'AbortedError';
  override readonly code = 'aborted';
  override readonly retryable = true;

  constructor(cause?: unknown) {
    super('the run was aborted by its signal; run it again with the same directory to go on', { cause });
  }
}
