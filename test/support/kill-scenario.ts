import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import type { Sample } from '../../src/core/records/records.ts';
import type { RunSummary } from '../../src/core/summary.ts';
import { type Provider, startProvider } from '../provider/start-provider.ts';
import { Exchanges } from './exchanges.ts';
import type { SeededRandom } from './seeded-random.ts';
import type { ChildTask } from './spawn-run.ts';

/** A run under chance options that is killed so many times and then left alone. */
export interface KillScenario {
  readonly program: string;
  readonly folder: string;
  readonly random: SeededRandom;
  readonly kills: number;
}

/** What a scenario found wrong; nothing when every promise was kept. */
export async function faultsOfScenario({
  program,
  folder,
  random,
  kills,
}: KillScenario): Promise<readonly string[]> {
  const among = (least: number, most: number): number => least + Math.floor(random() * (most - least + 1));
  const exchanges = new Exchanges();
  const latency = { medianMs: among(1, 4), sigma: 0.7 };
  await using provider = await startProvider({ latency, onReply: exchanges.note });
  const options = {
    url: provider.url,
    subjects: ['Physics', 'Biology', 'History'].slice(0, among(1, 3)),
    topicsPerSubject: among(2, 5),
    maxConcurrency: among(1, 8),
  };
  const undisturbed = await runToEnd(program, { ...options, directory: join(folder, 'undisturbed') });
  const needed = provider.requests.length;
  provider.reset();
  const budget = random() < 0.5 ? { calls: Math.floor(needed * (random() < 0.5 ? 0.6 : 3)) + 1 } : undefined;
  const directory = join(folder, 'killed');
  const task: ChildTask = { ...options, directory, ...(budget === undefined ? {} : { budget }) };
  const faults: string[] = [];
  let acknowledged: ReadonlySet<string> = new Set();
  let done = 0;
  for (; done < kills; done += 1) {
    const before = provider.requests.length;
    await killDuring(program, task, provider, among(1, Math.max(2, Math.ceil(needed / kills))), among(0, 12));
    const now = await repliesIn(directory);
    const lost = [...acknowledged].filter((key) => !now.has(key));
    if (lost.length > 0) faults.push(`kill ${done + 1} lost ${lost.length} replies`);
    // A call gives up its place when its reply is durable: what was asked and is not stored was in flight.
    const asked = new Set(provider.requests.slice(before).map(({ identity }) => identity)).size;
    const missing = asked - (now.size - acknowledged.size);
    if (missing > options.maxConcurrency)
      faults.push(`kill ${done + 1} cost ${missing} replies, ${options.maxConcurrency} were in flight`);
    acknowledged = now;
  }
  const last = await runToEnd(program, task);
  faults.push(...faultsOfEnd({ last, undisturbed, provider, budget, replies: await repliesIn(directory) }));
  const allowed = kills * options.maxConcurrency;
  const { requests, distinct } = provider.counters();
  if (requests - distinct > allowed)
    faults.push(`${requests - distinct} requests were repeated, ${allowed} may be`);
  const [rows = '', expected = ''] = await Promise.all([directory, join(folder, 'undisturbed')].map(rowsIn));
  const known = new Set(expected.split('\n'));
  if (last.end === 'completed' ? rows !== expected : rows.split('\n').some((row) => !known.has(row)))
    faults.push('the rows differ from those of an undisturbed run');
  // The same wrong keys would give the same wrong rows in both directories.
  for (const text of [rows, expected]) faults.push(...foreignRows(text, exchanges));
  return faults.map((fault) => `${fault} (${JSON.stringify({ ...options, url: '', budget })})`);
}

interface Ended {
  readonly last: RunSummary;
  readonly undisturbed: RunSummary;
  readonly provider: Provider;
  readonly budget: { readonly calls: number } | undefined;
  readonly replies: ReadonlySet<string>;
}

/** Holds what the provider saw against the budget, the ledger and the journal. */
function faultsOfEnd({ last, undisturbed, provider, budget, replies }: Ended): readonly string[] {
  const { requests } = provider.counters();
  const counted = last.spentInAll.calls;
  return [
    ...(undisturbed.end === 'completed' ? [] : [`the undisturbed run ended as ${undisturbed.end}`]),
    ...(last.end === 'completed' || (last.end === 'budget' && budget !== undefined)
      ? []
      : [`it ended as ${last.end}`]),
    ...(budget !== undefined && requests > budget.calls
      ? [`${requests} requests crossed ${budget.calls}`]
      : []),
    ...(budget !== undefined && counted < requests
      ? [`the ledger has ${counted} of ${requests} requests`]
      : []),
    ...(counted < replies.size
      ? [`the ledger has ${counted} calls, the journal ${replies.size} replies`]
      : []),
  ];
}

/** Rows of which a part is the reply to another question. */
function foreignRows(text: string, exchanges: Exchanges): readonly string[] {
  const lines = text.split('\n').filter((line) => line !== '');
  return lines.flatMap((line) => {
    const row: Sample = JSON.parse(line);
    const parts = exchanges.foreignParts(row);
    return parts.length === 0
      ? []
      : [`row ${row.id} has the reply to another question as its ${parts.join(', ')}`];
  });
}

/** Kills a run when the provider has had so many further requests, a little later; one that ends before is left alone. */
async function killDuring(
  program: string,
  task: ChildTask,
  provider: Provider,
  requests: number,
  delayTurns: number,
): Promise<void> {
  const { child, ended } = start(program, task);
  const last = provider.requests.length + requests;
  provider.configure({
    faults: ({ order }) => {
      if (order >= last) afterTurns(delayTurns, () => child.kill('SIGKILL'));
      return null;
    },
  });
  await ended;
  // Requests that the dead had sent are still to be read.
  await new Promise<void>((resolve) => afterTurns(20, resolve));
  provider.configure({ faults: () => null });
}

function afterTurns(turns: number, act: () => void): void {
  if (turns === 0) act();
  else setImmediate(() => afterTurns(turns - 1, act));
}

async function runToEnd(program: string, task: ChildTask): Promise<RunSummary> {
  const { ended } = start(program, task);
  const { output, errors } = await ended;
  if (output === '') throw new Error(`the run printed no summary: ${errors}`);
  return JSON.parse(output);
}

interface Started {
  readonly child: ChildProcess;
  readonly ended: Promise<{ readonly output: string; readonly errors: string }>;
}

function start(program: string, task: ChildTask): Started {
  const child = spawn(process.execPath, [program, JSON.stringify(task)], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = Promise.all([text(child.stdout), text(child.stderr), once(child, 'close')]);
  return { child, ended: ended.then(([output, errors]) => ({ output, errors })) };
}

/** Keys of whole lines that hold replies, read without the library. */
async function repliesIn(directory: string): Promise<ReadonlySet<string>> {
  const folder = join(directory, 'journal');
  const names = await readdir(folder).catch(() => []);
  const texts = await Promise.all(
    names.filter((name) => name.endsWith('.jsonl')).map((name) => readFile(join(folder, name), 'utf8')),
  );
  const lines = texts.flatMap((one) => one.split('\n').slice(0, -1));
  return new Set(lines.filter((line) => line.includes('"kind":"reply"')).map((line) => line.slice(0, 32)));
}

function rowsIn(directory: string): Promise<string> {
  return readFile(join(directory, 'samples.jsonl'), 'utf8');
}
