import { describe, expect, it } from 'vitest';
import { paperCriteria, type RankQualityResult, rankQuality } from '../../src/analysis/index.ts';
import { isSameModel } from '../../src/analysis/ranking/is-same-model.ts';
import { parseRanks } from '../../src/analysis/ranking/rank-prompt.ts';
import { scriptedModel } from '../../src/testing.ts';
import { temporaryDirectory } from '../support/temporary-directory.ts';
import { rankedProblem, simulatedJudge } from './simulated-judges.ts';

const GROUPS = 30;

/** Three sources over the same topics: good, middling and poor. The lengths have nothing to do with the quality. */
const sources = Object.fromEntries(
  [
    ['good', 0.8],
    ['middling', 0.5],
    ['poor', 0.2],
  ].map(([name, quality], source) => [
    name,
    Array.from({ length: GROUPS }, (_, index) =>
      rankedProblem(Number(quality), String(index), 10 + ((index * 7 + source * 13) % 20)),
    ),
  ]),
);

const honest = simulatedJudge('honest', ({ quality }, noise) => quality + noise);
const second = simulatedJudge('second', ({ quality }, noise) => quality + noise / 2);

function rank(
  models: Parameters<typeof rankQuality>[0]['models'],
  items = GROUPS,
): Promise<RankQualityResult> {
  return rankQuality({ sources, models, items });
}

describe('rankQuality', () => {
  it('ranks sources by their quality, matched by topic, with intervals', async () => {
    const { ranks, scores, agreement, warnings, matched, judges, markdown } = await rank([honest, second]);
    const overall = ranks.filter(({ judge, criterion }) => judge === null && criterion === null);

    expect(matched).toEqual({ topic: GROUPS, subject: 0, nothing: 0 });
    expect(overall.map(({ source }) => source)).toEqual(['good', 'middling', 'poor']);
    const [good, middling, poor] = overall.map(({ points }) => points);
    expect(good?.low).toBeGreaterThan(middling?.high ?? 0);
    expect(middling?.low).toBeGreaterThan(poor?.high ?? 0);
    expect(overall.reduce((sum, { points }) => sum + points.value, 0)).toBeCloseTo(6, 9);
    expect(overall.map(({ points, meanRank }) => points.value + meanRank)).toEqual([4, 4, 4]);
    const scored = scores.filter(({ judge }) => judge === null).map(({ score }) => score.value);
    expect([...scored].sort((left, right) => right - left)).toEqual(scored);
    expect(scored.reduce((sum, score) => sum + score, 0)).toBeCloseTo(0, 9);
    expect(agreement[0]?.kappa).toBeGreaterThan(0.3);
    expect(agreement[0]?.tau).toBeGreaterThan(0.3);
    expect(judges.map(({ usable, unusable }) => [usable, unusable])).toEqual([
      [2 * GROUPS, 0],
      [2 * GROUPS, 0],
    ]);
    expect(warnings).toEqual([]);
    expect(markdown).toContain('| all judges | good |');
  });

  it('exposes a judge that prefers what is first', async () => {
    const biased = simulatedJudge('biased', ({ position }) => -position);
    const { judges, warnings, ranks } = await rank([biased]);

    expect(judges[0]?.prefersFirst?.value).toBe(1);
    expect(judges[0]?.consistency?.value).toBe(-1);
    expect(warnings).toEqual([
      expect.stringMatching(/biased prefers what is shown first, in 100 % of pairs/u),
      expect.stringMatching(/ranks the same problems otherwise in another order/u),
    ]);
    // The swapped order takes the bias out of the ranks: no source is better than another.
    expect(
      ranks.filter(({ criterion }) => criterion === null).every(({ points }) => points.value === 2),
    ).toBe(true);
  });

  it('exposes a judge that prefers length', async () => {
    const lengthy = simulatedJudge('lengthy', ({ text }) => text.length);
    const { judges, warnings } = await rank([lengthy]);

    expect(judges[0]?.prefersLonger?.value).toBeGreaterThan(0.9);
    expect(judges[0]?.lengthEffect?.low).toBeGreaterThan(0.5);
    expect(judges[0]?.prefersFirst?.value).toBeCloseTo(0.5);
    expect(warnings).toEqual([expect.stringMatching(/lengthy prefers the longer problem/u)]);
  });

  it('exposes a judge that is random, by itself and beside an honest one', async () => {
    const random = simulatedJudge('random', (_, noise) => noise);
    const { judges, warnings, agreement } = await rank([random, honest]);

    expect(Math.abs(judges[0]?.consistency?.value ?? 1)).toBeLessThan(0.2);
    expect(agreement[0]?.kappa).toBeLessThan(0.2);
    expect(warnings).toContainEqual(
      expect.stringMatching(/random ranks the same problems otherwise in another order/u),
    );
    expect(warnings.some((warning) => warning.startsWith('scripted:honest'))).toBe(false);
  });

  it('counts replies that are no ranking, and ties', async () => {
    const mute = scriptedModel('I like them all.', { modelId: 'mute' });
    const even = simulatedJudge('even', () => 1);
    const { judges, warnings, ranks } = await rank([mute, even], 5);

    expect(judges).toMatchObject([
      { usable: 0, unusable: 10, prefersFirst: null, consistency: null },
      { usable: 10, unusable: 0, ties: 1 },
    ]);
    expect(warnings.join('\n')).toMatch(/mute gave no usable ranking in 10 of 10 cases/u);
    expect(ranks.filter(({ judge, criterion }) => judge === null && criterion === null)).toMatchObject(
      Object.keys(sources).map((source) => ({ source, meanRank: 2, points: { value: 2 } })),
    );
  });

  it('ranks by criteria of the caller, and shows each by itself', async () => {
    const criteria = [
      { name: 'Use', question: 'Is it of use?' },
      { name: 'Wit', question: 'Is it witty?' },
    ];
    const bySource = (good: string, user: string): string => {
      const seen = [...user.matchAll(/Problem ([A-C]):\n<<<[^\n]+\nProblem \d+ of merit ([\d.]+)/gu)];
      const order = seen.toSorted(([, , left], [, , right]) => Number(right) - Number(left));
      return `${good}: ${order.map(([, letter]) => letter).join(' > ')}`;
    };
    const judge = scriptedModel(({ user }) => `${bySource('Use', user)}\nWit: A = B = C`, { modelId: 'own' });
    const { ranks, markdown } = await rankQuality({ sources, models: [judge], criteria, items: 4 });
    const of = (name: string) =>
      ranks
        .filter(({ judge, criterion }) => judge === null && criterion === name)
        .map(({ source, points }) => [source, points.value]);

    expect(judge.calls[0]?.user).not.toContain('Clarity');
    expect(judge.calls[0]?.system).toContain('Use: Is it of use?');
    expect(of('Use')).toEqual([
      ['good', 3],
      ['middling', 2],
      ['poor', 1],
    ]);
    expect(of('Wit').map(([, points]) => points)).toEqual([2, 2, 2]);
    expect(markdown).toContain('| Use | Wit |');
  });

  it('is resumed in a directory without a further call', async () => {
    await using folder = await temporaryDirectory();
    const judge = simulatedJudge('resumed', ({ quality }, noise) => quality + noise);
    const options = { sources, models: [judge], items: 6, run: { directory: folder.at('ranks') } };

    const first = await rankQuality(options);
    const calls = judge.calls.length;
    const again = await rankQuality(options);

    expect([calls, judge.calls.length]).toEqual([12, 12]);
    expect(again.ranks).toEqual(first.ranks);
  });

  it('matches by subject where topics differ, and says when there is nothing in common', async () => {
    const one = [rankedProblem(1, 'a'), rankedProblem(1, 'b')];
    const other = [{ ...rankedProblem(0, 'c'), topic: 'Topic A' }, { ...rankedProblem(0, 'd') }];
    const foreign = [{ ...rankedProblem(0, 'e'), subject: 'History' }];
    const asked = (given: object, more: object = {}): Promise<RankQualityResult> =>
      rankQuality({ sources: given as typeof sources, models: [honest], items: 2, ...more });

    expect((await asked({ one, other })).matched).toEqual({ topic: 1, subject: 1, nothing: 0 });
    await expect(asked({ one, foreign })).rejects.toThrow(
      /rankQuality\.sources: one, foreign have no topic or subject in common, .* set match to 'any'/u,
    );
    await expect(asked({ one, other }, { match: 'topic' })).rejects.toThrow(
      /rankQuality\.items: is 2, but only 1 groups of one, other have a topic in common; ask for fewer/u,
    );
    await expect(asked({ one, foreign }, { match: 'any' })).rejects.toThrow(
      /only 1 groups of one, foreign the smallest source allows/u,
    );
    expect((await asked({ one, foreign }, { match: 'any', items: 1 })).matched.nothing).toBe(1);
    await expect(asked({ one })).rejects.toThrow(/sources: must be 2 to 6 sources .*got 1/u);
  });

  it('refuses a judge for what it wrote', async () => {
    const one = { from: [rankedProblem(1, 'a')], writtenBy: ['honest-2026-01-31'] };
    const asked = rankQuality({ sources: { one, two: [rankedProblem(0, 'a')] }, models: [honest], items: 1 });

    await expect(asked).rejects.toThrow(
      /rankQuality\.models\[0\]: is .*:honest, which wrote problems of source one; name another judge/u,
    );
    expect(isSameModel('openai.responses:gpt-5', 'gpt-5-2025-08-07')).toBe(true);
    expect(isSameModel('vllm:Qwen/Qwen3-8B', 'qwen3-8b')).toBe(true);
    expect(isSameModel('openai:gpt-5', 'openai:gpt-5-mini')).toBe(false);
  });
});

describe('parseRanks', () => {
  const reply = (order: string): string => paperCriteria.map(({ name }) => `${name}: ${order}`).join('\n');

  it.each([
    ['B > A > C', [2, 1, 3]],
    ['b>a=c', [2.5, 1, 2.5]],
    ['A = B = C', [2, 2, 2]],
    ['**C** > (A) > B', [2, 3, 1]],
  ])('reads %s', (order, ranks) => {
    expect(parseRanks(reply(order), paperCriteria, 3)['Clarity']).toEqual(ranks);
  });

  it.each(['A > B', 'A > B > B', 'A > B > C > D', 'all equal', ''])('refuses %j', (order) => {
    expect(() => parseRanks(reply(order), paperCriteria, 3)).toThrow(/Clarity/u);
  });
});
