import type { Announce, LimitChangeEvent, LimitChangeReason } from '../../core/event-map.ts';

const leastBetweenMs = 1000;

/** What happens rarely, or must not be missed, is told at once; the rest once a second at most. */
const alwaysTold: ReadonlySet<LimitChangeReason> = new Set(['rate-limited', 'unreachable', 'reachable']);

/** Tells of the limits of one lane, without flooding whoever listens. */
export class LaneNews {
  readonly #announce: Announce;
  readonly #model: string;
  #toldAt = Number.NEGATIVE_INFINITY;

  constructor(announce: Announce, model: string) {
    this.#announce = announce;
    this.#model = model;
  }

  tell(
    reason: LimitChangeReason,
    now: number,
    limits: Pick<LimitChangeEvent, 'maxConcurrency' | 'requestsPerMinute' | 'tokensPerMinute' | 'pausedMs'>,
  ): void {
    if (!alwaysTold.has(reason) && now - this.#toldAt < leastBetweenMs) return;
    this.#toldAt = now;
    this.#announce({ kind: 'limit-change', model: this.#model, reason, ...limits });
  }
}
