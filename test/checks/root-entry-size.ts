import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'tsup';
import { root, scratchFolder } from './run-program.ts';

/** Most kilobytes that importing the root entry may load. */
export const mostRootKilobytes = 150;

/** Kilobytes of 1,024 bytes, rounded to tenths. */
export interface RootEntrySize {
  /** What importing the root entry loads: minified, with its dependencies, without its peers. */
  readonly atOnce: number;
  /** What is imported only when it is needed. */
  readonly later: number;
}

/** Measures the root entry of a built package, whose modules lie in the folder `dist`. */
export async function rootEntrySize(dist: string): Promise<RootEntrySize> {
  const manifest: { readonly dependencies: object } = JSON.parse(
    await readFile(join(root, 'package.json'), 'utf8'),
  );
  await using folder = await scratchFolder();
  await build({
    config: false,
    entry: { index: join(dist, 'index.js') },
    outDir: folder.path,
    format: 'esm',
    target: 'node20',
    minify: true,
    noExternal: Object.keys(manifest.dependencies),
    silent: true,
    // The build may lie outside the project.
    esbuildOptions: (options) => {
      options.nodePaths = [join(root, 'node_modules')];
    },
  });
  const loaded = await loadedWith(folder.path, 'index.js');
  const all = await Promise.all(
    (await readdir(folder.path)).map((name) => readFile(join(folder.path, name), 'utf8')),
  );
  const atOnce = kilobytesOf(loaded);
  return { atOnce, later: Math.round((kilobytesOf(all) - atOnce) * 10) / 10 };
}

/** Follows static imports only. */
async function loadedWith(folder: string, entry: string): Promise<readonly string[]> {
  const texts = new Map<string, string>();
  const load = async (name: string): Promise<void> => {
    if (texts.has(name)) return;
    const text = await readFile(join(folder, name), 'utf8');
    texts.set(name, text);
    for (const [, imported = ''] of text.matchAll(/(?:from|import)\s*"\.\/([\w-]+\.js)"/gu))
      await load(imported);
  };
  await load(entry);
  return [...texts.values()];
}

function kilobytesOf(texts: readonly string[]): number {
  return Math.round(texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0) / 102.4) / 10;
}
