import { join, resolve } from 'node:path';
import { readJsonFile } from '../rows/read-json-file.ts';
import { openRowFiles } from './row-files.ts';
import { FORMAT_VERSION, isManifest, type Manifest, openRunDirectory } from './run-directory.ts';

/** A run directory whose row files are in order. */
export interface FoundRun {
  readonly path: string;
  readonly manifest: Manifest;
  /** What the last run noted at its orderly end; null when it had none. */
  readonly summary: object | null;
}

/**
 * Finds a run to read from. One that came to an orderly end is only looked at, so that several readers, and a folder that
 * may not be written, do no harm; any other is locked, and put in order, first.
 *
 * @throws {DirectoryError} When the folder holds no run, one of another format version, or one at work in another process.
 */
export async function findRun(directory: string): Promise<FoundRun> {
  const path = resolve(directory);
  const manifest = await readJsonFile(join(path, 'manifest.json')).catch(() => undefined);
  const summary = await readJsonFile(join(path, 'summary.json')).catch(() => undefined);
  if (isManifest(manifest) && isManifest(summary) && manifest['formatVersion'] === FORMAT_VERSION)
    return { path, manifest, summary };
  const opened = await openRunDirectory(directory, { manifest: null });
  try {
    const found = await opened.readSummary();
    if (found === null)
      await (await openRowFiles(opened.path, { keepEarlier: true, keepRefused: true })).finish('partial');
    return { path: opened.path, manifest: opened.previous ?? {}, summary: found };
  } finally {
    await opened.close();
  }
}
