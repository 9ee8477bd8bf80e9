import { ChimeraError } from './chimera-error.ts';

/** More items failed than `failureLimit` allows. */
export class FailureLimitError extends ChimeraError {
  override readonly name = 'FailureLimitError';
  override readonly code = 'failure-limit';
  override readonly retryable = true;
  readonly failed: number;

  constructor(failed: number, lastMessage: string) {
    super(
      `${failed} items failed and failureLimit is reached; the last said: ${lastMessage}; mend the cause and run again, or raise failureLimit`,
    );
    this.failed = failed;
  }
}
