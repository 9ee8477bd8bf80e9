/**
 * Rehearses a run of the paper's size with offline models: `npm run rehearse`. 8 subjects, 1,179 topics, 8 problems to
 * keep for each; then the same again, killed three times on the way, which must give the same rows byte for byte.
 *
 * `--json` prints one object `{ rows, topics, seconds, peakMb }`. `--share 0.1` takes a tenth of the topics, `--words N`
 * sets the length of the reasoning, `--no-kills` leaves the second half out, `--directory PATH` says where the
 * temporary folders are made.
 */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createReadStream } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import type { RehearsalTask } from './paper-scale.ts';
import type { RehearsalEnd } from './paper-scale-run.ts';
import { temporaryFolder } from './temporary-folder.ts';

const { values } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    share: { type: 'string', default: '1' },
    words: { type: 'string', default: '120' },
    'no-kills': { type: 'boolean', default: false },
    directory: { type: 'string', default: tmpdir() },
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

await using folder = await temporaryFolder(values.directory);
const undisturbed = { directory: join(folder.path, 'undisturbed'), share, words, killAfter: null };
const { summary, seconds, peakMb } = await mustEnd(undisturbed);
const topics = (summary.coverage ?? []).reduce((sum, row) => sum + row.topics, 0);
if (values.json) console.log(JSON.stringify({ rows: summary.rows, topics, seconds, peakMb }));
else {
  const columns = ['in', 'kept', 'rejected', 'failed', 'short', 'calls', 'retries', 'seconds'];
  console.table(Object.fromEntries(summary.stages.map(({ stage, ...counts }) => [stage, counts])), columns);
  const places = (summary.coverage ?? []).map(({ subject, area, ...counts }) => [subject, counts]);
  console.table(Object.fromEntries(places));
  for (const warning of summary.warnings) console.log(`Note: ${warning}`);
  console.log(`${summary.rows} rows of ${topics} topics in ${seconds} s, at most ${peakMb} MB.`);
}
if (!values['no-kills']) await killAndCompare(summary.stages.reduce((sum, { kept }) => sum + kept, 0));

/** Kills a run after a tenth, a third and a half of what there is to keep; what was kept before comes again at once. */
async function killAndCompare(keptInAll: number): Promise<void> {
  const directory = join(folder.path, 'killed');
  const started = performance.now();
  for (const part of [0.1, 0.3, 0.5]) {
    const killAfter = Math.ceil(keptInAll * part);
    const { signal } = await runTask({ directory, share, words, killAfter });
    if (signal !== 'SIGKILL')
      throw new Error(`a process was to die after ${killAfter} items, and ended otherwise`);
  }
  const last = await mustEnd({ directory, share, words, killAfter: null });
  const took = Math.round((performance.now() - started) / 100) / 10;
  const { calls, reused } = last.summary;
  const isSame = (await hashOf(undisturbed.directory)) === (await hashOf(directory));
  const say = values.json ? console.error : console.log;
  say(
    `Killed three times: ${took} s in all; the last run found ${reused} replies, made ${calls} calls, ${last.peakMb} MB.`,
  );
  say(`samples.jsonl is ${isSame ? 'the same byte for byte' : 'NOT the same'}.`);
  if (!isSame) process.exitCode = 1;
}

async function mustEnd(task: RehearsalTask): Promise<RehearsalEnd> {
  const { code, output } = await runTask(task);
  if (code !== 0) throw new Error(`a process of the rehearsal ended with ${code}`);
  const end: RehearsalEnd = JSON.parse(output);
  if (end.summary.end === 'completed') return end;
  throw new Error(`the run ended as ${end.summary.end}: ${end.summary.error?.message ?? ''}`);
}

async function runTask(
  task: RehearsalTask,
): Promise<{ readonly code: unknown; readonly signal: unknown; readonly output: string }> {
  const script = fileURLToPath(new URL('paper-scale-run.ts', import.meta.url));
  const child = spawn(
    process.execPath,
    ['--import', import.meta.resolve('tsx'), script, JSON.stringify(task)],
    {
      cwd: fileURLToPath(new URL('..', import.meta.url)),
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  const [[code, signal], output] = await Promise.all([once(child, 'close'), text(child.stdout)]);
  return { code, signal, output };
}

async function hashOf(directory: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const block of createReadStream(join(directory, 'samples.jsonl'))) hash.update(block);
  return hash.digest('hex');
}
