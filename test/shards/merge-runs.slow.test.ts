import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { RunSummary } from '../../src/core/summary.ts';
import { rowFileNames } from '../../src/files/run-directory/row-files.ts';
import { buildChimera } from '../../src/pipeline/build-chimera.ts';
import type { ChimeraOptions } from '../../src/pipeline/chimera-options.ts';
import { nearDuplicate } from '../../src/rules/builtin/index.ts';
import { mergeRuns } from '../../src/shards/merge-runs.ts';
import { shardOf } from '../../src/shards/shard-of.ts';
import { validate } from '../../src/stages/validate/index.ts';
import { aProblem } from '../../src/testing/sample-records.ts';
import { type Provider, startProvider } from '../provider/start-provider.ts';
import { httpModels } from '../support/http-models.ts';
import { temporaryDirectory } from '../support/temporary-directory.ts';

const subjects = ['Mathematics', 'Biology', 'Physics', 'History', 'Chemistry', 'Literature'];
const count = 4;

type Pipeline = ReturnType<typeof pipelineOf>;

function pipelineOf(provider: Provider, options: ChimeraOptions = {}): ReturnType<typeof buildChimera> {
  return buildChimera({ models: httpModels(provider.url), expand: { topicsPerSubject: 2 }, ...options });
}

async function ran(
  pipeline: Pipeline,
  items: readonly string[],
  directory: string,
  options: object = {},
): Promise<RunSummary> {
  const summary = await pipeline.run(items, { directory, ...options }).summary();
  expect(summary.end).toBe('completed');
  return summary;
}

/** Runs each shard that has subjects into its own directory. */
async function ranShards(
  pipeline: Pipeline,
  at: (name: string) => string,
  options: object = {},
): Promise<{ readonly directories: readonly string[]; readonly summaries: readonly RunSummary[] }> {
  const directories: string[] = [];
  const summaries: RunSummary[] = [];
  for (let index = 0; index < count; index += 1) {
    const mine = shardOf(subjects, { index, count });
    if (mine.length === 0) continue;
    directories.push(at(`shard-${index}`));
    summaries.push(await ran(pipeline, mine, at(`shard-${index}`), options));
  }
  expect(directories.length).toBeGreaterThan(2);
  return { directories, summaries };
}

async function rowsIn(directory: string): Promise<Readonly<Record<string, string>>> {
  const files = rowFileNames.map(
    async (name) => [name, await readFile(join(directory, `${name}.jsonl`), 'utf8')] as const,
  );
  return Object.fromEntries(await Promise.all(files));
}

describe('shards that are merged', () => {
  it('give the files of one undivided run, byte for byte and without a request, and what they spent', async () => {
    await using provider = await startProvider();
    await using folder = await temporaryDirectory();
    const pipeline = pipelineOf(provider, {
      rules: { problems: [nearDuplicate()], topics: [nearDuplicate()] },
    });
    await ran(pipeline, subjects, folder.at('undivided'));
    const { directories, summaries } = await ranShards(pipeline, folder.at);
    const before = provider.requests.length;

    const merged = await mergeRuns(directories, { to: folder.at('all') });
    const replayed = await ran(pipeline, subjects, folder.at('all'));

    expect(provider.requests.length).toBe(before);
    expect(await rowsIn(folder.at('all'))).toEqual(await rowsIn(folder.at('undivided')));
    const calls = summaries.reduce((sum, { spentInAll }) => sum + spentInAll.calls, 0);
    const tokens = summaries.reduce((sum, { spentInAll }) => sum + spentInAll.outputTokens, 0);
    expect(calls).toBe(before / 2);
    expect(merged.spent).toMatchObject({ calls, outputTokens: tokens });
    expect(replayed.spentInAll).toMatchObject({ calls, outputTokens: tokens });
    expect(replayed.calls).toBe(0);
    expect(merged.replies).toBe(calls);
    expect(merged.shards.map(({ spent }) => spent.calls)).toEqual(
      summaries.map(({ spentInAll }) => spentInAll.calls),
    );
    expect(merged.warnings).toEqual([]);
  });

  it('are the base of further runs and merges, in which each run counts once', async () => {
    await using provider = await startProvider();
    await using folder = await temporaryDirectory();
    const pipeline = pipelineOf(provider);
    const { directories } = await ranShards(pipeline, folder.at, { budget: { calls: 1000 } });
    const [first = '', ...others] = directories;
    await mergeRuns(others, { to: folder.at('some') });
    const further = await ran(pipeline, [...subjects.slice(0, 2), 'Linguistics'], folder.at('some'));
    const paid = provider.requests.length;

    const merged = await mergeRuns([folder.at('some'), first, ...others], { to: folder.at('all') });
    const all = [...subjects, 'Linguistics'];
    const replayed = await ran(pipeline, all, folder.at('all'), { budget: { calls: 1000 } });

    expect(further.calls).toBeGreaterThan(0);
    expect(provider.requests.length).toBe(paid);
    expect(merged.spent.calls).toBe(paid);
    expect(replayed.spentInAll.calls).toBe(paid);
    expect(merged.shards.slice(2).every(({ replies, repeated }) => replies === 0 && repeated > 0)).toBe(true);
  });

  it('hold the budget of the merged directory against all that the shards spent', async () => {
    await using provider = await startProvider();
    await using folder = await temporaryDirectory();
    const pipeline = pipelineOf(provider);
    const { directories } = await ranShards(pipeline, folder.at, { budget: { calls: 200 } });
    const { spent } = await mergeRuns(directories, { to: folder.at('all') });
    const more = [...subjects, 'Linguistics'];

    const run = pipeline.run(more, { directory: folder.at('all'), budget: { calls: spent.calls + 3 } });
    const { end, spentInAll } = await run.summary();

    expect(end).toBe('budget');
    expect(spentInAll.calls).toBe(spent.calls + 3);
    expect(provider.requests.length).toBe(spent.calls + 3);
  });

  it('ask only for what an unfinished one lacked', async () => {
    await using provider = await startProvider();
    await using folder = await temporaryDirectory();
    const pipeline = pipelineOf(provider);
    const { directories, summaries } = await ranShards(pipeline, folder.at);
    const [first = ''] = directories;
    const cut = folder.at('cut');
    const mine = shardOf(subjects, { index: Number(first.at(-1)), count });
    await pipeline.run(mine, { directory: cut, budget: { calls: 7 } }).summary();
    const before = provider.requests.length;

    const { warnings } = await mergeRuns([cut, ...directories.slice(1)], { to: folder.at('all') });
    await ran(pipeline, subjects, folder.at('all'));

    expect(warnings).toEqual([
      expect.stringMatching(/cut ended as budget: what it did not reach is asked for/u),
    ]);
    expect(provider.requests.length - before).toBe((summaries[0]?.calls ?? 0) - 7);
  });

  it('with rules over the whole run keep the twin of the directory that comes first', async () => {
    await using provider = await startProvider();
    await using folder = await temporaryDirectory();
    const { validate: models } = httpModels(provider.url);
    const stage = validate({
      models,
      agreement: { atLeast: 1 },
      rules: [nearDuplicate({ scope: 'run' })],
    });
    const problems = Array.from({ length: 12 }, (_, number) =>
      aProblem({
        topic: `Topic ${number}`,
        problem: `How many ways are there to seat ${3 + (number % 4)} guests at ${3 + (number % 4)} round tables?`,
      }),
    );
    const directories: string[] = [];
    // Lists of unlike lengths: behind the end of the first, those of the second must not count.
    for (const [index, mine] of [problems.slice(0, 3), problems.slice(3)].entries()) {
      directories.push(folder.at(`shard-${index}`));
      await stage.run(mine, { directory: folder.at(`shard-${index}`) }).summary();
    }
    const before = provider.requests.length;
    const outcome = async (order: readonly string[], to: string): Promise<readonly number[]> => {
      await mergeRuns(order, { to });
      const { end, stages } = await stage.run(problems, { directory: to }).summary();
      expect([end, stages[0]?.in]).toEqual(['completed', 12]);
      const copies = ((await rowsIn(to))['rejected'] ?? '')
        .split('\n')
        .filter((row) => row.includes('near-duplicate'));
      return problems.flatMap(({ id }, number) =>
        copies.some((row) => row.includes(`"itemId":"${id}"`)) ? [number] : [],
      );
    };

    const forward = await outcome(directories, folder.at('forward'));
    const again = await outcome(directories, folder.at('again'));
    const backward = await outcome(directories.toReversed(), folder.at('backward'));

    expect(provider.requests.length).toBe(before);
    expect(forward).toEqual([4, 5, 6, 7, 8, 9, 10, 11]);
    expect(again).toEqual(forward);
    expect(backward).toEqual([0, 1, 2, 7, 8, 9, 10, 11]);
  });
});
