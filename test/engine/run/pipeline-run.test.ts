import { describe, expect, it } from 'vitest';
import { reject } from '../../../src/core/outcome.ts';
import type { RunOptions } from '../../../src/core/run.ts';
import { ConfigurationError } from '../../../src/errors/index.ts';
import { compose } from '../../../src/pipeline/compose.ts';
import { defineStage } from '../../../src/stages/definition/define-stage.ts';
import { collectGarbage } from '../../support/collect-garbage.ts';
import { expectConservation, watched } from '../../support/conservation.ts';
import { grown, latch, step, type Token, token } from '../../support/number-stages.ts';
import { turns } from '../../support/turns.ts';

const names = ['a', 'b', 'c'].map(token);

describe('a run', () => {
  it('carries every item through every stage and draw', async () => {
    const pipeline = compose(step('fan', undefined, { draws: 3 }), step('turn'));

    const rows = await pipeline.run(names).toArray();

    expect(rows.map((row) => row.id).sort()).toEqual(
      ['a', 'b', 'c'].flatMap((name) => [0, 1, 2].map((draw) => `${name}.${draw}.0`)),
    );
  });

  it('lets an item reach the end while another has not left the first stage', async () => {
    const slow = latch();
    const first = step('first', async (item, { draw }) => {
      if (item.id === 'a') await slow.opened;
      return grown(item, 'first', draw);
    });
    const seen: string[] = [];

    for await (const row of compose(first, step('second')).run(names)) {
      seen.push(row.id);
      if (seen.length === 2) slow.open();
    }

    expect(seen.at(-1)).toBe('a.0.0');
    expect(seen.toSorted()).toEqual(['a.0.0', 'b.0.0', 'c.0.0']);
  });

  it('counts kept, rejected and failed tasks and records their reasons', async () => {
    const sort = step('sort', (item, { draw }) => {
      if (item.id === 'a') return reject('unwanted', 'a is not wanted');
      if (item.id === 'b') throw new Error('b breaks');
      return [grown(item, 'sort', draw), reject('surplus', 'one is enough', { item: 'extra' })];
    });
    const told: string[] = [];
    const run = watched(sort.run(names));
    run.on('item-rejected', ({ kind, itemId, code }) => told.push(`${kind} ${itemId}: ${code}`));
    run.on('item-failed', ({ kind, itemId, failure }) => told.push(`${kind} ${itemId}: ${failure.code}`));

    const summary = await run.summary();

    expectConservation(summary);
    expect(summary.stages[0]).toMatchObject({
      in: 3,
      kept: 1,
      rejected: 1,
      failed: 1,
      outputs: 1,
      rejections: { unwanted: 1, surplus: 1 },
      failures: { threw: 1 },
    });
    expect(told.toSorted()).toEqual([
      'item-failed b: threw',
      'item-rejected a: unwanted',
      'item-rejected c: surplus',
    ]);
  });

  it('fails an item whose process returns nothing', async () => {
    const forgetful = step('forgetful', () => undefined as unknown as Token);

    const { stages } = await forgetful.run(names).summary();

    expect(stages[0]?.failures).toEqual({ 'unusable-output': 3 });
  });

  it.each<[string, () => unknown]>([
    ['a big integer', () => ({ id: 'x', size: 1n })],
    ['a date', () => ({ id: 'x', at: new Date(0) })],
    ['a number that is none', () => ({ id: 'x', value: Number.NaN })],
    ['a function', () => ({ id: 'x', later: () => 1 })],
    [
      'an object that holds itself',
      () => {
        const self: Record<string, unknown> = { id: 'x' };
        self['self'] = self;
        return self;
      },
    ],
  ])('fails an item whose output is %s, and goes on', async (_, make) => {
    const odd = step('odd', (item, { draw }) =>
      item.id === 'b' ? (make() as Token) : grown(item, 'odd', draw),
    );

    const summary = await watched(odd.run(names)).summary();

    expectConservation(summary);
    expect(summary).toMatchObject({ end: 'completed', rows: 2 });
    expect(summary.stages[0]?.failures).toEqual({ 'unusable-output': 1 });
  });

  it('refuses a row that another item gave already', async () => {
    const same = step('same', () => token('one'));

    const summary = await watched(same.run(names)).summary();

    expectConservation(summary);
    expect(summary).toMatchObject({
      rows: 1,
      stages: [{ kept: 1, rejected: 2, rejections: { repeated: 2 } }],
    });
  });

  it('keeps equal values that have no id of their own', async () => {
    const same = defineStage<Token, number>({ name: 'same', version: '1', draws: 2, process: () => 7 });

    expect(await same.run(names).toArray()).toEqual([7, 7, 7, 7, 7, 7]);
  });

  it('counts codes that are named like parts of an object', async () => {
    const { stages } = await step('odd', () => reject('constructor', 'odd name'))
      .run(names)
      .summary();

    expect(stages[0]?.rejections).toEqual({ constructor: 3 });
  });

  it('gives a sequential stage the outputs of its earlier draws and stops when it says so', async () => {
    const pages = step(
      'pages',
      (item, { draw, earlier }) => ({
        id: `${item.id}${draw}`,
        trail: earlier.flat().map((made) => made.id),
      }),
      { sequential: true, draws: (_, earlier) => (earlier.length < 3 ? earlier.length + 1 : earlier.length) },
    );

    const rows = await pages.run([token('a')]).toArray();

    expect(rows.map((row) => row.trail)).toEqual([[], ['a0'], ['a0', 'a1']]);
  });

  it('fails an item whose number of draws is nonsense, and says so', async () => {
    const nonsense = step('nonsense', undefined, { draws: () => Number.NaN });

    const summary = await watched(nonsense.run([token('a')])).summary();

    expectConservation(summary);
    expect(summary.stages[0]).toMatchObject({ in: 1, failed: 1 });
  });

  it('refuses an item that the input names twice', async () => {
    const summary = await watched(step('once').run([token('a'), token('a')])).summary();

    expectConservation(summary);
    expect(summary.stages[0]).toMatchObject({ in: 2, kept: 1, rejections: { repeated: 1 } });
  });

  it('holds back when the reader of the rows is slow', async () => {
    let started = 0;
    const source = step(
      'source',
      (item, { draw }) => {
        started += 1;
        return grown(item, 'source', draw);
      },
      { draws: 1000 },
    );
    const reader = source.run([token('a')], { maxConcurrency: 4 })[Symbol.asyncIterator]();

    await reader.next();
    await turns(200);

    expect(started).toBeLessThanOrEqual(64 + 8 + 1);
    await reader.return?.();
  });

  it('can be iterated once', async () => {
    const run = step('once').run(names);
    await run.toArray();

    await expect(run.toArray()).rejects.toThrow('iterated once');
  });

  it('does not start before something is asked of it', async () => {
    let started = false;
    const run = step('lazy', (item) => {
      started = true;
      return item;
    }).run(names);
    run.on('item-kept', () => undefined);
    await turns(20);

    expect(started).toBe(false);
    await run.summary();
    expect(started).toBe(true);
  });

  it('takes items from an async source as they come', async () => {
    const arrives = latch();
    async function* source(): AsyncGenerator<Token> {
      yield token('a');
      await arrives.opened;
      yield token('b');
    }
    const seen: string[] = [];

    for await (const row of step('take').run(source())) {
      seen.push(row.id);
      arrives.open();
    }

    expect(seen).toEqual(['a.0', 'b.0']);
  });

  it('fails with the error of its source', async () => {
    async function* source(): AsyncGenerator<Token> {
      yield token('a');
      throw new Error('the source dried up');
    }
    const run = step('take').run(source());

    await expect(run.toArray()).rejects.toThrow('the source dried up');
    expect((await run.summary()).end).toBe('failed');
  });

  it('ends when its source fails while a task waits for its siblings', async () => {
    const { open, opened } = latch();
    async function* source(): AsyncGenerator<Token> {
      yield token('a');
      await opened;
      throw new Error('the source dried up');
    }
    const fan = step(
      'fan',
      async (item, { draw }) => {
        // The lower draw never settles, so the higher one waits for it.
        if (draw === 0) await new Promise<never>(() => undefined);
        return grown(item, 'fan', draw);
      },
      { draws: 2 },
    );
    const compare = step('compare', async (item, { siblings }) => {
      open();
      await siblings('point');
      return item;
    });
    const controller = new AbortController();
    const summary = compose(fan, compare).run(source(), { abortSignal: controller.signal }).summary();
    await opened;
    await turns(20);
    controller.abort();

    expect(await summary).toMatchObject({ end: 'failed', error: { message: 'the source dried up' } });
  });

  it('holds no item of a long input after it has passed', async () => {
    const weak: WeakRef<Token>[] = [];
    async function* source(): AsyncGenerator<Token> {
      for (let index = 0; index < 50; index += 1) {
        const item = token(`item${index}`);
        weak.push(new WeakRef(item));
        yield item;
      }
    }
    const run = step('take').run(source());
    for await (const row of run) {
      if (row.id === 'item40.0') break;
    }
    const held = (): readonly unknown[] =>
      weak.slice(0, 30).filter((reference) => reference.deref() !== undefined);
    // What a frame that is about to return still names is held a little longer.
    for (let round = 0; round < 20 && held().length > 0; round += 1) {
      await turns(5);
      collectGarbage();
    }

    expect(held()).toEqual([]);
  });

  it.each([
    ['a lone string', 'Mathematics'],
    ['nothing', []],
    ['a number', 7],
    ['undefined', undefined],
  ])('refuses %s as its input', (_, input) => {
    expect(() => step('take').run(input as unknown as readonly Token[])).toThrow(ConfigurationError);
  });

  it('refuses an empty source', async () => {
    const run = step('take').run(new Set<Token>());

    expect(await run.summary()).toMatchObject({ end: 'failed', error: { code: 'invalid-configuration' } });
  });

  it('reports all faults of its options together', () => {
    const options = { maxConcurrency: 0, failureLimit: -1, seed: 0.5, directory: ' ' };

    expect(() => step('take').run(names, options)).toThrow(
      expect.objectContaining({
        issues: ['directory', 'maxConcurrency', 'failureLimit', 'seed'].map((option) =>
          expect.objectContaining({ option: `run.${option}` }),
        ),
      }),
    );
  });

  it.each<[string, unknown]>([
    ['abortSignal', new AbortController()],
    ['now', 5],
    ['after', 1],
    ['engine', {}],
    ['store', {}],
    ['directroy', 'runs/first'],
  ])('refuses %s when it is not what it should be', (option, value) => {
    const options = { [option]: value } as RunOptions;

    expect(() => step('take').run(names, options)).toThrow(
      expect.objectContaining({ issues: [expect.objectContaining({ option: `run.${option}` })] }),
    );
  });

  it('names the item of which no id can be made', async () => {
    const circle: Record<string, unknown> = {};
    circle['self'] = circle;
    const take = defineStage<object, object>({ name: 'take', version: '1', process: (item) => item });

    const summaries = await Promise.all(
      [{ size: 5n }, circle, new Map()].map((item) => take.run([{ size: 5 }, item]).summary()),
    );

    for (const { end, error } of summaries) {
      expect([end, error?.code]).toEqual(['failed', 'invalid-configuration']);
      expect(error?.message).toMatch(
        /^run\.input\[1\]: has no id, and none can be made of its content \(.+\); give it an id/u,
      );
    }
  });

  it('refuses two stages of one name', () => {
    expect(() => compose(step('twin'), step('twin'))).toThrow('two stages are named "twin"');
  });
});
