import fc from 'fast-check';
import { describe, expect, expectTypeOf, it } from 'vitest';
import { shardOf } from '../../src/shards/shard-of.ts';
import { aProblem, aTopic } from '../../src/testing/sample-records.ts';

const ids = fc.uniqueArray(fc.string({ minLength: 1 }), { maxLength: 60 });

function shardsOf<Item>(items: readonly Item[], count: number): readonly (readonly Item[])[] {
  return Array.from({ length: count }, (_, index) => shardOf(items, { index, count }));
}

async function* asTheyCome<Item>(items: readonly Item[]): AsyncGenerator<Item, void> {
  yield* items;
}

describe('shardOf', () => {
  it('puts each item into exactly one shard, in the order of the input', () => {
    fc.assert(
      fc.property(ids, fc.integer({ min: 1, max: 9 }), (names, count) => {
        const items = names.map((id, place) => ({ id, place }));
        const shards = shardsOf(items, count);
        expect(shards.flat().sort((left, right) => left.place - right.place)).toEqual(items);
        for (const shard of shards)
          expect(shard.map(({ place }) => place)).toEqual(
            shard.map(({ place }) => place).sort((a, b) => a - b),
          );
      }),
    );
  });

  it('leaves an item in its shard whatever else there is, and in any order', () => {
    fc.assert(
      fc.property(ids, ids, fc.integer({ min: 1, max: 9 }), (some, more, count) => {
        const before = shardsOf(some, count);
        const after = shardsOf([...more.filter((id) => !some.includes(id)), ...some].reverse(), count);
        for (const [index, shard] of before.entries())
          expect(after[index]).toEqual(expect.arrayContaining([...shard]));
      }),
    );
  });

  it.each([2, 3, 16])('makes %i shards of about equal size of many items', (count) => {
    const topics = Array.from({ length: 3000 }, (_, number) => aTopic({ topic: `Topic ${number}` }));
    for (const { length } of shardsOf(topics, count)) {
      expect(length).toBeGreaterThan((3000 / count) * 0.75);
      expect(length).toBeLessThan((3000 / count) * 1.25);
    }
  });

  it('never changes, since shards that are run again must find their replies', () => {
    const subjects = ['Mathematics', 'Physics', 'Biology', 'History', 'Chemistry', 'Literature'];
    expect(shardsOf(subjects, 3)).toMatchInlineSnapshot(`
      [
        [
          "History",
          "Literature",
        ],
        [
          "Mathematics",
          "Chemistry",
        ],
        [
          "Physics",
          "Biology",
        ],
      ]
    `);
    expect(shardsOf([aProblem()], 7).findIndex(({ length }) => length > 0)).toMatchInlineSnapshot(`6`);
  });

  it('takes a subject by its name in each form that a run takes', () => {
    const forms = ['Biology', { name: ' Biology ' }, { name: 'Biology', guidance: 'cells' }];
    const filled = shardsOf(forms, 16).filter(({ length }) => length > 0);
    expect(filled).toEqual([forms]);
  });

  it('reads a stream as it comes, with the directory that it is read from', async () => {
    const topics = Array.from({ length: 50 }, (_, number) => aTopic({ topic: `Topic ${number}` }));
    const source = Object.assign(asTheyCome(topics), { directory: 'runs/first' });
    const shard = shardOf(source, { index: 1, count: 3 });

    expectTypeOf(shard).toEqualTypeOf<AsyncIterable<(typeof topics)[number]>>();
    expectTypeOf(shardOf(topics, { index: 0, count: 1 })).toEqualTypeOf<(typeof topics)[number][]>();
    const read: (typeof topics)[number][] = [];
    for await (const topic of shard) read.push(topic);
    expect(read).toEqual(shardOf(topics, { index: 1, count: 3 }));
    expect(shard).toMatchObject({ directory: 'runs/first' });
  });

  it.each([
    [{ index: 4, count: 4 }, /index: must be below count \(4\).*--array=0-3/u],
    [{ index: Number.NaN, count: 4 }, /index: must be a whole number of at least 0, got NaN/u],
    [{ index: 0, count: 0 }, /count: must be a whole number of at least 1, got 0/u],
  ])('refuses the shard %o', (shard, message) => {
    expect(() => shardOf(['Biology'], shard)).toThrow(message);
  });

  it('refuses a lone string, as a run does', () => {
    // @ts-expect-error A lone string is no list of subjects.
    expect(() => shardOf('Biology', { index: 0, count: 2 })).toThrow(/put it in an array/u);
  });
});
