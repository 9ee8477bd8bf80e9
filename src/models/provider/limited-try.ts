import { AbortedError, type TransportError } from '../../errors/index.ts';
import type { AbortLinks } from '../../time/abort-links.ts';
import type { Clock } from '../../time/clock.ts';
import type { Deadlines } from '../../time/deadlines.ts';
import { FormatRefusal } from '../failures/format-refusal.ts';
import { normalizeError, timedOut } from '../failures/normalize-error.ts';
import type { ResolvedModel } from './resolve-model.ts';

/** What bounds one try. */
export interface TryLimits {
  readonly model: Pick<ResolvedModel, 'name' | 'provider'>;
  /** What is asked: never repeated in an error. */
  readonly withheld: readonly string[];
  readonly signal: AbortSignal;
  readonly links: AbortLinks;
  readonly clock: Clock;
  readonly deadlines: Deadlines;
  /** Milliseconds for the whole of it; null when the work itself sees to its end. */
  readonly timeoutMs: number | null;
}

/** Gives the try up: its signal aborts and the try throws this error. */
export type CutTry = (error: TransportError) => void;

/**
 * Makes one try under a controller of its own. A model that does not heed its signal is left behind. Rejects with
 * normalized errors only.
 */
export function limitedTry<Value>(
  limits: TryLimits,
  work: (signal: AbortSignal, cut: CutTry) => Promise<Value>,
): Promise<Value> {
  const { model, withheld, signal, links, clock, deadlines, timeoutMs } = limits;
  if (signal.aborted) return Promise.reject(new AbortedError(signal.reason));
  // A promise of its own, and no race: as long as a try is in flight, each further promise waits with it.
  return new Promise((resolve, reject) => {
    const controller = new AbortController();
    const end = (): void => {
      letGo();
      takeBack?.();
    };
    const fail = (error: unknown): void => {
      end();
      const about = { model: model.name, provider: model.provider, withheld, now: clock.now() };
      reject(error instanceof FormatRefusal ? error : normalizeError(error, about));
    };
    const cut = (error: Error): void => {
      fail(error);
      controller.abort(error);
    };
    const letGo = links.listen(signal, () => cut(new AbortedError(signal.reason)));
    const takeBack =
      timeoutMs === null ? null : deadlines.after(timeoutMs, () => cut(timedOut(model.name, timeoutMs)));
    // Whatever goes wrong on the way out must end the try as well: nobody else would.
    work(controller.signal, cut)
      .then((value) => {
        end();
        resolve(value);
      }, fail)
      .catch(reject);
  });
}
