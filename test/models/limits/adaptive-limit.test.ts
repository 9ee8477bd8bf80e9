import { describe, expect, it } from 'vitest';
import { AdaptiveLimit } from '../../../src/models/limits/adaptive-limit.ts';
import { chanceOf } from '../../../src/offline/offline-random.ts';

/** Log-normal with sigma 0.7. */
function scattered(medianMs: number, index: number): number {
  const radius = Math.sqrt(-2 * Math.log(1 - chanceOf('radius', index)));
  return medianMs * Math.exp(0.7 * radius * Math.cos(2 * Math.PI * chanceOf('angle', index)));
}

/** Ends so many tries of a full lane, each as long as it says at the limit of the moment. */
function endTries(
  limit: AdaptiveLimit,
  tries: number,
  latencyAt: (limit: number, index: number) => number,
  kindOf: (index: number) => number = () => 0,
): readonly number[] {
  const seen: number[] = [];
  let now = 1000;
  for (let index = 0; index < tries; index += 1) {
    const latencyMs = latencyAt(limit.limit, index);
    now += latencyMs / limit.limit + 1e-6;
    // What was begun after the last change ends this much later.
    limit.ended({
      kind: kindOf(index),
      startedAt: now + 1e9 * index,
      now: now + 1e9 * index + latencyMs,
      isFull: true,
    });
    seen.push(limit.limit);
  }
  return seen;
}

describe('AdaptiveLimit', () => {
  it('stays at a cap that was named, however much replies scatter', () => {
    const limit = new AdaptiveLimit({ start: 16, cap: 256 });
    limit.narrow(16, 16);

    expect(new Set(endTries(limit, 20_000, (_, index) => scattered(250, index)))).toEqual(new Set([16]));
  });

  it('stays there when a stage with far longer replies takes over', () => {
    const limit = new AdaptiveLimit({ start: 16, cap: 16 });
    const isLate = (index: number): boolean => index > 1000;
    const latency = (_: number, index: number): number => scattered(isLate(index) ? 20_000 : 500, index);

    expect(new Set(endTries(limit, 4000, latency, (index) => (isLate(index) ? 1 : 0)))).toEqual(
      new Set([16]),
    );
  });

  it('climbs to the cap while latency holds, soon and without a step back', () => {
    const limit = new AdaptiveLimit({ start: 16, cap: 256 });

    const seen = endTries(limit, 3000, (_, index) => scattered(1000, index));
    expect(seen).toEqual(seen.toSorted((left, right) => left - right));
    expect(seen.at(-1)).toBe(256);
    // A few tries for each place of the cap.
    expect(seen.indexOf(256)).toBeLessThan(4 * 256);
  });

  it('stops near the point from which more in flight only wait longer', () => {
    const limit = new AdaptiveLimit({ start: 16, cap: 256 });
    const seen = endTries(limit, 6000, (now, index) => scattered(500, index) * Math.max(1, now / 60));

    expect(seen.at(-1)).toBeGreaterThanOrEqual(50);
    expect(seen.at(-1)).toBeLessThanOrEqual(128);
  });

  it('gives way when replies slow down and fewer in flight lose nothing', () => {
    const limit = new AdaptiveLimit({ start: 64, cap: 64 });
    // A server that others have come to use: 64 in flight now wait in a line of which 16 would be enough.
    const latency = (now: number, index: number): number =>
      scattered(500, index) * (index < 2000 ? 1 : Math.max(1, now / 16));

    const seen = endTries(limit, 6000, latency);
    expect(Math.min(...seen)).toBeLessThan(60);
    // A trial: were it wrong, little would be lost.
    expect(seen.find((places) => places < 64)).toBeGreaterThanOrEqual(32);
  });

  it('keeps its place when replies slow down and fewer would only lose throughput', () => {
    const limit = new AdaptiveLimit({ start: 64, cap: 64 });
    const seen = endTries(limit, 6000, (_, index) => scattered(index < 2000 ? 500 : 2000, index));

    expect(seen.at(-1)).toBe(64);
  });

  it('falls for all that were refused at a time, and not below what was served', () => {
    const limit = new AdaptiveLimit({ start: 64, cap: 64 });
    for (let left = 63; left >= 40; left -= 1) limit.refused(1000, left);

    expect(limit.limit).toBeLessThan(64);
    expect(limit.limit).toBeGreaterThanOrEqual(40);
  });

  it('falls by at most half before a reply shows how the rest fare, and in the end to a single try', () => {
    const limit = new AdaptiveLimit({ start: 16, cap: 64 });
    for (let left = 15; left >= 0; left -= 1) limit.refused(1000, left);

    expect(limit.limit).toBeLessThan(16);
    expect(limit.limit).toBeGreaterThanOrEqual(8);

    for (let round = 1; round < 10; round += 1) {
      limit.ended({ kind: 0, startedAt: 1000 + round, now: 2000 + round, isFull: false });
      limit.refused(1000 + round, 0);
    }

    expect(limit.limit).toBe(1);
  });
});
