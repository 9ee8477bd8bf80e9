import { ChimeraError } from './chimera-error.ts';

/** A journal segment holds a broken record before whole ones: not a torn tail, so nothing is dropped silently. */
export class JournalDamagedError extends ChimeraError {
  override readonly name = 'JournalDamagedError';
  override readonly code = 'journal-damaged';
  override readonly retryable = false;
  readonly segment: string;
  /** Byte at which the broken record begins. */
  readonly offset: number;

  constructor(segment: string, offset: number) {
    super(
      `journal segment ${segment} is damaged at byte ${offset}; restore the file from a copy, or delete that line to ask its reply again`,
    );
    this.segment = segment;
    this.offset = offset;
  }
}
