import { AbortedError } from '../errors/index.ts';

/**
 * Gives what the promise gives, or rejects with `AbortedError` as soon as the signal aborts. Leaves no listener behind,
 * and no handler on anything that outlives the wait: a race against one long-lived promise would keep every value.
 */
export function untilAborted<Value>(promise: Promise<Value>, signal: AbortSignal): Promise<Value> {
  return new Promise((resolve, reject) => {
    const onAbort = (): void => reject(new AbortedError(signal.reason));
    if (signal.aborted) onAbort();
    else signal.addEventListener('abort', onAbort, { once: true });
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', onAbort));
  });
}
