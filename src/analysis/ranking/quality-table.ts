import { markdownTable, shownFigure, tableText } from '../figures/markdown.ts';
import type { QualityResult } from './quality-result.ts';

/** Writes the figures of rankings as tables. Names are escaped. */
export function qualityTable({
  ranks,
  scores,
  judges,
  agreement,
  warnings,
}: Pick<QualityResult, 'ranks' | 'scores' | 'judges' | 'agreement' | 'warnings'>): string {
  const criteria = [...new Set(ranks.map(({ criterion }) => criterion))];
  const rows = scores.map(({ source, judge, score }) => [
    tableText(judge ?? 'all judges'),
    tableText(source),
    ...criteria.map((criterion) =>
      shownFigure(
        ranks.find((rank) => rank.source === source && rank.judge === judge && rank.criterion === criterion)
          ?.points ?? null,
      ),
    ),
    shownFigure(score),
  ]);
  return [
    markdownTable(
      [
        'judge',
        'source',
        ...criteria.map((criterion) => tableText(criterion ?? 'points')),
        'Bradley-Terry score',
      ],
      rows,
    ),
    markdownTable(
      [
        'judge',
        'rankings',
        'unusable',
        'ties',
        'prefers the first',
        'consistency',
        'prefers the longer',
        'effect of length',
      ],
      judges.map((each) => [
        tableText(each.judge),
        String(each.usable),
        String(each.unusable),
        `${(100 * each.ties).toFixed(0)} %`,
        ...[each.prefersFirst, each.consistency, each.prefersLonger, each.lengthEffect].map(shownFigure),
      ]),
    ),
    ...(agreement.length === 0
      ? []
      : [
          markdownTable(
            ['judges', 'groups', 'kappa', 'tau'],
            agreement.map(({ judges: [left, right], kappa, tau, n }) => [
              `${tableText(left)}, ${tableText(right)}`,
              String(n),
              kappa?.toFixed(2) ?? '-',
              tau?.toFixed(2) ?? '-',
            ]),
          ),
        ]),
    ...warnings.map((warning) => `- ${tableText(warning)}`),
  ].join('\n\n');
}
