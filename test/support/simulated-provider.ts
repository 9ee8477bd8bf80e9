import type { Usage } from '../../src/core/money/usage.ts';
import type { TransportError } from '../../src/errors/index.ts';
import { chanceOf } from '../../src/offline/offline-random.ts';
import { failed } from './lane-bench.ts';
import type { VirtualClock } from './virtual-clock.ts';

export interface SimulatedLimits {
  readonly requestsPerSecond?: number;
  /** One second's worth may be used at once; taken when a reply is ready. */
  readonly tokensPerSecond?: number;
  readonly maxConcurrency?: number;
  /** Requests at work from which on all of them slow one another down. */
  readonly capacity?: number;
  readonly latencyMs: number;
  /** Spread of latency and of reply length, log-normal. */
  readonly sigma?: number;
  readonly replyTokens?: number;
  readonly retryAfterMs?: number;
  /** Longest way of a request; it varies, so that requests do not arrive as evenly as they leave. */
  readonly travelMs?: number;
  /** For so long it does nothing, every ten seconds. */
  readonly stallMs?: number;
}

/** What a provider saw. */
export interface SeenRequest {
  readonly at: number;
  readonly outcome: 'answered' | 'refused' | 'failed';
  readonly tokens: number;
}

const stallEveryMs = 10_000;
const defaultTravelMs = 4;

/** A provider without a network, in virtual time. */
export class SimulatedProvider {
  readonly seen: SeenRequest[] = [];
  active = 0;
  mostActive = 0;
  limits: SimulatedLimits;
  /** What every request meets instead of an answer. */
  outage: TransportError | null = null;
  readonly #clock: VirtualClock;
  #accepted: number[] = [];
  #tokens: number;
  #filledAt: number;
  #count = 0;

  constructor(clock: VirtualClock, limits: SimulatedLimits) {
    this.#clock = clock;
    this.limits = limits;
    this.#tokens = limits.tokensPerSecond ?? 0;
    this.#filledAt = clock.now();
  }

  async ask(): Promise<Usage> {
    this.#count += 1;
    const count = this.#count;
    const { travelMs = defaultTravelMs } = this.limits;
    // Requests do not arrive as evenly as they leave.
    await this.#clock.sleep(travelMs * (0.25 + chanceOf('way', count)));
    await this.#clock.sleep(this.#stallLeftMs());
    const at = this.#clock.now();
    if (this.outage !== null) {
      this.seen.push({ at, outcome: 'failed', tokens: 0 });
      throw this.outage;
    }
    if (this.#isOver(at)) {
      this.seen.push({ at, outcome: 'refused', tokens: 0 });
      await this.#clock.sleep(travelMs / 2);
      throw failed('rate-limited', { statusCode: 429, retryAfterMs: this.limits.retryAfterMs ?? null });
    }
    this.#accepted.push(at);
    this.active += 1;
    this.mostActive = Math.max(this.mostActive, this.active);
    const { latencyMs, sigma = 0, replyTokens = 500, capacity = Number.POSITIVE_INFINITY } = this.limits;
    const factor = Math.exp(sigma * normal('length', count));
    await this.#clock.sleep(latencyMs * factor * Math.max(1, this.active / capacity));
    this.active -= 1;
    const tokens = Math.round(replyTokens * factor);
    this.#fill(this.#clock.now());
    this.#tokens -= tokens;
    this.seen.push({ at, outcome: 'answered', tokens });
    return { inputTokens: 0, outputTokens: tokens, reasoningTokens: null, cachedInputTokens: null };
  }

  /** A busy machine takes up at once what came while it was held up. */
  #stallLeftMs(): number {
    const { stallMs = 0 } = this.limits;
    return Math.max(0, stallMs - (this.#clock.now() % stallEveryMs));
  }

  #isOver(now: number): boolean {
    const { requestsPerSecond, tokensPerSecond, maxConcurrency } = this.limits;
    this.#accepted = this.#accepted.filter((at) => now - at < 1000);
    this.#fill(now);
    return (
      this.active >= (maxConcurrency ?? Number.POSITIVE_INFINITY) ||
      this.#accepted.length >= (requestsPerSecond ?? Number.POSITIVE_INFINITY) ||
      (tokensPerSecond !== undefined && this.#tokens <= 0)
    );
  }

  #fill(now: number): void {
    const { tokensPerSecond = 0 } = this.limits;
    const earned = ((now - this.#filledAt) / 1000) * tokensPerSecond;
    this.#tokens = Math.min(tokensPerSecond, this.#tokens + earned);
    this.#filledAt = now;
  }
}

function normal(...parts: readonly (string | number)[]): number {
  const radius = Math.sqrt(-2 * Math.log(1 - chanceOf('radius', ...parts)));
  return radius * Math.cos(2 * Math.PI * chanceOf('angle', ...parts));
}
