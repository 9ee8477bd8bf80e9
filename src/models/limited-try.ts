import type { Clock } from '../core/clock.ts';
import { AbortedError, type TransportError } from '../errors/index.ts';
import type { Deadlines } from './deadlines.ts';
import { FormatRefusal } from './format-refusal.ts';
import { normalizeError, timedOut } from './normalize-error.ts';
import type { ResolvedModel } from './resolve-model.ts';

/** What bounds one try. */
export interface TryLimits {
  readonly model: Pick<ResolvedModel, 'name' | 'provider'>;
  /** What is asked: never repeated in an error. */
  readonly withheld: readonly string[];
  readonly signal: AbortSignal;
  readonly clock: Clock;
  readonly deadlines: Deadlines;
  /** Milliseconds for the whole of it; null when the work itself sees to its end. */
  readonly timeoutMs: number | null;
}

/** Gives the try up: its signal aborts and the try throws this error. */
export type CutTry = (error: TransportError) => void;

/**
 * Makes one try under a controller of its own. A model that does not heed its signal is left behind. Throws normalized
 * errors only.
 */
export async function limitedTry<Value>(
  limits: TryLimits,
  work: (signal: AbortSignal, cut: CutTry) => Promise<Value>,
): Promise<Value> {
  const { model, signal, deadlines, timeoutMs } = limits;
  if (signal.aborted) throw new AbortedError(signal.reason);
  const controller = new AbortController();
  let cutWith: (error: Error) => void = () => {};
  const cut = new Promise<never>((_, reject) => {
    cutWith = (error) => {
      reject(error);
      controller.abort(error);
    };
  });
  const onAbort = (): void => cutWith(new AbortedError(signal.reason));
  signal.addEventListener('abort', onAbort, { once: true });
  const takeBack =
    timeoutMs === null ? null : deadlines.after(timeoutMs, () => cutWith(timedOut(model.name, timeoutMs)));
  try {
    return await Promise.race([work(controller.signal, cutWith), cut]);
  } catch (error) {
    if (error instanceof FormatRefusal) throw error;
    throw normalizeError(error, {
      model: model.name,
      provider: model.provider,
      withheld: limits.withheld,
      now: limits.clock.now(),
    });
  } finally {
    signal.removeEventListener('abort', onAbort);
    takeBack?.();
  }
}
