/**
 * Base of every error that the library throws. Tell the members apart by `code`.
 *
 * @example
 * ```ts
 * import { buildChimera, isChimeraError } from 'chimera-sdk';
 *
 * const chimera = buildChimera({ model: 'openai/gpt-5' });
 * try {
 *   await chimera.run(['Biology']).toArray();
 * } catch (error) {
 *   if (!isChimeraError(error)) throw error;
 *   console.error(error.code, error.retryable, error.message);
 * }
 * ```
 */
export abstract class ChimeraError extends Error {
  /** Kebab-case code of the class, or of the case within it. */
  abstract readonly code: string;
  /** Whether the same request may succeed later without a change. */
  abstract readonly retryable: boolean;

  /**
   * Tells whether a value is an error of this class, also one thrown by another copy of the package.
   *
   * @example
   * ```ts
   * try {
   *   await expand({ model }).run(['Biology']).toArray();
   * } catch (error) {
   *   if (DirectoryError.isInstance(error)) console.error(error.directory);
   *   else throw error;
   * }
   * ```
   */
  static readonly isInstance: IsInstance = isInstance;

  /** Marks the error across copies of the package; on the prototype, so that logs stay clean. */
  get isChimeraError(): true {
    return true;
  }
}

type ErrorClass = abstract new (...details: never) => ChimeraError;

type IsInstance = <Class extends ErrorClass>(this: Class, value: unknown) => value is InstanceType<Class>;

function isInstance<Class extends ErrorClass>(this: Class, value: unknown): value is InstanceType<Class> {
  if (!(value instanceof Error && 'isChimeraError' in value && value.isChimeraError === true)) return false;
  return Object.is(this, ChimeraError) || value instanceof this || value.name === this.name;
}
