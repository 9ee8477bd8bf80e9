import { setMaxListeners } from 'node:events';
import type { RunWaits } from '../../core/summary.ts';
import { AbortedError } from '../../errors/index.ts';
import type { Cancel } from '../../time/clock.ts';
import { onAbort } from '../../time/on-abort.ts';

/** Why a run is to end before its time. */
export type Halt =
  | { readonly end: 'stopped' }
  | { readonly end: 'waiting'; readonly waits: RunWaits }
  | { readonly end: 'budget'; readonly error: Error }
  | { readonly end: 'aborted'; readonly error: Error }
  | { readonly end: 'failed'; readonly error: Error };

/** The one place where a run is told to end early: the first reason counts, an abort also cuts what is in flight. */
export class RunControl {
  readonly #halted = new AbortController();
  readonly #cut = new AbortController();
  #halt: Halt | null = null;

  constructor() {
    // Stages get this signal and pass it on: with hundreds of tasks, hundreds of requests listen to it at once, each of which lets
    // go of it when it ends. A warning about a leak would be a false one. The library itself listens once, see `onAbort`.
    setMaxListeners(0, this.#cut.signal);
  }

  /** Aborts when nothing new may start. */
  get halted(): AbortSignal {
    return this.#halted.signal;
  }

  /** Aborts when calls in flight are to be cut. */
  get cut(): AbortSignal {
    return this.#cut.signal;
  }

  get reason(): Halt | null {
    return this.#halt;
  }

  halt(reason: Halt): void {
    this.#halt ??= reason;
    this.#halted.abort(new AbortedError());
    if (reason.end === 'aborted') this.#cut.abort(reason.error);
  }

  /** Follows the caller's signal; returns a function that lets go of it. */
  follow(signal: AbortSignal): Cancel {
    return onAbort(signal, () => this.halt({ end: 'aborted', error: new AbortedError(signal.reason) }));
  }
}
