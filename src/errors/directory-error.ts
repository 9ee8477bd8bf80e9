import { ChimeraError } from './chimera-error.ts';

/**
 * A folder cannot serve as a run directory.
 *
 * @example
 * ```ts
 * try {
 *   await chimera.run(['Biology'], { directory: 'runs/first' }).toArray();
 * } catch (error) {
 *   if (!DirectoryError.isInstance(error)) throw error;
 *   console.error(error.code, error.directory);
 * }
 * ```
 */
export class DirectoryError extends ChimeraError {
  override readonly name = 'DirectoryError';
  override readonly code:
    | 'not-a-directory'
    | 'not-writable'
    | 'directory-locked'
    | 'format-version'
    | 'not-a-run';
  override readonly retryable = false;
  readonly directory: string;

  constructor(
    message: string,
    details: { readonly code: DirectoryError['code']; readonly directory: string; readonly cause?: unknown },
  ) {
    super(message, { cause: details.cause });
    this.code = details.code;
    this.directory = details.directory;
  }
}
