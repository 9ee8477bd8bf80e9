import { setMaxListeners } from 'node:events';
import type { RunWaits } from '../../core/summary.ts';
import { AbortedError } from '../../errors/index.ts';

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
    // Hundreds of tasks may listen at once; each lets go when it ends, so a warning about a leak would be a false one.
    setMaxListeners(0, this.#halted.signal, this.#cut.signal);
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
  follow(signal: AbortSignal): () => void {
    const onAbort = (): void => this.halt({ end: 'aborted', error: new AbortedError(signal.reason) });
    if (signal.aborted) onAbort();
    return signal.aborted ? () => undefined : joinFollowers(signal, onAbort);
  }
}

interface Followers {
  readonly each: Set<() => void>;
  readonly onAbort: () => void;
}

const followers = new WeakMap<AbortSignal, Followers>();

/** Many runs may follow one signal of the caller's: it gets one listener from all of them, and Node no reason to warn of a leak. */
function joinFollowers(signal: AbortSignal, follower: () => void): () => void {
  const found = followers.get(signal) ?? newFollowers(signal);
  found.each.add(follower);
  return () => {
    found.each.delete(follower);
    if (found.each.size > 0) return;
    signal.removeEventListener('abort', found.onAbort);
    if (followers.get(signal) === found) followers.delete(signal);
  };
}

function newFollowers(signal: AbortSignal): Followers {
  const each = new Set<() => void>();
  const onAbort = (): void => {
    for (const one of [...each]) one();
  };
  signal.addEventListener('abort', onAbort, { once: true });
  const made = { each, onAbort };
  followers.set(signal, made);
  return made;
}
