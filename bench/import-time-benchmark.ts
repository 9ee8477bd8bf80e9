import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'tsup';
import { mustRun, root } from '../test/checks/run-program.ts';
import { atMost, type Benchmark, type BenchSettings, type Measured } from './bench-row.ts';
import { median } from './median.ts';
import { temporaryFolder } from './temporary-folder.ts';

/** What a program waits for that imports the library, beside what it imports anyway. */
export const importTimeBenchmark: Benchmark = {
  rows: { 'import-time': 'importing the root entry over importing ai and zod' },
  measure: measureImports,
};

/** Processes of each side for a round: one takes half a second, so that many can be had. */
const PROCESSES = 5;

/** Builds the sources again, so that a stale build is not what is measured. */
async function measureImports({ quick, repetitions, tell }: BenchSettings): Promise<Measured> {
  // Inside the project, so that peers and dependencies are found.
  await using folder = await temporaryFolder(join(root, 'node_modules/.cache'));
  await build({ config: join(root, 'tsup.config.ts'), outDir: folder.path, dts: false, silent: true });
  // As the package says it: otherwise Node looks into each module to see of which kind it is.
  await writeFile(join(folder.path, 'package.json'), '{ "type": "module" }\n');
  const library = await importer(folder.path, 'library', ['./index.js']);
  const peers = await importer(folder.path, 'peers', ['ai', 'zod']);
  const ours: number[] = [];
  const theirs: number[] = [];
  // The first pair fills the caches of the disk and does not count.
  const pairs = quick ? 1 : repetitions * PROCESSES;
  for (let pair = 0; pair <= pairs; pair += 1) {
    const [libraryMs, peersMs] = [await timeOf(library), await timeOf(peers)];
    tell(`import-time ${pair}/${pairs}: ${libraryMs.toFixed(0)} ms, ai and zod ${peersMs.toFixed(0)} ms`);
    if (pair === 0) continue;
    ours.push(libraryMs);
    theirs.push(peersMs);
  }
  const [libraryMs, peersMs] = [median(ours), median(theirs)];
  return {
    rows: [atMost('import-time', libraryMs / peersMs, 'of ai and zod', 1.15)],
    remarks: [
      `import-time: the root entry ${libraryMs.toFixed(0)} ms, ai and zod ${peersMs.toFixed(0)} ms; medians of ` +
        `${pairs} processes each`,
    ],
  };
}

/** Writes a program that imports modules, one after the other, and prints how many milliseconds that took. */
async function importer(folder: string, name: string, modules: readonly string[]): Promise<string> {
  const path = join(folder, `import-${name}.mjs`);
  const imports = modules.map((module) => `await import('${module}');`);
  const lines = [
    'const start = performance.now();',
    ...imports,
    'console.log(performance.now() - start);',
    '',
  ];
  await writeFile(path, lines.join('\n'));
  return path;
}

async function timeOf(program: string): Promise<number> {
  return Number(await mustRun(process.execPath, [program], { cwd: root }));
}
