/** One promise that every implementation of a port must keep. Register it with any test runner: `it(name, run)`. */
export interface ConformanceCase {
  readonly name: string;
  /** Rejects when the promise is broken. */
  readonly run: () => Promise<void>;
}
