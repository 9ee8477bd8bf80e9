/**
 * Compares the built declarations with the committed ones: `npm run check`. With `--write` it commits to the new ones:
 * `npm run api`. A change of the public face so shows in every diff, and cannot happen by accident.
 */
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { root } from './run-program.ts';

interface Manifest {
  readonly exports: Readonly<Record<string, string | { readonly types: string }>>;
}

const manifest: Manifest = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'));
const entries = Object.values(manifest.exports).flatMap((entry) =>
  typeof entry === 'string' ? [] : [basename(entry.types, '.d.ts')],
);
const write = process.argv.includes('--write');
await mkdir(join(root, 'test/api'), { recursive: true });
const built = await builtDeclarations();
const changed: string[] = [];
for (const [name, text] of built) {
  const path = join(root, 'test/api', name);
  const committed = await readFile(path, 'utf8').catch(() => '');
  if (write) await writeFile(path, text);
  else if (committed !== text) changed.push(`${name}: ${firstDifference(committed, text)}`);
}
if (changed.length > 0) {
  console.error(`The public API is not the committed one:\n${changed.join('\n')}`);
  console.error('If that is meant, run `npm run api`, commit test/api and add a line to CHANGELOG.md.');
  process.exitCode = 1;
} else console.log(`Public API: ${[...built.keys()].join(', ')} ${write ? 'written' : 'unchanged'}.`);

/** One text for each entry, and one for what they share: its files have other names and letters after each change. */
async function builtDeclarations(): Promise<ReadonlyMap<string, string>> {
  // The program of the package has no types to speak of.
  const files = (await readdir(join(root, 'dist')))
    .filter((name) => name.endsWith('.d.ts') && name !== 'cli.d.ts')
    .sort();
  const missing = entries.filter((entry) => !files.includes(`${entry}.d.ts`));
  if (missing.length > 0) throw new Error(`dist/ has no ${missing.join(', ')}.d.ts: run npm run build first`);
  const texts = new Map<string, string>();
  for (const file of files) {
    const entry = file.replace('.d.ts', '');
    const name = entries.includes(entry) ? `public-api-${entry}.d.ts` : 'public-api-shared.d.ts';
    const text = steady(await readFile(join(root, 'dist', file), 'utf8'));
    texts.set(name, (texts.get(name) ?? '') + text);
  }
  return texts;
}

/** Leaves out comments, and what changes without a meaning: names of shared files and the letters they export under. */
function steady(text: string): string {
  return text
    .replace(/^[ \t]*\/\*\*[\s\S]*?\*\/\n/gmu, '')
    .replace(/'\.\/[\w-]+\.js'/gu, "'./public-api-shared.js'")
    .replace(/^(import|export)( type)? \{([^}]*)\}/gmu, (_, word, type = '', list) => {
      const names = String(list)
        .split(',')
        .map((specifier) =>
          specifier
            .trim()
            .replace(/(\w+) as (\w+)$/u, (_all, from, to) => (from.length > to.length ? from : to)),
        )
        .sort();
      return `${word}${type} {\n  ${names.join(',\n  ')},\n}`;
    });
}

function firstDifference(before: string, after: string): string {
  const old = before.split('\n');
  const lines = after.split('\n');
  const at = lines.findIndex((line, index) => line !== old[index]);
  const line = at < 0 ? lines.length : at;
  return `line ${line + 1}\n  - ${old[line] ?? '(end)'}\n  + ${lines[line] ?? '(end)'}`;
}
