import type { UnstampedEvent } from '../../src/core/event-map.ts';
import { openGate, type TryDemand } from '../../src/core/money/spend-gate.ts';
import type { RateLimiter } from '../../src/core/rate-limiter.ts';
import { TransportError } from '../../src/errors/index.ts';
import type { AnswerReport } from '../../src/models/limits/lane-try.ts';
import { Lanes, type PermitRequest } from '../../src/models/limits/lanes.ts';
import type { Clock } from '../../src/time/clock.ts';
import { ManualClock } from './manual-clock.ts';

export const aDemand: TryDemand = {
  model: 'test:a',
  provider: 'test',
  modelId: 'a',
  inputTokens: 1,
  outputTokens: 1,
  price: null,
};

export function aTry(request: Partial<PermitRequest> = {}): PermitRequest {
  return {
    lane: 'a',
    settings: { maxConcurrency: 1 },
    call: 'call',
    depth: 0,
    signal: new AbortController().signal,
    demand: aDemand,
    ...request,
  };
}

/** What a try does; tells what its provider reported, if it did. */
export type Work<Value> = (reported: (answer: AnswerReport) => void) => Promise<Value>;

/** Makes one try under the limits of its lane. */
export async function inLane<Value>(
  lanes: Lanes,
  request: PermitRequest,
  isRetry: boolean,
  work: Work<Value>,
): Promise<Value> {
  const { giveBack } = await lanes.permit(request, isRetry);
  let answer: AnswerReport | null = null;
  let value: Value;
  try {
    value = await work((reported) => {
      answer = reported;
    });
  } catch (error) {
    throw giveBack(error, answer);
  }
  giveBack(null, answer);
  return value;
}

export interface LaneBench {
  readonly lanes: Lanes;
  readonly events: UnstampedEvent[];
  readonly draining: AbortController;
  /** Does work with a permit for the first try of a call. */
  readonly run: <Value>(request: Partial<PermitRequest>, work: Work<Value>) => Promise<Value>;
  readonly retry: <Value>(request: Partial<PermitRequest>, work: Work<Value>) => Promise<Value>;
}

/** Lanes with all that they need. */
export function laneBench({
  maxConcurrency = 100,
  clock = new ManualClock(),
  limiter = null,
}: {
  readonly maxConcurrency?: number;
  readonly clock?: Clock;
  readonly limiter?: RateLimiter | null;
} = {}): LaneBench {
  const events: UnstampedEvent[] = [];
  const announce = (event: UnstampedEvent): void => void events.push(event);
  const draining = new AbortController();
  const parts = { maxConcurrency, clock, gate: openGate, announce, limiter };
  const lanes = new Lanes({ ...parts, draining: draining.signal });
  return {
    lanes,
    events,
    draining,
    run: (request, work) => inLane(lanes, aTry(request), false, work),
    retry: (request, work) => inLane(lanes, aTry(request), true, work),
  };
}

/** A failure as the provider would cause it. */
export function failed(
  code: TransportError['code'],
  details: Partial<Pick<TransportError, 'statusCode' | 'retryAfterMs' | 'systemCode'>> = {},
): TransportError {
  return new TransportError(`test:a failed (${code})`, { code, model: 'test:a', ...details });
}
