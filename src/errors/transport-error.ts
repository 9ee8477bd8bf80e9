import { ChimeraError } from './chimera-error.ts';

/**
 * No reply came: not within the allowed tries, or, for `refused-prompt` and `overlong-prompt`, because the provider will
 * not take this one prompt, which is not tried again. Nothing is stored: the next run asks again.
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
    | 'overlong-prompt';
  override readonly retryable: boolean;
  readonly model: string;
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
    },
  ) {
    super(message);
    this.code = details.code;
    this.retryable = details.code !== 'refused-prompt' && details.code !== 'overlong-prompt';
    this.model = details.model;
    this.statusCode = details.statusCode ?? null;
    this.retryAfterMs = details.retryAfterMs ?? null;
    this.systemCode = details.systemCode ?? null;
  }
}
