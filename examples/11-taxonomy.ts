/** Your own topics, from a file: no model is asked for any. The file is JSON with levels, or one row per line. */
import { fileURLToPath } from 'node:url';
import { buildChimera, readTaxonomy } from 'chimera-sdk';
import { offlineModels } from 'chimera-sdk/offline';

// A file with duplicates, cycles or blank names is refused before any call; the message names the lines.
const subjects = await readTaxonomy(fileURLToPath(new URL('data/taxonomy.json', import.meta.url)));

const chimera = buildChimera({ models: offlineModels(), refill: { kept: 1, maxAttempts: 8 } });
const run = chimera.run(subjects, { directory: 'runs/taxonomy' });
for await (const { topicPath, correct } of run) console.log(`${topicPath.join(' > ')}: ${correct}`);

const { coverage } = await run.summary();
console.table(coverage);
