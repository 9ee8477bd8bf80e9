import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import type { RehearsalTask } from './paper-scale.ts';
import type { RehearsalEnd } from './paper-scale-run.ts';

/** Runs a process of the rehearsal that must complete. */
export async function rehearsed(task: RehearsalTask): Promise<RehearsalEnd> {
  const { code, output } = await runTask(task);
  if (code !== 0) throw new Error(`a process of the rehearsal ended with ${code}`);
  const end: RehearsalEnd = JSON.parse(output);
  if (end.summary.end === 'completed') return end;
  throw new Error(`the run ended as ${end.summary.end}: ${end.summary.error?.message ?? ''}`);
}

/** Runs a process of the rehearsal that must kill itself. */
export async function killed(task: RehearsalTask & { readonly killAfter: number }): Promise<void> {
  const { signal } = await runTask(task);
  if (signal !== 'SIGKILL')
    throw new Error(`a process was to die after ${task.killAfter} items, and ended otherwise`);
}

/** Tells row files apart. */
export async function hashOfRows(directory: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const block of createReadStream(join(directory, 'samples.jsonl'))) hash.update(block);
  return hash.digest('hex');
}

async function runTask(
  task: RehearsalTask,
): Promise<{ readonly code: unknown; readonly signal: unknown; readonly output: string }> {
  const script = fileURLToPath(new URL('paper-scale-run.ts', import.meta.url));
  const child = spawn(
    process.execPath,
    ['--import', import.meta.resolve('tsx'), script, JSON.stringify(task)],
    {
      cwd: fileURLToPath(new URL('..', import.meta.url)),
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  const [[code, signal], output] = await Promise.all([once(child, 'close'), text(child.stdout)]);
  return { code, signal, output };
}
