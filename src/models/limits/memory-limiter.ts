import type { RateCost, RateLimiter, RateLimits } from '../../core/rate-limiter.ts';
import { checkOptions } from '../../options/check-options.ts';
import { callback, isFiniteNumber, optionOf, optionsSchema } from '../../options/option-schemas.ts';
import { RateSchedule, type Shares } from './rate-schedule.ts';

/** Options of `memoryLimiter`. */
export interface MemoryLimiterOptions {
  /** Current time in milliseconds; pass the `now` of the runs, if they have one. @default Date.now */
  readonly now?: () => number;
  /**
   * Milliseconds by which tries may be ahead of their schedule, which makes up for late timers.
   *
   * @default 50
   */
  readonly burstMs?: number;
}

const memoryLimiterSchema = optionsSchema<MemoryLimiterOptions>({
  now: callback.optional(),
  burstMs: optionOf((value) => isFiniteNumber(value) && value >= 0, 'milliseconds, 0 or more').optional(),
});

const minuteMs = 60_000;

/**
 * Returns a limiter that keeps its schedule in this process. Every run has its own; pass one to several runs, as
 * the option `limiter`, when they are to share the limits of their models.
 *
 * In any span of one minute, no more requests start than the limit allows, and no more tokens than the limit and one
 * call. Starts are spread evenly; a call larger than a whole minute's allowance starts too, and those after it wait
 * longer.
 *
 * @throws {ConfigurationError} When an option is unknown or invalid.
 * @example
 * ```ts
 * const limiter = memoryLimiter();
 * const limited = withSettings(model, { requestsPerMinute: 500, tokensPerMinute: 200_000 });
 * const chimera = buildChimera({ model: limited });
 * await Promise.all([
 *   chimera.run(['Biology'], { directory: 'runs/biology', limiter }).summary(),
 *   chimera.run(['Physics'], { directory: 'runs/physics', limiter }).summary(),
 * ]);
 * ```
 */
export function memoryLimiter(options: MemoryLimiterOptions = {}): RateLimiter {
  checkOptions(memoryLimiterSchema, options, 'memoryLimiter');
  const { now = Date.now, burstMs = 50 } = options;
  const lanes = new Map<string, { readonly schedule: RateSchedule; heldUntil: number }>();
  const laneOf = (name: string): { readonly schedule: RateSchedule; heldUntil: number } => {
    const known = lanes.get(name);
    if (known !== undefined) return known;
    const lane = { schedule: new RateSchedule(burstMs), heldUntil: Number.NEGATIVE_INFINITY };
    lanes.set(name, lane);
    return lane;
  };
  // A minute's worth is spread over a minute and a burst, so that the burst never exceeds the limit; and over one more
  // millisecond, since sums of fractions are not exact.
  const spanMs = minuteMs + burstMs + 1;
  return {
    reserve: (name, limits, cost) => {
      const lane = laneOf(name);
      const time = now();
      const start = lane.schedule.reserve(time, lane.heldUntil, shares(limits, cost, 1, spanMs));
      return start - time;
    },
    settle: (name, limits, reserved, used) => {
      const difference = {
        inputTokens: used.inputTokens - reserved.inputTokens,
        outputTokens: used.outputTokens - reserved.outputTokens,
      };
      laneOf(name).schedule.correct(shares(limits, difference, 0, spanMs));
    },
    pause: (name, until) => {
      const lane = laneOf(name);
      lane.heldUntil = Math.max(lane.heldUntil, until);
    },
  };
}

function shares(limits: RateLimits, cost: RateCost, requests: number, spanMs: number): Shares {
  const { requestsPerMinute, tokensPerMinute, inputTokensPerMinute, outputTokensPerMinute } = limits;
  return {
    ...(requestsPerMinute === null ? {} : { requests: (requests / requestsPerMinute) * spanMs }),
    ...(tokensPerMinute === null
      ? {}
      : { tokens: ((cost.inputTokens + cost.outputTokens) / tokensPerMinute) * spanMs }),
    ...(inputTokensPerMinute === null
      ? {}
      : { inputTokens: (cost.inputTokens / inputTokensPerMinute) * spanMs }),
    ...(outputTokensPerMinute === null
      ? {}
      : { outputTokens: (cost.outputTokens / outputTokensPerMinute) * spanMs }),
  };
}
