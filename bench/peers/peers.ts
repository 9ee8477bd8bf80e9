/**
 * Does the same job with this library, with plain scripts and with other systems, against the same provider on loopback:
 * `npm run bench:peers`.
 *
 * `--only NAME` (repeatable) runs some of them; `--tune` tries the settings of each first and takes the quickest; `--markdown`
 * prints the table of docs/comparison.md; `--quick` does a small job, to see that all of them run.
 */
import { readFileSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import type { LoggedRequest } from '../../test/provider/request-log.ts';
import { type SpawnedProviderOptions, spawnProvider } from '../../test/provider/spawn-provider.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { type Job, readJob } from './job.ts';
import { type Peer, type PeerSettings, peers } from './peer.ts';
import { type PeerRun, type PeerRunOptions, runPeer } from './peer-run.ts';

const { values } = parseArgs({
  options: {
    only: { type: 'string', multiple: true, default: peers.map(({ name }) => name) },
    markdown: { type: 'boolean', default: false },
    tune: { type: 'boolean', default: false },
    quick: { type: 'boolean', default: false },
  },
});
const whole = readJob(fileURLToPath(new URL('job.json', import.meta.url)));
const job: Job = values.quick
  ? { ...whole, subjects: whole.subjects.slice(0, 2), topicsPerSubject: 3 }
  : whole;
const DRAFTS = 4;
/** Requests a second that two of the models take; no program is told of it. */
const hiddenLimits = { [job.models.verifierB]: 30, [job.models.judge]: 25 };
const provider: SpawnedProviderOptions = {
  offline: {
    seed: 1,
    errors: { wrongReference: 0.1, ambiguousProblem: 0.05, correlation: 0, duplicateTopic: 0, vagueTopic: 0 },
    faults: { malformedReply: 0, truncatedTrajectory: 0 },
  },
  latency: { medianMs: 200, sigma: 0.7 },
  faultRates: { seed: 1, rates: { 'server-error': 0.01, reset: 0.005, unavailable: 0.005 } },
  limits: Object.fromEntries(
    Object.values(job.models).map((model) => {
      const requestsPerSecond = hiddenLimits[model];
      return [model, requestsPerSecond === undefined ? {} : { requestsPerSecond, sendsHeaders: false }];
    }),
  ),
};

/** The least time in which the busiest model can have answered all that it did: its places filled, its limit used. */
function floorOf(requests: readonly LoggedRequest[]): number {
  const floors = Object.values(job.models).map((name) => {
    const own = requests.filter(({ model, isAnswered }) => model === name && isAnswered);
    const busy = own.reduce((sum, { latencyMs }) => sum + latencyMs, 0) / 1000 / job.placesPerModel;
    return Math.max(busy, own.length / (hiddenLimits[name] ?? Number.POSITIVE_INFINITY));
  });
  return Math.max(...floors);
}

interface Measured {
  readonly first: PeerRun;
  /** Calls answered again after a kill at half; `null` when the program does not come to its end after one. */
  readonly afterKill: number | null;
  readonly changedJudge: Repeated;
  readonly half: Repeated;
}

/** Calls of a further run in the folder of an earlier one. */
interface Repeated {
  readonly calls: number;
  /** Of these, answers to questions that were answered before. */
  readonly again: number;
}

interface Program {
  readonly peer: Peer;
  readonly command: readonly string[];
  /** Where it works. */
  readonly parent: string;
  /** Path of the job. */
  readonly job: string;
}

async function folderOf({ parent }: Program, name: string): Promise<string> {
  const folder = join(parent, name);
  await mkdir(folder, { recursive: true });
  return folder;
}

/** The quickest of the settings of a program, each tried once. */
async function tuned(program: Program): Promise<PeerSettings> {
  const { tunings, name: peer } = program.peer;
  const tried: { readonly settings: PeerSettings; readonly seconds: number }[] = [];
  for (const [index, settings] of tunings.entries()) {
    await using server = await spawnProvider(provider);
    const { command, job } = program;
    const folder = await folderOf(program, `tuning-${index}`);
    const ended = await runPeer({
      command,
      job,
      provider: server,
      floorOf,
      folder,
      drafts: DRAFTS,
      settings,
    });
    const { seconds, floor, tooMany, rows } = ended;
    const over = (seconds / floor).toFixed(2);
    const figures = `${seconds.toFixed(1)} s, ${over} over the floor, ${tooMany} 429s, ${rows} rows`;
    console.error(`${peer}, ${JSON.stringify(settings)}: ${figures}`);
    if (rows !== undefined) tried.push({ settings, seconds });
  }
  return tried.sort((a, b) => a.seconds - b.seconds)[0]?.settings ?? {};
}

async function measure(program: Program, settings: PeerSettings): Promise<Measured> {
  await using server = await spawnProvider(provider);
  const { command, job } = program;
  const shared = { command, job, provider: server, floorOf, settings };
  const run = async (options: Omit<PeerRunOptions, keyof typeof shared>): Promise<PeerRun> => {
    const ended = await runPeer({ ...shared, ...options });
    if (options.killAt === undefined && ended.rows === undefined && !ended.standsStill)
      throw new Error(`it ended with ${ended.code}: ${ended.errors}`);
    return ended;
  };
  const folder = await folderOf(program, 'whole');
  const begun = await run({ folder, drafts: DRAFTS });
  if (begun.standsStill) throw new Error('it hangs');
  const seen = new Set(begun.answered);
  const changedJudge = repeated(await run({ folder, drafts: DRAFTS, isJudgeChanged: true }), seen);
  const half = repeated(await run({ folder, drafts: 1.5 * DRAFTS }), seen);
  const killed = await folderOf(program, 'killed');
  const cut = await run({ folder: killed, drafts: DRAFTS, killAt: Math.floor(begun.answered.length / 2) });
  const second = await run({ folder: killed, drafts: DRAFTS });
  const { again } = repeated(second, new Set(cut.answered));
  return { first: begun, afterKill: second.standsStill ? null : again, changedJudge, half };
}

function repeated({ answered }: PeerRun, seen: ReadonlySet<string>): Repeated {
  return { calls: answered.length, again: answered.filter((identity) => seen.has(identity)).length };
}

/** Lines that a user writes: neither empty nor comment. */
function linesOf({ source }: Peer): number {
  const lines = readFileSync(source, 'utf8').split('\n');
  return lines.filter((line) => line.trim() !== '' && !/^\s*(?:\/\/|\/?\*|#|""".*"""$)/u.test(line)).length;
}

const rows: Record<string, Readonly<Record<string, string | number>>> = {};
await using scratch = await temporaryFolder(tmpdir());
const jobFile = join(scratch.path, 'job.json');
await writeFile(jobFile, JSON.stringify(job));
for (const peer of peers.filter(({ name }) => values.only.includes(name))) {
  const command = await peer.prepare(scratch.path);
  if (typeof command === 'string') {
    console.error(`Skipped: ${peer.name}: ${command}`);
    continue;
  }
  console.error(`${peer.name} ...`);
  try {
    const program: Program = { peer, command, parent: join(scratch.path, peer.name), job: jobFile };
    const settings = values.tune ? await tuned(program) : (peer.tunings[0] ?? {});
    const { first, afterKill, changedJudge, half } = await measure(program, settings);
    rows[`${peer.name} ${peer.version}`] = {
      'wall (s)': first.seconds.toFixed(1),
      'over the floor': (first.seconds / first.floor).toFixed(2),
      'first row (s)': (first.first ?? first.seconds).toFixed(1),
      'rows; lost': `${first.rows}; ${first.lost}`,
      'calls; 429s': `${first.calls}; ${first.tooMany}`,
      'CPU (s)': (first.cpu ?? 0).toFixed(1),
      'memory (MB)': (first.memory ?? 0).toFixed(0),
      lines: linesOf(peer),
      settings: Object.entries(settings)
        .map((entry) => entry.join(' '))
        .join(', '),
      'paid again after a kill': afterKill ?? 'hangs',
      'changed judge: calls; again': `${changedJudge.calls}; ${changedJudge.again}`,
      'half as many again: calls; again': `${half.calls}; ${half.again}`,
    };
  } catch (error) {
    console.error(`${peer.name} failed: ${error instanceof Error ? error.message : String(error)}`);
  }
}
if (values.quick) console.log('A small job: these figures compare with nothing.');
if (values.markdown) {
  const columns = Object.keys(Object.values(rows)[0] ?? {});
  const table = [
    ['', ...columns],
    ['---', ...columns.map(() => '---')],
    ...Object.entries(rows).map(([name, row]) => [
      name,
      ...columns.map((column) => String(row[column] ?? '')),
    ]),
  ];
  console.log(table.map((cells) => `| ${cells.join(' | ')} |`).join('\n'));
} else console.table(rows);
