import { AbortedError } from '../errors/index.ts';
import { onAbort } from './on-abort.ts';

/**
 * Settles as the promise does, or rejects with `AbortedError` as soon as the signal aborts. Leaves no handler on
 * anything that outlives the wait: a race against one long-lived promise would keep every value.
 */
export function untilAborted<Value>(promise: Promise<Value>, signal: AbortSignal): Promise<Value> {
  return new Promise((resolve, reject) => {
    const stop = onAbort(signal, () => reject(new AbortedError(signal.reason)));
    promise.then(
      (value) => {
        stop();
        resolve(value);
      },
      (error: unknown) => {
        stop();
        reject(error);
      },
    );
  });
}
