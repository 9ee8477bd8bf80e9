import { join } from 'node:path';
import { build, type Options } from 'tsup';

/**
 * Bundles a program of `test/support` into a folder, so that starting it takes a tenth of the time; returns its path. With
 * `version` the library in it is of another one.
 */
export async function bundledProgram(
  source: string,
  outDir: string,
  { version }: { readonly version?: string } = {},
): Promise<string> {
  await build({
    entry: { program: source },
    outDir,
    format: 'esm',
    target: 'node20',
    noExternal: [/.*/],
    config: false,
    dts: false,
    splitting: false,
    minify: true,
    silent: true,
    // Packages written for `require` find it here.
    banner: {
      js: "import { createRequire } from 'node:module';\nconst require = createRequire(import.meta.url);",
    },
    outExtension: () => ({ js: '.mjs' }),
    esbuildPlugins: version === undefined ? [] : [ofVersion(version)],
  });
  return join(outDir, 'program.mjs');
}

type Plugin = NonNullable<Options['esbuildPlugins']>[number];

function ofVersion(version: string): Plugin {
  return {
    name: 'version',
    setup: ({ onLoad }) =>
      onLoad({ filter: /[\\/]core[\\/]version\.ts$/ }, () => ({
        contents: `export const VERSION = ${JSON.stringify(version)};`,
        loader: 'ts',
      })),
  };
}
