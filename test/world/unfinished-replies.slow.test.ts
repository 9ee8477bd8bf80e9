import { describe, expect, it } from 'vitest';
import type { ModelSettings } from '../../src/core/model.ts';
import type { Sample } from '../../src/core/records/records.ts';
import type { ResultStore } from '../../src/core/result-store.ts';
import type { RunOptions } from '../../src/core/run.ts';
import type { RunSummary } from '../../src/core/summary.ts';
import { withSettings } from '../../src/models/with-settings.ts';
import { compose } from '../../src/pipeline/compose.ts';
import { label } from '../../src/stages/label/index.ts';
import { synthesize } from '../../src/stages/synthesize/index.ts';
import { memoryStore } from '../../src/store/memory-store.ts';
import { ManualClock } from '../support/manual-clock.ts';
import { aValidatedProblem } from '../support/sample-records.ts';
import { type WorldClient, worldClients, worldModel } from './world-clients.ts';
import { worldRun } from './world-run.ts';
import { startWorld, type World } from './world-server.ts';

interface Solved {
  readonly samples: readonly Sample[];
  readonly summary: RunSummary;
}

interface SolveOptions extends Pick<RunOptions, 'retry'> {
  readonly client?: WorldClient;
  readonly settings?: ModelSettings;
  readonly store?: ResultStore;
}

/** Has one problem solved and labelled by comparison. */
async function solve(world: World, options: SolveOptions = {}): Promise<Solved> {
  const {
    client = 'openai-compatible',
    settings = {},
    store = memoryStore({ keep: 'all' }),
    ...more
  } = options;
  const model = withSettings(await worldModel(client, world.url), settings);
  const { now, after } = new ManualClock({ skips: true });
  const stage = compose(synthesize({ model }), label({ model, askJudge: 'never' }));
  const problem = aValidatedProblem({
    problem: 'Compute seven times two.',
    answer: '14',
    answerType: 'integer',
  });
  const run = stage.run([problem], { store, now, after, ...more });
  const samples = await run.toArray();
  return { samples, summary: await run.summary() };
}

/** Half of a solution, whose last number is not the answer. */
const half = 'We multiply seven by two. So far the product is \\boxed{1';
const whole = 'We multiply seven by two, so it is \\boxed{14}.';

/** Words for an end of each kind that no client package maps by itself, through each protocol that passes them on. */
const passedOn: readonly WorldClient[] = worldClients.filter(
  (client) => !['openai responses', 'xai', 'ollama', 'google'].includes(client),
);

describe.each([false, true])('a reply that is not whole, streamed: %s', (stream) => {
  it.each(passedOn)('through %s is asked for again when it was broken off', async (client) => {
    await using world = await startWorld(({ order }) =>
      order === 1 ? { reply: { text: half, finish: 'request_aborted' } } : { reply: { text: whole } },
    );
    const { samples, summary } = await solve(world, { client, settings: { stream } });

    expect(samples).toMatchObject([{ solution: whole, correct: true }]);
    expect(world.requests).toHaveLength(2);
    expect(summary.warnings.join('\n')).not.toContain('not known to be an end');
  });

  it.each(passedOn)('through %s is truncated, withheld or unverified by its own word', async (client) => {
    const words = [
      ['context_length_exhausted', 'truncated', 'length'],
      ['content_policy_stop', 'refused', 'content-filter'],
      ['halted_by_moon_phase', 'unfinished', 'other'],
    ] as const;
    for (const [finish, reason, finishReason] of words) {
      await using world = await startWorld(() => ({ reply: { text: half, finish } }));
      const { samples } = await solve(world, { client, settings: { stream } });

      expect(samples).toMatchObject([
        { correct: null, label: { kind: 'unverified', reason }, finishReason, rawFinishReason: finish },
      ]);
    }
  });

  it.each(passedOn)('through %s makes no reference answer', async (client) => {
    const cut = 'Problem:\nWhat is 2^40?\nAnswer:\n10995116';
    const words = [
      ['halted_by_moon_phase', 'unfinished-reply'],
      ['context_window_exhausted', 'truncated-reply'],
      ['sensitive_topic', 'refused-reply'],
    ] as const;
    for (const [finish, code] of words) {
      await using world = await startWorld(() => ({ reply: { text: cut, finish } }));
      const { summary } = await worldRun(world.url, { client, items: 3, settings: { stream } });

      expect(summary.rows).toBe(0);
      expect(summary.stages[0]).toMatchObject({ failed: 3, failures: { [code]: 3 }, calls: 3 });
      if (code === 'unfinished-reply')
        expect(summary.warnings.join('\n')).toMatch(/3 replies of .* ended with "halted_by_moon_phase"/u);
    }
  });

  it.each(passedOn)('through %s is told from one that ends in its own words', async (client) => {
    for (const finish of ['eos_token', 'EndOfText', 'stop_sequence']) {
      await using world = await startWorld(() => ({ reply: { text: whole, finish } }));
      const { samples } = await solve(world, { client, settings: { stream } });

      expect(samples).toMatchObject([{ correct: true, finishReason: 'stop', rawFinishReason: finish }]);
    }
  });
});

describe('a reply of whose end nothing is known', () => {
  it('is asked for again by retry, and read again when a setting says what its word means', async () => {
    await using world = await startWorld(() => ({ reply: { text: whole, finish: 'halted_by_moon_phase' } }));
    const store = memoryStore({ keep: 'all' });
    const first = await solve(world, { store });
    const again = await solve(world, { store });
    const told = await solve(world, { store, settings: { finishReasons: { halted_by_moon_phase: 'stop' } } });
    const askedBefore = world.requests.length;
    world.play(() => ({ reply: { text: whole } }));
    const other = await solve(world, { store, retry: { code: 'truncated-reply' } });
    const retried = await solve(world, { store, retry: 'failed' });

    expect(first.samples).toMatchObject([{ correct: null, label: { reason: 'unfinished' } }]);
    expect(again.samples).toEqual(first.samples);
    expect(again.summary.warnings).toEqual(first.summary.warnings);
    expect(told.samples).toMatchObject([{ correct: true }]);
    expect(askedBefore).toBe(1);
    expect(other.summary).toMatchObject({ calls: 0 });
    expect(retried.samples).toMatchObject([{ correct: true, finishReason: 'stop' }]);
    expect(retried.summary.calls).toBe(1);
  });

  it('is not taken for a right one where the server names no reason at all', async () => {
    const body = {
      choices: [{ index: 0, message: { role: 'assistant', content: whole }, finish_reason: null }],
    };
    await using world = await startWorld(() => ({ status: 200, body }));
    const { samples, summary } = await solve(world, { settings: { stream: false } });
    const told = await solve(world, { settings: { stream: false, finishReasons: { '': 'stop' } } });

    expect(samples).toMatchObject([{ correct: null, label: { reason: 'unfinished' } }]);
    expect(summary.warnings.join('\n')).toContain('ended without a reason');
    expect(told.samples).toMatchObject([{ correct: true }]);
  });
});
