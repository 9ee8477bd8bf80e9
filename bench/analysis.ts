/**
 * Measures whether the figures of `chimera-sdk/analysis` hold what their intervals promise, where the truth is known:
 * `npm run bench:analysis`. Difficulty and reviews on offline models, ranks and judges on simulated judges. `--seeds N` sets the
 * number of seeds (100), `--json` prints one object.
 */
import { parseArgs } from 'node:util';
import { difficultyRow } from './analysis-difficulty.ts';
import { rankRows } from './analysis-ranks.ts';
import { reviewRows } from './analysis-review.ts';

const { values } = parseArgs({
  options: { json: { type: 'boolean', default: false }, seeds: { type: 'string', default: '100' } },
});
const seeds = Array.from({ length: Number(values.seeds) }, (_, seed) => seed);
const rows = [await difficultyRow(seeds), ...(await reviewRows(seeds)), ...(await rankRows(seeds))];
if (values.json) console.log(JSON.stringify({ rows }));
else console.table(rows);
