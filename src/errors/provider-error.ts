import { ChimeraError } from './chimera-error.ts';

/**
 * The provider will not serve this model until something is changed, or was out of reach for five minutes, or for
 * one without having ever answered in the run (`unreachable`). Ends the run, which can be resumed.
 *
 * @example
 * ```ts
 * try {
 *   await chimera.run(['Biology'], { directory: 'runs/first' }).toArray();
 * } catch (error) {
 *   if (!ProviderError.isInstance(error)) throw error;
 *   console.error(error.model, error.code);
 * }
 * ```
 */
export class ProviderError extends ChimeraError {
  override readonly name = 'ProviderError';
  override readonly code:
    | 'quota-exhausted'
    | 'invalid-key'
    | 'bad-request'
    | 'model-not-found'
    | 'unsupported-model'
    | 'unreachable';
  override readonly retryable = false;
  readonly model: string;
  readonly statusCode: number | null;

  constructor(
    message: string,
    details: {
      readonly code: ProviderError['code'];
      readonly model: string;
      readonly statusCode?: number | null;
    },
  ) {
    super(message);
    this.code = details.code;
    this.model = details.model;
    this.statusCode = details.statusCode ?? null;
  }
}
