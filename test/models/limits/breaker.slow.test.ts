import { describe, expect, it } from 'vitest';
import type { UnstampedEvent } from '../../../src/core/event-map.ts';
import type { PermitRequest } from '../../../src/models/limits/lanes.ts';
import { aDemand, failed, inLane, type LaneBench, laneBench } from '../../support/lane-bench.ts';
import { simulate } from '../../support/lane-simulation.ts';
import { SimulatedProvider } from '../../support/simulated-provider.ts';
import { VirtualClock } from '../../support/virtual-clock.ts';

const refused = (): Error => failed('connection-failed', { systemCode: 'ECONNREFUSED' });
const reset = (): Error => failed('connection-failed', { systemCode: 'ECONNRESET' });

function reasonsIn(events: readonly UnstampedEvent[]): readonly string[] {
  return events.flatMap((event) => (event.kind === 'limit-change' ? [event.reason] : []));
}

/** Fails so many tries of a lane, one after the other; tells which of them did not count. */
async function failTries(
  { run, lanes }: LaneBench,
  tries: readonly (Partial<PermitRequest> & { readonly error?: Error })[],
): Promise<readonly boolean[]> {
  const spared: boolean[] = [];
  for (const { error = refused(), ...request } of tries) {
    await run(request, () => Promise.reject(error)).catch(() => undefined);
    spared.push(lanes.isSpared(error));
  }
  return spared;
}

/** A lane at full load, whose provider is out of reach from the tenth second on. */
async function outageOf(
  seconds: number,
  error: ReturnType<typeof failed>,
): Promise<{
  readonly events: readonly UnstampedEvent[];
  readonly lost: readonly unknown[];
  readonly triesInOutage: number;
  readonly answeredAfter: number;
  readonly endedAfterMs: number;
}> {
  const clock = new VirtualClock();
  const provider = new SimulatedProvider(clock, { latencyMs: 500, sigma: 0.5 });
  const from = clock.now() + 10_000;
  const until = from + seconds * 1000;
  const ms = Math.min(900, seconds + 90) * 1000;
  const { events, lost } = await simulate({
    clock,
    provider,
    ms,
    callers: 40,
    onStep: () => {
      provider.outage = clock.now() >= from && clock.now() < until ? error : null;
    },
  });
  const failedTries = provider.seen.filter(({ outcome }) => outcome === 'failed');
  return {
    events,
    lost,
    triesInOutage: failedTries.length,
    answeredAfter: provider.seen.filter(({ at, outcome }) => at >= until && outcome === 'answered').length,
    endedAfterMs: (failedTries.at(-1)?.at ?? from) - from,
  };
}

describe('a provider that is out of reach', () => {
  it.each([
    ['refuses connections', failed('connection-failed', { systemCode: 'ECONNREFUSED' })],
    ['answers 503', failed('server-error', { statusCode: 503 })],
    ['answers 500', failed('server-error', { statusCode: 500 })],
  ])('for 30 seconds, and %s, costs no call', async (_, error) => {
    const { lost, events, triesInOutage, answeredAfter } = await outageOf(30, error);

    expect(lost).toEqual([]);
    expect(answeredAfter).toBeGreaterThan(1000);
    // All that were in flight, and a few probes.
    expect(triesInOutage).toBeLessThan(40 + 20);
    const told = events.filter((event) => event.kind === 'limit-change');
    const changes = told.filter(({ reason }) => reason.endsWith('reachable'));
    expect(changes.map(({ reason }) => reason)).toEqual(['unreachable', 'reachable']);
    // As many as were at work before would all come at once.
    expect(changes[0]?.maxConcurrency).toBeGreaterThan(16);
    expect(changes[1]?.maxConcurrency).toBeLessThanOrEqual(16);
  });

  it('for ever ends the run with its name after five minutes, not much later', async () => {
    const { lost, triesInOutage, endedAfterMs } = await outageOf(
      3600,
      failed('connection-failed', { systemCode: 'ECONNREFUSED' }),
    );

    expect(new Set(lost.map((error) => (error instanceof Error ? error.message : error)))).toEqual(
      new Set([
        'test:a has been out of reach for 5 minutes (last: connection-failed, ECONNREFUSED); check the provider, its base URL and the network, then run again in the same directory to go on',
      ]),
    );
    expect(lost).toHaveLength(40);
    expect(lost[0]).toMatchObject({ name: 'ProviderError', code: 'unreachable', model: 'test:a' });
    expect(endedAfterMs).toBeGreaterThanOrEqual(300_000);
    expect(endedAfterMs).toBeLessThan(335_000);
    expect(triesInOutage).toBeLessThan(40 + 25);
  });
});

describe('a provider that never answered', () => {
  /** What ends a run whose tries, of so many calls, all find no one. */
  async function endOf(
    calls: number,
    earlier: (bench: LaneBench) => Promise<unknown> = async () => undefined,
    failure: () => Error = refused,
  ): Promise<{ readonly error: unknown; readonly afterMs: number; readonly counted: number }> {
    const clock = new VirtualClock();
    const bench = laneBench({ clock });
    let startedAt = clock.now();
    let counted = 0;
    let end: unknown = null;
    const askOn = async (): Promise<void> => {
      await earlier(bench);
      startedAt = clock.now();
      for (let tries = 0; end === null && counted < 5; tries += 1) {
        const error = failure();
        await bench
          .run({ call: `call-${tries % calls}` }, () => Promise.reject(error))
          .catch((thrown: unknown) => {
            if (thrown !== error) end = thrown;
            else if (!bench.lanes.isSpared(thrown)) counted += 1;
          });
      }
    };
    let isDone = false;
    void askOn().then(() => {
      isDone = true;
    });
    await clock.runUntil(() => isDone);
    return { error: end, afterMs: clock.now() - startedAt, counted };
  }

  it('ends the run after one minute, though a single call is under way', async () => {
    const noRoute = (): Error => failed('connection-failed', { systemCode: 'EHOSTUNREACH' });
    const { error, afterMs, counted } = await endOf(1, undefined, noRoute);

    expect(error).toMatchObject({
      code: 'unreachable',
      message: expect.stringContaining('out of reach for 1 minute (last: connection-failed, EHOSTUNREACH)'),
    });
    expect(counted).toBe(4);
    expect(afterMs).toBeGreaterThanOrEqual(60_000);
    expect(afterMs).toBeLessThan(95_000);
  });

  it.each(['ECONNREFUSED', 'ENOTFOUND'])(
    'ends the run at the first probe where nothing listens: %s',
    async (systemCode) => {
      const nobody = (): Error => failed('connection-failed', { systemCode });
      const { error, afterMs, counted } = await endOf(1, undefined, nobody);

      expect(error).toMatchObject({
        code: 'unreachable',
        message: expect.stringContaining(
          `out of reach at every try (last: connection-failed, ${systemCode})`,
        ),
      });
      expect(counted).toBe(4);
      expect(afterMs).toBeLessThan(5000);
    },
  );

  it.each<[string, (bench: LaneBench) => Promise<unknown>]>([
    ['an answer', ({ run }) => run({}, async () => 'answer')],
    ['an answer to another lane', ({ run }) => run({ lane: 'b' }, async () => 'answer')],
    ['a refusal', (bench) => failTries(bench, [{ error: failed('rate-limited', { statusCode: 429 }) }])],
    ['a 503', (bench) => failTries(bench, [{ error: failed('server-error', { statusCode: 503 }) }])],
    ['a time-out', (bench) => failTries(bench, [{ error: failed('timed-out') }])],
  ])('is another than one of which %s came', async (_, earlier) => {
    const { error, afterMs } = await endOf(2, earlier);

    expect(error).toMatchObject({ code: 'unreachable' });
    expect(afterMs).toBeGreaterThanOrEqual(300_000);
  });
});

describe('failures', () => {
  it.each([['ENOTFOUND'], ['EAI_AGAIN'], ['EHOSTUNREACH'], ['UND_ERR_CONNECT_TIMEOUT'], ['ECONNREFUSED']])(
    'of one call that was never sent say that nobody is there: %s',
    async (systemCode) => {
      const error = failed('connection-failed', { systemCode });
      const spared: boolean[] = [];
      const bench = laneBench();
      for (let tried = 0; tried < 5; tried += 1) {
        await bench.run({ call: 'lone' }, () => Promise.reject(error)).catch(() => undefined);
        spared.push(bench.lanes.isSpared(error));
      }

      expect(spared).toEqual([false, false, false, false, true]);
    },
  );

  it('of one call of which a single try was sent may lie in its prompt', async () => {
    const bench = laneBench();
    const tries = [reset(), ...Array.from({ length: 9 }, refused)].map((error) => ({ call: 'bad', error }));

    expect(new Set(await failTries(bench, tries))).toEqual(new Set([false]));
  });

  it('of one call say nothing about the provider, however many', async () => {
    const bench = laneBench();
    const tries = Array.from({ length: 20 }, () => ({ call: 'bad', error: reset() }));

    expect(new Set(await failTries(bench, tries))).toEqual(new Set([false]));
    expect(await bench.run({}, async () => 'next')).toBe('next');
  });

  it('of several calls in a row do, and the next do not count', async () => {
    const bench = laneBench();
    const tries = ['a', 'b', 'a', 'b', 'a'].map((call) => ({ call }));

    expect(await failTries(bench, tries)).toEqual([false, false, false, false, true]);
    expect(reasonsIn(bench.events).filter((reason) => reason === 'unreachable')).toHaveLength(1);
  });

  it.each([
    ['an answer', null],
    ['a 429', failed('rate-limited', { statusCode: 429 })],
    ['an answer that cannot be read', failed('malformed-response', { statusCode: 200 })],
    ['a body that was cut', failed('connection-failed', { statusCode: 200 })],
  ])('count again after %s', async (_, between) => {
    const bench = laneBench({ clock: new VirtualClock() });
    const four = ['a', 'b', 'a', 'b'].map((call) => ({ call }));
    await failTries(bench, four);
    const work = async (): Promise<void> => {
      if (between !== null) throw between;
    };
    await bench.run({}, work).catch(() => undefined);

    expect(reasonsIn(bench.events)).not.toContain('unreachable');
  });

  it('of a provider are seen by all lanes of its models, each of which has too few', async () => {
    const bench = laneBench();
    const lanes = ['a', 'b', 'c', 'd', 'e'].map((lane) => ({ lane, call: lane }));

    expect(await failTries(bench, lanes)).toEqual([false, false, false, false, true]);
  });

  it('of one provider leave the lanes of another open', async () => {
    const bench = laneBench();
    await failTries(
      bench,
      ['a', 'b', 'c', 'a', 'b'].map((call) => ({ call })),
    );
    const demand = { ...aDemand, provider: 'other' };

    expect(await bench.run({ lane: 'other', demand }, async () => 'answer')).toBe('answer');
  });

  /** What so many calls meet that a server fails over and over, and what their lane tells. */
  async function brokenBy(calls: number): Promise<{
    readonly names: ReadonlySet<string>;
    readonly reasons: readonly string[];
  }> {
    const clock = new VirtualClock();
    const { lanes, events } = laneBench({ clock });
    const names = new Set<string>();
    let isDone = false;
    const callOf = async (_: unknown, index: number): Promise<void> => {
      for (let counted = 0; counted < 5; ) {
        const error = failed('server-error', { statusCode: 500 });
        const place = { lane: 'a', settings: {}, call: `call-${index}`, depth: 0, demand: aDemand };
        const { signal } = new AbortController();
        await inLane(lanes, { ...place, signal }, counted > 0, () => Promise.reject(error)).catch(
          (thrown: unknown) => {
            names.add(thrown instanceof Error ? thrown.name : String(thrown));
            if (!lanes.isSpared(thrown)) counted += 1;
          },
        );
      }
    };
    void Promise.all(Array.from({ length: calls }, callOf)).then(() => {
      isDone = true;
    });
    await clock.runUntil(() => isDone);
    expect(isDone).toBe(true);
    return { names, reasons: reasonsIn(events) };
  }

  it.each([3, 9])(
    'that may lie in a few prompts use up the tries of those calls, and end no run: %d',
    async (calls) => {
      const { names, reasons } = await brokenBy(calls);

      expect(reasons).toContain('unreachable');
      expect(names).toEqual(new Set(['TransportError']));
    },
  );

  it('that ten calls have met do end it', async () => {
    expect((await brokenBy(10)).names).toContain('ProviderError');
  });

  it('are followed by probes further and further apart, from a second up to half a minute', async () => {
    const clock = new VirtualClock();
    const bench = laneBench({ clock });
    const startedAt: number[] = [];
    let isDone = false;
    const askOn = async (): Promise<void> => {
      await bench.run({}, async () => 'answer');
      for (let tried = 0; tried < 12; tried += 1)
        await bench
          .run({ call: `call-${tried}` }, () => {
            startedAt.push(clock.now());
            return Promise.reject(reset());
          })
          .catch(() => undefined);
      isDone = true;
    };
    void askOn();
    await clock.runUntil(() => isDone);

    const seconds = startedAt.slice(4).map((at, index, all) => (at - (all[index - 1] ?? at)) / 1000);
    const [, ...waits] = seconds;
    expect(waits).toEqual(waits.toSorted((left, right) => left - right));
    expect(waits[0]).toBe(1);
    expect(waits.at(-1)).toBe(30);
    // A provider that comes back after a minute waits no longer than another one.
    expect(waits.slice(0, 5).reduce((sum, wait) => sum + wait)).toBeLessThan(60);
  });

  it('leave no timer when no one waits any more', async () => {
    const clock = new VirtualClock();
    const { run, draining } = laneBench({ clock });
    for (const call of ['a', 'b', 'a', 'b', 'a'])
      await run({ call }, () => Promise.reject(refused())).catch(() => undefined);
    const waiting = run({ call: 'c' }, async () => 'answer');
    await Promise.resolve();

    expect(clock.pending).toBeGreaterThan(0);

    draining.abort();

    await expect(waiting).rejects.toMatchObject({ code: 'aborted' });
    expect(clock.pending).toBe(0);
  });
});
