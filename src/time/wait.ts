import type { Cancel, Clock } from './clock.ts';
import { onAbort } from './on-abort.ts';

/** Resolves after so many milliseconds; rejects with the reason of the first signal that aborts before. */
export function wait(
  clock: Pick<Clock, 'after'>,
  ms: number,
  ...signals: readonly AbortSignal[]
): Promise<void> {
  return new Promise((resolve, reject) => {
    const aborted = signals.find((signal) => signal.aborted);
    if (aborted !== undefined) {
      reject(aborted.reason);
      return;
    }
    const cancels: Cancel[] = [];
    const end = (): void => {
      for (const cancel of cancels) cancel();
    };
    for (const signal of signals)
      cancels.push(
        onAbort(signal, () => {
          end();
          reject(signal.reason);
        }),
      );
    cancels.push(
      clock.after(ms, () => {
        end();
        resolve();
      }),
    );
  });
}
