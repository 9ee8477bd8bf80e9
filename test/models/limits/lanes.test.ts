import { describe, expect, it } from 'vitest';
import type { PermitRequest } from '../../../src/models/limits/lanes.ts';
import { PriorityQueue } from '../../../src/models/limits/priority-queue.ts';
import { aTry, failed, inLane, laneBench } from '../../support/lane-bench.ts';
import { ManualClock, settled } from '../../support/manual-clock.ts';

type Go = (
  name: string,
  request?: Partial<PermitRequest> & { readonly limit?: number; readonly isRetry?: boolean },
) => Promise<void>;

/** Lanes whose work ends when the test says so; `started` names it in the order of its start. */
function heldLanes(maxConcurrency = 100): {
  readonly clock: ManualClock;
  readonly started: string[];
  readonly draining: AbortController;
  readonly go: Go;
  readonly end: (name: string, error?: Error) => Promise<void>;
} {
  const clock = new ManualClock();
  const { lanes, draining } = laneBench({ maxConcurrency, clock });
  const started: string[] = [];
  const ends = new Map<string, (error?: Error) => void>();
  return {
    clock,
    started,
    draining,
    go: (name, { limit = 1, isRetry = false, ...request } = {}) =>
      inLane(lanes, aTry({ settings: { maxConcurrency: limit }, ...request }), isRetry, () => {
        started.push(name);
        return new Promise((resolve, reject) =>
          ends.set(name, (error) => (error === undefined ? resolve() : reject(error))),
        );
      }),
    end: async (name, error) => {
      ends.get(name)?.(error);
      await settled();
    },
  };
}

describe('Lanes', () => {
  it('runs as many at once as the lane allows, others of other lanes beside them', async () => {
    const { go, end, started } = heldLanes();
    void go('a1', { limit: 2 });
    void go('a2', { limit: 2 });
    void go('a3', { limit: 2 });
    void go('b1', { lane: 'b' });
    await settled();

    expect(new Set(started)).toEqual(new Set(['a1', 'a2', 'b1']));

    await end('a2');

    expect(started.slice(3)).toEqual(['a3']);
  });

  it('takes the smaller limit when two settings disagree, and 16 when none is set', async () => {
    const { go, started } = heldLanes();
    for (let index = 0; index < 5; index += 1)
      void go(`a${index}`, index === 0 ? { settings: {} } : { limit: 7 - index });
    for (let index = 0; index < 20; index += 1) void go(`b${index}`, { lane: 'b', settings: {} });
    await settled();

    expect(started.filter((name) => name.startsWith('a'))).toHaveLength(4);
    expect(started.filter((name) => name.startsWith('b'))).toHaveLength(16);
  });

  it('keeps to the limit of the run over all lanes', async () => {
    const { go, end, started } = heldLanes(2);
    void go('a', { lane: 'a' });
    void go('b', { lane: 'b' });
    void go('c', { lane: 'c' });
    await settled();

    expect(started).toEqual(['a', 'b']);

    await end('a');

    expect(started).toEqual(['a', 'b', 'c']);
  });

  it('serves the deepest first, then in order of arrival, over all lanes', async () => {
    const { go, end, started } = heldLanes(1);
    void go('first');
    void go('shallow', { depth: 1 });
    void go('deep', { depth: 3, lane: 'b' });
    void go('deep later', { depth: 3 });
    void go('middle', { depth: 2, lane: 'c' });
    for (const name of ['first', 'deep', 'deep later', 'middle']) {
      await settled();
      await end(name);
    }

    expect(started).toEqual(['first', 'deep', 'deep later', 'middle', 'shallow']);
  });

  it('starts nothing in a lane that a 429 pauses, and goes on when the pause is over', async () => {
    const { go, end, clock, started } = heldLanes();
    const refused = expect(go('a1')).rejects.toMatchObject({ code: 'rate-limited' });
    void go('a2');
    void go('b1', { lane: 'b' });
    await settled();
    await end('a1', failed('rate-limited', { statusCode: 429, retryAfterMs: 1000 }));
    await refused;

    expect(started).toEqual(['a1', 'b1']);

    await clock.advance(999);

    expect(started).toEqual(['a1', 'b1']);

    await clock.advance(1);

    expect(started).toEqual(['a1', 'b1', 'a2']);
    expect(clock.pending).toBe(0);
  });

  it('keeps the longer of two pauses', async () => {
    const { go, end, clock, started } = heldLanes();
    const both = [1, 2, 3].map((number) =>
      expect(go(`a${number}`, { limit: 3 })).rejects.toMatchObject({ code: 'rate-limited' }),
    );
    void go('a4', { limit: 3 });
    await settled();
    for (const [name, retryAfterMs] of [
      ['a1', 1000],
      ['a2', 3000],
      ['a3', 2000],
    ] as const)
      await end(name, failed('rate-limited', { statusCode: 429, retryAfterMs }));
    await Promise.all(both);
    await clock.advance(2000);

    expect(started).toHaveLength(3);

    await clock.advance(1000);

    expect(started).toEqual(['a1', 'a2', 'a3', 'a4']);
  });

  it('ends a pause even when the clock stands still', async () => {
    const clock = new ManualClock();
    const { run } = laneBench({ clock: { now: () => 0, after: clock.after } });
    const refusal = failed('rate-limited', { statusCode: 429, retryAfterMs: 500 });
    await expect(run({}, () => Promise.reject(refusal))).rejects.toBe(refusal);
    let isDone = false;
    void run({}, async () => {
      isDone = true;
    });
    await settled();

    expect(isDone).toBe(false);

    await clock.advance(500);

    expect(isDone).toBe(true);
  });

  it('lets a waiter go whose signal aborts, and leaves no timer behind', async () => {
    const { go, end, clock, started } = heldLanes();
    const controller = new AbortController();
    void go('a1');
    const waiting = go('a2', { signal: controller.signal });
    void go('a3');
    await settled();
    controller.abort(new Error('enough'));

    await expect(waiting).rejects.toMatchObject({ code: 'aborted' });
    await expect(go('a4', { signal: controller.signal })).rejects.toMatchObject({ code: 'aborted' });

    await end('a1');

    expect(started).toEqual(['a1', 'a3']);

    const second = new AbortController();
    const refused = expect(go('a5')).rejects.toMatchObject({ code: 'rate-limited' });
    await end('a3');
    await end('a5', failed('rate-limited', { statusCode: 429, retryAfterMs: 1000 }));
    await refused;
    const paused = go('a6', { signal: second.signal });
    await settled();

    expect(clock.pending).toBeGreaterThan(0);

    second.abort();

    await expect(paused).rejects.toMatchObject({ code: 'aborted' });
    expect(clock.pending).toBe(0);
  });

  it('lets all that wait go when the run drains, and takes no one after', async () => {
    const { go, end, draining, started } = heldLanes();
    const first = go('a1');
    const waiting = go('a2');
    await settled();
    draining.abort(new Error('enough'));

    await expect(waiting).rejects.toMatchObject({ code: 'aborted' });
    await expect(go('a3')).rejects.toMatchObject({ code: 'aborted' });
    await end('a1');
    await first;
    expect(started).toEqual(['a1']);
  });

  it('frees the place of work that fails', async () => {
    const { run } = laneBench();

    await expect(run({}, () => Promise.reject(new Error('broken')))).rejects.toThrow('broken');
    expect(await run({}, async () => 'next')).toBe('next');
  });
});

describe('PriorityQueue', () => {
  it('serves many waiters, and many that leave, in little time', () => {
    const queue = new PriorityQueue<number>();
    const leave = Array.from({ length: 200_000 }, (_, index) => queue.add(index % 3, index, index));
    leave.forEach((go, index) => {
      if (index % 2 === 0) go();
    });
    const served: number[] = [];
    for (let value = queue.shift(); value !== undefined; value = queue.shift()) served.push(value);

    expect(served).toHaveLength(100_000);
    expect(queue.size).toBe(0);
    expect(served.slice(0, 2)).toEqual([5, 11]);
    expect(served.at(-1)).toBe(199_995);
  }, 5_000);
});
