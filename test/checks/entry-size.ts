/**
 * Measures what importing the root entry of the built package loads. Parts that are only imported when they are needed
 * are told apart.
 */
import { join } from 'node:path';
import { mostRootKilobytes, rootEntrySize } from './root-entry-size.ts';
import { root } from './run-program.ts';

const { atOnce, later } = await rootEntrySize(join(root, 'dist'));
console.log(
  `Root entry, minified without peers: ${atOnce} KB of at most ${mostRootKilobytes} KB; ${later} KB on demand.`,
);
if (atOnce > mostRootKilobytes) process.exitCode = 1;
