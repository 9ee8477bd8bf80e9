import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'tsup';
import { root } from '../test/checks/run-program.ts';
import { temporaryFolder } from './temporary-folder.ts';

/** The library as its users load it. */
export type BuiltLibrary = typeof import('../src/index.ts');

/** Its part for batches, loaded with it. */
export type BuiltBatches = typeof import('../src/batch/index.ts');

/**
 * Builds the sources as a package and loads that: the runner of these scripts names every function as it is made, which
 * costs more than some of what is to be measured. The files go away with the scope; what was loaded stays usable.
 */
export async function builtLibrary(): Promise<
  { readonly library: BuiltLibrary; readonly batches: () => Promise<BuiltBatches> } & AsyncDisposable
> {
  // Inside the project, so that peers and dependencies are found.
  const folder = await temporaryFolder(join(root, 'node_modules/.cache'));
  await build({ config: join(root, 'tsup.config.ts'), outDir: folder.path, dts: false, silent: true });
  const load = (name: string): Promise<unknown> => import(pathToFileURL(join(folder.path, name)).href);
  // Just built from the very sources that give the types.
  const library = (await load('index.js')) as BuiltLibrary;
  const batches = async (): Promise<BuiltBatches> => (await load('batch.js')) as BuiltBatches;
  return { library, batches, [Symbol.asyncDispose]: () => folder[Symbol.asyncDispose]() };
}
