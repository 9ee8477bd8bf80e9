/** Contamination: refuse problems that are in a benchmark, and report what the paper reports about the rest. */
import { buildChimera } from 'chimera-sdk';
import { offlineModels } from 'chimera-sdk/offline';
import { decontaminate } from 'chimera-sdk/rules';
import { contaminationReport } from 'chimera-sdk/verification';

// One question per line, in the column `question`; a Parquet file or any list of texts also works.
const benchmark = { file: new URL('data/benchmark.jsonl', import.meta.url).pathname, column: 'question' };

const chimera = buildChimera({
  models: offlineModels(),
  rules: { problems: [decontaminate({ against: benchmark, n: 8, coverage: 0.5 })] },
});
const run = chimera.run(['Physics', 'Mathematics'], { directory: 'runs/clean' });
run.on('item-rejected', ({ by, reason }) => {
  if (by === 'decontaminate') console.log('Refused:', reason);
});
const samples = await run.toArray();

const report = await contaminationReport(samples, { against: benchmark, n: [8, 13] });
console.log(`${samples.length} samples against ${benchmark.column}s of the benchmark:`, report);
