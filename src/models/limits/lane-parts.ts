import type { Announce } from '../../core/event-map.ts';
import type { RateLimiter } from '../../core/rate-limiter.ts';
import type { Clock } from '../../time/clock.ts';
import type { FailureStreak } from './failure-streak.ts';

/** What a lane works with. */
export interface LaneParts {
  readonly name: string;
  readonly clock: Clock;
  readonly limiter: RateLimiter;
  readonly announce: Announce;
  /** Most tries in flight over all lanes. */
  readonly maxConcurrency: number;
  /** Failures over all lanes of the same provider. */
  readonly streak: FailureStreak;
  /** Different prompts refused in a row over all lanes of the same provider. */
  readonly refused: Set<string>;
  /** Called when a try may start that could not before. */
  readonly onOpen: () => void;
}
