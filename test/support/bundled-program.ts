import { writeFile } from 'node:fs/promises';
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
    ...shared(source, outDir),
    format: 'esm',
    // Packages written for `require` find it here.
    banner: {
      js: "import { createRequire } from 'node:module';\nconst require = createRequire(import.meta.url);",
    },
    outExtension: () => ({ js: '.mjs' }),
    esbuildPlugins: version === undefined ? [] : [ofVersion(version)],
  });
  return join(outDir, 'program.mjs');
}

/**
 * Bundles a program that is started very often. The first process that ends by itself leaves its compiled code in the folder, with
 * which all others start in half the time. The program must do without `await` outside of functions.
 */
export async function compiledProgram(source: string, outDir: string): Promise<string> {
  await build({ ...shared(source, outDir), format: 'cjs', outExtension: () => ({ js: '.cjs' }) });
  const path = join(outDir, 'start.cjs');
  await writeFile(path, starter);
  return path;
}

const starter: string = `
const { existsSync, readFileSync, writeFileSync } = require('node:fs');
const { Module, createRequire } = require('node:module');
const { join } = require('node:path');
const { Script } = require('node:vm');
const [filename, cache] = ['program.cjs', 'program.cache'].map((name) => join(__dirname, name));
const cachedData = existsSync(cache) ? readFileSync(cache) : undefined;
const script = new Script(Module.wrap(readFileSync(filename, 'utf8')), { filename, cachedData });
if (cachedData === undefined) process.once('exit', () => writeFileSync(cache, script.createCachedData()));
script.runInThisContext()({}, createRequire(filename), { exports: {} }, filename, __dirname);
`;

function shared(source: string, outDir: string): Options {
  return {
    entry: { program: source },
    outDir,
    target: 'node20',
    noExternal: [/.*/],
    config: false,
    dts: false,
    splitting: false,
    minify: true,
    silent: true,
  };
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
