import { describe, expect, it } from 'vitest';
import type { LimitChangeEvent } from '../../src/core/event-map.ts';
import { buildChimera, type Chimera } from '../../src/pipeline/build-chimera.ts';
import type { Fault } from '../provider/fault.ts';
import { type Provider, startProvider } from '../provider/start-provider.ts';
import { expectConservation, watched } from '../support/conservation.ts';
import { httpModels } from '../support/http-models.ts';
import { ManualClock } from '../support/manual-clock.ts';
import { temporaryDirectory } from '../support/temporary-directory.ts';

const subjects = ['Chemistry', 'Linguistics'];
const diesAt = 60;

function chimeraOver(provider: Provider): Chimera {
  return buildChimera({ models: httpModels(provider.url), expand: { topicsPerSubject: 5 } });
}

describe('a provider that dies in the middle of a run', () => {
  it.each<Fault>([{ kind: 'reset' }, { kind: 'unavailable' }])(
    'by %o, and returns after 30 seconds, costs nothing but time',
    async (fault) => {
      // Waits are over at once, and time goes on by as much.
      const clock = new ManualClock({ skips: true });
      let diedAt: number | null = null;
      await using provider = await startProvider({
        faults: ({ order }) => {
          if (order === diesAt) diedAt = clock.now();
          return diedAt !== null && clock.now() < diedAt + 30_000 ? fault : null;
        },
      });
      const { now, after } = clock;
      const run = watched(chimeraOver(provider).run(subjects, { now, after }));
      const changes: LimitChangeEvent[] = [];
      run.on('limit-change', (event) => changes.push(event));
      const summary = await run.summary();
      const faults = provider.counters().faults[fault.kind] ?? 0;
      const undisturbed = await chimeraOver(provider).run(subjects).summary();

      expect(faults).toBeGreaterThanOrEqual(5);
      expect(summary.end).toBe('completed');
      expect(summary.stages.map(({ failed }) => failed)).toEqual(summary.stages.map(() => 0));
      expect(summary.rows).toBe(undisturbed.rows);
      expect(changes.map(({ reason }) => reason)).toContain('unreachable');
      expect(changes.map(({ reason }) => reason)).toContain('reachable');
      expectConservation(summary);
    },
  );

  it('for good ends the run in bounded time, by name, and the next run goes on', async () => {
    const clock = new ManualClock({ skips: true });
    await using provider = await startProvider({
      faults: ({ order }) => (order >= diesAt ? { kind: 'reset' } : null),
    });
    await using folder = await temporaryDirectory();
    const directory = folder.at('run');
    const { now, after } = clock;
    const startedAt = clock.now();
    const first = await watched(chimeraOver(provider).run(subjects, { directory, now, after })).summary();

    expect(first).toMatchObject({ end: 'failed', error: { code: 'unreachable' } });
    expect(first.error?.message).toMatch(
      /^loopback\.chat:offline-\S+ has been out of reach for \d+ minutes \(last: connection-failed, \w+\); check/,
    );
    // Lanes side by side each add to a clock that jumps over every wait.
    expect(clock.now() - startedAt).toBeLessThan(3_600_000);
    expect(provider.requests.length).toBeLessThan(diesAt + 400);
    expect(first.stages.map(({ failed }) => failed)).toEqual(first.stages.map(() => 0));
    expectConservation(first);

    const { answered } = provider.counters();
    provider.configure({ faults: () => null });
    const second = await chimeraOver(provider).run(subjects, { directory, now, after }).summary();

    expect(second.end).toBe('completed');
    expect(second.reused).toBeGreaterThanOrEqual(answered);
  });
});
