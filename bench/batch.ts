/**
 * What calls cost that wait for a batch, without a network: `npm run bench:batch`. Prints the heap when a tenth of them and when
 * all of them wait, and the time until all were answered.
 *
 * `--calls 100000` says how many, `--directory PATH` keeps the journal and the rows there, `--budget` has the run keep to a budget.
 */
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { batchedStages, wideBudget } from './batched-stages.ts';
import { builtLibrary } from './built-library.ts';
import { temporaryFolder } from './temporary-folder.ts';
import { type Took, waitingRun } from './waiting-run.ts';

const { values } = parseArgs({
  options: {
    calls: { type: 'string', default: '100000' },
    directory: { type: 'string' },
    budget: { type: 'boolean', default: false },
  },
});
const calls = Number(values.calls);
if (!Number.isSafeInteger(calls) || calls < 10) {
  console.error(`--calls must be a whole number of at least 10, got ${values.calls}`);
  process.exit(2);
}

await using built = await builtLibrary();
const stages = batchedStages(built.library, await built.batches());
await using folder = values.directory === undefined ? null : await temporaryFolder(values.directory);
const early = Math.floor(calls / 10);
const { bytes, characters, took, rows } = await waitingRun({
  stages,
  calls,
  early,
  isAnswered: true,
  options: {
    ...(folder === null ? {} : { directory: join(folder.path, 'run') }),
    ...(values.budget ? { budget: wideBudget(calls) } : {}),
  },
});
const megabytes = (count: number): string => `${(count / 1e6).toFixed(1)} MB`;
const peak = process.resourceUsage().maxRSS * 1024;
process.stdout.write(
  [
    `requests                 ${calls}, ${megabytes(characters)} in all`,
    `held when ${`${early} wait`.padEnd(14)} ${megabytes(bytes.early)}, ${Math.round(bytes.early / early)} bytes a call`,
    `held when ${`${calls} wait`.padEnd(14)} ${megabytes(bytes.all)}, ${Math.round(bytes.all / calls)} bytes a call`,
    `held when half are answered ${megabytes(bytes.halfAnswered)}`,
    `until ${`${early} wait`.padEnd(18)} ${timeOf(took.early, early)}`,
    `until all wait           ${timeOf(took.waiting, calls)}`,
    `until all are answered   ${timeOf(took.all, calls)}, ${rows} rows`,
    `most memory              ${megabytes(peak)} of the process`,
    '',
  ].join('\n'),
);

function timeOf({ seconds, work }: Took, of: number): string {
  return `${seconds.toFixed(1)} s, ${((work / of) * 1000).toFixed(2)} ms of processor time a call`;
}
