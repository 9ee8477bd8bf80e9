/** Measures what the root entry adds to a bundle: minified, with its dependencies, without its peers. */
import { readFile, stat } from 'node:fs/promises';
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
  splitting: false,
  noExternal: Object.keys(manifest.dependencies),
  silent: true,
});
const { size } = await stat(join(folder.path, 'index.js'));
const kilobytes = Math.round(size / 102.4) / 10;
console.log(`Root entry, minified without peers: ${kilobytes} KB of at most ${mostKilobytes} KB.`);
if (kilobytes > mostKilobytes) process.exitCode = 1;
