import { AbortedError } from '../../errors/index.ts';
import type { Clock } from '../../time/clock.ts';
import { wait } from '../../time/wait.ts';
import { FormatRefusal } from '../failures/format-refusal.ts';
import { isUnbilled } from '../failures/unbilled-failure.ts';
import type { Lanes, PermitRequest } from '../limits/lanes.ts';
import type { Answer } from '../provider/answer.ts';
import type { ResolvedModel } from '../provider/resolve-model.ts';
import type { CallIdentity, CallReport, CallReports } from './call-report.ts';
import { retry } from './retries/retry.ts';
import { retryWaitMs } from './retries/retry-wait.ts';
import { triesAllowed } from './retries/tries-allowed.ts';

/** A call that must go to its provider. */
export interface ProviderCall<Answered extends Answer, Kept> {
  readonly identity: CallIdentity;
  /** What is asked of its lane before each try. */
  readonly request: PermitRequest;
  /** Most tries, as the settings of its model say. */
  readonly maxAttempts: number | undefined;
  /** Makes one try. */
  readonly ask: (abortSignal: AbortSignal) => Promise<Answered>;
  /** Makes the answer durable; resolves with what then counts as the answer. */
  readonly keep: (answer: Answered) => Promise<Kept>;
}

export interface ProviderCallsParts {
  readonly lanes: Lanes;
  readonly reports: CallReports;
  readonly clock: Clock;
  /** Where the chance in retries comes from. */
  readonly seed: number;
  /** Aborts when nothing more may be sent. */
  readonly draining: AbortSignal;
}

/** Makes the calls that no stored reply answers: try by try, each under the limits of its lane and of the budget. */
export class ProviderCalls {
  readonly #parts: ProviderCallsParts;

  constructor(parts: ProviderCallsParts) {
    this.#parts = parts;
  }

  make<Answered extends Answer, Kept>(call: ProviderCall<Answered, Kept>): Promise<Kept> {
    const { identity, request, maxAttempts } = call;
    const { lanes, reports, seed } = this.#parts;
    const report = reports.open(identity);
    const leave = lanes.enter(request);
    return retry((isRetry) => this.#try(call, report, isRetry), {
      counts: (error) => !lanes.isSpared(error),
      waitMs: (error, attempt) => retryWaitMs(error, attempt, { seed, key: request.call }),
      wait: (ms) => this.#pause(ms, request.signal),
      onRetry: (error, attempt, waitMs) => report.retried(error, attempt, waitMs),
      ...triesAllowed(maxAttempts, request.depth),
    }).then(
      (kept) => {
        leave();
        return kept;
      },
      (error: unknown) => {
        report.failed(error);
        leave();
        throw error;
      },
    );
  }

  /** Notes that a stored reply of a model was read: it has answered before. */
  heard({ name }: Pick<ResolvedModel, 'name'>): void {
    this.#parts.lanes.heard(name);
  }

  /**
   * One try, from the lane to the stored answer. It takes up room in the lane until the answer is durable, so that a
   * crash never costs more replies than may be in flight; the wait before the next try takes up none.
   */
  async #try<Answered extends Answer, Kept>(
    call: ProviderCall<Answered, Kept>,
    report: CallReport,
    isRetry: boolean,
  ): Promise<Kept> {
    const { lanes, draining } = this.#parts;
    const { request } = call;
    const { signal } = request;
    const { reservation, giveBack } = await lanes.permit(request, isRetry);
    let isSent = false;
    let answer: Answered | null = null;
    let kept: Kept;
    try {
      await reservation.recorded;
      if (signal.aborted || draining.aborted) {
        reservation.cancel();
        throw new AbortedError(signal.aborted ? signal.reason : draining.reason);
      }
      report.tryStarted();
      isSent = true;
      answer = await call.ask(signal);
      // Settled before the answer is stored, so that one sync makes both durable.
      report.tryCharged(reservation.settle(answer.usage));
      if (reservation.noted !== undefined) await reservation.noted;
      kept = await call.keep(answer);
    } catch (error) {
      if (isSent && answer === null)
        report.tryCharged(reservation.settle(isUnbilled(error) ? 'refused' : null));
      const reason = giveBack(error, answer);
      if (reason instanceof FormatRefusal) return this.#try(call, report, true);
      throw reason;
    }
    giveBack(null, answer);
    report.succeeded(answer);
    return kept;
  }

  async #pause(ms: number, signal: AbortSignal): Promise<void> {
    const { clock, draining } = this.#parts;
    try {
      await wait(clock, ms, signal, draining);
    } catch (error) {
      throw signal.aborted || draining.aborted ? new AbortedError(error) : error;
    }
  }
}
