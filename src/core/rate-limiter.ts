/** How much of a lane may start in a minute. */
export interface RateLimits {
  readonly requestsPerMinute: number | null;
  /** Prompt and reply together. */
  readonly tokensPerMinute: number | null;
  readonly inputTokensPerMinute: number | null;
  readonly outputTokensPerMinute: number | null;
}

/** What one try is expected to take of its lane's limits. */
export interface RateCost {
  readonly inputTokens: number;
  readonly outputTokens: number;
}

/**
 * Decides when a try may start. One limiter may serve many runs and, with a shared back end, many processes; a lane is
 * known by its name.
 *
 * Where `reserve` throws, rejects or returns no number, the run ends as `failed` and can be resumed. Failures of `settle`
 * and `pause` are passed over.
 */
export interface RateLimiter {
  /**
   * Takes a place in the schedule of a lane, all its limits at once.
   *
   * @returns milliseconds to wait before the try may start; 0 for now
   */
  reserve(lane: string, limits: RateLimits, cost: RateCost): number | Promise<number>;
  /** Corrects a place that was taken by what the try really used. */
  settle(lane: string, limits: RateLimits, reserved: RateCost, used: RateCost): void | Promise<void>;
  /** Lets nothing start in a lane before the given time, in milliseconds since 1970. */
  pause(lane: string, until: number): void | Promise<void>;
}
