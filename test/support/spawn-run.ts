import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import type { Budget } from '../../src/core/money/budget.ts';
import type { Retry } from '../../src/core/run.ts';

/** What the child is to run. */
export interface ChildTask {
  readonly url: string;
  readonly directory: string;
  readonly subjects: readonly string[];
  readonly topicsPerSubject: number;
  readonly maxConcurrency: number;
  /** @default none */
  readonly budget?: Budget;
  /** @default none */
  readonly target?: number;
  /** @default none */
  readonly retry?: Retry;
  /** Address of the Redis through which its calls go. @default none: within the process */
  readonly redis?: string;
  /** Cap on the replies of each model, which then has a price as well. @default none */
  readonly maxOutputTokens?: number;
}

/** A run in its own process. */
export interface SpawnedRun {
  readonly process: ChildProcess;
  /** Resolves when the process has gone, with what it printed. */
  readonly ended: Promise<{ readonly code: number | null; readonly output: string; readonly errors: string }>;
}

/** The program that makes the run; bundled, it starts in a tenth of the time. */
export const runProgram: string = fileURLToPath(new URL('run-child.ts', import.meta.url));

export function spawnRun(task: ChildTask, program: string = runProgram): SpawnedRun {
  const loader = program === runProgram ? ['--import', 'tsx'] : [];
  const child = spawn(process.execPath, [...loader, program, JSON.stringify(task)], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = Promise.all([once(child, 'close'), text(child.stdout), text(child.stderr)]).then(
    ([[code], output, errors]) => ({ code: typeof code === 'number' ? code : null, output, errors }),
  );
  return { process: child, ended };
}
