import { ChimeraError } from './chimera-error.ts';

/** A model answered, and its answer cannot be used. Stored: the same call is not made again. */
export class UnusableReplyError extends ChimeraError {
  override readonly name = 'UnusableReplyError';
  override readonly code: 'unusable-reply' | 'truncated-reply' | 'refused-reply' | 'unfinished-reply';
  override readonly retryable = false;
  /** Keys of the stored replies: the first, and the one after the re-ask if it was made. */
  readonly keys: readonly string[];
  readonly model: string;

  constructor(
    message: string,
    details: {
      readonly code: UnusableReplyError['code'];
      readonly keys: readonly string[];
      readonly model: string;
      readonly cause?: unknown;
    },
  ) {
    super(message, { cause: details.cause });
    this.code = details.code;
    this.keys = details.keys;
    this.model = details.model;
  }
}
