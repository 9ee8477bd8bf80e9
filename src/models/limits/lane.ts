import type { LimitChangeReason } from '../../core/event-map.ts';
import type { RateCost } from '../../core/rate-limiter.ts';
import { ProviderError, TransportError } from '../../errors/index.ts';
import type { Cancel } from '../../time/clock.ts';
import { SettingRefusal } from '../failures/setting-refusal.ts';
import { AdaptiveLimit } from './adaptive-limit.ts';
import { Breaker, isOutageFailure } from './breaker.ts';
import { Famine } from './famine.ts';
import { LaneLimits, type LaneSettings } from './lane-limits.ts';
import type { LaneParts } from './lane-parts.ts';
import type { AnswerReport, AskedTry, LaneTry, TryVerdict, WaitingTry } from './lane-try.ts';
import { LimitAnnouncer } from './limit-announcer.ts';
import { PriorityQueue } from './priority-queue.ts';
import { ratesInHeaders } from './rate-headers.ts';
import { RateLearner } from './rate-learner.ts';
import { asItemFailure, isOfRequest, RefusedCalls } from './refused-calls.ts';

/** Initial limit of a lane that has none in its settings. */
const startConcurrency = 16;
const longestPauseMs = 60_000;
/** Refusals come at once: a try in flight for longer was accepted. */
const takenAfterMs = 5000;
/** For so long a lane in doubt waits for a try in flight. */
const longestDoubtMs = 120_000;
/** From this part of the limit on, a lane counts as full. */
const fullPart = 0.93;
const nothing: RateCost = { inputTokens: 0, outputTokens: 0 };

interface Ticket {
  readonly at: number;
  readonly cost: RateCost;
}

/** The tries of one model: how many are in flight, at which rate they start, which wait, and whether the model answers. */
export class Lane {
  readonly queue: PriorityQueue<WaitingTry> = new PriorityQueue();
  readonly limits: LaneLimits = new LaneLimits();
  readonly refusals: RefusedCalls;
  readonly #parts: LaneParts;
  readonly #limit: AdaptiveLimit;
  readonly #learner = new RateLearner();
  readonly #breaker: Breaker;
  readonly #announcer: LimitAnnouncer;
  /** Tries in flight, the oldest first. */
  readonly #underWay = new Set<LaneTry>();
  readonly #famine = new Famine();
  /** The next start in the schedule, already reserved: the try that is first by then gets it. */
  #ticket: Ticket | 'asked for' | null = null;
  #pausedUntil = Number.NEGATIVE_INFINITY;
  #timer: { readonly at: number; readonly cancel: Cancel } | null = null;
  #gone: TransportError | ProviderError | null = null;
  #lastFailure: Error | null = null;

  constructor(parts: LaneParts) {
    this.#parts = parts;
    this.#limit = new AdaptiveLimit({ start: startConcurrency, cap: parts.maxConcurrency });
    this.#breaker = new Breaker(parts.streak);
    this.refusals = new RefusedCalls(parts.refused);
    this.#announcer = new LimitAnnouncer(parts.announce, parts.name);
  }

  /** Why no try of this lane can start any more; null as long as one can. */
  get gone(): TransportError | ProviderError | null {
    return this.#gone;
  }

  /** The last failure that the model itself answered with, or caused. */
  get lastFailure(): Error | null {
    return this.#lastFailure;
  }

  /** Applies the limits that some settings name. */
  admit(settings: LaneSettings): void {
    if (!this.limits.admit(settings)) return;
    const { maxConcurrency } = this.limits;
    if (maxConcurrency !== null) this.#limit.narrow(maxConcurrency, maxConcurrency);
  }

  /** Whether a waiting try may start. If only time is in its way, arranges for the lane to be looked at again then. */
  isOpen(): boolean {
    if (this.queue.size === 0 || this.#underWay.size >= this.#limit.limit) return false;
    const { clock } = this.#parts;
    const [oldest] = this.#underWay;
    // With so much refused, those in flight are waited for, unless they are at work, which only accepted tries are.
    const isInDoubt = this.refusals.isSuspect || this.#famine.isLong;
    if (isInDoubt && oldest !== undefined && oldest.startedAt + takenAfterMs > clock.now())
      return this.#wakeAt(oldest.startedAt + (this.refusals.isSuspect ? longestDoubtMs : takenAfterMs));
    if (this.#breaker.isOpen) {
      const { probeAt } = this.#breaker;
      if (probeAt === null) return false;
      if (probeAt > clock.now()) return this.#wakeAt(probeAt);
    }
    this.#ticket ??= this.#take();
    if (this.#ticket === null || this.#ticket === 'asked for') return false;
    return this.#ticket.at > clock.now() ? this.#wakeAt(this.#ticket.at) : true;
  }

  /** A try starts, at the time that was reserved in the schedule. */
  started(asked: AskedTry): LaneTry {
    const { cost } = asked;
    const now = this.#parts.clock.now();
    if (this.#ticket !== null && this.#ticket !== 'asked for') this.#correct(this.#ticket.cost, cost);
    this.#ticket = null;
    const number = this.#learner.started(now);
    const isProbe = this.#breaker.started();
    // Spread last: a literal that begins with a spread takes Node 20 microseconds, which each call would pay.
    const tried = { startedAt: now, number, isProbe, ...asked };
    this.#underWay.add(tried);
    return tried;
  }

  /**
   * A try has ended, and made room.
   *
   * @param error - what it failed with; null when it succeeded
   * @param answer - what its provider reported, also of a try that failed later; null when it gave no answer
   * @returns what its failure means
   */
  ended(tried: LaneTry, error: unknown, answer: AnswerReport | null): TryVerdict {
    const isFull = this.#underWay.size >= this.#limit.limit && this.queue.size > 0;
    this.#underWay.delete(tried);
    if (answer !== null) this.#settle(tried, answer.usage);
    if (error === null || answer !== null) {
      this.#answered(tried);
      this.#read(answer?.headers ?? null);
      const now = this.#parts.clock.now();
      this.#famine.ended();
      this.refusals.accepted();
      const move = this.#limit.ended({ kind: tried.kind, startedAt: tried.startedAt, now, isFull });
      if (move !== null) this.#tell(move, 0);
      return { error, counts: true };
    }
    const verdict = this.#failed(tried, error);
    if (isAnswered(error)) this.#lastFailure = error;
    this.decide();
    return this.#gone !== null && isAnswered(error) ? { error: this.#gone, counts: true } : verdict;
  }

  /** A call that was open is over. */
  left(call: string): void {
    this.refusals.left(call);
    this.decide();
  }

  /** Gives the model up if what it refused so far means all prompts, and nothing in flight may show the contrary. */
  decide(): void {
    const { refusals } = this;
    const isSure = refusals.isHopeless || (refusals.isSuspect && this.#underWay.size === 0);
    if (isSure && refusals.last !== null) this.#giveUp(refusals.last);
    else refusals.settle();
  }

  #giveUp(error: TransportError | ProviderError): Error {
    this.#gone ??= error;
    this.dismiss(this.#gone);
    return this.#gone;
  }

  /** Drops the timer when no try waits for it. */
  rest(): void {
    if (this.queue.size > 0) return;
    this.#timer?.cancel();
    this.#timer = null;
  }

  /** Refuses all tries that wait. */
  dismiss(error: Error): void {
    this.refusals.dismiss();
    for (let waiting = this.queue.shift(); waiting !== undefined; waiting = this.queue.shift())
      waiting.refuse(error);
    this.rest();
  }

  #take(): Ticket | 'asked for' | null {
    const { limiter, name, clock } = this.#parts;
    const cost = this.queue.peek()?.value.cost ?? nothing;
    const now = clock.now();
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
        this.queue.shift()?.refuse(error instanceof Error ? error : new Error(String(error)));
        this.#parts.onOpen();
      },
    );
    return 'asked for';
  }

  #failed(tried: LaneTry, error: unknown): TryVerdict {
    if (error instanceof TransportError && error.code === 'rate-limited') return this.#limited(tried, error);
    if (error instanceof TransportError && isOutageFailure(error)) return this.#unreached(tried, error);
    if (error instanceof TransportError ? error.statusCode !== null : error instanceof ProviderError)
      this.#answered(tried);
    this.#breaker.ended(tried.isProbe);
    const isOfSetting = error instanceof SettingRefusal && !this.refusals.hasAccepted;
    if (isOfRequest(error) && !isOfSetting) return this.#refused(tried, error);
    if (error instanceof TransportError && !tried.isReAsk) {
      if (error.code === 'refused-prompt' || error.code === 'overlong-prompt') this.refusals.explained(error);
      if (error.code === 'malformed-response') this.#starve(error, false);
    }
    return { error, counts: true };
  }

  #refused({ call, prompt, isReAsk }: LaneTry, error: ProviderError): TryVerdict {
    if (isReAsk) return { error: asItemFailure(error, false), counts: true };
    const meaning = this.refusals.refused(call, prompt(), error);
    return { error: asItemFailure(error, meaning !== 'prompt'), counts: meaning !== 'undecided' };
  }

  #limited(tried: LaneTry, error: TransportError): TryVerdict {
    const now = this.#parts.clock.now();
    const inFlight = this.#underWay.size;
    this.#answered(tried);
    this.#breaker.ended(tried.isProbe);
    this.#correct(tried.cost, nothing);
    const isFull = inFlight + 1 >= this.#limit.limit * fullPart;
    const lesson = this.#learner.refused(now, tried, { inFlight, isFull });
    if (lesson.isOfFlight) this.#limit.refused(now, inFlight);
    const isAtWork = this.#starve(error, lesson.pauseMs !== null);
    const askedMs = error.retryAfterMs === null ? null : Math.min(longestPauseMs, error.retryAfterMs);
    const pauseMs = askedMs ?? Math.max(lesson.pauseMs ?? 0, isAtWork ? 0 : this.#famine.pauseMs);
    if (pauseMs > 0) this.#pauseUntil(now + pauseMs);
    if (lesson.pauseMs !== null) this.#tell('rate-limited', pauseMs);
    return { error, counts: false };
  }

  /** Notes that a try brought nothing; returns whether others are at work meanwhile, and so were accepted. */
  #starve(error: TransportError, isNewRound: boolean): boolean {
    const now = this.#parts.clock.now();
    const [oldest] = this.#underWay;
    const isAtWork = oldest !== undefined && now - oldest.startedAt >= takenAfterMs;
    this.#famine.failed(now, isNewRound);
    const verdict = isAtWork ? null : this.#famine.verdict(now, error);
    if (verdict !== null) this.#giveUp(verdict);
    return isAtWork;
  }

  #unreached({ call, isProbe }: LaneTry, error: TransportError): TryVerdict {
    const now = this.#parts.clock.now();
    const wasOpen = this.#breaker.isOpen;
    const meaning = this.#breaker.failed(error, { call, isProbe, now });
    if (meaning === 'given-up')
      return { error: this.#giveUp(this.#breaker.unreachable(error, now)), counts: true };
    if (!wasOpen && this.#breaker.isOpen) this.#tell('unreachable', this.#breaker.probeMs);
    return { error, counts: meaning === 'counts' };
  }

  #answered({ startedAt }: LaneTry): void {
    if (!this.#breaker.answered(startedAt)) return;
    this.#limit.restart(this.#parts.clock.now());
    this.#tell('reachable', 0);
  }

  #read(headers: NonNullable<AnswerReport['headers']> | null): void {
    const now = this.#parts.clock.now();
    const rates = ratesInHeaders(headers, now);
    if (rates === null) return;
    this.#learner.hint(rates);
    if (rates.pauseMs !== null && rates.pauseMs > 0) this.#pauseUntil(now + rates.pauseMs);
    this.#tell('headers', rates.pauseMs ?? 0);
  }

  #settle({ kind, cost }: LaneTry, { inputTokens, outputTokens }: AnswerReport['usage']): void {
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
    // Nearly always the try starts for which the start was reserved.
    if (reserved === used) return;
    this.#learner.settle(reserved, used);
    void this.#parts.limiter.settle(this.#parts.name, this.limits.rates, reserved, used);
  }

  /** Starts nothing before the given time. */
  #pauseUntil(until: number): void {
    this.#pausedUntil = Math.max(this.#pausedUntil, until);
    // A start reserved before would be one more than the schedule has room for when the pause ends.
    if (this.#ticket !== 'asked for') this.#giveBack();
    void this.#parts.limiter.pause(this.#parts.name, until);
  }

  #tell(reason: LimitChangeReason, pausedMs: number): void {
    const { requestsPerSecond, tokensPerSecond } = this.#learner.rates;
    const { requestsPerMinute, tokensPerMinute } = this.limits.rates;
    this.#announcer.announce(reason, this.#parts.clock.now(), {
      maxConcurrency: this.#limit.limit,
      requestsPerMinute: smallest(requestsPerMinute, requestsPerSecond),
      tokensPerMinute: smallest(tokensPerMinute, tokensPerSecond),
      pausedMs,
    });
  }

  #wakeAt(at: number): false {
    if (this.#timer !== null && this.#timer.at <= at) return false;
    this.#timer?.cancel();
    const { clock, onOpen } = this.#parts;
    const cancel = clock.after(Math.max(0, Math.ceil(at - clock.now())), () => {
      this.#timer = null;
      onOpen();
    });
    this.#timer = { at, cancel };
    return false;
  }
}

/** Whether a failure came from the model or what comes before it. */
function isAnswered(error: unknown): error is TransportError | ProviderError {
  if (error instanceof ProviderError) return true;
  return (
    error instanceof TransportError && (error.statusCode !== null || error.code === 'malformed-response')
  );
}

function smallest(perMinute: number | null, perSecond: number | null): number | null {
  const learned = perSecond === null ? null : Math.round(perSecond * 60);
  if (perMinute === null || learned === null) return perMinute ?? learned;
  return Math.min(perMinute, learned);
}
