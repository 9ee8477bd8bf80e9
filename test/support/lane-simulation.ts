import type { UnstampedEvent } from '../../src/core/event-map.ts';
import type { RateLimiter } from '../../src/core/rate-limiter.ts';
import { TransportError } from '../../src/errors/index.ts';
import { retry } from '../../src/models/call/retries/retry.ts';
import { retryWaitMs } from '../../src/models/call/retries/retry-wait.ts';
import type { LaneSettings } from '../../src/models/limits/lane-limits.ts';
import { aTry, inLane, laneBench } from './lane-bench.ts';
import type { SimulatedProvider } from './simulated-provider.ts';
import type { VirtualClock } from './virtual-clock.ts';

export interface Simulation {
  readonly events: readonly UnstampedEvent[];
  /** Calls that were given up, with their errors. */
  readonly lost: readonly unknown[];
  readonly answered: number;
}

export interface SimulationOptions {
  readonly clock: VirtualClock;
  readonly provider: SimulatedProvider;
  readonly ms: number;
  /** Calls that always wait or are at work. */
  readonly callers?: number;
  readonly maxConcurrency?: number;
  readonly settings?: LaneSettings;
  readonly limiter?: RateLimiter | null;
  readonly bytes?: number;
  /** Told the time now and then. */
  readonly onStep?: (elapsedMs: number) => void;
}

/** Drives one lane at full load for so long in virtual time. */
export async function simulate(options: SimulationOptions): Promise<Simulation> {
  const { clock, provider, ms, callers = 300, maxConcurrency = 256, settings = {}, limiter = null } = options;
  const { lanes, events } = laneBench({ maxConcurrency, clock, limiter });
  const startedAt = clock.now();
  const lost: unknown[] = [];
  let answered = 0;
  let next = 0;
  const demand = { ...aTry().demand, inputTokens: options.bytes ?? 4, outputTokens: null };
  const caller = async (): Promise<void> => {
    while (clock.now() - startedAt < ms) {
      next += 1;
      const call = `call-${next}`;
      const request = aTry({ settings, call, demand });
      const attempt = (isRetry: boolean): Promise<void> =>
        inLane(lanes, request, isRetry, async (reported) => {
          reported({ usage: await provider.ask(), headers: null });
          answered += 1;
        });
      try {
        await retry(attempt, {
          maxAttempts: 5,
          maxFailed: 5,
          maxUnreadable: 5,
          counts: (error) => !lanes.isSpared(error),
          waitMs: (error, number) => retryWaitMs(error, number, { seed: 0, key: call }),
          wait: (wait) => clock.sleep(wait),
          onRetry: () => {},
        });
      } catch (error) {
        lost.push(error);
        if (!(error instanceof TransportError)) return;
      }
    }
  };
  const all = Promise.all(Array.from({ length: callers }, caller));
  let isDone = false;
  void all.then(() => {
    isDone = true;
  });
  await clock.runUntil(() => {
    options.onStep?.(clock.now() - startedAt);
    return isDone || clock.now() - startedAt >= ms;
  });
  return { events, lost, answered };
}
