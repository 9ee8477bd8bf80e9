import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contentHash } from '../../src/core/content-hash.ts';
import { reject } from '../../src/core/outcome.ts';
import type { Run } from '../../src/core/run.ts';
import type { Stage } from '../../src/core/stage.ts';
import { ConfigurationError } from '../../src/errors/index.ts';
import { compose } from '../../src/pipeline/compose.ts';
import { refill } from '../../src/pipeline/refill.ts';
import { expectConservation, watched } from '../support/conservation.ts';
import { grown, step, type Token, token } from '../support/number-stages.ts';
import { temporaryDirectory } from '../support/temporary-directory.ts';

const subjects = ['a', 'b', 'c', 'd', 'e'].map(token);

/** Lets waiting work go on in an order drawn from a seed. */
class Shuffle {
  readonly #waiting: (() => void)[] = [];
  readonly #seed: number;
  #count = 0;

  constructor(seed: number) {
    this.#seed = seed;
  }

  turn(): Promise<void> {
    if (this.#waiting.length === 0) setImmediate(() => this.#releaseOne());
    return new Promise((resolve) => this.#waiting.push(resolve));
  }

  #releaseOne(): void {
    this.#count += 1;
    const index = Math.floor(chance('turn', this.#seed, this.#count) * this.#waiting.length);
    for (const resolve of this.#waiting.splice(index, 1)) resolve();
    if (this.#waiting.length > 0) setImmediate(() => this.#releaseOne());
  }
}

function chance(...parts: readonly unknown[]): number {
  return Number.parseInt(contentHash(...parts).slice(0, 8), 16) / 2 ** 32;
}

/** Pages of names, drafts checked and refilled, two solutions of each: what happens to an item follows from its id. */
function pipelineOf({ arrival = 1, world = 1, isDeep = false } = {}): Stage<Token, Token> {
  const shuffle = new Shuffle(arrival);
  const pages = step(
    'pages',
    async (item, { draw }) => {
      await shuffle.turn();
      const names = 1 + Math.floor(3 * chance('names', world, item.id, draw));
      return Array.from({ length: names }, (_, index) => grown(item, 'pages', draw * 10 + index));
    },
    { sequential: true, draws: (_, earlier) => Math.min(3, earlier.length + 1) },
  );
  const draft = step('draft', async (item, { draw }) => {
    await shuffle.turn();
    return grown(item, 'draft', draw);
  });
  const check = step('check', async (item) => {
    await shuffle.turn();
    return chance('check', world, item.id) < 0.4 ? reject('bad', 'is bad') : item;
  });
  const solve = step(
    'solve',
    async (item, { draw }) => {
      await shuffle.turn();
      if (chance('solve', world, item.id, draw) < 0.2) throw new Error('no solution');
      return grown(item, 'solve', draw);
    },
    { draws: 2 },
  );
  const pipeline = compose(pages, refill(compose(draft, check), { kept: 2, maxAttempts: 4 }), solve);
  const areas = step(
    'areas',
    async (item, { draw }) => {
      await shuffle.turn();
      return grown(item, 'areas', draw);
    },
    { draws: 2 },
  );
  return isDeep ? compose(areas, pipeline) : pipeline;
}

async function idsOf(run: Run<Token>): Promise<readonly string[]> {
  return (await run.toArray()).map(({ id }) => id).sort();
}

describe('a run with a target', () => {
  it('ends at the target, and less than one chain beyond it', async () => {
    const run = watched(pipelineOf().run(subjects, { target: 7 }));

    const rows = await run.toArray();
    const summary = await run.summary();

    expect(rows.length).toBeGreaterThanOrEqual(7);
    expect(rows.length).toBeLessThan(7 + 2);
    expect(summary).toMatchObject({ end: 'completed', rows: rows.length, warnings: [] });
    expectConservation(summary);
    expect(summary.stages.map(({ pending }) => pending)).toEqual([0, 0, 0, 0]);
  });

  it('returns the same rows regardless of the order in which work is finished', async () => {
    const orders = fc.array(fc.tuple(fc.integer({ min: 1, max: 1000 }), fc.integer({ min: 1, max: 8 })), {
      minLength: 2,
      maxLength: 3,
    });
    const cases = fc.record({
      target: fc.integer({ min: 1, max: 60 }),
      world: fc.integer({ min: 1, max: 1000 }),
      isDeep: fc.boolean(),
      isStreamed: fc.boolean(),
      orders,
    });
    await fc.assert(
      fc.asyncProperty(cases, async ({ target, world, isDeep, isStreamed, orders: arrivals }) => {
        const made = await Promise.all(
          arrivals.map(([arrival, maxConcurrency]) => {
            const input = isStreamed ? new Set(subjects) : subjects;
            return idsOf(pipelineOf({ arrival, world, isDeep }).run(input, { target, maxConcurrency }));
          }),
        );
        for (const ids of made) expect(ids).toEqual(made[0]);
      }),
      { seed: 7, numRuns: 60 },
    );
  });

  it('takes the items of an array in turns, those of a stream one after the other', async () => {
    const beginnings = async (input: Iterable<Token> & object): Promise<ReadonlySet<string>> =>
      new Set((await idsOf(pipelineOf().run(input, { target: 18 }))).map((id) => id.slice(0, 1)));

    expect([...(await beginnings(subjects))]).toEqual(['a', 'b', 'c', 'd', 'e']);
    expect((await beginnings(new Set(subjects))).size).toBeLessThan(3);
  });

  it('adds rows when the target is raised, and drops none', async () => {
    const everything = await idsOf(pipelineOf().run(subjects));
    let before: readonly string[] = [];
    for (const target of [1, 2, 5, 11, 23, everything.length]) {
      const ids = await idsOf(pipelineOf({ arrival: target }).run(subjects, { target }));
      expect(ids.filter((id) => before.includes(id))).toEqual(before);
      before = ids;
    }
    expect(before).toEqual(everything);
  });

  it('begins no more than it needs', async () => {
    const run = pipelineOf().run(subjects, { target: 2 });
    const { stages } = await run.summary();

    const [pages, drafts] = stages;
    expect(pages?.in).toBe(1);
    expect(drafts?.in).toBeLessThanOrEqual(4);
  });

  it('takes no more of an endless input than it needs, and does not wait for it', async () => {
    let given = 0;
    let left = false;
    async function* endless(): AsyncGenerator<Token> {
      try {
        for (;;) {
          given += 1;
          if (given > 6) await new Promise(() => undefined);
          yield token(`item-${given}`);
        }
      } finally {
        left = true;
      }
    }
    const run = step('once').run(endless(), { target: 6, maxConcurrency: 2 });

    expect(await run.summary()).toMatchObject({ end: 'completed', rows: 6 });
    expect(given).toBe(6);
    expect(left).toBe(true);
  });

  it('says so when the input ends before the target', async () => {
    const run = watched(pipelineOf().run(subjects, { target: 10_000 }));
    const summary = await run.summary();

    expect(summary.end).toBe('completed');
    expectConservation(summary);
    expect(summary.warnings).toEqual([
      expect.stringMatching(/^solve: \d+ of \d+ tasks failed with threw; /u),
      `the input ended at ${summary.rows} rows, below the target of 10000; give more of it, or let each item yield more`,
    ]);
  });

  it('waits for each chain when only the chain itself tells how many rows it makes', async () => {
    const pages = step(
      'pages',
      (item, { draw }) => Array.from({ length: 10 }, (_, index) => grown(item, 'pages', 10 * draw + index)),
      { sequential: true, draws: (_, earlier) => Math.min(3, earlier.length + 1) },
    );

    const summary = await pages.run(subjects, { target: 25 }).summary();

    expect(summary).toMatchObject({ end: 'completed', rows: 30, stages: [{ in: 3, kept: 3 }] });
  });

  it('shows work as pending when it is stopped before the target', async () => {
    const run = watched(pipelineOf().run(subjects, { target: 30 }));
    let rows = 0;
    for await (const _ of run) {
      rows += 1;
      if (rows === 3) break;
    }

    const summary = await run.summary();
    expect(summary.end).toBe('stopped');
    expectConservation(summary);
  });

  it('refuses a target below the rows that are there, and takes the same one again', async () => {
    await using folder = await temporaryDirectory();
    const directory = folder.at('run');
    const first = await pipelineOf().run(subjects, { directory, target: 7 }).summary();
    const again = await pipelineOf().run(subjects, { directory, target: 7 }).summary();
    expect(again).toMatchObject({ end: 'completed', rows: first.rows });

    const below = await pipelineOf().run(subjects, { directory, target: 6 }).summary();
    expect(below.error).toMatchObject({ code: 'invalid-configuration' });
    expect(below.error?.message).toContain(`run.target: 6 is below the ${first.rows} rows`);

    await pipelineOf().run(subjects, { directory }).summary();
    const all = pipelineOf().run(subjects, { directory, target: 9 });
    await expect(all.toArray()).rejects.toThrow(ConfigurationError);
  });

  it.each([0, -3, 2.5, Number.NaN, Number.POSITIVE_INFINITY])('refuses %d', (target) => {
    expect(() => pipelineOf().run(subjects, { target })).toThrow(/run\.target: must be a whole number/);
  });
});

describe('a sequential stage with a fixed number of draws', () => {
  it('starts each draw after the one before it', async () => {
    const pages = step(
      'pages',
      (item, { draw, earlier }) => ({ id: `${item.id}${draw}`, trail: [`${earlier.length}`] }),
      {
        sequential: true,
        draws: 3,
      },
    );

    const rows = await pages.run([token('a')]).toArray();

    expect(rows.map(({ trail }) => trail)).toEqual([['0'], ['1'], ['2']]);
  });
});
