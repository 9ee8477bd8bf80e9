import { createHash } from 'node:crypto';
import { mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { TestContext } from 'vitest';
import { installPython } from './install-python.ts';
import { oneAtATime } from './one-at-a-time.ts';

/** Programs of other people, installed for the tests; or why they cannot be had here. */
export type Part =
  | { readonly kind: 'installed'; readonly bin: string }
  | { readonly kind: 'missing'; readonly why: string };

/** How long an installation may take, in milliseconds. */
export const INSTALLATION_MS = 1_500_000;

/** Whether all is wanted, however many minutes it takes: `npm run test:real:all`. */
export const areAllWanted: boolean = process.env['REAL_PARTS'] === 'all';

/** Whether the trainers are wanted, which take gigabytes: there, and in continuous integration. */
const areTrainersWanted: boolean = areAllWanted || process.env['REAL_PARTS'] === 'trainers';

/** How long a step of an installation may take where time is short, in milliseconds. */
const [shortMs, shorterMs] = [300_000, 180_000];

/**
 * Installs the packages of `requirements/<name>.txt`, and of further files, into an environment of their own in the
 * cache of the user: once for each content of these files. What the first of them needs beside them holds for all.
 */
export function pythonPart(...names: readonly string[]): Promise<Part> {
  return installed(names, shortMs);
}

/** As `pythonPart`, for what takes gigabytes. */
export async function largePart(...names: readonly string[]): Promise<Part> {
  if (areTrainersWanted) return installed(names, shorterMs);
  return { kind: 'missing', why: `${names.join(', ')}: npm run test:real:all installs and runs it` };
}

const known = new Map<string, Promise<Part>>();

/** Tries once for each process, also what cannot be had. */
function installed(names: readonly string[], limitMs: number): Promise<Part> {
  const found = known.get(names.join()) ?? partOf(names, limitMs);
  known.set(names.join(), found);
  return found;
}

async function partOf(names: readonly string[], limitMs: number): Promise<Part> {
  const [name = ''] = names;
  const files = names.map((name) => fileURLToPath(new URL(`requirements/${name}.txt`, import.meta.url)));
  const hash = createHash('sha256');
  for (const file of files) hash.update(await readFile(file));
  const folder = join(cacheFolder(), `${names.join('-')}-${hash.digest('hex').slice(0, 12)}`);
  await mkdir(folder, { recursive: true });
  const bin = join(folder, 'bin');
  const done = join(folder, 'installed');
  const why = await oneAtATime(`${folder}.lock`, async () => {
    if (await isThere(done)) return null;
    await rm(folder, { recursive: true, force: true });
    const failure = await installPython({
      name,
      files,
      folder,
      cache: join(cacheFolder(), 'uv'),
      limitMs: areAllWanted ? INSTALLATION_MS : limitMs,
    });
    if (failure === null) await writeFile(done, '');
    return failure;
  });
  if (why === null) return { kind: 'installed', bin };
  return { kind: 'missing', why: `${names.join(', ')} cannot be had: ${why}` };
}

/** Returns the folder of the programs; where they are missing, the test is skipped and says why. */
export function binOf(part: Part, { skip }: Pick<TestContext, 'skip'>): string {
  return part.kind === 'installed' ? part.bin : skip(part.why);
}

/** Outside the tree, so that neither a checkout nor a clean installation loses it. */
function cacheFolder(): string {
  const cache = process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache');
  return join(cache, 'chimera-sdk', 'real-parts');
}

function isThere(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}
