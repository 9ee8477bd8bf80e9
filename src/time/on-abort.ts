import type { Cancel } from './clock.ts';

/** All that listen to one signal. */
interface Listeners {
  readonly callbacks: Set<() => void>;
  readonly onAbort: () => void;
}

const listenersOf = new WeakMap<AbortSignal, Listeners>();

/**
 * Calls back once when the signal aborts; at once if it has aborted already.
 *
 * Any number of callbacks share a single listener on the signal: adding one of its own for each call would make the
 * runtime warn of a leak, and walk past all that are there. The listener is removed with the last callback.
 *
 * @param callback - a function of this caller alone: the same one given twice is called once
 */
export function onAbort(signal: AbortSignal, callback: () => void): Cancel {
  if (signal.aborted) {
    callback();
    return () => {};
  }
  const listeners = listenersOf.get(signal) ?? listenTo(signal);
  listeners.callbacks.add(callback);
  return () => {
    if (!listeners.callbacks.delete(callback) || listeners.callbacks.size > 0) return;
    signal.removeEventListener('abort', listeners.onAbort);
    if (listenersOf.get(signal) === listeners) listenersOf.delete(signal);
  };
}

function listenTo(signal: AbortSignal): Listeners {
  const callbacks = new Set<() => void>();
  const listeners = {
    callbacks,
    onAbort: () => {
      listenersOf.delete(signal);
      for (const callback of [...callbacks]) callback();
    },
  };
  signal.addEventListener('abort', listeners.onAbort, { once: true });
  listenersOf.set(signal, listeners);
  return listeners;
}
