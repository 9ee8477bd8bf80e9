import { evidenceMarkdown } from '../../core/figures/evidence-markdown.ts';
import type { RunSummary } from '../../core/summary.ts';
import { bradleyTerry } from '../figures/bradley-terry.ts';
import { bootstrapEach, type Measured, meanOf } from '../figures/interval.ts';
import type { Criterion } from './criterion.ts';
import type { GroupRankings } from './group-rankings.ts';
import { agreementOf, judgeQualityOf } from './judge-quality.ts';
import { qualityEvidence } from './quality-evidence.ts';
import { qualityWarnings } from './quality-warnings.ts';
import type { QualityRank, QualityScore, RankQualityResult } from './rank-quality-result.ts';
import { ranksIn } from './ranks-in.ts';

/** Resamples of groups; scores are fitted again to each. */
const RESAMPLES = 400;

/** What rankings are looked at under. */
export interface RankedUnder {
  readonly sources: readonly string[];
  readonly criteria: readonly Criterion[];
  readonly seed: number;
  readonly summary: RunSummary;
}

/** Computes the figures of rankings. */
export function qualityOf(rows: readonly GroupRankings[], under: RankedUnder): RankQualityResult {
  const { sources, criteria, seed, summary } = under;
  const names = criteria.map(({ name }) => name);
  const judges = [...new Set(rows.flatMap(({ rankings }) => rankings.map(({ judge }) => judge)))];
  const ranks: QualityRank[] = [];
  const scores: QualityScore[] = [];
  for (const judge of [null, ...judges]) {
    for (const criterion of [null, ...names]) {
      const wanted = criterion === null ? names : [criterion];
      ranks.push(...ranksOf(rows, { sources, judge, criterion, wanted, seed }));
    }
    scores.push(...scoresOf(rows, { sources, judge, wanted: names, seed }));
  }
  const trust = judges.map((judge) => judgeQualityOf(rows, judge, { sources, names, seed }));
  const matched = { topic: 0, subject: 0, nothing: 0 };
  for (const { matchedBy } of rows) matched[matchedBy] += 1;
  const agreement = agreementOf(rows, judges, { sources, names });
  const found = { ranks, scores, judges: trust, agreement, warnings: qualityWarnings(trust, agreement) };
  const evidence = qualityEvidence(found);
  const markdown = evidenceMarkdown(evidence);
  return { groups: rows.length, matched, ...found, summary, evidence, markdown };
}

interface Part {
  readonly sources: readonly string[];
  readonly judge: string | null;
  readonly wanted: readonly string[];
  readonly seed: number;
}

function ranksOf(
  rows: readonly GroupRankings[],
  part: Part & { readonly criterion: string | null },
): readonly QualityRank[] {
  const { sources, judge, criterion, seed } = part;
  const points = rows.flatMap((row) => pointsOf(row, part) ?? []);
  if (points.length === 0) return [];
  const means = (sample: readonly (readonly number[])[]): readonly number[] =>
    sources.map((_, index) => meanOf(sample.map((each) => each[index] ?? 0)));
  const intervals = bootstrapEach(points, means, { seed, resamples: RESAMPLES });
  return means(points).map((value, index) => ({
    source: sources[index] ?? '',
    judge,
    criterion,
    points: measured(value, intervals[index], points.length),
    meanRank: sources.length + 1 - value,
  }));
}

/** The points of each source in a group, over the judges, orders and criteria wanted; null without a usable ranking. */
function pointsOf(
  { rankings }: GroupRankings,
  { sources, judge, wanted }: Part,
): readonly (readonly number[])[] | null {
  const given = rankings.filter((ranking) => judge === null || ranking.judge === judge);
  const series = given.flatMap((ranking) =>
    wanted.flatMap((criterion) => {
      const ranks = ranksIn(ranking, criterion, sources);
      return ranks === null ? [] : [ranks.map((rank) => sources.length + 1 - rank)];
    }),
  );
  if (series.length === 0) return null;
  return [sources.map((_, index) => meanOf(series.map((points) => points[index] ?? 0)))];
}

function scoresOf(rows: readonly GroupRankings[], part: Part): readonly QualityScore[] {
  const { sources, judge, seed } = part;
  const wins = rows.flatMap((row) => winsOf(row, part) ?? []);
  if (wins.length === 0) return [];
  const scored = (sample: readonly (readonly (readonly number[])[])[]): readonly number[] =>
    bradleyTerry({
      wins: sources.map((_, i) =>
        sources.map((__, j) => sample.reduce((sum, each) => sum + (each[i]?.[j] ?? 0), 0)),
      ),
      precision: 1e-7,
    });
  const intervals = bootstrapEach(wins, scored, { seed, resamples: RESAMPLES });
  return scored(wins).map((value, index) => ({
    source: sources[index] ?? '',
    judge,
    score: measured(value, intervals[index], wins.length),
  }));
}

/** How often each source was preferred to each other in a group, as shares: a group counts once, however many judges. */
function winsOf(
  { rankings }: GroupRankings,
  { sources, judge, wanted }: Part,
): readonly (readonly (readonly number[])[])[] | null {
  const given = rankings.filter((ranking) => judge === null || ranking.judge === judge);
  const series = given.flatMap((ranking) =>
    wanted.flatMap((criterion) => [ranksIn(ranking, criterion, sources) ?? []]),
  );
  const usable = series.filter((ranks) => ranks.length > 0);
  if (usable.length === 0) return null;
  return [
    sources.map((_, i) =>
      sources.map((__, j) =>
        i === j ? 0 : meanOf(usable.map((ranks) => (1 - Math.sign((ranks[i] ?? 0) - (ranks[j] ?? 0))) / 2)),
      ),
    ),
  ];
}

function measured(
  value: number,
  interval: { readonly low: number; readonly high: number } | undefined,
  n: number,
): Measured {
  return { value, low: interval?.low ?? value, high: interval?.high ?? value, n };
}
