import { describe, expect, it } from 'vitest';
import type { LimitChangeReason, UnstampedEvent } from '../../../src/core/event-map.ts';
import { LimitAnnouncer } from '../../../src/models/limits/limit-announcer.ts';

const limits = { maxConcurrency: 16, requestsPerMinute: null, tokensPerMinute: null, pausedMs: 0 };

/** How many of the same changes, half a second apart, are announced. */
function announced(reason: LimitChangeReason): number {
  const events: UnstampedEvent[] = [];
  const announcer = new LimitAnnouncer((event) => void events.push(event), 'p:m');
  for (let at = 0; at < 10; at += 1) announcer.announce(reason, 1000 + at * 500, limits);
  return events.length;
}

describe('what a lane announces', () => {
  it.each<LimitChangeReason>(['slower', 'recovered', 'headers'])(
    'of small moves comes at most once a second: %s',
    (reason) => {
      expect(announced(reason)).toBe(5);
    },
  );

  it.each<LimitChangeReason>(['rate-limited', 'unreachable', 'reachable'])(
    'of the rest always comes: %s',
    (reason) => {
      expect(announced(reason)).toBe(10);
    },
  );
});
