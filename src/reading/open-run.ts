import { checkArguments } from '../options/check-arguments.ts';
import { nonEmptyString } from '../options/option-schemas.ts';
import type { StoredRun } from './stored-run.ts';

/**
 * Opens what a run left in its directory. Makes no model call.
 *
 * After a kill it first puts the row files in order: a torn last line is dropped, of rows with one id the last stays.
 *
 * @throws {ConfigurationError} When no folder is named.
 * @throws {DirectoryError} When the folder holds no run, one of another format version, or one at work in another
 * process.
 *
 * @example
 * ```ts
 * const run = await openRun('runs/first');
 * for await (const sample of run.samples()) console.log(sample.problem, sample.correct);
 * ```
 */
export async function openRun(directory: string): Promise<StoredRun> {
  checkArguments([nonEmptyString, directory, 'openRun.directory']);
  // Importing the library does not load what reads files.
  const { openedRun } = await import('./opened-run.ts');
  return openedRun(directory);
}
