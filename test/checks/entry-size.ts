/**
 * Measures what importing the root entry loads: minified, with its dependencies, without its peers. Parts that are only
 * imported when they are needed are told apart.
 */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'tsup';
import { root, scratchFolder } from './run-program.ts';

const mostKilobytes = 150;
const manifest: { readonly dependencies: object } = JSON.parse(
  await readFile(join(root, 'package.json'), 'utf8'),
);
await using folder = await scratchFolder();
await build({
  config: false,
  entry: { index: join(root, 'dist/index.js') },
  outDir: folder.path,
  format: 'esm',
  target: 'node20',
  minify: true,
  noExternal: Object.keys(manifest.dependencies),
  silent: true,
});
const loaded = new Map<string, string>();
await load('index.js');
const all = await Promise.all(
  (await readdir(folder.path)).map((name) => readFile(join(folder.path, name), 'utf8')),
);
const atOnce = kilobytesOf([...loaded.values()]);
const later = Math.round((kilobytesOf(all) - atOnce) * 10) / 10;
console.log(
  `Root entry, minified without peers: ${atOnce} KB of at most ${mostKilobytes} KB; ${later} KB on demand.`,
);
if (atOnce > mostKilobytes) process.exitCode = 1;

/** Follows static imports only. */
async function load(name: string): Promise<void> {
  if (loaded.has(name)) return;
  const text = await readFile(join(folder.path, name), 'utf8');
  loaded.set(name, text);
  for (const [, imported = ''] of text.matchAll(/(?:from|import)\s*"\.\/([\w-]+\.js)"/gu))
    await load(imported);
}

function kilobytesOf(texts: readonly string[]): number {
  return Math.round(texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0) / 102.4) / 10;
}
