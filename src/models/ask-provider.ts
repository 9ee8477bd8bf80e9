import { AbortedError, TransportError } from '../errors/index.ts';
import { AnnouncedCall, type CallIdentity, type CallOutcome } from './announced-call.ts';
import type { GatewayParts } from './gateway-parts.ts';
import type { ResolvedModel } from './resolve-model.ts';
import { retry } from './retry.ts';
import { retryWaitMs } from './retry-wait.ts';

const defaultMaxAttempts = 5;

/** A request that may take several tries. */
export interface ProviderRequest<Value> extends CallIdentity {
  /** Calls of one lane share its limit and its pauses. */
  readonly lane: Pick<ResolvedModel, 'name' | 'settings'>;
  /** Key of what is asked for: chance is derived from it. */
  readonly key: string;
  readonly makeTry: (signal: AbortSignal) => Promise<Value>;
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
  const place = { lane: lane.name, limit: lane.settings.maxConcurrency, signal: queue.signal };

  const makeTry = async (attempt: number): Promise<Value> => {
    call.tryStarts();
    try {
      return await request.makeTry(wire.signal);
    } catch (error) {
      if (error instanceof TransportError && error.code === 'rate-limited')
        lanes.pauseUntil(lane.name, clock.now() + waitMs(error, attempt));
      throw error;
    }
  };

  try {
    const value = await retry(
      // A call that has already waited goes before the first tries of its stage.
      (attempt) =>
        lanes.run({ ...place, priority: scope.depth + (attempt > 1 ? 0.5 : 0) }, () => makeTry(attempt)),
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
