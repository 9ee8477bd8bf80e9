import type { Announce, LimitChangeEvent, LimitChangeReason } from '../../core/event-map.ts';

const leastBetweenMs = 1000;

/** What happens rarely, or must not be missed, is announced at once; the rest at most once a second. */
const alwaysAnnounced: ReadonlySet<LimitChangeReason> = new Set(['rate-limited', 'unreachable', 'reachable']);

/** Announces how the limits of one lane change, without flooding its listeners. */
export class LimitAnnouncer {
  readonly #announce: Announce;
  readonly #model: string;
  #announcedAt = Number.NEGATIVE_INFINITY;

  constructor(announce: Announce, model: string) {
    this.#announce = announce;
    this.#model = model;
  }

  announce(
    reason: LimitChangeReason,
    now: number,
    limits: Pick<LimitChangeEvent, 'maxConcurrency' | 'requestsPerMinute' | 'tokensPerMinute' | 'pausedMs'>,
  ): void {
    if (!alwaysAnnounced.has(reason) && now - this.#announcedAt < leastBetweenMs) return;
    this.#announcedAt = now;
    this.#announce({ kind: 'limit-change', model: this.#model, reason, ...limits });
  }
}
