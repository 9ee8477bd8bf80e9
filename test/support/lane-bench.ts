import type { UnstampedEvent } from '../../src/core/event-map.ts';
import { openGate, type TryDemand } from '../../src/core/money/spend-gate.ts';
import type { RateLimiter } from '../../src/core/rate-limiter.ts';
import { TransportError } from '../../src/errors/index.ts';
import { Lanes, type Place, type PlaceRequest } from '../../src/models/limits/lanes.ts';
import { AbortLinks } from '../../src/time/abort-links.ts';
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

export function aPlace(request: Partial<PlaceRequest> = {}): PlaceRequest {
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

export interface LaneBench {
  readonly lanes: Lanes;
  readonly events: UnstampedEvent[];
  readonly draining: AbortController;
  /** Runs work in a lane, as its first try. */
  readonly run: <Value>(
    request: Partial<PlaceRequest>,
    work: (place: Place) => Promise<Value>,
  ) => Promise<Value>;
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
  const parts = { maxConcurrency, clock, gate: openGate, announce, links: new AbortLinks(), limiter };
  const lanes = new Lanes({ ...parts, draining: draining.signal });
  return { lanes, events, draining, run: (request, work) => lanes.run(aPlace(request), false, work) };
}

/** A failure as the provider would cause it. */
export function failed(
  code: TransportError['code'],
  details: Partial<Pick<TransportError, 'statusCode' | 'retryAfterMs' | 'systemCode'>> = {},
): TransportError {
  return new TransportError(`test:a failed (${code})`, { code, model: 'test:a', ...details });
}
