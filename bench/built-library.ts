import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'tsup';
import { root } from '../test/checks/run-program.ts';
import { temporaryFolder } from './temporary-folder.ts';

/** The library as its users load it. */
export type BuiltLibrary = typeof import('../src/index.ts');

/**
 * Builds the sources as a package and loads that: the runner of these scripts names every function as it is made, which
 * costs more than some of what is to be measured. The files go away with the scope; what was loaded stays usable.
 */
export async function builtLibrary(): Promise<{ readonly library: BuiltLibrary } & AsyncDisposable> {
  // Inside the project, so that peers and dependencies are found.
  const folder = await temporaryFolder(join(root, 'node_modules/.cache'));
  await build({ config: join(root, 'tsup.config.ts'), outDir: folder.path, dts: false, silent: true });
  // Just built from the very sources that give the type.
  const library = (await import(pathToFileURL(join(folder.path, 'index.js')).href)) as BuiltLibrary;
  return { library, [Symbol.asyncDispose]: () => folder[Symbol.asyncDispose]() };
}
