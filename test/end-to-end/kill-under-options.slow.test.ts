import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RunSummary } from '../../src/core/summary.ts';
import type { LoggedRequest } from '../provider/request-log.ts';
import { type Provider, startProvider } from '../provider/start-provider.ts';
import { compiledProgram } from '../support/bundled-program.ts';
import { expectConservation } from '../support/conservation.ts';
import { type ChildTask, runProgram, spawnRun } from '../support/spawn-run.ts';
import { type TemporaryDirectory, temporaryDirectory } from '../support/temporary-directory.ts';

const work = { subjects: ['Physics', 'Biology', 'History'], topicsPerSubject: 6, maxConcurrency: 6 };
const latency = { medianMs: 6, sigma: 0.7 };
type Faults = (request: LoggedRequest) => { readonly kind: 'refusal' } | null;

let programs: TemporaryDirectory;
let program: string;
beforeAll(async () => {
  programs = await temporaryDirectory();
  program = await compiledProgram(runProgram, programs.path);
});
afterAll(() => programs[Symbol.asyncDispose]());

/** Lets a process make so many requests and kills it then. */
async function killAfter(
  provider: Provider,
  requests: number,
  task: ChildTask,
  faults: Faults,
): Promise<void> {
  const last = provider.requests.length + requests;
  const run = spawnRun(task, program);
  provider.configure({
    faults: (request) => {
      if (request.order >= last) run.process.kill('SIGKILL');
      return faults(request);
    },
  });
  expect((await run.ended).code).toBeNull();
  provider.configure({ faults });
}

async function finish(task: ChildTask): Promise<RunSummary> {
  const { code, output, errors } = await spawnRun(task, program).ended;
  expect({ code, errors }).toEqual({ code: 0, errors: '' });
  const summary: RunSummary = JSON.parse(output);
  expectConservation(summary);
  return summary;
}

function samplesIn(directory: string): Promise<string> {
  return readFile(join(directory, 'samples.jsonl'), 'utf8');
}

const none: Faults = () => null;

describe('a run that is killed again and again', () => {
  it('under a target ends with the bytes of an undisturbed run', { timeout: 120_000 }, async () => {
    await using provider = await startProvider({ latency });
    await using folder = await temporaryDirectory();
    const target = 14;
    const task = { url: provider.url, directory: folder.at('killed'), ...work, target };
    await finish({ ...task, directory: folder.at('undisturbed') });
    const before = provider.requests.length;

    for (const requests of [4, 20, 30]) await killAfter(provider, requests, task, none);
    const summary = await finish(task);

    expect(summary).toMatchObject({ end: 'completed', rows: target });
    expect(await samplesIn(task.directory)).toBe(await samplesIn(folder.at('undisturbed')));
    const asked = provider.requests.slice(before);
    expect(asked.length - new Set(asked.map(({ identity }) => identity)).size).toBeLessThanOrEqual(
      3 * work.maxConcurrency,
    );
  });

  it('while it retries asks for each failed call once more, and for no other', {
    timeout: 120_000,
  }, async () => {
    const refusing: Faults = ({ model, promptHash, sample }) =>
      model.includes('verifier') && promptHash < '6' && sample.endsWith(':0') ? { kind: 'refusal' } : null;
    await using provider = await startProvider({ latency, faults: refusing });
    await using folder = await temporaryDirectory();
    const task = { url: provider.url, directory: folder.at('killed'), ...work };
    const first = await finish(task);
    const answered = new Set(provider.requests.map(({ identity }) => identity));
    const before = provider.requests.length;
    expect(failuresOf(first)).toBeGreaterThan(4);

    for (const requests of [2, 8])
      await killAfter(provider, requests, { ...task, retry: 'failed' }, refusing);
    const last = await finish({ ...task, retry: 'failed' });

    expect(failuresOf(last)).toBe(0);
    const asked = provider.requests.slice(before);
    expect(asked.filter(({ identity }) => answered.has(identity))).toEqual([]);
    expect(asked.filter(({ sample }) => sample.endsWith(':2'))).toEqual([]);
    expect((await finish(task)).calls).toBe(0);
  });
});

function failuresOf({ stages }: RunSummary): number {
  return stages.reduce((total, { failed }) => total + failed, 0);
}
