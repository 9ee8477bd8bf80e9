import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';

/** The folder of the package. */
export const root: string = fileURLToPath(new URL('../..', import.meta.url));

/** How a program ended and what it printed. */
export interface ProgramEnd {
  readonly code: number | null;
  readonly output: string;
  readonly errors: string;
}

export interface ProgramPlace {
  readonly cwd: string;
  /** Variables added to ours. */
  readonly variables?: Readonly<Record<string, string>>;
}

/** Runs a program to its end. */
export async function runProgram(
  command: string,
  given: readonly string[],
  { cwd, variables = {} }: ProgramPlace,
): Promise<ProgramEnd> {
  const child = spawn(command, given, {
    cwd,
    env: { ...process.env, NO_COLOR: '1', FORCE_COLOR: '0', ...variables },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const [[code], output, errors] = await Promise.all([
    once(child, 'close'),
    text(child.stdout),
    text(child.stderr),
  ]);
  return { code: typeof code === 'number' ? code : null, output, errors };
}

/** Runs a program that must succeed; returns what it printed. */
export async function mustRun(
  command: string,
  given: readonly string[],
  place: ProgramPlace,
): Promise<string> {
  const { code, output, errors } = await runProgram(command, given, place);
  if (code === 0) return output;
  throw new Error(`${[command, ...given].join(' ')} ended with ${code}\n${output}${errors}`);
}

/** Returns a new folder that goes away with its scope. */
export async function scratchFolder(): Promise<{ readonly path: string } & AsyncDisposable> {
  const path = await mkdtemp(join(tmpdir(), 'chimera-check-'));
  return { path, [Symbol.asyncDispose]: () => rm(path, { recursive: true, force: true }) };
}
