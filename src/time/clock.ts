/** Takes back what it was returned for. Calling it again, or too late, does nothing. */
export type Cancel = () => void;

/** Time as the library sees it, so that tests can control it. */
export interface Clock {
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Calls back once after so many milliseconds, unless it is cancelled before. */
  readonly after: (ms: number, callback: () => void) => Cancel;
}
