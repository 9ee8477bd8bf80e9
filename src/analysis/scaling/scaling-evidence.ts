import type { Evidence, EvidenceChart } from '../../core/figures/evidence.ts';
import { shownName, shownShare } from '../figures/shown-figure.ts';
import type { ScalingCurve, ScalingPoint } from './scaling-curve.ts';

/** Lays curves out. */
export function scalingEvidence(curves: readonly ScalingCurve[]): Evidence {
  return {
    title: 'What more attempts reach',
    method:
      'Over stored, labelled attempts: pass@k is the chance that at least one of k attempts is right, majority@k that the answer given by most of k is, each over all ways to choose the k. At each k only problems with as many attempts count. Intervals at 95 %: bootstrap over problems.',
    tables: [
      {
        title: 'pass@k and majority@k',
        columns: ['source', 'model', 'k', 'problems', 'pass@k', 'majority@k'],
        rows: curves.flatMap(({ source, model, points }) =>
          points.map(({ k, pass, majority }) => [
            shownName(source),
            shownName(model ?? '-'),
            String(k),
            String(pass.n),
            shownShare(pass),
            shownShare(majority),
          ]),
        ),
      },
    ],
    charts: [
      chartOf('pass@k', curves, ({ pass }) => pass),
      chartOf('majority@k', curves, ({ majority }) => majority),
    ],
    notes: [],
  };
}

function chartOf(
  title: string,
  curves: readonly ScalingCurve[],
  figure: (point: ScalingPoint) => ScalingPoint['pass'],
): EvidenceChart {
  return {
    title,
    x: 'k, attempts',
    curves: curves.map(({ source, model, points }) => ({
      name: model === null ? shownName(source) : `${shownName(source)}, ${shownName(model)}`,
      points: points.map((point) => ({ x: point.k, ...figure(point) })),
    })),
  };
}
