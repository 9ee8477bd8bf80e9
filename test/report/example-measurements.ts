import { join } from 'node:path';
import { describe, exportReview, probeDifficulty, rankQuality, scaling } from '../../src/analysis/index.ts';
import { buildChimera } from '../../src/index.ts';
import { offlineModels } from '../../src/offline/index.ts';
import { writeReport } from '../../src/report/index.ts';

/** Measures two small sets as `examples/23-measure.ts` does, and writes a report and the page of a review into a folder. */
export async function exampleMeasurements(
  folder: string,
): Promise<{ readonly report: string; readonly review: string }> {
  const careful = offlineModels({ seed: 1 });
  const careless = offlineModels({ seed: 2, errors: { wrongReference: 0.4, ambiguousProblem: 0.6 } });
  const sources = { careful: join(folder, 'careful'), careless: join(folder, 'careless') };
  for (const [directory, models] of [
    [sources.careful, careful],
    [sources.careless, careless],
  ] as const)
    await buildChimera({ models })
      .run(['Mathematics', 'Physics'], { directory, now: () => 0 })
      .summary();
  const directory = join(folder, 'probe');
  const measured = [
    await describe({ sources }),
    await probeDifficulty({
      sources,
      models: [careful.synthesize],
      label: { model: careful.label },
      attempts: 4,
      perSource: 15,
      run: { directory },
    }),
    await scaling({ sources: { probe: directory }, k: [1, 2, 4] }),
    await rankQuality({ sources, models: [careful.label, careful.validate[0]], items: 15 }),
  ];
  const [report, review] = [join(folder, 'report.html'), join(folder, 'review.html')];
  const evidence = measured.map((each) => each.evidence);
  await writeReport(sources.careful, { path: report, evidence, title: 'Careful' });
  await exportReview({ source: sources.careful, path: review, items: 20, title: 'Review of careful' });
  return { report, review };
}
