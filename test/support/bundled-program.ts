import { readFile, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, type Options } from 'tsup';

/** A text of a source file that replaces another. */
export interface SourceChange {
  /** Path below `src`. */
  readonly file: string;
  readonly from: string;
  readonly to: string;
}

export interface BundleOptions {
  /** The library in it is of this version. @default its own */
  readonly version?: string;
  /** The library in it has this changed. @default nothing */
  readonly change?: SourceChange;
}

/** Bundles a program of `test/support` into a folder, so that starting it takes a tenth of the time; returns its path. */
export async function bundledProgram(
  source: string,
  outDir: string,
  options: BundleOptions = {},
): Promise<string> {
  await build({
    ...shared(source, outDir, options),
    format: 'esm',
    // Packages written for `require` find it here.
    banner: {
      js: "import { createRequire } from 'node:module';\nconst require = createRequire(import.meta.url);",
    },
    outExtension: () => ({ js: '.mjs' }),
  });
  return join(outDir, 'program.mjs');
}

/**
 * Bundles a program that is started very often. The first process that ends by itself leaves its compiled code in the folder, with
 * which all others start in half the time. The program must do without `await` outside of functions.
 */
export async function compiledProgram(
  source: string,
  outDir: string,
  options: BundleOptions = {},
): Promise<string> {
  await build({ ...shared(source, outDir, options), format: 'cjs', outExtension: () => ({ js: '.cjs' }) });
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

function shared(source: string, outDir: string, { version, change }: BundleOptions): Options {
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
    esbuildPlugins: [
      ...(version === undefined ? [] : [ofVersion(version)]),
      ...(change === undefined ? [] : [changed(change)]),
    ],
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

function changed({ file, from, to }: SourceChange): Plugin {
  const path = fileURLToPath(new URL(`../../src/${file}`, import.meta.url));
  return {
    name: 'change',
    setup: ({ onLoad }) =>
      onLoad({ filter: new RegExp(`[\\\\/]${basename(file).replaceAll('.', '\\.')}$`) }, async (found) => {
        if (found.path !== path) return undefined;
        const text = await readFile(path, 'utf8');
        if (!text.includes(from)) throw new Error(`${file} has no longer the text: ${from}`);
        return { contents: text.replace(from, () => to), loader: 'ts' };
      }),
  };
}
