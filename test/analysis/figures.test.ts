import { describe, expect, it } from 'vitest';
import { bradleyTerry } from '../../src/analysis/figures/bradley-terry.ts';
import { bootstrap, meanOf, meanOfRates, quantileOf, wilson } from '../../src/analysis/figures/interval.ts';
import { cohenKappa, kendallTau } from '../../src/analysis/figures/kappa-and-tau.ts';
import { majorityAtK } from '../../src/analysis/figures/majority-at-k.ts';
import { seededRandom, shuffled } from '../../src/analysis/figures/random.ts';
import { ConfigurationError } from '../../src/errors/index.ts';

/** All ways to draw k attempts, voted on one by one. */
function majorityByHand(answers: readonly (string | null)[], k: number): number {
  const draws = subsetsOf(answers.length, k);
  const won = draws.map((draw) => {
    const votes = new Map<string, number>();
    for (const index of draw) {
      const answer = answers[index];
      if (answer !== null && answer !== undefined) votes.set(answer, (votes.get(answer) ?? 0) + 1);
    }
    const most = Math.max(0, ...votes.values());
    const leaders = [...votes].filter(([, count]) => count === most).map(([answer]) => answer);
    return leaders.includes('right') ? 1 / leaders.length : 0;
  });
  return meanOf(won);
}

function subsetsOf(n: number, k: number, from = 0): readonly (readonly number[])[] {
  if (k === 0) return [[]];
  const subsets: (readonly number[])[] = [];
  for (let first = from; first <= n - k; first += 1)
    for (const rest of subsetsOf(n, k - 1, first + 1)) subsets.push([first, ...rest]);
  return subsets;
}

describe('majorityAtK', () => {
  it.each([
    { correct: 3, others: [2, 1], silent: 1 },
    { correct: 1, others: [1, 1, 1], silent: 0 },
    { correct: 2, others: [4], silent: 2 },
    { correct: 0, others: [3], silent: 1 },
    { correct: 5, others: [], silent: 2 },
  ])('is the average over all draws of %j', ({ correct, others, silent }) => {
    const answers = [
      ...Array.from({ length: correct }, () => 'right'),
      ...others.flatMap((count, answer) => Array.from({ length: count }, () => `wrong ${answer}`)),
      ...Array.from({ length: silent }, () => null),
    ];
    for (let k = 1; k <= answers.length; k += 1)
      expect(majorityAtK({ correct, others, silent, k }), `k = ${k}`).toBeCloseTo(
        majorityByHand(answers, k),
        12,
      );
  });

  it('stays a number for many attempts', () => {
    const value = majorityAtK({ correct: 130, others: [60, 20], k: 101 });
    expect(value).toBeGreaterThan(0.99);
    expect(value).toBeLessThanOrEqual(1 + 1e-9);
  });

  it.each([
    [{ correct: 1, others: [1], k: 3 }, /majorityAtK\.k: must be a whole number from 1 to 2, got 3/],
    [{ correct: -1, others: [], k: 1 }, /majorityAtK\.correct/],
    [{ correct: 1, others: [0.5], k: 1 }, /majorityAtK\.others: must be a list of whole numbers/],
  ])('refuses %j', (options, message) => {
    expect(() => majorityAtK(options)).toThrow(message);
  });
});

describe('intervals', () => {
  it('are those of Wilson for shares', () => {
    expect(wilson(30 / 80, 80).low).toBeCloseTo(0.276942, 5);
    expect(wilson(30 / 80, 80).high).toBeCloseTo(0.484513, 5);
    expect(wilson(0, 20)).toMatchObject({ low: 0 });
    expect(wilson(1, 20)).toMatchObject({ high: 1 });
  });

  it('count attempts at one problem as fewer than independent ones, but as no fewer than problems', () => {
    const alike = meanOfRates([1, 0, 1, 0, 1, 0, 1, 0], 8);
    const independent = meanOfRates([0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5], 8);

    expect(alike).toMatchObject({ value: 0.5, n: 8, ...wilson(0.5, 8) });
    expect(independent).toMatchObject({ value: 0.5, ...wilson(0.5, 64) });
    expect(meanOfRates([], 8)).toBeNull();
    expect(meanOfRates([1, 1, 1], 8)).toMatchObject({ value: 1, ...wilson(1, 3) });
  });

  it('of a bootstrap follow from the seed, and hold the true mean in about 95 of 100 cases', () => {
    let held = 0;
    for (let seed = 0; seed < 100; seed += 1) {
      const random = seededRandom(seed);
      const values = Array.from({ length: 60 }, () => random());
      const { low, high } = bootstrap({ items: values, statistic: meanOf, seed, resamples: 300 });
      if (low <= 0.5 && 0.5 <= high) held += 1;
    }

    expect(held).toBeGreaterThanOrEqual(89);
    const unknown: object = { seeds: 4, resamples: 0 };
    expect(() => bootstrap({ items: [1], statistic: meanOf, ...unknown })).toThrow(
      /bootstrap\.resamples: must be a whole number of at least 1, got 0.*bootstrap\.seeds: is an unknown option/su,
    );
    expect(bootstrap({ items: [1, 2, 3], statistic: meanOf, seed: 4 })).toEqual(
      bootstrap({ items: [1, 2, 3], statistic: meanOf, seed: 4 }),
    );
    expect(bootstrap({ items: [1, 2, 3, 9], statistic: meanOf, seed: 4 })).not.toEqual(
      bootstrap({ items: [1, 2, 3, 9], statistic: meanOf, seed: 5 }),
    );
  });

  it('take quantiles between two values', () => {
    expect(quantileOf([1, 2, 3, 4], 0.5)).toBe(2.5);
    expect(quantileOf([1, 2, 3, 4], 0.9)).toBeCloseTo(3.7);
    expect(quantileOf([], 0.5)).toBeNaN();
  });
});

describe('bradleyTerry', () => {
  it('refuses a prior below 0, and options that it does not know', () => {
    const options: object = { prior: -1, rounds: 3 };
    expect(() => bradleyTerry({ wins: [[0]], ...options })).toThrow(
      /bradleyTerry\.prior: must be a number of at least 0, got -1.*bradleyTerry\.rounds: is an unknown option/su,
    );
  });

  it('has the logarithm of the odds of two players as their difference', () => {
    const [first = 0, second = 0] = bradleyTerry({
      wins: [
        [0, 30],
        [10, 0],
      ],
      prior: 0,
    });
    expect(first - second).toBeCloseTo(Math.log(3), 9);
    expect(first + second).toBeCloseTo(0, 9);
  });

  it('finds scores from which wins were made', () => {
    const scores = [1, 0, -1];
    const wins = scores.map((one) => scores.map((other) => 1e6 / (1 + Math.exp(other - one))));

    const found = bradleyTerry({ wins, prior: 0 });

    expect(found.map((score) => Math.round(score * 1e6) / 1e6)).toEqual(scores);
  });

  it('stays finite for one that always won, and is 0 for those that never met', () => {
    expect(
      bradleyTerry({
        wins: [
          [0, 10],
          [0, 0],
        ],
      }).every(Number.isFinite),
    ).toBe(true);
    expect(
      bradleyTerry({
        wins: [
          [0, 0],
          [0, 0],
        ],
        prior: 0,
      }),
    ).toEqual([0, 0]);
  });
});

describe('agreement', () => {
  it('is that of Cohen for categories', () => {
    expect(cohenKappa(['a', 'a', 'b', 'b', 'c'], ['a', 'b', 'b', 'b', 'c'])).toBeCloseTo(0.6875, 10);
    expect(cohenKappa(['a', 'a'], ['a', 'a'])).toBeNull();
    expect(cohenKappa([], [])).toBeNull();
    expect(() => cohenKappa(['a'], ['a', 'b'])).toThrow(
      'cohenKappa.right: must be as long as the first series, 1, got 2',
    );
  });

  it('is that of Kendall for ranks with ties', () => {
    expect(kendallTau([1, 2, 3, 4], [1, 3, 2, 4])).toBeCloseTo(2 / 3, 10);
    expect(kendallTau([1, 2, 2, 3], [1, 2, 3, 4])).toBeCloseTo(0.912_870_929, 8);
    expect(kendallTau([1, 1], [1, 2])).toBeNull();
    expect(() => kendallTau([1, 2], [1])).toThrow('kendallTau.right: must be as long as the first series, 2');
  });
});

describe('shuffled', () => {
  it('keeps every item, and follows from the seed', () => {
    const items = [1, 2, 3, 4, 5, 6];
    expect([...shuffled(items, seededRandom(1))].sort()).toEqual(items);
    expect(shuffled(items, seededRandom(1))).toEqual(shuffled(items, seededRandom(1)));
  });
});

describe('figures of what is no series', () => {
  const none: readonly unknown[] = [];
  const cases: readonly (readonly [string, unknown, readonly unknown[], string])[] = [
    ['a kappa', cohenKappa, none, 'cohenKappa.left: must be a list, got undefined'],
    ['a kappa of one', cohenKappa, [['a'], 'a'], 'cohenKappa.right: must be a list, got "a"'],
    ['a tau', kendallTau, [[1], null], 'kendallTau.right: must be a list, got null'],
    [
      'a tau of texts',
      kendallTau,
      [
        [1, 2],
        [1, 'b'],
      ],
      'kendallTau.right[1]: must be a number, got "b"',
    ],
    [
      'a bootstrap',
      bootstrap,
      [{ items: 5, statistic: meanOf }],
      'bootstrap.items: must be a list of items, got 5',
    ],
    [
      'a bootstrap of nothing',
      bootstrap,
      [{ items: [1] }],
      'bootstrap.statistic: must be a function, got undefined',
    ],
    [
      'scores',
      bradleyTerry,
      [{ wins: 'x' }],
      'bradleyTerry.wins: must be a list with a list for each player',
    ],
    [
      'scores of a torn table',
      bradleyTerry,
      [{ wins: [[0, 1], [2]] }],
      'bradleyTerry.wins: must be a list with a list',
    ],
    [
      'scores of texts',
      bradleyTerry,
      [
        {
          wins: [
            [0, 'x'],
            [2, 0],
          ],
        },
      ],
      'bradleyTerry.wins[0][1]: must be a number of at least 0, got "x"',
    ],
    ['an interval', wilson, [7, 10], 'wilson.value: must be from 0 to 1, got 7'],
    ['an interval of none', wilson, [0.5, 0], 'wilson.n: must be a number above 0, got 0'],
  ];

  it.each(cases)('are refused: %s', (_, figure, given, message) => {
    const call = figure as (...given: readonly unknown[]) => unknown;

    expect(() => call(...given)).toThrow(ConfigurationError);
    expect(() => call(...given)).toThrow(message);
  });
});
