import type { Evidence } from '../../core/figures/evidence.ts';
import { shownFigure, shownName } from '../figures/shown-figure.ts';
import type { RankQualityResult } from './rank-quality-result.ts';

/** Lays the figures of rankings out. */
export function qualityEvidence({
  ranks,
  scores,
  judges,
  agreement,
  warnings,
}: Pick<RankQualityResult, 'ranks' | 'scores' | 'judges' | 'agreement' | 'warnings'>): Evidence {
  const criteria = [...new Set(ranks.map(({ criterion }) => criterion))];
  const pointsOf = (source: string, judge: string | null, criterion: string | null): string =>
    shownFigure(
      ranks.find((rank) => rank.source === source && rank.judge === judge && rank.criterion === criterion)
        ?.points ?? null,
    );
  return {
    title: 'Quality of problems, ranked blind',
    method:
      'Judges that wrote none of the problems ranked groups of one problem of each source, not told where these come from; each group was shown twice, the second time in the reverse order. Points: as many as there are sources for the best of a group, 1 for the worst, on average. Intervals at 95 %: bootstrap over groups.',
    tables: [
      {
        title: 'Ranks',
        columns: [
          'judge',
          'source',
          ...criteria.map((criterion) => criterion ?? 'points'),
          'Bradley-Terry score',
          'groups',
        ],
        rows: scores.map(({ source, judge, score }) => [
          shownName(judge ?? 'all judges'),
          shownName(source),
          ...criteria.map((criterion) => pointsOf(source, judge, criterion)),
          shownFigure(score),
          String(score.n),
        ]),
      },
      {
        title: 'Judges',
        columns: [
          'judge',
          'rankings',
          'unusable',
          'ties',
          'prefers the first',
          'consistency',
          'prefers the longer',
          'effect of length',
        ],
        rows: judges.map((each) => [
          shownName(each.judge),
          String(each.usable),
          String(each.unusable),
          `${(100 * each.ties).toFixed(0)} %`,
          ...[each.prefersFirst, each.consistency, each.prefersLonger, each.lengthEffect].map(shownFigure),
        ]),
      },
      ...(agreement.length === 0
        ? []
        : [
            {
              title: 'Agreement of judges',
              columns: ['judges', 'groups', 'kappa', 'tau'],
              rows: agreement.map(({ judges: [left, right], kappa, tau, n }) => [
                `${shownName(left)}, ${shownName(right)}`,
                String(n),
                kappa?.toFixed(2) ?? '-',
                tau?.toFixed(2) ?? '-',
              ]),
            },
          ]),
    ],
    charts: [],
    notes: warnings,
  };
}
