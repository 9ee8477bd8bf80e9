import { constants } from 'node:fs';
import { access, mkdir, readFile, rm, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { isJsonObject, type JsonValue } from '../../core/json.ts';
import { DirectoryError } from '../../errors/directory-error.ts';
import { lockDirectory } from '../lock/directory-lock.ts';
import type { LockWitness } from '../lock/lock-record.ts';
import { namesIn } from '../names-in.ts';
import { parseJson } from '../rows/json-lines.ts';
import { readJsonFile } from '../rows/read-json-file.ts';
import { errorCode, storeFailure } from '../store-failure.ts';
import { syncDirectory } from '../sync-directory.ts';
import { writeFileAtomically } from '../write-file-atomically.ts';
import { furtherFileNames, rowFileNames } from './row-files.ts';

/** Version of the layout of a run directory. */
export const FORMAT_VERSION = 1;

/** What a run notes about itself: options, model ids, seed. No secrets. */
export interface Manifest {
  readonly [field: string]: JsonValue | undefined;
}

/** Tells whether what a `manifest.json` holds can be one. */
export function isManifest(value: unknown): value is Manifest {
  return isJsonObject(value);
}

/** How to open a run directory. */
export interface RunDirectoryOptions {
  /**
   * What to note about the run. `later` notes in a new directory only that it is one, null opens an existing run only; both
   * leave a manifest that is there as it is.
   */
  readonly manifest: Manifest | 'later' | null;
  /** The process that asks for the lock; set by tests. */
  readonly witness?: Partial<LockWitness>;
}

/** A run directory that is open, and locked until it is closed. */
export interface RunDirectory {
  readonly path: string;
  /** Folder of the journal. */
  readonly journal: string;
  /** What the manifest said before this opening; null in a new directory, and where no run came to note anything. */
  readonly previous: Manifest | null;
  writeManifest(manifest: Manifest): Promise<void>;
  /** What the last run noted at its orderly end; null when it had none. */
  readSummary(): Promise<object | null>;
  /** Marks the directory as one whose last run has not come to an orderly end. */
  removeSummary(): Promise<void>;
  /** Replaces `summary.json`. */
  writeSummary(summary: object): Promise<void>;
  /**
   * Looks whether the directory is still locked by this opening.
   *
   * @throws {DirectoryError} `directory-locked`, when another process has taken it over.
   */
  assertOwn(): Promise<void>;
  /** Releases the lock. */
  close(): Promise<void>;
}

/**
 * Opens a run directory, making it when absent, and locks it.
 *
 * @throws {DirectoryError} When the path is no folder, not writable, locked by a living process, of another format
 * version, or holds rows of something that is not a run.
 */
export async function openRunDirectory(
  directory: string,
  options: RunDirectoryOptions,
): Promise<RunDirectory> {
  const path = resolve(directory);
  await prepareFolder(path, options.manifest !== null);
  const lock = await lockDirectory(path, options.witness).catch((error: unknown) => {
    throw error instanceof DirectoryError ? error : notWritable(path, error);
  });
  try {
    const found = await readManifest(path);
    if (found === null) await refuseForeign(path, options.manifest === null);
    await removeLeftovers(path);
    const writeManifest = (manifest: Manifest): Promise<void> =>
      writeJson(join(path, 'manifest.json'), { formatVersion: FORMAT_VERSION, ...manifest });
    const summaryPath = join(path, 'summary.json');
    if (options.manifest !== null && options.manifest !== 'later') {
      // Its absence is the mark of a run that has not come to an orderly end. Removed first: a crash between the two
      // must not leave the new manifest beside the summary of an earlier run.
      await removeFile(summaryPath);
      await writeManifest(options.manifest);
    }
    // Marks the folder as a run's: without it, what a run that is killed now has made would look foreign.
    if (options.manifest === 'later' && found === null) await writeManifest({});
    return {
      path,
      journal: join(path, 'journal'),
      previous: found !== null && Object.keys(found).length > 1 ? found : null,
      writeManifest,
      removeSummary: () => removeFile(summaryPath),
      readSummary: async () => {
        const summary = await readJsonFile(summaryPath);
        return typeof summary === 'object' ? summary : null;
      },
      writeSummary: (summary) => writeJson(summaryPath, summary),
      assertOwn: () => lock.assertOwn(),
      close: () => lock.release(),
    };
  } catch (error) {
    await lock.release();
    throw error;
  }
}

async function prepareFolder(path: string, mayCreate: boolean): Promise<void> {
  try {
    if (mayCreate) {
      const created = await mkdir(path, { recursive: true });
      if (created !== undefined) await syncDirectory(resolve(created, '..'));
    }
    if (!(await stat(path)).isDirectory()) throw notDirectory(path);
    await access(path, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch (error) {
    if (error instanceof DirectoryError) throw error;
    switch (errorCode(error)) {
      case 'EEXIST':
      case 'ENOTDIR':
      case 'ERR_INVALID_ARG_VALUE':
      case 'ENAMETOOLONG':
        throw notDirectory(path, error);
      case 'ENOENT':
        throw mayCreate ? notWritable(path, error) : notRun(path, 'does not exist', error);
      default:
        throw notWritable(path, error);
    }
  }
}

async function readManifest(path: string): Promise<Manifest | null> {
  const file = join(path, 'manifest.json');
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return null;
    throw storeFailure('read the manifest', file, error);
  }
  const manifest = parseJson(text);
  if (!isManifest(manifest)) throw notRun(path, 'holds a manifest.json that is not a JSON object');
  const version = manifest['formatVersion'];
  if (version !== FORMAT_VERSION) {
    throw new DirectoryError(
      `directory ${path} has format version ${JSON.stringify(version) ?? 'none'}, this version of chimera-sdk works with ${FORMAT_VERSION}; ` +
        'choose another directory, or install the version of chimera-sdk that wrote it',
      { code: 'format-version', directory: path },
    );
  }
  return manifest;
}

const rowFiles: readonly string[] = [...rowFileNames, ...furtherFileNames].map((name) => `${name}.jsonl`);

/** Removes what a kill in the middle of an atomic write left: never more than the files that are written so. */
async function removeLeftovers(path: string): Promise<void> {
  const written = new Set(['manifest.json', 'summary.json', ...rowFiles]);
  for (const name of await namesIn(path)) {
    const target = /^\.(.+)\.[0-9a-f]{12}\.tmp$/.exec(name)?.[1];
    if (target !== undefined && written.has(target)) await removeFile(join(path, name));
  }
}

/** What may lie in a folder that becomes a run's: its lock, also of others that are taking it, and what file systems put there. */
const allowed: ReadonlySet<string> = new Set(['lock.json', 'lost+found', 'Thumbs.db', 'desktop.ini']);

/**
 * Rows in a folder without a manifest are not a run's: opening would empty those files. A folder with other files is
 * more likely named by mistake than meant.
 */
async function refuseForeign(path: string, mustBeRun: boolean): Promise<void> {
  const ours = new Set<string>(['journal', 'summary.json', ...rowFiles]);
  const names = await namesIn(path);
  const foreign = names.find((name) => ours.has(name));
  if (foreign !== undefined) throw notRun(path, `holds ${foreign} but no manifest.json`);
  const other = names.find((name) => !/^(?:\.|lock\.json\.)/.test(name) && !allowed.has(name));
  if (!mustBeRun && other !== undefined)
    throw new DirectoryError(
      `directory ${path} is no run and holds other files, such as ${JSON.stringify(other)}; choose a folder that is empty or not there yet`,
      { code: 'not-a-run', directory: path },
    );
  if (mustBeRun) throw notRun(path, 'holds no manifest.json');
}

async function removeFile(path: string): Promise<void> {
  await rm(path, { force: true }).catch((error: unknown) => {
    throw storeFailure('remove a file', path, error);
  });
}

function writeJson(path: string, value: object): Promise<void> {
  return writeFileAtomically(path, `${JSON.stringify(value, null, 2)}\n`);
}

function notDirectory(path: string, cause?: unknown): DirectoryError {
  return new DirectoryError(
    `directory ${JSON.stringify(path)} is not a folder and cannot become one; choose another path`,
    {
      code: 'not-a-directory',
      directory: path,
      cause,
    },
  );
}

function notWritable(path: string, cause: unknown): DirectoryError {
  return new DirectoryError(
    `directory ${path} cannot be written (${errorCode(cause)}); make it writable for this user, or choose another path`,
    { code: 'not-writable', directory: path, cause },
  );
}

function notRun(path: string, finding: string, cause?: unknown): DirectoryError {
  return new DirectoryError(
    `directory ${path} ${finding}; choose another path, or restore manifest.json ({"formatVersion":${FORMAT_VERSION}} is enough when you know that this is a run)`,
    { code: 'not-a-run', directory: path, cause },
  );
}
