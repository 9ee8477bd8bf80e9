import { join } from 'node:path';
import { build } from 'tsup';
import { mostRootKilobytes, rootEntrySize } from '../test/checks/root-entry-size.ts';
import { root } from '../test/checks/run-program.ts';
import { atMost, type Benchmark, type BenchSettings, type Measured } from './bench-row.ts';
import { temporaryFolder } from './temporary-folder.ts';

/** What importing the library loads. */
export const entrySizeBenchmark: Benchmark = {
  rows: { 'entry-size': 'root entry, minified with its dependencies and without peers' },
  measure: measureEntry,
};

/** Builds the sources anew, so that a stale build is not what is measured. */
async function measureEntry({ directory }: BenchSettings): Promise<Measured> {
  await using folder = await temporaryFolder(directory);
  await build({ config: join(root, 'tsup.config.ts'), outDir: folder.path, dts: false, silent: true });
  const { atOnce, later } = await rootEntrySize(folder.path);
  return {
    rows: [atMost('entry-size', atOnce, 'KB', mostRootKilobytes)],
    remarks: [`entry-size: ${later} KB more are loaded when they are needed`],
  };
}
