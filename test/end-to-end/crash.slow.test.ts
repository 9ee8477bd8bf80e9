import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { kindOf } from '../../src/core/items/kind-of.ts';
import type { JsonValue } from '../../src/core/json.ts';
import type { ResultStore } from '../../src/core/result-store.ts';
import type { RunSummary } from '../../src/core/summary.ts';
import { buildChimera } from '../../src/pipeline/build-chimera.ts';
import { memoryStore } from '../../src/store/memory-store.ts';
import { type Provider, startProvider } from '../provider/start-provider.ts';
import { compiledProgram } from '../support/bundled-program.ts';
import { expectConservation } from '../support/conservation.ts';
import { httpModels } from '../support/http-models.ts';
import { runProgram, type SpawnedRun, spawnRun } from '../support/spawn-run.ts';
import { type TemporaryDirectory, temporaryDirectory } from '../support/temporary-directory.ts';

const KILLS = 20;
const CONCURRENCY = 8;
const work = {
  subjects: ['Mathematics', 'Physics', 'Biology', 'History'],
  topicsPerSubject: 15,
  maxConcurrency: CONCURRENCY,
};
/** Replies take long enough that several are on the way whenever a process dies. */
const latency = { medianMs: 6, sigma: 0.7 };

describe('a run that is killed again and again', () => {
  it('pays for no acknowledged reply twice and ends with the bytes of an undisturbed run', {
    timeout: 240_000,
  }, async () => {
    await using folder = await temporaryDirectory();
    const keys = await keysByQuestion();
    const program = await compiledProgram(runProgram, folder.at('program'));
    const undisturbed = await undisturbedRows(folder, program);

    await using provider = await startProvider({ latency });
    const directory = folder.at('killed');
    const killer = new Killer(provider, keys.size);
    const acknowledged = new Set<string>();
    for (let kill = 0; kill < KILLS; kill += 1) {
      const seen = provider.requests.length;
      await killer.killAfter(spawnRun({ url: provider.url, directory, ...work }, program));
      expectNothingAskedAgain(provider, seen, acknowledged, keys);
      for (const key of await keysInJournal(directory)) acknowledged.add(key);
    }
    const seen = provider.requests.length;
    const last = await spawnRun({ url: provider.url, directory, ...work }, program).ended;
    expectNothingAskedAgain(provider, seen, acknowledged, keys);

    expect(last).toMatchObject({ code: 0, errors: '' });
    const summary: RunSummary = JSON.parse(last.output);
    expectConservation(summary);
    expect(summary.end).toBe('completed');
    expect(acknowledged.size).toBeGreaterThan(5 * KILLS);
    expect(provider.counters().distinct).toBe(keys.size);
    expect(provider.requests.length).toBeLessThanOrEqual(keys.size + KILLS * CONCURRENCY);
    expect(provider.requests.length).toBeGreaterThan(keys.size);
    for (const [name, bytes] of undisturbed)
      expect(await readFile(join(directory, name), 'utf8'), name).toBe(bytes);
  });
});

/** The bytes of each row file of a run that no one killed. */
async function undisturbedRows(
  folder: TemporaryDirectory,
  program: string,
): Promise<ReadonlyMap<string, string>> {
  await using provider = await startProvider();
  const directory = folder.at('undisturbed');
  const { code } = await spawnRun({ url: provider.url, directory, ...work }, program).ended;
  expect(code).toBe(0);
  const names = ['topics.jsonl', 'problems.jsonl', 'samples.jsonl', 'rejected.jsonl', 'failed.jsonl'];
  const texts = names.map(
    async (name): Promise<[string, string]> => [name, await readFile(join(directory, name), 'utf8')],
  );
  return new Map(await Promise.all(texts));
}

/**
 * Which journal key each question of the run has, by the provider's name for the question. Learned from a run with one
 * call at a time, in which the n-th request is the n-th reply stored.
 */
async function keysByQuestion(): Promise<ReadonlyMap<string, string>> {
  await using provider = await startProvider();
  const stored: string[] = [];
  const store: ResultStore = memoryStore({ keep: 'all' });
  const recording: ResultStore = {
    get: (key) => store.get(key),
    has: (key) => store.has(key),
    release: () => undefined,
    entries: () => store.entries(),
    close: () => store.close(),
    putIfAbsent: (key, value) => {
      if (isReply(value)) stored.push(key);
      return store.putIfAbsent(key, value);
    },
  };
  const chimera = buildChimera({
    models: httpModels(provider.url),
    expand: { topicsPerSubject: work.topicsPerSubject },
  });
  await chimera.run(work.subjects, { store: recording, maxConcurrency: 1 }).summary();
  expect(provider.requests).toHaveLength(stored.length);
  return new Map(provider.requests.map(({ identity }, order) => [identity, stored[order] ?? '']));
}

function isReply(value: JsonValue): boolean {
  return kindOf(value) === 'reply';
}

/** Kills each process when it has made a number of requests drawn beforehand, at no particular point of its work. */
class Killer {
  readonly #provider: Provider;
  readonly #moments: readonly number[];
  #kill = 0;

  constructor(provider: Provider, calls: number) {
    this.#provider = provider;
    // Some of the requests of each process die with it, so twice its share still leaves work for the last one.
    const most = Math.floor((2 * calls) / KILLS);
    const moment = fc.integer({ min: 1, max: most });
    this.#moments = fc.sample(moment, { seed: 20260304, numRuns: KILLS });
  }

  async killAfter(run: SpawnedRun): Promise<void> {
    const target = this.#provider.requests.length + (this.#moments[this.#kill] ?? 1);
    this.#kill += 1;
    this.#provider.configure({
      faults: ({ order }) => {
        if (order >= target) run.process.kill('SIGKILL');
        return null;
      },
    });
    const { code, errors } = await run.ended;
    expect({ code, errors }).toEqual({ code: null, errors: '' });
    this.#provider.configure({ faults: () => null });
  }
}

function expectNothingAskedAgain(
  provider: Provider,
  seen: number,
  acknowledged: ReadonlySet<string>,
  keys: ReadonlyMap<string, string>,
): void {
  const paidTwice = provider.requests
    .slice(seen)
    .filter(({ identity }) => acknowledged.has(keys.get(identity) ?? ''))
    .map(({ model, sample }) => `${model} ${sample}`);
  expect(paidTwice).toEqual([]);
}

/** The keys of whole lines: what a dead process had acknowledged is among them. */
async function keysInJournal(directory: string): Promise<readonly string[]> {
  const journal = join(directory, 'journal');
  const names = await readdir(journal).catch(() => []);
  const texts = await Promise.all(
    names.filter((name) => name.endsWith('.jsonl')).map((name) => readFile(join(journal, name), 'utf8')),
  );
  return texts.flatMap((whole) =>
    whole
      .split('\n')
      .slice(0, -1)
      .map((line) => line.split('\t')[0] ?? ''),
  );
}
