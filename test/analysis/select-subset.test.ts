import { describe, expect, it } from 'vitest';
import { selectSubset } from '../../src/analysis/index.ts';
import { aValidatedProblem } from '../../src/testing.ts';

const animals = ['cat', 'dog', 'owl', 'fox', 'bee', 'ant'];
const problems = [
  ...animals.map((animal, index) =>
    aValidatedProblem({
      id: `biology-${index}` as never,
      subject: 'Biology',
      problem: `How many legs has a ${animal} and how many eyes?`,
      difficulty: index / 5,
    }),
  ),
  aValidatedProblem({
    id: 'physics-0' as never,
    subject: 'Physics',
    problem: 'How fast is light?',
    difficulty: 0.5,
  }),
];

describe('selectSubset', () => {
  it('shares the size among subjects, and gives what a small one leaves to the others', async () => {
    const { chosen, groups, leftOut } = await selectSubset({ source: problems, size: 4 });

    expect(groups).toEqual([
      { group: 'Biology', available: 6, chosen: 3 },
      { group: 'Physics', available: 1, chosen: 1 },
    ]);
    expect(chosen).toHaveLength(4);
    expect(leftOut.map(({ reason }) => reason)).toEqual(['quota', 'quota', 'quota']);
    expect(new Set([...chosen, ...leftOut].map(({ id }) => id)).size).toBe(problems.length);
  });

  it('returns the same set for the same seed, regardless of the order of the rows', async () => {
    const [first, again, other] = await Promise.all([
      selectSubset({ source: problems, size: 3, seed: 1 }),
      selectSubset({ source: [...problems].reverse(), size: 3, seed: 1 }),
      selectSubset({ source: problems, size: 3, seed: 2, by: { diversity: 'none' } }),
    ]);

    expect(again.chosen).toEqual(first.chosen);
    expect(other.chosen).toHaveLength(3);
  });

  it('keeps to a band of difficulty and to caps of length, and says why each other was left out', async () => {
    const rows = [
      ...problems,
      aValidatedProblem({
        id: 'long' as never,
        subject: 'Physics',
        problem: 'word '.repeat(50),
        difficulty: 0.5,
      }),
      aValidatedProblem({
        id: 'unknown' as never,
        subject: 'Physics',
        problem: 'Unknown?',
        difficulty: null,
      }),
    ];

    const { chosen, leftOut } = await selectSubset({
      source: rows,
      size: 4,
      by: {
        difficulty: { min: 0.3, max: 0.9 },
        mostWords: { problem: 20 },
        quota: { share: 'proportional' },
      },
    });

    expect(chosen.every(({ difficulty }) => (difficulty ?? 0) >= 0.3 && (difficulty ?? 1) <= 0.9)).toBe(true);
    expect(leftOut.map(({ id, reason }) => `${id} ${reason}`).sort()).toEqual([
      'biology-0 too-easy',
      'biology-1 too-easy',
      'biology-5 too-hard',
      'long long-problem',
      'unknown difficulty-unknown',
    ]);
  });

  it('takes the problems that are the least alike', async () => {
    const rows = ['a b c d', 'a b c e', 'a b c f', 'w x y z'].map((problem, index) =>
      aValidatedProblem({ id: `p${index}` as never, problem }),
    );
    const vectors: { readonly [id: string]: readonly number[] } = {
      p0: [1, 0],
      p1: [0, 1],
      p2: [1, 0.1],
      p3: [1, 0.2],
    };

    const byWords = await selectSubset({ source: rows, size: 2 });
    const byVector = await selectSubset({
      source: rows,
      size: 2,
      by: { diversity: ({ id }) => vectors[id] ?? [] },
    });

    expect(byWords.chosen.map(({ id }) => id)).toContain('p3');
    expect(byVector.chosen.map(({ id }) => id)).toContain('p1');
  });

  it('refuses what cannot be', async () => {
    await expect(selectSubset({ source: problems, size: 99 })).rejects.toThrow(
      /selectSubset\.size: is 99, but only 7 of 7 problems are left; ask for fewer/u,
    );
    await expect(selectSubset({ source: problems, size: 0 })).rejects.toThrow(
      /size: must be a whole number of at least 1/u,
    );
    await expect(
      selectSubset({ source: problems, size: 1, by: { quota: { of: 'planet' as 'topic' } } }),
    ).rejects.toThrow(/by\.quota\.of: must be 'subject' or 'topic'/u);
    await expect(
      selectSubset({ source: problems, size: 1, by: { difficulty: { min: 0.9, max: 0.2 } } }),
    ).rejects.toThrow(/by\.difficulty\.min: must be at most max, 0\.2, got 0\.9/u);
  });
});
