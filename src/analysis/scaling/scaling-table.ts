import { markdownTable, shownShare, tableText } from '../figures/markdown.ts';
import type { ScalingCurve } from './scaling-curve.ts';

/** Writes curves as a table. Names are escaped. */
export function scalingTable(curves: readonly ScalingCurve[]): string {
  return markdownTable(
    ['source', 'model', 'k', 'problems', 'pass@k', 'majority@k'],
    curves.flatMap(({ source, model, points }) =>
      points.map(({ k, pass, majority }) => [
        tableText(source),
        tableText(model ?? '-'),
        String(k),
        String(pass.n),
        shownShare(pass),
        shownShare(majority),
      ]),
    ),
  );
}
