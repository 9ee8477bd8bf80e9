import { join, resolve } from 'node:path';
import { isJsonObject } from '../core/json.ts';
import { VERSION } from '../core/version.ts';
import { manifestChanges } from '../engine/run/manifest-changes.ts';
import { ConfigurationError, type ConfigurationIssue } from '../errors/index.ts';
import { isThere } from '../files/is-there.ts';
import { readJsonFile } from '../files/rows/read-json-file.ts';
import { FORMAT_VERSION, isManifest, type Manifest } from '../files/run-directory/run-directory.ts';

/** Most differences that are named; of further ones only the number is told. */
const MOST_NAMED = 5;

/** Directories that can be merged. */
export interface ShardManifests {
  /** Absolute paths. */
  readonly paths: readonly string[];
  /** What the merged directory is to note of itself. */
  readonly manifest: Manifest;
  readonly warnings: readonly string[];
}

/**
 * Reads what directories note of themselves, and whether they belong together.
 *
 * @throws {ConfigurationError} When one is missing, is no run, or was made by other options or another version: with all faults.
 */
export async function readShardManifests(directories: readonly string[]): Promise<ShardManifests> {
  const paths = directories.map((directory) => resolve(directory));
  const issues: ConfigurationIssue[] = [];
  const warnings: string[] = [];
  let first: { readonly path: string; readonly manifest: Manifest } | null = null;
  for (const [index, path] of paths.entries()) {
    const refuse = (message: string): void =>
      void issues.push({ option: `mergeRuns.directories[${index}]`, message: `${path} ${message}` });
    const manifest = await manifestAt(path, refuse);
    if (manifest === null) continue;
    if (first === null) {
      first = { path, manifest };
      if (manifest['library'] !== VERSION) refuse(otherVersion(manifest));
      continue;
    }
    const changes = manifestChanges(first.manifest, manifest);
    if (differs(first.manifest, manifest)) refuse(`was made otherwise than ${first.path}: ${named(changes)}`);
    else if (changes.length > 0)
      warnings.push(`${path} was made with other sizes than ${first.path}: ${named(changes)}`);
  }
  if (issues.length > 0 || first === null) throw new ConfigurationError(issues);
  for (const path of paths) {
    const end = await endOf(path);
    if (end !== 'completed') warnings.push(unfinished(path, end));
  }
  const { formatVersion: _, ...noted } = first.manifest;
  return { paths, manifest: { ...noted, target: null }, warnings };
}

async function manifestAt(path: string, refuse: (message: string) => void): Promise<Manifest | null> {
  const found = await isThere(path);
  if (found !== 'folder') {
    refuse(
      found === null ? 'does not exist; run that shard, or leave it out' : 'is a file; name a run directory',
    );
    return null;
  }
  const manifest = await readJsonFile(join(path, 'manifest.json'));
  if (!isManifest(manifest)) {
    refuse(
      'is no run directory (it holds no manifest.json that can be read); leave it out, or restore it from a copy',
    );
    return null;
  }
  if (manifest['formatVersion'] !== FORMAT_VERSION) {
    const shown = JSON.stringify(manifest['formatVersion']) ?? 'none';
    refuse(
      `has format version ${shown}, this version of chimera-sdk works with ${FORMAT_VERSION}; use the version that wrote it`,
    );
    return null;
  }
  if (typeof manifest['fingerprint'] !== 'string') {
    refuse(
      'does not say how it was made: its run ended before it began to work; run that shard again, or leave it out',
    );
    return null;
  }
  return manifest;
}

function differs(first: Manifest, other: Manifest): boolean {
  return first['fingerprint'] !== other['fingerprint'] || first['library'] !== other['library'];
}

function otherVersion(manifest: Manifest): string {
  return `was made by version ${String(manifest['library'])} of chimera-sdk, this is ${VERSION}; run it again with this version, which asks nothing that is stored, or merge with the one that made it`;
}

function named(changes: readonly string[]): string {
  const rest = changes.length - MOST_NAMED;
  const shown = changes.length === 0 ? 'their fingerprints differ' : changes.slice(0, MOST_NAMED).join('; ');
  return `${shown}${rest > 0 ? `; and ${rest} more` : ''}`;
}

/** How the last run in a directory ended; null when it came to no orderly end. */
async function endOf(path: string): Promise<string | null> {
  const summary = await readJsonFile(join(path, 'summary.json'));
  return isJsonObject(summary) && typeof summary['end'] === 'string' ? summary['end'] : null;
}

function unfinished(path: string, end: string | null): string {
  const finding = end === null ? 'came to no orderly end' : `ended as ${end}`;
  return `the last run in ${path} ${finding}: what it did not reach is asked for when the merged directory is run`;
}
