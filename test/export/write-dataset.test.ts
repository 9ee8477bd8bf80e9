import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { asyncBufferFromFile, parquetReadObjects } from 'hyparquet';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { writeDataset } from '../../src/export/index.ts';
import { openRun } from '../../src/index.ts';
import { aSample } from '../../src/testing/sample-records.ts';
import { temporaryDirectory } from '../support/temporary-directory.ts';
import { someSamples, writeRun } from './written-run.ts';

async function rowsOf(directory: string, file: string): Promise<readonly Record<string, unknown>[]> {
  return parquetReadObjects({ file: await asyncBufferFromFile(join(directory, file)) });
}

describe('writeDataset', () => {
  it('writes all rows and their card', async () => {
    await using folder = await temporaryDirectory();
    const run = await writeRun(folder.at('run'), { samples: someSamples() });
    const target = folder.at('sets/first');

    const report = await writeDataset(await openRun(run), {
      directory: target,
      title: 'First',
      license: 'mit',
    });

    expect(report).toMatchObject({
      directory: target,
      files: ['README.md', 'data/train-00000-of-00001.parquet'],
    });
    expect(report.configs['default']).toMatchObject({ rows: 13, read: 13, warnings: [] });
    expect(await readdir(folder.at('sets'))).toEqual(['first']);
    expect((await readdir(target, { recursive: true })).sort()).toEqual([
      'README.md',
      'data',
      'data/train-00000-of-00001.parquet',
    ]);
    expect(await rowsOf(target, 'data/train-00000-of-00001.parquet')).toHaveLength(13);
    expect(await readFile(join(target, 'README.md'), 'utf8')).toMatch(/^---\nlicense: "mit"\n/u);
  });

  it('keeps each problem in one split, over all configurations', async () => {
    await using folder = await temporaryDirectory();
    const samples = Array.from({ length: 60 }, (_, index) =>
      aSample({ problem: `Problem ${index}`, answer: String(index) }),
    );
    const run = await writeRun(folder.at('run'), { samples });
    const target = folder.at('set');
    const configs = {
      default: { format: 'parquet' },
      sft: { format: 'messages' },
      rl: { format: 'verl' },
    } as const;

    const report = await writeDataset(run, {
      directory: target,
      configs,
      split: { validation: 0.3, never: 1e-9 },
    });

    const problemsOf: { readonly [config: string]: (row: Record<string, unknown>) => unknown } = {
      default: (row) => row['problem'],
      sft: (row) => Object(row['messages'])[0].content,
      rl: (row) => Object(row['prompt'])[0].content,
    };
    const held: unknown[] = [];
    for (const [config, problemOf] of Object.entries(problemsOf)) {
      const rows = await rowsOf(target, `${config}/validation-00000-of-00001.parquet`);
      held.push(rows.map(problemOf).sort());
      expect(report.configs[config]?.files.map(({ split }) => split)).toEqual(['train', 'validation']);
      expect(report.configs[config]?.warnings).toEqual([
        expect.stringContaining('fell into the split never'),
      ]);
    }
    expect(held[1]).toEqual(held[0]);
    expect(held[2]).toEqual(held[0]);
    const head = parse((await readFile(join(target, 'README.md'), 'utf8')).split('---\n')[1] ?? '');
    expect(head.configs.map((config: { config_name: string }) => config.config_name)).toEqual([
      'default',
      'sft',
      'rl',
    ]);
    expect(head.configs[1].data_files[1]).toEqual({
      split: 'validation',
      path: 'sft/validation-00000-of-00001.parquet',
    });
  });

  it('goes on in another file when one is large', { timeout: 120_000 }, async () => {
    await using folder = await temporaryDirectory();
    const reasoning = 'Long and longer. '.repeat(60_000);
    const samples = Array.from({ length: 70 }, (_, index) =>
      aSample({ problem: `Problem ${index}`, reasoning }),
    );
    const run = await writeRun(folder.at('run'), { samples });
    const target = folder.at('set');

    const { configs, files } = await writeDataset(run, { directory: target, maxFileBytes: 1_000 });

    expect(files.slice(1)).toEqual([0, 1, 2].map((number) => `data/train-0000${number}-of-00003.parquet`));
    expect(configs['default']?.rows).toBe(70);
    const counts = await Promise.all(files.slice(1).map(async (file) => (await rowsOf(target, file)).length));
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(70);
  });
});

describe('a dataset that cannot be written', () => {
  const refused = async (target: string, run: unknown, options: object): Promise<string> => {
    const error: unknown = await Reflect.apply(writeDataset, null, [
      run,
      { ...options, directory: target },
    ]).catch((thrown: unknown) => thrown);
    return error instanceof Error ? error.message : 'was written';
  };

  it.each([
    [{ configs: {} }, /must be configurations by name/],
    [{ configs: { 'A B': { format: 'parquet' } } }, /configs\.A B: must be a name of small letters/],
    [{ configs: { a: { format: 'xml' } } }, /configs\.a\.format: must be one of jsonl/],
    [{ configs: { a: { format: 'messages', split: { b: 0.5 } } } }, /configs\.a\.split: is the same for all/],
    [
      { configs: { a: { format: { name: 'mine', reads: 'samples', row: () => ({}) } } } },
      /state them in columns/,
    ],
    [{ split: { train: 1 } }, /split\.train/],
    [{ maxFileBytes: 0, licence: 'mit' }, /maxFileBytes: .*licence: is an unknown option/s],
    [
      { configs: { a: { format: 'messages', where: () => false } } },
      /^writeDataset\.configs\.a: leaves nothing for the format messages/,
    ],
    [
      { configs: { a: { format: 'parquet' }, b: { format: 'verl', labels: 'all' } } },
      /^writeDataset\.configs\.b\.labels: is an unknown option/,
    ],
  ])('is refused, and leaves nothing: %j', async (options, message) => {
    await using folder = await temporaryDirectory();
    const run = await writeRun(folder.at('run'), { samples: someSamples() });

    expect(await refused(folder.at('set'), run, options)).toMatch(message);
    expect(await readdir(folder.path)).toEqual(['run']);
  });

  it('is one of a run without rows, or of no run', async () => {
    await using folder = await temporaryDirectory();
    const run = await writeRun(folder.at('run'), { samples: [] });

    expect(await refused(folder.at('set'), run, {})).toContain('would have no rows');
    expect(await refused(folder.at('set'), folder.at('none'), {})).toContain('does not exist');
    expect(await refused(folder.at('set'), [], {})).toContain(
      'must be a run directory, or what openRun returns',
    );
    expect(await readdir(folder.path)).toEqual(['run']);
  });

  it('would lie where something is', async () => {
    await using folder = await temporaryDirectory();
    const run = await writeRun(folder.at('run'), { samples: someSamples() });
    const target = folder.at('set');
    const options = { overwrite: true };
    await writeDataset(run, { directory: target });
    expect(await refused(target, run, {})).toContain(
      'already there; choose another folder, or set overwrite',
    );

    await writeDataset(run, { ...options, directory: target, configs: { sft: { format: 'messages' } } });
    expect(await readdir(target)).toEqual(['README.md', 'data']);
    // A checkout of the Hub holds this file too.
    await writeFile(join(target, '.gitattributes'), '*.parquet filter=lfs');
    await writeDataset(run, { ...options, directory: target });
    await mkdir(join(target, 'photos'));
    await writeFile(join(target, 'photos/me.jpg'), 'mine');
    expect(await refused(target, run, options)).toContain(
      'holds "photos", which does not belong to a dataset',
    );
    expect(await readFile(join(target, 'photos/me.jpg'), 'utf8')).toBe('mine');
    await writeFile(folder.at('file'), '');
    expect(await refused(folder.at('file'), run, options)).toContain('is a file; name a folder');
    expect(await refused(folder.at('file/set'), run, options)).toMatch(
      /would lie in .*file, which is a file/,
    );
  });
});
