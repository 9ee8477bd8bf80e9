/** Two small sets beside each other: what they hold, how hard and how good they are, and a page on which people judge them. */
import { buildChimera } from 'chimera-sdk';
import {
  describe,
  estimateProbe,
  exportReview,
  probeDifficulty,
  rankQuality,
  scaling,
} from 'chimera-sdk/analysis';
import { offlineModels } from 'chimera-sdk/offline';
import { writeReport } from 'chimera-sdk/report';

const careful = offlineModels({ seed: 1 });
const careless = offlineModels({ seed: 2, errors: { wrongReference: 0.4, ambiguousProblem: 0.6 } });
for (const [directory, models] of Object.entries({ 'runs/careful': careful, 'runs/careless': careless }))
  await buildChimera({ models }).run(['Mathematics', 'Physics'], { directory }).summary();
const sources = { careful: 'runs/careful', careless: 'runs/careless' };

const judge = careful.label;
const run = { directory: 'runs/probe' };
const asked = { models: [careful.synthesize], label: { model: judge }, attempts: 4, perSource: 15 };
const options = { sources, ...asked, run };
const { calls } = await estimateProbe(options);
const comparison = await describe({ sources });
const difficulty = await probeDifficulty(options);
const curve = await scaling({ sources: { probe: 'runs/probe' }, k: [1, 2, 4] });
const ranks = await rankQuality({ sources, models: [judge, careful.validate[0]], items: 15 });
console.log(`${calls.low} to ${calls.high} calls were forecast, ${difficulty.summary.calls} were made.`);
console.log(difficulty.markdown, ranks.markdown);

const evidence = [comparison, difficulty, curve, ranks].map((measured) => measured.evidence);
await writeReport('runs/careful', { path: 'report.html', evidence });
const review = await exportReview({ source: 'runs/careful', path: 'review.html', items: 20 });
console.log(`report.html shows all of it; in review.html ${review.items} rows wait for a person.`);
