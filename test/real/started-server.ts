import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { text } from 'node:stream/consumers';
import { setTimeout as wait } from 'node:timers/promises';

/** A server of other people in its own process, on loopback. */
export interface StartedServer extends AsyncDisposable {
  /** Ends it at once. */
  kill(): Promise<void>;
}

export interface ServerCommand {
  readonly command: string;
  readonly given: readonly string[];
  readonly variables?: Readonly<Record<string, string>>;
  /** An address that answers 200 when the server is ready. */
  readonly readyAt: string;
}

/** Most questions of a tenth of a second each whether a server is ready: ten minutes, for machines that others load. */
const MOST_QUESTIONS = 6_000;

/** Starts a server and waits until it is ready; rejects with what it wrote when it ends before. */
export async function startServer({
  command,
  given,
  variables = {},
  readyAt,
}: ServerCommand): Promise<StartedServer> {
  const child = spawn(command, given, {
    env: { ...process.env, ...variables },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const errors = text(child.stderr);
  const kill = (): Promise<void> => end(child);
  for (let question = 0; !(await isReady(readyAt)); question += 1) {
    if (hasEnded(child)) throw new Error(`${command} ended: ${(await errors).slice(-2_000)}`);
    if (question === MOST_QUESTIONS) {
      await kill();
      throw new Error(`${command} is not ready: ${(await errors).slice(-2_000)}`);
    }
    await wait(100);
  }
  return { kill, [Symbol.asyncDispose]: kill };
}

/** A port of loopback that is free now, and can be taken again by a server that is restarted. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('no free port');
  return address.port;
}

function hasEnded({ exitCode, signalCode }: ChildProcess): boolean {
  return exitCode !== null || signalCode !== null;
}

async function isReady(address: string): Promise<boolean> {
  return fetch(address).then(
    ({ ok }) => ok,
    () => false,
  );
}

async function end(child: ChildProcess): Promise<void> {
  if (hasEnded(child)) return;
  const gone = once(child, 'exit');
  child.kill('SIGKILL');
  await gone;
}
