import { AbortedError, TransportError } from '../../errors/index.ts';
import { wait } from '../../time/wait.ts';

const shortestMs = 1000;

/** Waits between looks and between tries: a little at first, then longer and longer. */
export class Patience {
  readonly #after: (ms: number, callback: () => void) => () => void;
  readonly #longestMs: number;
  readonly #signal: AbortSignal;
  #nextMs: number;

  constructor(
    after: (ms: number, callback: () => void) => () => void,
    longestMs: number,
    signal: AbortSignal,
  ) {
    this.#after = after;
    this.#longestMs = longestMs;
    this.#signal = signal;
    this.#nextMs = Math.min(shortestMs, longestMs);
  }

  get nextMs(): number {
    return this.#nextMs;
  }

  /** @throws {AbortedError} When the run starts nothing new any more. */
  async pause(error: unknown = null): Promise<void> {
    const asked = error instanceof TransportError ? error.retryAfterMs : null;
    const ms = Math.max(this.#nextMs, asked ?? 0);
    this.#nextMs = Math.min(this.#longestMs, this.#nextMs * 1.5);
    try {
      await wait({ after: this.#after }, ms, this.#signal);
    } catch (reason) {
      throw new AbortedError(reason);
    }
  }
}
