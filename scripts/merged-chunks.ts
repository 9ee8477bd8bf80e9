import { rm, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { type OutputChunk, type PluginContext, type Plugin as RollupPlugin, rollup } from 'rollup';
import type { Options } from 'tsup';

type TsupPlugin = NonNullable<Options['plugins']>[number];

/** Entries that need neither models nor stores, and should not load those of the root entry. */
const LIGHT = ['answers', 'export', 'report', 'terminal'] as const;

/**
 * Joins the chunks that importing the package loads into two. The bundler makes a chunk for each set of entries that
 * share code, three dozen for the root entry alone, and Node takes longer to find each than to read the code in it.
 */
export function mergedChunks(): TsupPlugin {
  return {
    name: 'merged-chunks',
    async buildEnd({ writtenFiles }) {
      const modules = writtenFiles.map(({ name }) => resolve(name)).filter((path) => path.endsWith('.js'));
      const folder = dirname(modules[0] ?? '.');
      // A chunk, unlike an entry, has a hash in its name.
      const entries = modules.filter((path) => !/-[A-Z0-9]{8}\.js$/u.test(path));
      const chunks = await joined(folder, entries);
      await Promise.all(modules.map((path) => rm(path)));
      await Promise.all(chunks.map(({ fileName, code }) => writeFile(join(folder, fileName), inAscii(code))));
    },
  };
}

/** The same entries in fewer chunks. */
async function joined(folder: string, entries: readonly string[]): Promise<readonly OutputChunk[]> {
  const groups = new Map<string, string>();
  const bundle = await rollup({
    input: [...entries],
    external: (id) => !id.startsWith('.') && !id.startsWith(folder),
    treeshake: { moduleSideEffects: 'no-external' },
    plugins: [grouping(folder, groups)],
  });
  const { output } = await bundle.generate({
    format: 'es',
    chunkFileNames: '[name]-[hash].js',
    hoistTransitiveImports: false,
    manualChunks: (id) => groups.get(id),
  });
  await bundle.close();
  return output.filter((part) => part.type === 'chunk');
}

/** Sorts what the root entry reaches: what a light entry reaches as well, and the rest. */
function grouping(folder: string, groups: Map<string, string>): RollupPlugin {
  return {
    name: 'grouping',
    buildEnd() {
      const root = join(folder, 'index.js');
      const light = new Set(LIGHT.flatMap((name) => [...reachedFrom(join(folder, `${name}.js`), this)]));
      for (const id of reachedFrom(root, this)) {
        if (id !== root) groups.set(id, light.has(id) ? 'base' : 'shared');
      }
    },
  };
}

/** The modules that importing one loads, those behind `import()` apart. */
function reachedFrom(entry: string, { getModuleInfo }: PluginContext): ReadonlySet<string> {
  const reached = new Set([entry]);
  // A set is walked in order of insertion, those that are added on the way included.
  for (const id of reached) {
    const info = getModuleInfo(id);
    if (info === null || info.isExternal) continue;
    for (const next of info.importedIds) reached.add(next);
  }
  return reached;
}

/** The same program without other letters, which the engine would keep at two bytes for each letter of a file. They are in patterns. */
function inAscii(code: string): string {
  return code.replace(/[^\0-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
