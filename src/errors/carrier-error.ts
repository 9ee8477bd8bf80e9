import { ChimeraError } from './chimera-error.ts';

/**
 * Calls cannot be carried to a model: what carries them is out of reach, no worker serves the model, or a worker refuses to
 * serve it for this run. Ends the run, which can be resumed.
 *
 * @example
 * ```ts
 * try {
 *   await chimera.run(['Biology'], { directory: 'runs/first' }).toArray();
 * } catch (error) {
 *   if (!CarrierError.isInstance(error)) throw error;
 *   console.error(error.code, error.message);
 * }
 * ```
 */
export class CarrierError extends ChimeraError {
  override readonly name = 'CarrierError';
  override readonly code: 'carrier-out-of-reach' | 'no-worker' | 'worker-refused' | 'unusable-carrier';
  override readonly retryable: boolean;
  /** `provider:model`; null when it is not about one model. */
  readonly model: string | null;

  constructor(
    message: string,
    details: {
      readonly code: CarrierError['code'];
      readonly model?: string | null;
      readonly cause?: unknown;
    },
  ) {
    super(message, details.cause === undefined ? {} : { cause: details.cause });
    this.code = details.code;
    this.retryable = details.code === 'carrier-out-of-reach' || details.code === 'no-worker';
    this.model = details.model ?? null;
  }
}
