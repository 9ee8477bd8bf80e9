/** Base of every error that the library throws. Tell the members apart by `code`. */
export abstract class ChimeraError extends Error {
  /** Kebab-case code of the class, or of the case within it. */
  abstract readonly code: string;
  /** Whether the same request may succeed later without a change. */
  abstract readonly retryable: boolean;

  /** Marks the error across copies of the package; on the prototype, so that logs stay clean. */
  get isChimeraError(): true {
    return true;
  }
}
