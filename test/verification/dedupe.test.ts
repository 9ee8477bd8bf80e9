import { describe, expect, it } from 'vitest';
import { ConfigurationError } from '../../src/errors/index.ts';
import { type DroppedDuplicate, dedupe } from '../../src/verification/dedupe.ts';

const long =
  'A particle of mass $m$ moves in the potential $V(x) = \\frac{1}{2} k x^2$ and starts at rest at the point $x_0$. Find the time after which it passes the origin for the third time.';

describe('dedupe', () => {
  it('keeps the first of what is alike and reports the others', async () => {
    const items = [
      { id: 'a', problem: long },
      { id: 'b', problem: 'Determine the number of trees on 8 labelled vertices.' },
      {
        id: 'c',
        problem: long.replaceAll('$', '').replace('\\frac', ' \\dfrac').replace('Find', '**FIND**'),
      },
      { id: 'd', problem: long.replace('third', 'second') },
    ];

    const distinct = dedupe(items, { text: ({ problem }) => problem });

    expect((await distinct.toArray()).map(({ id }) => id)).toEqual(['a', 'b']);
    expect(distinct.report()).toMatchObject({ read: 4, kept: 2, dropped: 2 });
    expect(distinct.report().duplicates.map(({ id, keptId }) => [id, keptId])).toEqual([
      ['c', 'a'],
      ['d', 'a'],
    ]);
    for (const { similarity } of distinct.report().duplicates) expect(similarity).toBeGreaterThan(0.7);
  });

  it('compares names by their words', async () => {
    const names = [
      'Click chemistry',
      'Number theory',
      'Click chemistry and bioorthogonal reactions',
      'Analytic number theory',
    ];
    const distinct = dedupe(names);

    expect(await distinct.toArray()).toEqual(['Click chemistry', 'Number theory', 'Analytic number theory']);
    expect(distinct.report().duplicates).toEqual([{ id: '2', keptId: '0', similarity: 0.5, method: 'name' }]);
  });

  it('takes items one at a time from a stream, and stops reading when the reader does', async () => {
    let made = 0;
    let closed = false;
    async function* endless(): AsyncGenerator<string> {
      try {
        for (;;) {
          made += 1;
          yield `Statement ${'abcdefghijklmnop'.slice(0, made)} has its own words, number ${made}.`;
        }
      } finally {
        closed = true;
      }
    }

    for await (const _ of dedupe(endless())) if (made === 3) break;

    expect({ made, closed }).toEqual({ made: 3, closed: true });
  });

  it('is read once, and says so', async () => {
    const distinct = dedupe(['one text', 'another text']);
    await distinct.toArray();

    await expect(distinct.toArray()).rejects.toMatchObject({
      isChimeraError: true,
      code: 'misused-run',
      message: 'the items of dedupe are read once; call dedupe again',
    });
  });

  it('tells copies as they are dropped, and keeps none of them then', async () => {
    const told: DroppedDuplicate[] = [];
    const distinct = dedupe(['one and the same', 'one and the same'], {
      onDropped: (dropped) => told.push(dropped),
    });
    await distinct.toArray();

    expect(told).toEqual([{ id: '1', keptId: '0', similarity: 1, method: 'name' }]);
    expect(distinct.report()).toMatchObject({ dropped: 1, duplicates: [] });
  });

  it('returns the same for the same order', async () => {
    const items = Array.from({ length: 200 }, (_, index) => long.replace('third', `${index % 50}th`));

    const [first, second] = [dedupe(items, { threshold: 1 }), dedupe(items, { threshold: 1 })];

    expect(await first.toArray()).toEqual(await second.toArray());
    expect(first.report()).toEqual(second.report());
    expect(first.report().kept).toBe(50);
  });

  it('counts problems with other figures as copies when asked', async () => {
    const items = ['Add 3 to 4.', 'Add 5 to 6.'];

    expect(await dedupe(items).toArray()).toHaveLength(2);
    expect(await dedupe(items, { maskNumbers: true }).toArray()).toHaveLength(1);
  });

  it.each([
    [{ threshold: 0 }, 'dedupe.threshold'],
    [{ threshold: Number.NaN }, 'dedupe.threshold'],
    [{ threshold: 1.5 }, 'dedupe.threshold'],
    [{ shingle: 0 }, 'dedupe.shingle'],
    [{ shingle: 99 }, 'dedupe.shingle'],
    [{ maskNumbers: 'yes' as unknown as boolean }, 'dedupe.maskNumbers'],
    [{ compare: 'words' as unknown as 'auto' }, 'dedupe.compare'],
    [{ compare: 'names' as const, threshold: 0.8 }, 'dedupe.threshold'],
    [{ compare: 'names' as const, shingle: 2 }, 'dedupe.shingle'],
    [{ compare: 'names' as const, maskNumbers: true }, 'dedupe.maskNumbers'],
    [{ text: 'problem' as unknown as () => string }, 'dedupe.text'],
  ])('refuses %j, naming the option', (options, option) => {
    expect(issueOf(() => dedupe(['a'], options))).toBe(option);
  });

  it('refuses a lone string and items without a text', async () => {
    expect(issueOf(() => dedupe('text' as unknown as string[]))).toBe('dedupe.items');
    await expect(dedupe([1 as unknown as string]).toArray()).rejects.toThrow('dedupe.text');
    await expect(dedupe([{ a: 1 }], { text: () => 3 as unknown as string }).toArray()).rejects.toThrow(
      'must return a string, got 3 for item 0',
    );
  });
});

function issueOf(act: () => unknown): string | undefined {
  try {
    act();
  } catch (error) {
    return error instanceof ConfigurationError ? error.issues[0]?.option : String(error);
  }
  return undefined;
}
