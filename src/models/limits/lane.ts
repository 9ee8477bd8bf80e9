import type { Announce, LimitChangeReason } from '../../core/event-map.ts';
import type { Usage } from '../../core/money/usage.ts';
import type { RateCost, RateLimiter } from '../../core/rate-limiter.ts';
import { ProviderError, TransportError } from '../../errors/index.ts';
import { AdaptiveLimit } from './adaptive-limit.ts';
import { Breaker, isOutageFailure } from './breaker.ts';
import type { FailureStreak } from './failure-streak.ts';
import { LaneLimits, type LaneSettings } from './lane-limits.ts';
import { LaneNews } from './lane-news.ts';
import type { LaneTime } from './lane-time.ts';
import { rateNews } from './rate-headers.ts';
import { RateLearner } from './rate-learner.ts';
import { WaitingLine } from './waiting-line.ts';

/** Where a lane without a limit of its own begins. */
const startConcurrency = 16;
const longestPauseMs = 60_000;
/** A provider that took a call so long ago still takes calls: a 429 then says something about the lane, not about its call. */
const stillTakesMs = 300_000;
/** A refusal comes at once: what is in flight for longer was taken. */
const takenAfterMs = 5000;
/** From this part of the limit on, a lane counts as full. */
const fullPart = 0.93;
const nothing: RateCost = { inputTokens: 0, outputTokens: 0 };

/** Somebody who waits for a place. */
export interface Waiter {
  readonly cost: RateCost;
  /** Starts if the budget lets it; tells what became of it. */
  readonly start: () => 'started' | 'later' | 'gone';
  readonly refuse: (error: Error) => void;
}

/** A try that is out, as its lane sees it. */
export interface LaneTry {
  readonly call: string;
  /** Tries of one kind take about as long and use about as much as one another. */
  readonly kind: number;
  readonly cost: RateCost;
  readonly startedAt: number;
  readonly number: number;
  readonly isProbe: boolean;
}

/** What the provider said of a try. */
export interface TryReport {
  readonly usage: Usage | null;
  readonly headers: Readonly<Record<string, string>> | null;
}

export interface LaneParts {
  readonly name: string;
  readonly time: LaneTime;
  readonly limiter: RateLimiter;
  readonly announce: Announce;
  /** Most tries in flight over all lanes. */
  readonly maxConcurrency: number;
  /** Failures over all lanes of the same provider. */
  readonly streak: FailureStreak;
  /** Told when somebody may start who could not before. */
  readonly onOpen: () => void;
}

interface Ticket {
  readonly at: number;
  readonly cost: RateCost;
}

/** The tries of one model: how many are in flight, at which rate they start, who waits, and whether anybody answers. */
export class Lane {
  readonly line: WaitingLine<Waiter> = new WaitingLine();
  readonly limits: LaneLimits = new LaneLimits();
  readonly #parts: LaneParts;
  readonly #limit: AdaptiveLimit;
  readonly #learner = new RateLearner();
  readonly #breaker: Breaker;
  readonly #news: LaneNews;
  /** Tries in flight, the oldest first. */
  readonly #underWay = new Set<LaneTry>();
  #takenAt = Number.NEGATIVE_INFINITY;
  /** The next place in the schedule, already taken: whoever is first by then has it. */
  #ticket: Ticket | 'asked for' | null = null;
  #pausedUntil = Number.NEGATIVE_INFINITY;
  #timer: { readonly at: number; readonly controller: AbortController } | null = null;
  #gone: ProviderError | null = null;

  constructor(parts: LaneParts) {
    this.#parts = parts;
    this.#limit = new AdaptiveLimit({ start: startConcurrency, cap: parts.maxConcurrency });
    this.#breaker = new Breaker(parts.streak);
    this.#news = new LaneNews(parts.announce, parts.name);
  }

  /** Why nothing of this lane can be served any more; null as long as it can. */
  get gone(): ProviderError | null {
    return this.#gone;
  }

  /** Takes note of the limits that some settings name. */
  admit(settings: LaneSettings): void {
    if (!this.limits.admit(settings)) return;
    const { maxConcurrency } = this.limits;
    if (maxConcurrency !== null) this.#limit.narrow(maxConcurrency, maxConcurrency);
  }

  /** Whether a waiter may start; when time is all that keeps it, sees to it that the lane is looked at again then. */
  isOpen(): boolean {
    if (this.line.size === 0 || this.#underWay.size >= this.#limit.limit) return false;
    const { time } = this.#parts;
    if (this.#breaker.isOpen) {
      const { probeAt } = this.#breaker;
      if (probeAt === null) return false;
      if (probeAt > time.now()) return this.#wakeAt(probeAt);
    }
    this.#ticket ??= this.#take();
    if (this.#ticket === null || this.#ticket === 'asked for') return false;
    return this.#ticket.at > time.now() ? this.#wakeAt(this.#ticket.at) : true;
  }

  /** A try goes out, on the place in the schedule that was taken. */
  started(call: string, kind: number, cost: RateCost): LaneTry {
    const now = this.#parts.time.now();
    if (this.#ticket !== null && this.#ticket !== 'asked for') this.#correct(this.#ticket.cost, cost);
    this.#ticket = null;
    const number = this.#learner.started(now);
    const isProbe = this.#breaker.started();
    const tried = { call, kind, cost, startedAt: now, number, isProbe };
    this.#underWay.add(tried);
    return tried;
  }

  /**
   * A try has ended, and made room.
   *
   * @returns what to do about its failure: throw it as one that counts, or that does not, or end the run
   */
  ended(tried: LaneTry, error: unknown, { usage, headers }: TryReport): 'counts' | 'spared' | ProviderError {
    const isFull = this.#underWay.size >= this.#limit.limit && this.line.size > 0;
    this.#underWay.delete(tried);
    if (usage !== null) this.#settle(tried, usage);
    if (error === null || usage !== null) {
      this.#answered(tried);
      this.#read(headers);
      const now = this.#parts.time.now();
      this.#takenAt = now;
      const move = this.#limit.ended({ kind: tried.kind, startedAt: tried.startedAt, now, isFull });
      if (move !== null) this.#tell(move, 0);
      return 'counts';
    }
    if (error instanceof TransportError && error.code === 'rate-limited') return this.#refused(tried, error);
    if (error instanceof TransportError && isOutageFailure(error)) return this.#failed(tried, error);
    if (error instanceof TransportError ? error.statusCode !== null : error instanceof ProviderError)
      this.#answered(tried);
    this.#breaker.ended(tried.isProbe);
    return 'counts';
  }

  /** Drops the timer when nobody waits for it. */
  rest(): void {
    if (this.line.size > 0) return;
    this.#timer?.controller.abort(restReason);
    this.#timer = null;
  }

  /** Lets go of all that wait. */
  dismiss(error: Error): void {
    for (let waiter = this.line.shift(); waiter !== undefined; waiter = this.line.shift())
      waiter.refuse(error);
    this.rest();
  }

  #take(): Ticket | 'asked for' | null {
    const { limiter, name, time } = this.#parts;
    const cost = this.line.peek()?.value.cost ?? nothing;
    const now = time.now();
    const learnedAt = this.#learner.reserve(now, Math.max(now, this.#pausedUntil), cost);
    const ticketAt = (waitMs: number): Ticket => ({
      at: Math.max(now + waitMs, learnedAt, this.#pausedUntil),
      cost,
    });
    const waitMs = limiter.reserve(name, this.limits.rates, cost);
    if (typeof waitMs === 'number') return ticketAt(waitMs);
    waitMs.then(
      (ms) => {
        this.#ticket = ticketAt(ms);
        this.#parts.onOpen();
      },
      (error: unknown) => {
        this.#ticket = null;
        this.line.shift()?.refuse(error instanceof Error ? error : new Error(String(error)));
        this.#parts.onOpen();
      },
    );
    return 'asked for';
  }

  #refused(tried: LaneTry, error: TransportError): 'counts' | 'spared' {
    const now = this.#parts.time.now();
    const inFlight = this.#underWay.size;
    this.#answered(tried);
    this.#breaker.ended(tried.isProbe);
    this.#correct(tried.cost, nothing);
    const isFull = inFlight + 1 >= this.#limit.limit * fullPart;
    const lesson = this.#learner.refused(now, tried, { inFlight, isFull });
    if (lesson.isOfFlight) this.#limit.refused(now, inFlight);
    const askedMs = error.retryAfterMs === null ? null : Math.min(longestPauseMs, error.retryAfterMs);
    const pauseMs = askedMs ?? lesson.pauseMs ?? 0;
    if (pauseMs > 0) this.#pauseUntil(now + pauseMs);
    if (lesson.pauseMs !== null) this.#tell('rate-limited', pauseMs);
    return this.#takesCalls(now) ? 'spared' : 'counts';
  }

  /** Whether the provider takes calls at all, if fewer than were sent. */
  #takesCalls(now: number): boolean {
    const [oldest] = this.#underWay;
    return (
      now - this.#takenAt <= stillTakesMs || (oldest !== undefined && now - oldest.startedAt >= takenAfterMs)
    );
  }

  #failed({ call, isProbe }: LaneTry, error: TransportError): 'counts' | 'spared' | ProviderError {
    const now = this.#parts.time.now();
    const wasOpen = this.#breaker.isOpen;
    const meaning = this.#breaker.failed(error, { call, isProbe, now });
    if (meaning === 'given-up') {
      this.#gone = this.#breaker.unreachable(error, now);
      this.dismiss(this.#gone);
      return this.#gone;
    }
    if (!wasOpen && this.#breaker.isOpen) this.#tell('unreachable', this.#breaker.probeMs);
    return meaning;
  }

  #answered({ startedAt }: LaneTry): void {
    if (!this.#breaker.answered(startedAt)) return;
    this.#limit.restart(this.#parts.time.now());
    this.#tell('reachable', 0);
  }

  #read(headers: TryReport['headers']): void {
    const now = this.#parts.time.now();
    const news = rateNews(headers, now);
    if (news === null) return;
    this.#learner.hint(news);
    if (news.pauseMs !== null && news.pauseMs > 0) this.#pauseUntil(now + news.pauseMs);
    this.#tell('headers', news.pauseMs ?? 0);
  }

  #settle({ kind, cost }: LaneTry, { inputTokens, outputTokens }: Usage): void {
    if (outputTokens !== null) this.limits.learn(kind, outputTokens);
    const used = {
      inputTokens: inputTokens ?? cost.inputTokens,
      outputTokens: outputTokens ?? cost.outputTokens,
    };
    this.#correct(cost, used);
    this.#learner.measured(used);
  }

  #giveBack(): void {
    if (this.#ticket !== null && this.#ticket !== 'asked for') this.#correct(this.#ticket.cost, nothing);
    this.#ticket = null;
  }

  #correct(reserved: RateCost, used: RateCost): void {
    this.#learner.settle(reserved, used);
    void this.#parts.limiter.settle(this.#parts.name, this.limits.rates, reserved, used);
  }

  /** Starts nothing before the given time. */
  #pauseUntil(until: number): void {
    this.#pausedUntil = Math.max(this.#pausedUntil, until);
    // A place taken before would start one more try than the schedule has room for when the pause ends.
    if (this.#ticket !== 'asked for') this.#giveBack();
    void this.#parts.limiter.pause(this.#parts.name, until);
  }

  #tell(reason: LimitChangeReason, pausedMs: number): void {
    const { requestsPerSecond, tokensPerSecond } = this.#learner.rates;
    const { requestsPerMinute, tokensPerMinute } = this.limits.rates;
    this.#news.tell(reason, this.#parts.time.now(), {
      maxConcurrency: this.#limit.limit,
      requestsPerMinute: smallest(requestsPerMinute, requestsPerSecond),
      tokensPerMinute: smallest(tokensPerMinute, tokensPerSecond),
      pausedMs,
    });
  }

  #wakeAt(at: number): false {
    if (this.#timer !== null && this.#timer.at <= at) return false;
    this.#timer?.controller.abort(restReason);
    const { time, onOpen } = this.#parts;
    const controller = time.at(at, () => {
      this.#timer = null;
      onOpen();
    });
    this.#timer = { at, controller };
    return false;
  }
}

const restReason = new Error('nobody waits any more');

function smallest(perMinute: number | null, perSecond: number | null): number | null {
  const learned = perSecond === null ? null : Math.round(perSecond * 60);
  if (perMinute === null || learned === null) return perMinute ?? learned;
  return Math.min(perMinute, learned);
}
