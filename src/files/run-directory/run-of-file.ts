import { basename, dirname, join, resolve } from 'node:path';
import { isThere } from '../is-there.ts';
import { readJsonFile } from '../rows/read-json-file.ts';
import { furtherFileNames, rowFileNames } from './row-files.ts';
import { isManifest } from './run-directory.ts';

const ownNames: ReadonlySet<string> = new Set([
  'manifest.json',
  'summary.json',
  'lock.json',
  ...[...rowFileNames, ...furtherFileNames].map((name) => `${name}.jsonl`),
]);

/**
 * Returns the run directory that would lose one of its own files to another one at a path, or get one into its journal; null when
 * none would. Other files may lie in a run directory.
 */
export async function runOfFile(path: string): Promise<string | null> {
  const folder = dirname(resolve(path));
  if (ownNames.has(basename(path)) && (await isThere(path)) === 'file' && (await isRun(folder)))
    return folder;
  const above = dirname(folder);
  return basename(folder) === 'journal' && (await isRun(above)) ? above : null;
}

async function isRun(folder: string): Promise<boolean> {
  const manifest = await readJsonFile(join(folder, 'manifest.json')).catch(() => undefined);
  return isManifest(manifest) && 'formatVersion' in manifest;
}
