import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { reject } from '../../../src/core/outcome.ts';
import { compose } from '../../../src/pipeline/compose.ts';
import { grown, step, type Token, token } from '../../support/number-stages.ts';
import { turns } from '../../support/turns.ts';

describe('siblings', () => {
  it('returns the lower draws that reached the point, in draw order, regardless of the order of arrival', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.integer({ min: 0, max: 6 }), { minLength: 6, maxLength: 6 }),
        fc.array(fc.boolean(), { minLength: 6, maxLength: 6 }),
        fc.integer({ min: 1, max: 8 }),
        async (delays, refusedBefore, maxConcurrency) => {
          const fan = step(
            'fan',
            async (item, { draw }) => {
              await turns(delays[draw] ?? 0);
              return grown(item, 'fan', draw);
            },
            { draws: 6 },
          );
          const between = step('between', async (item) => {
            await turns(delays[(drawOf(item) + 3) % 6] ?? 0);
            return item;
          });
          const compare = step('compare', async (item, { siblings }) => {
            if (refusedBefore[drawOf(item)] === true) return reject('before', 'refused before the point');
            const lower = await siblings('point');
            return { id: item.id, trail: lower.map((sibling) => String(sibling.draw)) };
          });

          const rows = await compose(fan, between, compare)
            .run(['a', 'b'].map(token), { maxConcurrency })
            .toArray();

          for (const row of rows) {
            const lower = [0, 1, 2, 3, 4, 5].filter(
              (draw) => draw < drawOf(row) && refusedBefore[draw] !== true,
            );
            expect(row.trail).toEqual(lower.map(String));
          }
          expect(rows).toHaveLength(2 * refusedBefore.filter((refused) => !refused).length);
        },
      ),
      { seed: 20260303, numRuns: 120 },
    );
  });

  it('orders several outputs of one draw by their position', async () => {
    const split = step('split', (item) =>
      ['x', 'y', 'z'].map((name) => ({ id: `${item.id}${name}.0`, trail: [] })),
    );
    const compare = step('compare', async (item, { siblings }) => ({
      id: item.id,
      trail: (await siblings('point')).map((sibling) => sibling.item.id),
    }));

    const rows = await compose(split, compare)
      .run([token('a')])
      .toArray();

    expect(Object.fromEntries(rows.map((row) => [row.id, row.trail]))).toEqual({
      'ax.0': [],
      'ay.0': ['ax.0'],
      'az.0': ['ax.0', 'ay.0'],
    });
  });

  it('keeps to the draws of one item, also when there is only one draw', async () => {
    const topics = step('topics', (item) =>
      ['x', 'y'].map((name) => ({ id: `${item.id}${name}`, trail: [] })),
    );
    const drafts = step('drafts', undefined, { draws: 1 });
    const compare = step('compare', async (item, { siblings }) => ({
      id: item.id,
      trail: (await siblings('point')).map((sibling) => sibling.item.id),
    }));

    const rows = await compose(topics, drafts, compare)
      .run([token('a')])
      .toArray();

    expect(rows.map((row) => row.trail)).toEqual([[], []]);
  });

  it('has none for an item of the input', async () => {
    const compare = step('compare', async (item, { siblings }) => ({
      ...item,
      trail: [`${(await siblings('p')).length}`],
    }));

    const rows = await compare.run(['a', 'b'].map(token)).toArray();

    expect(rows.map((row) => row.trail)).toEqual([['0'], ['0']]);
  });
});

function drawOf(item: Token): number {
  return Number(item.id.split('.')[1]);
}
