import { ChimeraError } from './chimera-error.ts';

/**
 * Replies or rows could not be written or read. Everything acknowledged before stays readable.
 *
 * @example
 * ```ts
 * try {
 *   await chimera.run(['Biology'], { directory: 'runs/first' }).toArray();
 * } catch (error) {
 *   if (!StoreError.isInstance(error)) throw error;
 *   console.error(error.path);
 * }
 * ```
 */
export class StoreError extends ChimeraError {
  override readonly name = 'StoreError';
  override readonly code: 'store-failed' | 'store-closed';
  override readonly retryable = true;
  readonly path: string | null;

  constructor(
    message: string,
    details: { readonly code?: StoreError['code']; readonly path?: string; readonly cause?: unknown } = {},
  ) {
    super(message, { cause: details.cause });
    this.code = details.code ?? 'store-failed';
    this.path = details.path ?? null;
  }
}
