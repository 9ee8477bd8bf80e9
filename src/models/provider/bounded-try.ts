import { AbortedError } from '../../errors/index.ts';
import type { Clock } from '../../time/clock.ts';
import { onAbort } from '../../time/on-abort.ts';
import { FormatRefusal } from '../failures/format-refusal.ts';
import { normalizeError } from '../failures/normalize-error.ts';
import { fellSilent, timedOut } from '../failures/time-out-errors.ts';
import type { ResolvedModel } from './resolve-model.ts';
import { type SilenceLimits, SilenceWatch } from './silence-watch.ts';

/** How long one try may take. */
export interface TimeLimits {
  /** Milliseconds for the whole of it; null when only silence ends it. */
  readonly totalMs: number | null;
  /** How long its pieces may be in coming; null when it does not come in pieces. */
  readonly silence: SilenceLimits | null;
}

/** What bounds one try. */
export interface TryBounds {
  readonly model: Pick<ResolvedModel, 'name' | 'provider'>;
  /** What is asked: never repeated in an error. */
  readonly withheld: readonly string[];
  /** Returns what must not appear in an error either: keys, as far as they are known. @default none */
  readonly secrets?: () => readonly string[];
  readonly abortSignal: AbortSignal;
  readonly clock: Clock;
  readonly limits: TimeLimits;
}

/**
 * Makes one try, and gives it up when its signal aborts or its time is up, even if the model does not heed its own
 * signal. Rejects with normalized errors only.
 *
 * @param work - the try itself, under a signal of its own; `heard` is to be called for each piece that comes
 */
export function boundedTry<Value>(
  { model, withheld, secrets, abortSignal, clock, limits }: TryBounds,
  work: (abortSignal: AbortSignal, heard: () => void) => Promise<Value>,
): Promise<Value> {
  if (abortSignal.aborted) return Promise.reject(new AbortedError(abortSignal.reason));
  // A promise of its own, and no race: as long as a try is in flight, each further promise waits with it.
  return new Promise((resolve, reject) => {
    const controller = new AbortController();
    const end = (): void => {
      stopListening();
      cancelTimer?.();
      silence?.stop();
    };
    const fail = (error: unknown): void => {
      end();
      const about = {
        model: model.name,
        provider: model.provider,
        withheld,
        now: clock.now(),
        ...(secrets === undefined ? {} : { secrets }),
      };
      reject(error instanceof FormatRefusal ? error : normalizeError(error, about));
    };
    const giveUp = (error: Error): void => {
      fail(error);
      controller.abort(error);
    };
    const stopListening = onAbort(abortSignal, () => giveUp(new AbortedError(abortSignal.reason)));
    const { totalMs } = limits;
    const cancelTimer =
      totalMs === null ? null : clock.after(totalMs, () => giveUp(timedOut(model.name, totalMs)));
    const silence =
      limits.silence === null
        ? null
        : new SilenceWatch(clock, limits.silence, (limit, ms) => giveUp(fellSilent(model.name, limit, ms)));
    // Whatever goes wrong on the way out must end the try as well: nothing else would.
    work(controller.signal, () => silence?.heard())
      .then((value) => {
        end();
        resolve(value);
      }, fail)
      .catch(reject);
  });
}
