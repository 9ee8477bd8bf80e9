/** Calibration: how far can two verifiers be trusted? The labels come from a person; here the offline world knows them. */

import { compose, expand, generate } from 'chimera-sdk';
import { offlineModels, truthOf } from 'chimera-sdk/offline';
import { calibrate } from 'chimera-sdk/verification';

const models = offlineModels();
const drafts = compose(
  expand({ model: models.expand }),
  generate({ model: models.generate, problemsPerTopic: 4 }),
);
const problems = await drafts.run(['Mathematics', 'Biology']).toArray();
const items = problems.map((problem) => {
  const truth = truthOf(problem.problem);
  return { problem, valid: truth?.valid === true && truth.answer === problem.answer };
});

const { voters, errorCorrelation, effectiveVotes, precision, notes } = await calibrate(items, {
  models: models.validate,
});

const percent = (share: number): string => `${Math.round(100 * share)} %`;
for (const { model, sensitivity, specificity, kappa } of voters) {
  console.log(model);
  if (sensitivity) console.log(`  accepts ${percent(sensitivity.value)} of the good`);
  if (specificity)
    console.log(`  refuses ${percent(specificity.value)} of the bad, kappa ${kappa?.toFixed(2)}`);
}
console.log(
  'Correlation of errors:',
  errorCorrelation[0]?.[1]?.toFixed(2),
  'effective votes:',
  effectiveVotes?.toFixed(2),
);
if (precision)
  console.log(
    `Kept by both: ${percent(precision.value)} good (${percent(precision.low)} to ${percent(precision.high)})`,
  );
for (const note of notes) console.log('Note:', note);
