import type { AnyChimeraError } from './any-chimera-error.ts';
import { ChimeraError } from './chimera-error.ts';

/**
 * Tells whether a value is an error of this library, also one thrown by another copy of the package. Afterwards
 * `switch (error.code)` narrows to the class.
 *
 * @example
 * ```ts
 * try {
 *   await expand({ model }).run(['Biology']).toArray();
 * } catch (error) {
 *   if (isChimeraError(error) && error.code === 'directory-locked') console.error(error.message);
 *   else throw error;
 * }
 * ```
 */
export function isChimeraError(value: unknown): value is AnyChimeraError {
  return ChimeraError.isInstance(value);
}
