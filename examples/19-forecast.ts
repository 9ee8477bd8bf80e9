/** A forecast from assumptions, then from three samples that the full run does not pay for again. */
import { buildChimera, type Forecast, perMillionTokens } from 'chimera-sdk';
import { offlineModels } from 'chimera-sdk/offline';

const subjects = ['Mathematics', 'Physics', 'Chemistry', 'Biology'];
const price = perMillionTokens({ input: 1.25, output: 10 });
const directory = 'runs/forecast';
const chimera = buildChimera({ models: offlineModels() });

const guess = await chimera.estimate(subjects, { price, assume: { validate: { keptShare: 0.6 } } });
console.log('From assumptions, which know nothing of these models:');
print(guess);

const { samples, forecast, summary } = await chimera.preview(subjects, { samples: 3, directory, price });
console.log(`\nFrom ${samples.length} samples, which took ${summary.calls} calls:`);
print(forecast);

const full = await chimera.run(subjects, { directory, price }).summary();
const { calls, inputTokens, outputTokens, usd } = full.spentInAll;
console.log(`\nThe full run made ${full.calls} more calls and ${full.rows} samples. All together:`);
console.table({ calls, inputTokens, outputTokens, usd });

function print({ total: { calls, inputTokens, outputTokens, usd }, rows }: Forecast): void {
  console.table({ rows, calls, inputTokens, outputTokens, ...(usd === null ? {} : { usd }) });
}
