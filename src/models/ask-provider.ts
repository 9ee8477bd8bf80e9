import type { SpendReservation } from '../core/spend-gate.ts';
import type { Usage } from '../core/usage.ts';
import { AbortedError, TransportError } from '../errors/index.ts';
import { AnnouncedCall, type CallIdentity, type CallOutcome } from './announced-call.ts';
import type { GatewayParts } from './gateway-parts.ts';
import type { ResolvedModel } from './resolve-model.ts';
import { retry } from './retry.ts';
import { retryWaitMs } from './retry-wait.ts';
import { isUnbilled } from './unbilled-failure.ts';

const defaultMaxAttempts = 5;

/** Takes what a provider reported with a reply: what it used, and the headers, if there were any. */
export type ReportUse = (usage: Usage, headers: Readonly<Record<string, string>> | null) => void;

/** A request that may take several tries. */
export interface ProviderRequest<Value> extends CallIdentity {
  /** Calls of one lane share its limit and its pauses. */
  readonly lane: Pick<ResolvedModel, 'name' | 'provider' | 'ownId' | 'settings'>;
  /** Bytes of what is sent: at least as many as its tokens. */
  readonly bytes: number;
  /** Cap on the tokens of the reply; null when only the provider has one. */
  readonly maxOutputTokens: number | null;
  /** Key of what is asked for: chance is derived from it. */
  readonly key: string;
  /** Makes one try; `used` is to be told what the provider reported, as soon as it is known. */
  readonly makeTry: (signal: AbortSignal, used: ReportUse) => Promise<Value>;
  readonly outcome: (value: Value) => CallOutcome;
}

/**
 * Takes a request through its lane, try by try. Only a try holds a place in the lane; the wait before the next does
 * not. A 429 holds up the whole lane, since the other calls would fare no better.
 */
export async function askProvider<Value>(
  parts: GatewayParts,
  request: ProviderRequest<Value>,
): Promise<Value> {
  const { lane, scope, key } = request;
  const { clock, lanes, links, seed, draining } = parts;
  const call = new AnnouncedCall(parts, request);
  const wire = links.follow(scope.signal);
  const queue = links.follow(scope.signal, draining);
  const waitMs = (error: TransportError, attempt: number): number =>
    retryWaitMs(error, attempt, { seed, key });
  const demand = {
    model: lane.name,
    provider: lane.provider,
    modelId: lane.ownId,
    inputTokens: request.bytes,
    outputTokens: request.maxOutputTokens,
    price: lane.settings.price ?? null,
  };
  const place = { lane: lane.name, limit: lane.settings.maxConcurrency, signal: queue.signal, demand };

  const makeTry = async (attempt: number, reservation: SpendReservation): Promise<Value> => {
    if (queue.signal.aborted) {
      reservation.cancel();
      throw new AbortedError(queue.signal.reason);
    }
    call.tryStarts();
    let isSettled = false;
    const settle = (used: Usage | 'refused' | null): void => {
      if (isSettled) return;
      isSettled = true;
      call.costs(reservation.settle(used));
    };
    try {
      // Settled as soon as the usage is known: before the reply is stored, so that one sync makes both durable.
      return await request.makeTry(wire.signal, settle);
    } catch (error) {
      settle(isUnbilled(error) ? 'refused' : null);
      if (error instanceof TransportError && error.code === 'rate-limited')
        lanes.pauseUntil(lane.name, clock.now() + waitMs(error, attempt));
      throw error;
    }
  };

  try {
    const value = await retry(
      // A call that has already waited goes before the first tries of its stage.
      (attempt) =>
        lanes.run({ ...place, priority: scope.depth + (attempt > 1 ? 0.5 : 0) }, (reservation) =>
          makeTry(attempt, reservation),
        ),
      {
        maxAttempts: lane.settings.maxAttempts ?? defaultMaxAttempts,
        waitMs,
        wait: (ms) => pause(parts, ms, queue.signal),
        onRetry: (error, attempt, ms) => call.retries(error, attempt, ms),
      },
    );
    call.ends(request.outcome(value));
    return value;
  } catch (error) {
    call.fails(error);
    throw error;
  } finally {
    wire.release();
    queue.release();
  }
}

async function pause({ clock }: GatewayParts, ms: number, signal: AbortSignal): Promise<void> {
  try {
    await clock.wait(ms, signal);
  } catch (error) {
    throw signal.aborted ? new AbortedError(signal.reason) : error;
  }
}
