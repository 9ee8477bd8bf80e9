import { ChimeraError } from './chimera-error.ts';

/**
 * No reply came: not within the allowed tries, or because the provider will not take this one prompt, for its content
 * (`refused-prompt`), its length (`overlong-prompt`) or for reasons that it does not make clear while it takes other
 * prompts (`refused-request`). Nothing is stored: the next run asks again.
 *
 * @example
 * ```ts
 * try {
 *   await chimera.run(['Biology'], { directory: 'runs/first' }).toArray();
 * } catch (error) {
 *   if (!TransportError.isInstance(error)) throw error;
 *   console.error(error.model, error.statusCode);
 * }
 * ```
 */
export class TransportError extends ChimeraError {
  override readonly name = 'TransportError';
  override readonly code:
    | 'rate-limited'
    | 'server-error'
    | 'connection-failed'
    | 'timed-out'
    | 'malformed-response'
    | 'refused-prompt'
    | 'overlong-prompt'
    | 'refused-request';
  override readonly retryable: boolean;
  readonly model: string;
  /**
   * What did not get through: one call, which fails its item, or for minutes none of the model (`rate-limited` only), which
   * ends the run, to be resumed later.
   */
  readonly scope: 'call' | 'model';
  readonly statusCode: number | null;
  /** Milliseconds that the provider asked to wait; null when it said nothing. */
  readonly retryAfterMs: number | null;
  /** Code of the operating system or the HTTP client, such as `ECONNREFUSED`; null when there was none. */
  readonly systemCode: string | null;

  constructor(
    message: string,
    details: {
      readonly code: TransportError['code'];
      readonly model: string;
      readonly statusCode?: number | null;
      readonly retryAfterMs?: number | null;
      readonly systemCode?: string | null;
      /** Whether another try may help. @default by the code */
      readonly retryable?: boolean;
      /** @default 'call' */
      readonly scope?: TransportError['scope'];
    },
  ) {
    super(message);
    this.code = details.code;
    this.retryable =
      details.retryable ?? (details.code !== 'refused-prompt' && details.code !== 'overlong-prompt');
    this.model = details.model;
    this.scope = details.scope ?? 'call';
    this.statusCode = details.statusCode ?? null;
    this.retryAfterMs = details.retryAfterMs ?? null;
    this.systemCode = details.systemCode ?? null;
  }
}
