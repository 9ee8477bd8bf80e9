/** A budget: the run ends before a call could cross it, and goes on from there with a larger one. */
import { buildChimera, type Model, perMillionTokens, withSettings } from 'chimera-sdk';
import { offlineModels } from 'chimera-sdk/offline';

const { expand, generate, validate, synthesize, label } = offlineModels();
// A budget in dollars needs to know what a token costs, and how many a reply may have.
const cheap = { maxOutputTokens: 4_000, price: perMillionTokens({ input: 0.25, output: 2 }) };
const strong = { maxOutputTokens: 16_000, price: perMillionTokens({ input: 1.25, output: 10 }) };
const chimera = buildChimera({
  models: {
    expand: withSettings(expand, cheap),
    generate: withSettings(generate, cheap),
    validate: validate.map((verifier): Model => withSettings(verifier, cheap)),
    synthesize: withSettings(synthesize, strong),
    label: withSettings(label, cheap),
  },
});

for (const usd of [0.22, 5]) {
  const run = chimera.run(['Physics', 'Mathematics'], { directory: 'runs/budget', budget: { usd } });
  run.on('budget', ({ mark, spent }) => console.log(`  ${mark}: $${spent.usd} of $${usd} spent`));
  const { end, rows, spent, spentInAll, warnings } = await run.summary();
  console.log(`$${usd}: ended as ${end} with ${rows} samples.`, ...warnings);
  console.log(`  This run $${spent.usd} in ${spent.calls} calls, all runs here $${spentInAll.usd}.`);
}
