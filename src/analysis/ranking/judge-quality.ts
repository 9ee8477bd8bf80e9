import { bootstrap, type Measured, meanOf } from '../figures/interval.ts';
import { cohenKappa, kendallTau } from '../figures/kappa-and-tau.ts';
import type { GroupRankings, Ranking } from './group-rankings.ts';
import type { JudgeAgreement, JudgeQuality } from './rank-quality-result.ts';
import { ranksIn } from './ranks-in.ts';

interface Under {
  readonly sources: readonly string[];
  readonly names: readonly string[];
}

/** Two problems as one judge compared them. */
interface Pair {
  readonly left: string;
  readonly right: string;
  /** 1 when the left one is better, 0 when the right one is, 0.5 for neither. */
  readonly won: number;
  readonly leftShownFirst: boolean;
  /** Above 0 when the left one is longer. */
  readonly longer: number;
}

/** Says how far a judge can be trusted. */
export function judgeQualityOf(
  rows: readonly GroupRankings[],
  judge: string,
  { sources, names, seed }: Under & { readonly seed: number },
): JudgeQuality {
  const rankings = rows.flatMap((row) => row.rankings.filter((ranking) => ranking.judge === judge));
  const usable = rankings.filter(({ ranks }) => ranks !== null).length;
  // Only a group that was ranked in both orders lets the order cancel out.
  const both = rows.filter((row) => ofJudge(row, judge).every(({ ranks }) => ranks !== null));
  const pairs = both.map((row) => pairsOf(row, judge, { sources, names }));
  const all = pairs.flat();
  const taus = both.flatMap((row) => tauOf(ofJudge(row, judge), { sources, names }) ?? []);
  const measure = <Item>(
    items: readonly Item[],
    statistic: (sample: readonly Item[]) => number,
  ): Measured | null => {
    const value = items.length === 0 ? Number.NaN : statistic(items);
    if (Number.isNaN(value)) return null;
    return { value, ...bootstrap({ items, statistic, seed, resamples: 400 }), n: items.length };
  };
  return {
    judge,
    usable,
    unusable: rankings.length - usable,
    ties: all.length === 0 ? 0 : all.filter(({ won }) => won === 0.5).length / all.length,
    prefersFirst: measure(
      pairs.map((group) => tallyOf(group.map(firstWon))),
      meanOfTallies,
    ),
    consistency: measure(taus, meanOf),
    prefersLonger: measure(
      pairs.map((group) => tallyOf(group.flatMap(longerWon))),
      meanOfTallies,
    ),
    lengthEffect: measure(pairs, (sample) => lengthEffectOf(sample.flat())),
  };
}

/** Says how far each two judges agree. */
export function agreementOf(
  rows: readonly GroupRankings[],
  judges: readonly string[],
  under: Under,
): readonly JudgeAgreement[] {
  return judges.flatMap((left, index) =>
    judges.slice(index + 1).map((right): JudgeAgreement => {
      const common = rows.filter((row) =>
        [left, right].every((judge) => ofJudge(row, judge).some(({ ranks }) => ranks !== null)),
      );
      const [one = [], other = []] = [left, right].map((judge) =>
        common.map((row) => meanRanks(ofJudge(row, judge), under)),
      );
      const taus = one.flatMap((ranks, group) => kendallTau(ranks, other[group] ?? []) ?? []);
      return {
        judges: [left, right],
        kappa: cohenKappa(preferencesIn(one), preferencesIn(other)),
        tau: taus.length === 0 ? null : meanOf(taus),
        n: common.length,
      };
    }),
  );
}

function ofJudge({ rankings }: GroupRankings, judge: string): readonly Ranking[] {
  return rankings.filter((ranking) => ranking.judge === judge);
}

function pairsOf(row: GroupRankings, judge: string, { sources, names }: Under): readonly Pair[] {
  return ofJudge(row, judge).flatMap((ranking) =>
    names.flatMap((criterion) => {
      const ranks = ranksIn(ranking, criterion, sources);
      if (ranks === null) return [];
      return sources.flatMap((left, i) =>
        sources.slice(i + 1).map((right, offset): Pair => {
          const difference = (ranks[i] ?? 0) - (ranks[i + 1 + offset] ?? 0);
          return {
            left,
            right,
            won: (1 - Math.sign(difference)) / 2,
            leftShownFirst: ranking.shown.indexOf(left) < ranking.shown.indexOf(right),
            longer: (row.lengths[left] ?? 0) - (row.lengths[right] ?? 0),
          };
        }),
      );
    }),
  );
}

/** What a group adds to a mean over pairs. */
interface Tally {
  readonly sum: number;
  readonly count: number;
}

function tallyOf(values: readonly number[]): Tally {
  return { sum: values.reduce((sum, value) => sum + value, 0), count: values.length };
}

function meanOfTallies(tallies: readonly Tally[]): number {
  let [sum, count] = [0, 0];
  for (const tally of tallies) {
    sum += tally.sum;
    count += tally.count;
  }
  return sum / count;
}

function firstWon({ won, leftShownFirst }: Pair): number {
  return leftShownFirst ? won : 1 - won;
}

function longerWon({ won, longer }: Pair): readonly number[] {
  return longer === 0 ? [] : [longer > 0 ? won : 1 - won];
}

/** Compared within each two sources, so that a source whose longer problems are better ones by nature does not count. */
function lengthEffectOf(pairs: readonly Pair[]): number {
  const effects = new Map<string, { readonly longer: number[]; readonly shorter: number[] }>();
  for (const { left, right, won, longer } of pairs) {
    if (longer === 0) continue;
    const key = `${left}\n${right}`;
    const known = effects.get(key) ?? { longer: [], shorter: [] };
    effects.set(key, known);
    known[longer > 0 ? 'longer' : 'shorter'].push(won);
  }
  const told = [...effects.values()].filter(({ longer, shorter }) => longer.length > 0 && shorter.length > 0);
  const weight = (one: (typeof told)[number]): number => Math.min(one.longer.length, one.shorter.length);
  const total = told.reduce((sum, one) => sum + weight(one), 0);
  if (total === 0) return Number.NaN;
  return told.reduce((sum, one) => sum + weight(one) * (meanOf(one.longer) - meanOf(one.shorter)), 0) / total;
}

function tauOf(rankings: readonly Ranking[], { sources, names }: Under): number | null {
  const [first, second] = rankings;
  if (first === undefined || second === undefined) return null;
  const taus = names.flatMap((criterion) => {
    const [one, other] = [ranksIn(first, criterion, sources), ranksIn(second, criterion, sources)];
    return one === null || other === null ? [] : (kendallTau(one, other) ?? []);
  });
  return taus.length === 0 ? null : meanOf(taus);
}

function meanRanks(rankings: readonly Ranking[], { sources, names }: Under): readonly number[] {
  const series = rankings.flatMap((ranking) =>
    names.flatMap((criterion) => [ranksIn(ranking, criterion, sources) ?? []]),
  );
  const usable = series.filter((ranks) => ranks.length > 0);
  return sources.map((_, index) => meanOf(usable.map((ranks) => ranks[index] ?? 0)));
}

/**
 * Which of each two is better, in every other group asked the other way round: where one source nearly always wins, agreement by
 * chance would otherwise be nearly certain, and kappa 0 between judges that see the same.
 */
function preferencesIn(groups: readonly (readonly number[])[]): readonly string[] {
  return groups.flatMap((ranks, group) =>
    ranks.flatMap((left, i) =>
      ranks.slice(i + 1).map((right) => String(Math.sign(group % 2 === 0 ? left - right : right - left))),
    ),
  );
}
