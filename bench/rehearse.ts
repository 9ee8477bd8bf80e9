/**
 * Rehearses a run of the paper's size with offline models: `npm run rehearse`. 8 subjects, 1,179 topics, 8 problems to
 * keep for each; then the same again, killed three times on the way, which must produce the same rows byte for byte.
 *
 * `--json` prints one object `{ rows, topics, seconds, workSeconds, peakMb }`. `--share 0.1` takes a tenth of the topics, `--words N`
 * sets the length of the reasoning, `--no-kills` leaves the second half out, `--directory PATH` says where the
 * temporary folders are made. `--batched synthesize` asks the reasoner in batches of a provider on loopback, after a run that asks
 * it live, whose rows must be the same.
 */
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import {
  type SpawnedBatchProvider,
  spawnBatchProvider,
} from '../test/batch-provider/spawn-batch-provider.ts';
import type { RehearsalTask } from './paper-scale.ts';
import type { RehearsalEnd } from './paper-scale-run.ts';
import { hashOfRows, killed, rehearsed } from './rehearsal-process.ts';
import { wayRows, waysOf } from './rehearsal-ways.ts';
import { temporaryFolder } from './temporary-folder.ts';

const { values } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    share: { type: 'string', default: '1' },
    words: { type: 'string', default: '120' },
    'no-kills': { type: 'boolean', default: false },
    directory: { type: 'string', default: tmpdir() },
    batched: { type: 'string' },
  },
});
const share = Number(values.share);
const words = Number(values.words);
if (!(share > 0 && share <= 1) || !Number.isSafeInteger(words) || words < 0) {
  console.error(
    `--share must be above 0 and at most 1, --words a whole number; got ${values.share}, ${values.words}`,
  );
  process.exit(2);
}
if (values.batched !== undefined && values.batched !== 'synthesize') {
  console.error(`--batched knows synthesize; got ${values.batched}`);
  process.exit(2);
}

await using folder = await temporaryFolder(values.directory);
await using provider = values.batched === undefined ? null : await spawnBatchProvider(providerOptions());
const say = values.json ? console.error : console.log;
const undisturbed = taskIn('undisturbed', 'batch');
const allLive = provider === null ? null : await rehearsedLive(provider);
const end = await rehearsed(undisturbed);
const { summary, seconds, workSeconds, peakMb } = end;
const topics = (summary.coverage ?? []).reduce((sum, row) => sum + row.topics, 0);
if (values.json) console.log(JSON.stringify({ rows: summary.rows, topics, seconds, workSeconds, peakMb }));
else {
  const columns = ['in', 'kept', 'rejected', 'failed', 'short', 'calls', 'retries', 'seconds'];
  console.table(Object.fromEntries(summary.stages.map(({ stage, ...counts }) => [stage, counts])), columns);
  const places = (summary.coverage ?? []).map(({ subject, area, ...counts }) => [subject, counts]);
  console.table(Object.fromEntries(places));
  for (const warning of summary.warnings) console.log(`Note: ${warning}`);
  console.log(`${summary.rows} rows of ${topics} topics: ${effortOf(end)}.`);
}
if (allLive !== null) await compare(allLive, end);
if (!values['no-kills']) await killAndCompare(summary.stages.reduce((sum, { kept }) => sum + kept, 0));
if (provider !== null) await countPaid(provider);

function taskIn(name: string, way: 'live' | 'batch'): RehearsalTask {
  const reasoner = provider === null ? null : { url: provider.url, way };
  return { directory: join(folder.path, name), share, words, killAfter: null, reasoner };
}

function providerOptions(): Parameters<typeof spawnBatchProvider>[0] {
  return { offline: { seed: 1, reasoningWords: words }, polls: 3, order: 'shuffled' };
}

async function rehearsedLive(of: SpawnedBatchProvider): Promise<RehearsalEnd> {
  const first = await rehearsed(taskIn('live', 'live'));
  await of.reset();
  return first;
}

/** The same asked live and in batches: equal rows, other dollars. */
async function compare(first: RehearsalEnd, second: RehearsalEnd): Promise<void> {
  if (!values.json) console.table({ ...wayRows('all live', first), ...wayRows('batched', second) });
  say(`All live: ${effortOf(first)}.`);
  say(
    `${waysOf(second).batch.calls} calls waited for batches, in a process that then held ${second.waitingMb} MB; saved ${second.summary.batched?.savedUsd?.toFixed(2)} dollars.`,
  );
  await mustBeSame('live');
}

/** Kills a run after a tenth, a third and a half of what there is to keep; what was kept before comes again at once. */
async function killAndCompare(keptInAll: number): Promise<void> {
  await provider?.reset();
  const task = taskIn('killed', 'batch');
  const started = performance.now();
  for (const part of [0.1, 0.3, 0.5]) await killed({ ...task, killAfter: Math.ceil(keptInAll * part) });
  const last = await rehearsed(task);
  const took = Math.round((performance.now() - started) / 100) / 10;
  const { calls, reused } = last.summary;
  say(
    `Killed three times: ${took} s in all; the last run found ${reused} replies, made ${calls} calls, ${last.peakMb} MB.`,
  );
  await mustBeSame('killed');
}

async function mustBeSame(name: string): Promise<void> {
  const rows = await hashOfRows(undisturbed.directory);
  const isSame = rows === (await hashOfRows(join(folder.path, name)));
  say(`samples.jsonl is ${isSame ? 'the same byte for byte' : 'NOT the same'} (${name}).`);
  if (!isSame) process.exitCode = 1;
}

/** The provider counts what it answers: since the last reset there was one run, killed or not. */
async function countPaid(of: SpawnedBatchProvider): Promise<void> {
  const counts = Object.values(await of.paid());
  // A live call that a kill cut off is lost with its process, and is not one of these.
  const twice = counts.filter(({ live, batch }) => batch > 1 || (batch > 0 && live > 0)).length;
  const answered = counts.filter(({ batch }) => batch > 0).length;
  say(`Batches answered ${answered} questions, ${twice} of them more than once or live as well.`);
  if (twice > 0) process.exitCode = 1;
}

function effortOf(of: RehearsalEnd): string {
  return `${of.seconds} s, ${of.workSeconds} s of them work of the process, at most ${of.peakMb} MB`;
}
