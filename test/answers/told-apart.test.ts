import { describe, expect, it } from 'vitest';
import { compareAnswers } from '../../src/answers/index.ts';

/** Words that say opposite things of one value. */
const opposites = [
  ['even', 'odd'],
  ['maximum', 'minimum'],
  ['increasing', 'decreasing'],
  ['smallest', 'largest'],
  ['positive', 'negative'],
  ['inner', 'outer'],
  ['convergent', 'divergent'],
  ['rational', 'irrational'],
  ['acute', 'obtuse'],
  ['upper', 'lower'],
  ['cold', 'hot'],
  ['dominant', 'recessive'],
] as const;

/** Where such a word may be next to a value. */
const places = [
  'the # is 5',
  'the # is $5$',
  '# is 5',
  'The # root: 5',
  '# branch: $5$',
  '#: 5',
  '# $n$',
  '$n$ #',
  '# at $x=1$',
  '$x=1$ (#)',
  '$5$ #',
  '# \\boxed{5}',
  '#; $y=2x$',
  '$y=2x$, #',
  'The # solution is $x=5$',
  '# if $x>0$',
  '\\textbf{#} 5',
  '5\\text{ #}',
  '$x = 1$ is #',
  '$x_{\\mathrm{#}} = 5$',
];

describe('words beside one value', () => {
  it('that differ on both sides leave no two answers equal', () => {
    const asked = places.flatMap((place) =>
      opposites.flatMap(([one, other]) => [
        [place.replace('#', one), place.replace('#', other)] as const,
        [place.replace('#', other), place.replace('#', one)] as const,
      ]),
    );

    const accepted = asked.filter(
      ([reference, response]) => compareAnswers(reference, response).verdict === 'equal',
    );

    expect(accepted).toEqual([]);
    expect(asked).toHaveLength(480);
  });

  it('that are the same, or are on one side alone, change nothing', () => {
    const pairs = [
      ['5', 'The maximum is 5.'],
      ['maximum: 5', '5'],
      ['The maximum is 5', 'So the maximum value is \\boxed{5}.'],
      ['limiting reagent: $\\mathrm{O}_{2}$', 'O₂ is the limiting reagent.'],
      ['81\\text{ teachers}', 'The school has **81 teachers**.'],
      ['The answer is \\boxed{\\frac{7}{9}}', 'Hence the probability is 7/9.'],
      ['7 apples', 'She has 7 apples.'],
      ['最大值是 $5$', '所以最大值为 $5$'],
    ] as const;

    expect(
      pairs.filter(([reference, response]) => compareAnswers(reference, response).verdict !== 'equal'),
    ).toEqual([]);
  });

  it('count in scripts without spaces', () => {
    expect(compareAnswers('最大值是 $5$', '最小值是 $5$').verdict).not.toBe('equal');
  });
});
