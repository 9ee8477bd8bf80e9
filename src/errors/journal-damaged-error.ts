import { ChimeraError } from './chimera-error.ts';

/**
 * A journal segment holds a broken record before whole ones, or is missing between others: not a torn tail, so nothing is
 * dropped silently.
 *
 * @example
 * ```ts
 * try {
 *   await chimera.run(['Biology'], { directory: 'runs/first' }).toArray();
 * } catch (error) {
 *   if (!JournalDamagedError.isInstance(error)) throw error;
 *   console.error(error.message);
 * }
 * ```
 */
export class JournalDamagedError extends ChimeraError {
  override readonly name = 'JournalDamagedError';
  override readonly code = 'journal-damaged';
  override readonly retryable = false;
  readonly segment: string;
  /** Byte at which the broken record begins; null when the whole segment is missing. */
  readonly offset: number | null;

  /** @param finding - what else is known, with the remedy */
  constructor(segment: string, offset: number | null, finding?: string) {
    super(
      offset === null
        ? `journal segment ${segment} is missing before later ones; restore the file from a copy, or make an empty file of that name to ask its replies again`
        : `journal segment ${segment} is damaged at byte ${offset}${finding === undefined ? '; restore the file from a copy, or delete that line to ask its reply again' : `: ${finding}`}`,
    );
    this.segment = segment;
    this.offset = offset;
  }
}
