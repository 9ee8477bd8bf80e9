import { getEventListeners } from 'node:events';
import { describe, expect, it } from 'vitest';
import { openGate, type TryDemand } from '../../src/core/spend-gate.ts';
import { AbortLinks } from '../../src/models/abort-links.ts';
import { Lanes, type PlaceRequest } from '../../src/models/lanes.ts';
import { WaitingLine } from '../../src/models/waiting-line.ts';
import { ManualClock, settled } from '../support/manual-clock.ts';

const demand: TryDemand = {
  model: 'test:a',
  provider: 'test',
  modelId: 'a',
  inputTokens: 1,
  outputTokens: 1,
  price: null,
};

/** Lanes whose work ends when the test says so; `started` names it in the order of its start. */
function laneBench(maxConcurrency = 100): {
  readonly clock: ManualClock;
  readonly lanes: Lanes;
  readonly started: string[];
  readonly go: (name: string, request?: Partial<PlaceRequest>) => Promise<void>;
  readonly end: (name: string) => Promise<void>;
} {
  const clock = new ManualClock();
  const lanes = new Lanes({ maxConcurrency, clock, gate: openGate });
  const started: string[] = [];
  const ends = new Map<string, () => void>();
  return {
    clock,
    lanes,
    started,
    go: (name, request = {}) => {
      const place = {
        lane: 'a',
        limit: 1,
        priority: 0,
        signal: new AbortController().signal,
        demand,
        ...request,
      };
      return lanes.run(place, () => {
        started.push(name);
        return new Promise((resolve) => ends.set(name, resolve));
      });
    },
    end: async (name) => {
      ends.get(name)?.();
      await settled();
    },
  };
}

describe('Lanes', () => {
  it('runs as many at once as the lane allows, others of other lanes beside them', async () => {
    const { go, end, started } = laneBench();
    void go('a1', { limit: 2 });
    void go('a2', { limit: 2 });
    void go('a3', { limit: 2 });
    void go('b1', { lane: 'b' });
    await settled();

    expect(started).toEqual(['a1', 'a2', 'b1']);

    await end('a2');

    expect(started).toEqual(['a1', 'a2', 'b1', 'a3']);
  });

  it('takes the smaller limit when two settings disagree, and 16 when none is set', async () => {
    const { go, started } = laneBench();
    for (let index = 0; index < 5; index += 1)
      void go(`a${index}`, { limit: index === 0 ? undefined : 7 - index });
    for (let index = 0; index < 20; index += 1) void go(`b${index}`, { lane: 'b', limit: undefined });
    await settled();

    expect(started.filter((name) => name.startsWith('a'))).toHaveLength(4);
    expect(started.filter((name) => name.startsWith('b'))).toHaveLength(16);
  });

  it('keeps to the limit of the run over all lanes', async () => {
    const { go, end, started } = laneBench(2);
    void go('a', { lane: 'a' });
    void go('b', { lane: 'b' });
    void go('c', { lane: 'c' });
    await settled();

    expect(started).toEqual(['a', 'b']);

    await end('a');

    expect(started).toEqual(['a', 'b', 'c']);
  });

  it('serves the deepest first, then whoever came first, over all lanes', async () => {
    const { go, end, started } = laneBench(1);
    void go('first');
    void go('shallow', { priority: 1 });
    void go('deep', { priority: 3, lane: 'b' });
    void go('deep later', { priority: 3 });
    void go('middle', { priority: 2, lane: 'c' });
    for (const name of ['first', 'deep', 'deep later', 'middle']) {
      await settled();
      await end(name);
    }

    expect(started).toEqual(['first', 'deep', 'deep later', 'middle', 'shallow']);
  });

  it('starts nothing in a paused lane, and goes on when the pause is over', async () => {
    const { go, end, clock, lanes, started } = laneBench();
    void go('a1');
    lanes.pauseUntil('a', clock.now() + 1000);
    void go('a2');
    void go('b1', { lane: 'b' });
    await settled();
    await end('a1');

    expect(started).toEqual(['a1', 'b1']);

    await clock.advance(999);

    expect(started).toEqual(['a1', 'b1']);

    await clock.advance(1);

    expect(started).toEqual(['a1', 'b1', 'a2']);
    expect(clock.pending).toBe(0);
  });

  it('keeps the longer of two pauses', async () => {
    const { go, clock, lanes, started } = laneBench();
    lanes.pauseUntil('a', clock.now() + 1000);
    void go('a1');
    await settled();
    lanes.pauseUntil('a', clock.now() + 3000);
    lanes.pauseUntil('a', clock.now() + 2000);
    await clock.advance(2000);

    expect(started).toEqual([]);

    await clock.advance(1000);

    expect(started).toEqual(['a1']);
  });

  it('ends a pause even when the clock stands still', async () => {
    const clock = new ManualClock();
    const still = { now: () => 0, wait: clock.wait };
    const lanes = new Lanes({ maxConcurrency: 1, clock: still, gate: openGate });
    lanes.pauseUntil('a', 500);
    let isDone = false;
    const place = { lane: 'a', limit: 1, priority: 0, signal: new AbortController().signal, demand };
    void lanes.run(place, async () => {
      isDone = true;
    });
    await settled();
    await clock.advance(500);

    expect(isDone).toBe(true);
  });

  it('lets a waiter go whose signal aborts, and leaves no timer behind', async () => {
    const { go, end, clock, lanes, started } = laneBench();
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
    await end('a3');
    lanes.pauseUntil('a', clock.now() + 1000);
    const paused = go('a5', { signal: second.signal });
    await settled();

    expect(clock.pending).toBe(1);

    second.abort();

    await expect(paused).rejects.toMatchObject({ code: 'aborted' });
    expect(clock.pending).toBe(0);
  });

  it('frees the place of work that fails', async () => {
    const { lanes, go, started } = laneBench();
    const place = { lane: 'a', limit: 1, priority: 0, signal: new AbortController().signal, demand };

    await expect(lanes.run(place, () => Promise.reject(new Error('broken')))).rejects.toThrow('broken');

    void go('next');
    await settled();

    expect(started).toEqual(['next']);
  });
});

describe('WaitingLine', () => {
  it('serves many waiters, and many that leave, in little time', () => {
    const line = new WaitingLine<number>();
    const leave = Array.from({ length: 200_000 }, (_, index) => line.join(index % 3, index, index));
    leave.forEach((go, index) => {
      if (index % 2 === 0) go();
    });
    const served: number[] = [];
    for (let value = line.shift(); value !== undefined; value = line.shift()) served.push(value);

    expect(served).toHaveLength(100_000);
    expect(line.size).toBe(0);
    expect(served.slice(0, 2)).toEqual([5, 11]);
    expect(served.at(-1)).toBe(199_995);
  }, 5_000);
});

describe('AbortLinks', () => {
  it('keeps one listener on a signal that many follow, and none when nobody does', () => {
    const links = new AbortLinks();
    const { signal } = new AbortController();
    const followers = Array.from({ length: 1000 }, () => links.follow(signal));

    expect(getEventListeners(signal, 'abort')).toHaveLength(1);

    for (const { release } of followers) release();

    expect(getEventListeners(signal, 'abort')).toHaveLength(0);
  });

  it('aborts all followers with the reason, but not those that let go', () => {
    const links = new AbortLinks();
    const first = new AbortController();
    const second = new AbortController();
    const both = links.follow(first.signal, second.signal);
    const gone = links.follow(first.signal);
    gone.release();
    first.abort('why');

    expect(both.signal.reason).toBe('why');
    expect(gone.signal.aborted).toBe(false);
    expect(links.follow(second.signal, first.signal).signal.reason).toBe('why');

    both.release();

    expect(getEventListeners(second.signal, 'abort')).toHaveLength(0);
  });
});
