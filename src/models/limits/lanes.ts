import type { Announce } from '../../core/event-map.ts';
import type { SpendGate, SpendReservation, TryDemand } from '../../core/money/spend-gate.ts';
import type { RateLimiter } from '../../core/rate-limiter.ts';
import { AbortedError, BudgetError } from '../../errors/index.ts';
import type { Clock } from '../../time/clock.ts';
import { onAbort } from '../../time/on-abort.ts';
import { steadyClock } from '../../time/steady-clock.ts';
import { checkedLimiter } from './checked-limiter.ts';
import { FailureStreak } from './failure-streak.ts';
import { Lane } from './lane.ts';
import type { LaneSettings } from './lane-limits.ts';
import type { AnswerReport, LaneTry } from './lane-try.ts';
import { memoryLimiter } from './memory-limiter.ts';

/** A call that wants to make a try. */
export interface PermitRequest {
  /** Calls of one name share a lane. */
  readonly lane: string;
  /** The limits that this model's settings name; the smallest of each counts. */
  readonly settings: LaneSettings;
  /** Tells calls apart, so that many failures of one are not taken for failures of many. */
  readonly call: string;
  /** Returns the same for calls that ask the same. @default the call */
  readonly prompt?: () => string;
  /** Whether the call was answered before and is asked on, so that a refusal is about this call. @default false */
  readonly isReAsk?: boolean;
  /** Position of the stage in its pipeline: deeper stages are served first. */
  readonly depth: number;
  readonly signal: AbortSignal;
  /** What the try may cost at most. */
  readonly demand: TryDemand;
}

/** The permission to make one try: it takes up room in its lane and in the budget until it is given back. */
export interface TryPermit {
  /** To be settled or cancelled by the one that makes the try. */
  readonly reservation: SpendReservation;
  /**
   * Returns the room in the lane, once the try has ended; to be called exactly once.
   *
   * @param error - what it failed with; null when it succeeded
   * @param answer - what its provider reported, also of a try that failed later; null when it gave no answer
   * @returns what to throw for a failed try: its own error, or the error that ends the run
   */
  readonly giveBack: (error: unknown, answer: AnswerReport | null) => unknown;
}

export interface LanesParts {
  /** Most tries in flight over all lanes. */
  readonly maxConcurrency: number;
  readonly clock: Clock;
  readonly gate: SpendGate;
  readonly announce: Announce;
  /** Aborts when nothing more may start. */
  readonly draining: AbortSignal;
  /** What keeps rates. @default a limiter of its own */
  readonly limiter?: RateLimiter | null;
  /** Told that the budget has no room while no try is in flight: what takes it up is elsewhere. @default does nothing */
  readonly onShort?: () => void;
}

/** Decides when tries start: per model by its limits and what its provider shows, and over all models of a run. */
export class Lanes {
  readonly #parts: LanesParts;
  readonly #clock: Clock;
  readonly #limiter: RateLimiter;
  readonly #lanes = new Map<string, Lane>();
  readonly #streaks = new Map<string, FailureStreak>();
  readonly #refused = new Map<string, Set<string>>();
  /** Failures that do not count as a try of their call. */
  readonly #spared = new WeakSet<object>();
  /** Lanes whose model answered before, in a stored reply. */
  readonly #heard = new Set<string>();
  #active = 0;
  #order = 0;

  constructor(parts: LanesParts) {
    this.#parts = parts;
    this.#clock = steadyClock(parts.clock);
    const { limiter = null } = parts;
    this.#limiter = limiter === null ? memoryLimiter({ now: this.#clock.now }) : checkedLimiter(limiter);
    parts.draining.addEventListener('abort', () => this.#dismissAll(), { once: true });
  }

  /**
   * Resolves as soon as the lane and the budget have room for a try.
   *
   * @param isRetry - whether the call was tried before: it then goes before the first tries of its stage
   * @throws {AbortedError} When the signal aborts before.
   * @throws {BudgetError} When the budget has no room even with nothing in flight.
   * @throws {ConfigurationError} When a budget needs a price or a cap that the call lacks, or a prompt fits no limit.
   * @throws {ProviderError} When the provider has been out of reach for too long.
   */
  permit(request: PermitRequest, isRetry: boolean): Promise<TryPermit> {
    return new Promise((resolve, reject) => {
      const { demand, depth, signal } = request;
      const { draining, gate } = this.#parts;
      gate.admit(demand);
      const lane = this.#lane(request.lane, demand.provider);
      lane.admit(request.settings);
      lane.limits.assertFits(demand.model, demand.inputTokens);
      if (signal.aborted) throw new AbortedError(signal.reason);
      if (draining.aborted) throw new AbortedError(draining.reason);
      if (lane.gone !== null) throw lane.gone;
      let isWaiting = true;
      let stopListening: (() => void) | null = null;
      const leave = (): void => {
        isWaiting = false;
        stopListening?.();
      };
      const refuse = (error: Error): void => {
        leave();
        reject(error);
      };
      const cost = lane.limits.estimate(demand.inputTokens, depth, demand.outputTokens);
      const start = (): 'started' | 'later' | 'gone' => {
        const reservation = gate.reserve(demand);
        if (reservation === 'later') return 'later';
        if (reservation === 'never') {
          refuse(new BudgetError(demand.model));
          return 'gone';
        }
        leave();
        const { call, prompt = () => call, isReAsk = false } = request;
        const tried = lane.started({ call, prompt, isReAsk, kind: depth, cost });
        resolve({ reservation, giveBack: (error, answer) => this.#ended(lane, tried, error, answer) });
        return 'started';
      };
      this.#order += 1;
      const priority = depth + (isRetry ? 0.5 : 0);
      const order = this.#order;
      let leaveQueue = (): void => {};
      const join = (): void => {
        leaveQueue = lane.queue.add(priority, order, { cost, start, refuse });
      };
      // A call that was refused waits for evidence on why.
      if (lane.refusals.isToHold(request.call)) {
        leaveQueue = lane.refusals.hold({ call: request.call, release: join, refuse });
        lane.decide();
      } else join();
      this.#serve();
      // Most calls that find room never wait, and need not hear of an abort.
      if (!isWaiting) return;
      stopListening = onAbort(signal, () => {
        leaveQueue();
        lane.rest();
        refuse(new AbortedError(signal.reason));
      });
    });
  }

  /** Notes that a call has begun; returns what to call when it is over. */
  enter({ lane: name, demand, call }: Pick<PermitRequest, 'lane' | 'demand' | 'call'>): () => void {
    const lane = this.#lane(name, demand.provider);
    lane.refusals.entered();
    return () => {
      lane.left(call);
      this.#serve();
    };
  }

  /** Notes that a stored reply of a lane's model was read. */
  heard(name: string): void {
    if (this.#heard.has(name)) return;
    this.#heard.add(name);
    this.#lanes.get(name)?.refusals.answeredBefore();
  }

  /** Told that room in the budget came from elsewhere than from a try. */
  budgetMoved(): void {
    this.#serve();
  }

  /** What the models refused, if none of them has answered anything; null when one has, or none was asked. */
  get refusal(): Error | null {
    const lanes = [...this.#lanes.values()];
    if (this.#heard.size > 0 || lanes.some(({ refusals }) => refusals.hasAccepted)) return null;
    return lanes.map(({ lastFailure }) => lastFailure).find((failure) => failure !== null) ?? null;
  }

  /** Whether a failed try says more about its provider than about its call, and does not count against the call. */
  isSpared(error: unknown): boolean {
    return typeof error === 'object' && error !== null && this.#spared.has(error);
  }

  #ended(lane: Lane, tried: LaneTry, error: unknown, answer: AnswerReport | null): unknown {
    const verdict = lane.ended(tried, error, answer);
    if (!verdict.counts && typeof verdict.error === 'object' && verdict.error !== null)
      this.#spared.add(verdict.error);
    this.#active -= 1;
    this.#serve();
    return verdict.error;
  }

  #lane(name: string, provider: string): Lane {
    const known = this.#lanes.get(name);
    if (known !== undefined) return known;
    const streak = this.#streaks.get(provider) ?? new FailureStreak();
    this.#streaks.set(provider, streak);
    const refused = this.#refused.get(provider) ?? new Set();
    this.#refused.set(provider, refused);
    const { announce, maxConcurrency } = this.#parts;
    const onOpen = (): void => this.#serve();
    const parts = { name, announce, maxConcurrency, streak, refused, onOpen };
    const lane = new Lane({ ...parts, clock: this.#clock, limiter: this.#limiter });
    this.#lanes.set(name, lane);
    if (this.#heard.has(name)) lane.refusals.answeredBefore();
    return lane;
  }

  /** Starts all waiting tries for which there is room. */
  #serve(): void {
    while (this.#active < this.#parts.maxConcurrency && !this.#parts.draining.aborted) {
      const lane = this.#next();
      const first = lane?.queue.peek()?.value;
      if (lane === undefined || first === undefined) return;
      const outcome = first.start();
      // The first try waits for room in the budget, and none overtakes it: what it waits for is in flight.
      if (outcome === 'later') {
        if (this.#active === 0) this.#parts.onShort?.();
        return;
      }
      lane.queue.shift();
      if (outcome === 'started') this.#active += 1;
      lane.rest();
    }
  }

  /** The open lane whose first try is the deepest, and of those the one that has waited longest. */
  #next(): Lane | undefined {
    let best: { readonly lane: Lane; readonly priority: number; readonly order: number } | undefined;
    for (const lane of this.#lanes.values()) {
      const first = lane.isOpen() ? lane.queue.peek() : undefined;
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
