import type { Clock } from '../core/clock.ts';
import { AbortedError } from '../errors/index.ts';
import { normalizeError, timedOut } from './normalize-error.ts';
import type { ResolvedModel } from './resolve-model.ts';

const defaultTimeoutMs = 900_000;

/** What bounds one try. */
export interface TryLimits {
  readonly model: Pick<ResolvedModel, 'name' | 'provider' | 'settings'>;
  /** What is asked: never repeated in an error. */
  readonly withheld: readonly string[];
  readonly signal: AbortSignal;
  readonly clock: Clock;
}

/**
 * Makes one try under a controller and a timer of its own, both gone when it ends. A model that does not heed its
 * signal is left behind. Throws normalized errors only.
 */
export async function limitedTry<Value>(
  limits: TryLimits,
  work: (signal: AbortSignal) => Promise<Value>,
): Promise<Value> {
  const { model, signal, clock } = limits;
  if (signal.aborted) throw new AbortedError(signal.reason);
  const timeoutMs = model.settings.timeoutMs ?? defaultTimeoutMs;
  const timer = new AbortController();
  const controller = new AbortController();
  let onAbort = (): void => {};
  const cut = new Promise<never>((_, reject) => {
    const cutWith = (error: Error): void => {
      reject(error);
      controller.abort(error);
    };
    onAbort = () => cutWith(new AbortedError(signal.reason));
    signal.addEventListener('abort', onAbort, { once: true });
    clock.wait(timeoutMs, timer.signal).then(
      () => cutWith(timedOut(model.name, timeoutMs)),
      () => {},
    );
  });
  try {
    return await Promise.race([work(controller.signal), cut]);
  } catch (error) {
    throw normalizeError(error, {
      model: model.name,
      provider: model.provider,
      withheld: limits.withheld,
      now: clock.now(),
    });
  } finally {
    signal.removeEventListener('abort', onAbort);
    timer.abort(tryEnded);
  }
}

const tryEnded = new Error('the try has ended');
