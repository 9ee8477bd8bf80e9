import { describe, expect, it } from 'vitest';
import type { BatchedOptions } from '../../../src/batch/index.ts';
import type { Model } from '../../../src/core/model.ts';
import type { Stage } from '../../../src/core/stage.ts';
import { compose } from '../../../src/pipeline/compose.ts';
import { scriptedModel } from '../../../src/testing/scripted-model.ts';
import { askingStage } from '../../support/asking-stage.ts';
import { ManualClock, until } from '../../support/manual-clock.ts';
import { grown, latch, step, type Token, token } from '../../support/number-stages.ts';
import { StandInBatches } from '../../support/stand-in-batches.ts';

const items = ['a', 'b', 'c', 'd'].map(token);
const quick: BatchedOptions = { lookEveryMs: 1, lostAfterMs: 5 };

/** A stage that cannot use the first reply to each item. */
function pickyStage(model: Model): Stage<Token, Token> {
  return step(
    'picky',
    async (item, { call, draw }) => {
      const parse = ({ text }: { readonly text: string }): string => {
        if (text !== 'again') throw new Error('say again');
        return text;
      };
      await call({ model, prompt: `picky ${item.id}`, slot: 'picky', parse });
      return grown(item, 'picky', draw);
    },
    { models: [model] },
  );
}

/** Says `again` once it is shown why its first reply was of no use. */
function text(question: string): string {
  return question.startsWith('picky ') ? 'at first' : 'again';
}

describe('what is collected', () => {
  it('is sent after maxCollectMs to the millisecond, though other work goes on', async () => {
    const clock = new ManualClock();
    const { now, after } = clock;
    const began = now();
    const sentAfter: number[] = [];
    const service = new StandInBatches({ onStart: () => sentAfter.push(now() - began) });
    const model = service.model({ ...quick, maxCollectMs: 90_000 });
    const gate = latch();
    const busy = step('ask', async (item, { call, draw }) => {
      if (item.id === 'busy') await gate.opened;
      else await call({ model, prompt: item.id, slot: 'ask', parse: (reply) => reply.text });
      return grown(item, 'ask', draw);
    });
    const summary = busy.run([...items, token('busy')], { now, after }).summary();
    await until(() => clock.waited.includes(90_000));

    await clock.advance(89_999);
    await clock.advance(1);
    await until(() => sentAfter.length > 0);
    gate.open();

    expect(await summary).toMatchObject({ end: 'completed', rows: 5, batched: { calls: 4 } });
    expect(sentAfter).toEqual([90_000]);
  });

  it.each([
    [{ otherwise: 'live', reAsks: 'live' }, 1, 4],
    [{ otherwise: 'live', reAsks: 'batch' }, 2, 0],
    [{ otherwise: 'batch', reAsks: 'live' }, 1, 4],
    [{ otherwise: 'batch', reAsks: 'batch' }, 2, 0],
    [{ otherwise: 'live' }, 1, 4],
    [{ otherwise: 'batch' }, 2, 0],
  ] as const)('is sent once more for re-asks, or not: %j', async (options, batches, live) => {
    const service = new StandInBatches({ text });

    const summary = await pickyStage(service.model({ ...quick, ...options }))
      .run(items)
      .summary();

    expect(summary).toMatchObject({ end: 'completed', rows: 4, calls: 8 });
    expect(service.batches).toHaveLength(batches);
    expect(service.live).toBe(live);
  });
});

describe('a warning of batches that follow one another', () => {
  const warned = async (models: readonly (readonly Model[])[]): Promise<boolean> => {
    const [one = [], two = [], ...more] = models;
    const stage = (of: readonly Model[], place: number): Stage<Token, Token> =>
      askingStage(`stage-${place}`, of[0] ?? 'none', { models: of });
    const chain = [two, ...more].reduce(
      (before, of, place) => compose(before, stage(of, place + 1)),
      stage(one, 0),
    );
    const { warnings } = await chain.run(items).summary();
    return warnings.some((warning) => /stages that call models are batched/.test(warning));
  };

  it('comes when all of three stages or more are batched, and not when one of their models is live', async () => {
    const batched = new StandInBatches().model(quick);
    const live = scriptedModel(() => 'yes');

    expect(await warned([[batched], [batched], [batched]])).toBe(true);
    expect(await warned([[batched], [batched], [batched], [batched], [batched]])).toBe(true);
    expect(await warned([[batched], [batched], [batched, live]])).toBe(false);
    expect(await warned([[batched], [live], [batched]])).toBe(false);
    expect(await warned([[batched], [batched]])).toBe(false);
  });
});
