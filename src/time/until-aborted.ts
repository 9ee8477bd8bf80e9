import { AbortedError } from '../errors/index.ts';

/** Those who wait under one signal: they share a listener, since adding one looks through all that are there. */
interface Waits {
  readonly rejects: Set<() => void>;
  readonly onAbort: () => void;
}

const waitsUnder = new WeakMap<AbortSignal, Waits>();

/**
 * Gives what the promise gives, or rejects with `AbortedError` as soon as the signal aborts. Leaves no listener behind,
 * and no handler on anything that outlives the wait: a race against one long-lived promise would keep every value.
 */
export function untilAborted<Value>(promise: Promise<Value>, signal: AbortSignal): Promise<Value> {
  return new Promise((resolve, reject) => {
    const onAbort = (): void => reject(new AbortedError(signal.reason));
    if (signal.aborted) onAbort();
    else join(signal, onAbort);
    promise.then(
      (value) => {
        leave(signal, onAbort);
        resolve(value);
      },
      (error: unknown) => {
        leave(signal, onAbort);
        reject(error);
      },
    );
  });
}

function join(signal: AbortSignal, onAbort: () => void): void {
  const waits = waitsUnder.get(signal) ?? listen(signal);
  waits.rejects.add(onAbort);
}

function listen(signal: AbortSignal): Waits {
  const rejects = new Set<() => void>();
  const onAbort = (): void => {
    waitsUnder.delete(signal);
    for (const reject of rejects) reject();
  };
  signal.addEventListener('abort', onAbort, { once: true });
  const waits = { rejects, onAbort };
  waitsUnder.set(signal, waits);
  return waits;
}

function leave(signal: AbortSignal, onAbort: () => void): void {
  const waits = waitsUnder.get(signal);
  if (waits === undefined || !waits.rejects.delete(onAbort) || waits.rejects.size > 0) return;
  signal.removeEventListener('abort', waits.onAbort);
  waitsUnder.delete(signal);
}
