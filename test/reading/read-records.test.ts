import { appendFile, mkdir, readFile, writeFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import type { RunInput } from '../../src/core/run.ts';
import { ConfigurationError, DirectoryError } from '../../src/errors/index.ts';
import { offlineModels } from '../../src/offline/index.ts';
import { buildChimera } from '../../src/pipeline/build-chimera.ts';
import { readRecords } from '../../src/reading/read-records.ts';
import { synthesize } from '../../src/stages/synthesize/index.ts';
import { aTopic, aValidatedProblem } from '../../src/testing/sample-records.ts';
import { scriptedModel } from '../../src/testing/scripted-model.ts';
import { type TemporaryDirectory, temporaryDirectory } from '../support/temporary-directory.ts';

const chimera = buildChimera({ models: offlineModels({ seed: 3 }), expand: { topicsPerSubject: 2 } });

async function all<Item>(items: AsyncIterable<Item>): Promise<Item[]> {
  const list: Item[] = [];
  for await (const item of items) list.push(item);
  return list;
}

async function faultsOf(
  items: AsyncIterable<unknown>,
  folder: TemporaryDirectory,
): Promise<readonly string[]> {
  const given: unknown[] = [];
  try {
    for await (const item of items) given.push(item);
  } catch (error) {
    if (!(error instanceof ConfigurationError)) throw error;
    expect(given).toEqual([]);
    return error.issues.map(({ option, message }) => `${option} ${message}`.replace(`${folder.path}/`, ''));
  }
  throw new Error('nothing was refused');
}

describe('readRecords', () => {
  it('returns the rows of each file of a run, as often as it is asked', async () => {
    await using folder = await temporaryDirectory();
    const directory = folder.at('run');
    const { rows } = await chimera.run(['Biology'], { directory }).summary();
    const problems = readRecords(directory, { file: 'problems' });

    const first = await all(problems);

    expect(first.length).toBeGreaterThan(0);
    expect(first.every(({ kind }) => kind === 'validated-problem')).toBe(true);
    expect(await all(problems)).toEqual(first);
    expect(await all(readRecords(folder.at('run', 'problems.jsonl'), { file: 'problems' }))).toEqual(first);
    expect(await all(readRecords(directory, { file: 'topics' }))).toHaveLength(2);
    expect(await all(readRecords(directory, { file: 'samples' }))).toHaveLength(rows);
  });

  it('puts the rows of a killed run in order first', async () => {
    await using folder = await temporaryDirectory();
    await mkdir(folder.at('run'));
    await writeFile(folder.at('run', 'manifest.json'), '{"formatVersion":1}');
    await writeFile(
      folder.at('run', 'problems.jsonl'),
      `${JSON.stringify(aValidatedProblem())}\n{"kind":"valid`,
    );

    expect(await all(readRecords(folder.at('run'), { file: 'problems' }))).toEqual([aValidatedProblem()]);
  });

  it('checks every row before it returns one, and names file and line', async () => {
    await using folder = await temporaryDirectory();
    const { answerType, ...older } = aValidatedProblem();
    const rows = [aValidatedProblem(), aTopic(), older, 'text', { question: 'What?' }];
    await writeFile(folder.at('mixed.jsonl'), rows.map((row) => `${JSON.stringify(row)}\n`).join(''));
    await appendFile(folder.at('mixed.jsonl'), '{"kind":');

    expect(await faultsOf(readRecords(folder.at('mixed.jsonl'), { file: 'problems' }), folder)).toEqual([
      'mixed.jsonl:2 is a topic; name a file of validated-problem records, or delete the line',
      expect.stringMatching(
        /^mixed\.jsonl:3 is a validated-problem of another version \(lacks answerType\); run its pipeline/,
      ),
      expect.stringMatching(/^mixed\.jsonl:4 is no record, got "text"/),
      expect.stringMatching(/^mixed\.jsonl:5 has no kind/),
      expect.stringMatching(/^mixed\.jsonl:6 is not JSON/),
    ]);
  });

  it('names one fault in a thousand rows without keeping the others', async () => {
    await using folder = await temporaryDirectory();
    const line = `${JSON.stringify(aTopic())}\n`;
    await writeFile(folder.at('topics.jsonl'), `${line.repeat(999)}{}\n`);

    expect(await faultsOf(readRecords(folder.at('topics.jsonl'), { file: 'topics' }), folder)).toEqual([
      expect.stringMatching(/^topics\.jsonl:1000 has no kind/),
    ]);
  });

  it('refuses folders and files that hold no run', async () => {
    await using folder = await temporaryDirectory();
    await mkdir(folder.at('empty'));

    await expect(all(readRecords(folder.at('empty'), { file: 'problems' }))).rejects.toThrow(DirectoryError);
    expect(await faultsOf(readRecords(folder.at('none'), { file: 'problems' }), folder)).toEqual([
      expect.stringMatching(/^none there is no such file/),
    ]);
  });

  it.each([
    ['', 'problems', /from: must be a run directory/],
    [7, 'problems', /from: must be .*got 7/],
    [
      'runs/first',
      'rejected',
      /file: must be 'topics', 'problems', 'trajectories' or 'samples', got "rejected"/,
    ],
    ['runs/first', '__proto__', /got "__proto__"/],
  ])('refuses readRecords(%j, %j) at once', (from, file, message) => {
    expect(() => readRecords(from as string, { file: file as 'problems' })).toThrow(message);
  });
});

describe('a run over stored records', () => {
  it('is refused in the directory that they are read from, which stays as it is', async () => {
    await using folder = await temporaryDirectory();
    const directory = folder.at('run');
    await chimera.run(['Biology'], { directory }).summary();
    const before = await readFile(folder.at('run', 'problems.jsonl'), 'utf8');
    const again = synthesize({ model: scriptedModel('4') });

    for (const source of [directory, folder.at('run', 'problems.jsonl')])
      expect(() =>
        again.run(readRecords(source, { file: 'problems' }), { directory: `${directory}/.` }),
      ).toThrow(/directory: .*also where the input is read from; choose another directory/);

    expect(await readFile(folder.at('run', 'problems.jsonl'), 'utf8')).toBe(before);
  });

  it('of another kind fails before any call', async () => {
    await using folder = await temporaryDirectory();
    const directory = folder.at('run');
    await chimera.run(['Biology'], { directory }).summary();
    const model = scriptedModel('4');

    const topics = readRecords(directory, { file: 'topics' }) as unknown as RunInput<never>;
    const summary = await synthesize({ model }).run(topics).summary();

    expect(summary).toMatchObject({
      end: 'failed',
      error: { message: expect.stringMatching(/^run\.input\[0\]: is a topic/) },
    });
    expect(model.calls).toEqual([]);
  });
});
