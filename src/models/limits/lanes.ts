import type { Announce } from '../../core/event-map.ts';
import type { SpendGate, SpendReservation, TryDemand } from '../../core/money/spend-gate.ts';
import type { Usage } from '../../core/money/usage.ts';
import type { RateLimiter } from '../../core/rate-limiter.ts';
import { AbortedError, BudgetError } from '../../errors/index.ts';
import type { AbortLinks } from '../../time/abort-links.ts';
import type { Clock } from '../../time/clock.ts';
import { FailureStreak } from './failure-streak.ts';
import { guardedLimiter } from './guarded-limiter.ts';
import { Lane, type LaneTry } from './lane.ts';
import type { LaneSettings } from './lane-limits.ts';
import { LaneTime } from './lane-time.ts';
import { memoryLimiter } from './memory-limiter.ts';

/** What a call asks of the lanes. */
export interface PlaceRequest {
  /** Calls of one name share a lane. */
  readonly lane: string;
  /** The limits that this model's settings name; the smallest of each counts. */
  readonly settings: LaneSettings;
  /** Tells calls apart, so that many failures of one are not taken for failures of many. */
  readonly call: string;
  /** Position of the stage in its pipeline: deeper stages are served first. */
  readonly depth: number;
  readonly signal: AbortSignal;
  /** What the try may cost at most. */
  readonly demand: TryDemand;
}

/** A place that a try has: its part of the budget, and where it leaves what the provider reported. */
export interface Place {
  readonly reservation: SpendReservation;
  usage: Usage | null;
  headers: Readonly<Record<string, string>> | null;
}

export interface LanesParts {
  /** Most tries in flight over all lanes. */
  readonly maxConcurrency: number;
  readonly clock: Clock;
  readonly gate: SpendGate;
  readonly announce: Announce;
  readonly links: AbortLinks;
  /** Aborts when nothing more may start. */
  readonly draining: AbortSignal;
  /** What keeps rates. @default one of their own */
  readonly limiter?: RateLimiter | null;
}

/** Decides when tries start: per model by its limits and what its provider shows, and over all models of a run. */
export class Lanes {
  readonly #parts: LanesParts;
  readonly #time: LaneTime;
  readonly #limiter: RateLimiter;
  readonly #lanes = new Map<string, Lane>();
  readonly #streaks = new Map<string, FailureStreak>();
  /** Failures that are not to count as a try of their call. */
  readonly #spared = new WeakSet<object>();
  #active = 0;
  #order = 0;

  constructor(parts: LanesParts) {
    this.#parts = parts;
    this.#time = new LaneTime(parts.clock);
    const { limiter = null } = parts;
    this.#limiter =
      limiter === null ? memoryLimiter({ now: () => this.#time.now() }) : guardedLimiter(limiter);
    parts.draining.addEventListener('abort', () => this.#dismissAll(), { once: true });
  }

  /**
   * Does the work once a place is free and the budget has room. The work settles the reservation it is given.
   *
   * @param isRetry whether the call was tried before: it then goes before the first tries of its stage
   * @throws {AbortedError} When the signal aborts before.
   * @throws {BudgetError} When the budget has no room even with nothing in flight.
   * @throws {ConfigurationError} When a budget needs a price or a cap that the call lacks, or a prompt fits no limit.
   * @throws {ProviderError} When the provider has been out of reach for too long.
   */
  async run<Value>(
    request: PlaceRequest,
    isRetry: boolean,
    work: (place: Place) => Promise<Value>,
  ): Promise<Value> {
    const { demand, depth } = request;
    this.#parts.gate.admit(demand);
    const lane = this.#lane(request.lane, demand.provider);
    lane.admit(request.settings);
    lane.limits.assertFits(demand.model, demand.inputTokens);
    const priority = depth + (isRetry ? 0.5 : 0);
    const { place, tried } = await this.#place(lane, request, priority);
    let value: Value;
    try {
      await place.reservation.recorded;
      value = await work(place);
    } catch (error) {
      throw this.#failed(lane, tried, place, error);
    }
    lane.ended(tried, null, place);
    this.#leave();
    return value;
  }

  /** Whether a failed try says more about its provider than about its call, and is not to count against the call. */
  isSpared(error: unknown): boolean {
    return typeof error === 'object' && error !== null && this.#spared.has(error);
  }

  /** Gives what is to be thrown for a failed try: its own error, or that of a run which cannot go on. */
  #failed(lane: Lane, tried: LaneTry, place: Place, error: unknown): unknown {
    const meaning = lane.ended(tried, error, place);
    if (meaning === 'spared' && typeof error === 'object' && error !== null) this.#spared.add(error);
    this.#leave();
    return typeof meaning === 'object' ? meaning : error;
  }

  #leave(): void {
    this.#active -= 1;
    this.#serve();
  }

  #lane(name: string, provider: string): Lane {
    const known = this.#lanes.get(name);
    if (known !== undefined) return known;
    const streak = this.#streaks.get(provider) ?? new FailureStreak();
    this.#streaks.set(provider, streak);
    const { announce, maxConcurrency } = this.#parts;
    const onOpen = (): void => this.#serve();
    const parts = { name, announce, maxConcurrency, streak, onOpen };
    const lane = new Lane({ ...parts, time: this.#time, limiter: this.#limiter });
    this.#lanes.set(name, lane);
    return lane;
  }

  #place(
    lane: Lane,
    { signal, demand, call, depth }: PlaceRequest,
    priority: number,
  ): Promise<{ readonly place: Place; readonly tried: LaneTry }> {
    const { draining, gate, links } = this.#parts;
    return new Promise((resolve, reject) => {
      if (signal.aborted || draining.aborted) {
        reject(new AbortedError(signal.aborted ? signal.reason : draining.reason));
        return;
      }
      if (lane.gone !== null) {
        reject(lane.gone);
        return;
      }
      const cost = lane.limits.estimate(demand.inputTokens, depth, demand.outputTokens);
      let letGo: (() => void) | null = null;
      let isWaiting = true;
      const refuse = (error: Error): void => {
        isWaiting = false;
        letGo?.();
        reject(error);
      };
      const start = (): 'started' | 'later' | 'gone' => {
        const granted = gate.reserve(demand);
        if (granted === 'later') return 'later';
        if (granted === 'never') {
          refuse(new BudgetError(demand.model));
          return 'gone';
        }
        isWaiting = false;
        letGo?.();
        const place = { reservation: granted, usage: null, headers: null };
        resolve({ place, tried: lane.started(call, depth, cost) });
        return 'started';
      };
      this.#order += 1;
      const leave = lane.line.join(priority, this.#order, { cost, start, refuse });
      this.#serve();
      // Most calls that find a free place never wait, and need nobody to tell them of an abort.
      if (!isWaiting) return;
      letGo = links.listen(signal, () => {
        leave();
        lane.rest();
        refuse(new AbortedError(signal.reason));
      });
    });
  }

  #serve(): void {
    while (this.#active < this.#parts.maxConcurrency && !this.#parts.draining.aborted) {
      const lane = this.#next();
      const first = lane?.line.peek()?.value;
      if (lane === undefined || first === undefined) return;
      const outcome = first.start();
      // Whoever comes first waits for room in the budget, and nobody overtakes: what it waits for is in flight.
      if (outcome === 'later') return;
      lane.line.shift();
      if (outcome === 'started') this.#active += 1;
      lane.rest();
    }
  }

  /** The open lane whose first waiter is the deepest, and of those the one that has waited longest. */
  #next(): Lane | undefined {
    let best: { readonly lane: Lane; readonly priority: number; readonly order: number } | undefined;
    for (const lane of this.#lanes.values()) {
      const first = lane.isOpen() ? lane.line.peek() : undefined;
      if (first === undefined) continue;
      const { priority, order } = first;
      const isBetter =
        best === undefined || priority > best.priority || (priority === best.priority && order < best.order);
      if (isBetter) best = { lane, priority, order };
    }
    return best?.lane;
  }

  #dismissAll(): void {
    for (const lane of this.#lanes.values()) lane.dismiss(new AbortedError(this.#parts.draining.reason));
  }
}
