/** Time as the library sees it, so that tests can hold it in their hands. */
export interface Clock {
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Resolves after so many milliseconds; rejects with the signal's reason when it aborts first. */
  readonly wait: (ms: number, signal: AbortSignal) => Promise<void>;
}
