import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

/** A program of `test/support/children` that runs, and what it says. */
export interface Child {
  readonly pid: number;
  /** Returns the next message; rejects when the program ends without one. */
  next(): Promise<unknown>;
  send(message: object): void;
  /** Ends the program at once and resolves when it is gone; returns the messages that no one had read. */
  kill(): Promise<readonly unknown[]>;
}

/**
 * Starts a program with arguments; `shell` prepares the process, such as `ulimit -f 100`. Where many are started, the
 * path of a bundled program stands for its name.
 */
export function startChild(
  name: string,
  programArguments: readonly string[],
  { shell = ':' }: { readonly shell?: string } = {},
): Child {
  const source = fileURLToPath(new URL(`children/${name}.ts`, import.meta.url));
  const program = name.endsWith('.mjs') ? [name] : ['--import', 'tsx', source];
  const command = [process.execPath, ...program, ...programArguments];
  const child = spawn('sh', ['-c', `${shell}; exec "$0" "$@"`, ...command], {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  return new RunningChild(child);
}

class RunningChild implements Child {
  readonly #child: ChildProcess;
  readonly #messages: unknown[] = [];
  readonly #gone: Promise<unknown>;
  #wake: () => void = () => undefined;
  #ended = false;

  constructor(child: ChildProcess) {
    this.#child = child;
    child.on('message', (message) => {
      this.#messages.push(message);
      this.#wake();
    });
    // 'close' comes after the last message, 'exit' may come before.
    this.#gone = once(child, 'close').then(() => {
      this.#ended = true;
      this.#wake();
    });
  }

  get pid(): number {
    return this.#child.pid ?? -1;
  }

  async next(): Promise<unknown> {
    while (this.#messages.length === 0) {
      if (this.#ended) throw new Error('the child process ended without a further message');
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
    return this.#messages.shift();
  }

  send(message: object): void {
    this.#child.send(message);
  }

  async kill(): Promise<readonly unknown[]> {
    this.#child.kill('SIGKILL');
    await this.#gone;
    return this.#messages.splice(0);
  }
}
