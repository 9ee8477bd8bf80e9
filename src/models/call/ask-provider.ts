import type { Usage } from '../../core/money/usage.ts';
import { AbortedError, type TransportError } from '../../errors/index.ts';
import { FormatRefusal } from '../failures/format-refusal.ts';
import { isUnbilled } from '../failures/unbilled-failure.ts';
import type { Place } from '../limits/lanes.ts';
import type { ResolvedModel } from '../provider/resolve-model.ts';
import { AnnouncedCall, type CallIdentity, type CallOutcome } from './announced-call.ts';
import type { GatewayParts } from './gateway-parts.ts';
import { retry } from './retry.ts';
import { retryWaitMs } from './retry-wait.ts';

const defaultMaxAttempts = 5;

/** Takes what a provider reported with a reply: what it used, and the headers, if there were any. */
export type ReportUse = (usage: Usage, headers: Readonly<Record<string, string>> | null) => void;

/** A request that may take several tries. */
export interface ProviderRequest<Value> extends CallIdentity {
  /** Calls of one lane share its limits and its pauses. */
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
 * not.
 */
export async function askProvider<Value>(
  parts: GatewayParts,
  request: ProviderRequest<Value>,
): Promise<Value> {
  const { lane, scope, key } = request;
  const { lanes, seed } = parts;
  const call = new AnnouncedCall(parts, request);
  const wanted = {
    lane: lane.name,
    settings: lane.settings,
    call: key,
    depth: scope.depth,
    signal: scope.signal,
    demand: {
      model: lane.name,
      provider: lane.provider,
      modelId: lane.ownId,
      inputTokens: request.bytes,
      outputTokens: request.maxOutputTokens,
      price: lane.settings.price ?? null,
    },
  };
  const work = (place: Place): Promise<Value> => makeTry(parts, request, call, place);
  const runTry = (isRetry: boolean): Promise<Value> =>
    lanes.run(wanted, isRetry, work).catch((error: unknown) => {
      if (!(error instanceof FormatRefusal)) throw error;
      return lanes.run(wanted, true, work);
    });
  try {
    const value = await retry(runTry, {
      maxAttempts: lane.settings.maxAttempts ?? defaultMaxAttempts,
      counts: (error) => !lanes.isSpared(error),
      waitMs: (error, attempt) => retryWaitMs(error, attempt, { seed, key }),
      wait: (ms) => pause(parts, ms, scope.signal),
      onRetry: (error: TransportError, attempt, ms) => call.retries(error, attempt, ms),
    });
    call.ends(request.outcome(value));
    return value;
  } catch (error) {
    call.fails(error);
    throw error;
  }
}

function makeTry<Value>(
  { draining }: GatewayParts,
  request: ProviderRequest<Value>,
  call: AnnouncedCall,
  place: Place,
): Promise<Value> {
  const { reservation } = place;
  const { signal } = request.scope;
  if (signal.aborted || draining.aborted) {
    reservation.cancel();
    return Promise.reject(new AbortedError(signal.aborted ? signal.reason : draining.reason));
  }
  call.tryStarts();
  let isSettled = false;
  const settle = (used: Usage | 'refused' | null): void => {
    if (isSettled) return;
    isSettled = true;
    call.costs(reservation.settle(used));
  };
  // Settled as soon as the usage is known: before the reply is stored, so that one sync makes both durable.
  const used: ReportUse = (usage, headers) => {
    place.usage = usage;
    place.headers = headers;
    settle(usage);
  };
  return request.makeTry(signal, used).catch((error: unknown) => {
    settle(isUnbilled(error) ? 'refused' : null);
    throw error;
  });
}

async function pause(
  { clock, links, draining }: GatewayParts,
  ms: number,
  signal: AbortSignal,
): Promise<void> {
  const waiting = links.follow(signal, draining);
  try {
    if (waiting.signal.aborted) throw new AbortedError(waiting.signal.reason);
    await clock.wait(ms, waiting.signal);
  } catch (error) {
    throw waiting.signal.aborted && !(error instanceof AbortedError)
      ? new AbortedError(waiting.signal.reason)
      : error;
  } finally {
    waiting.release();
  }
}
