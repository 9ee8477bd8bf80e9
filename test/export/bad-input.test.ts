import { writeFileSync } from 'node:fs';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { ConfigurationError, isChimeraError } from '../../src/errors/index.ts';
import { exportWith } from '../../src/export/export-dataset.ts';
import { exportDataset, shareGptFormat, verlFormat } from '../../src/export/index.ts';
import { aSample } from '../../src/testing/sample-records.ts';
import { type TemporaryDirectory, temporaryDirectory } from '../support/temporary-directory.ts';
import { someSamples, writeRun } from './written-run.ts';

/** Exports with options that no compiler saw, and gives what was said. */
async function refusal(
  folder: TemporaryDirectory,
  options: object,
  source: unknown = someSamples(),
): Promise<string> {
  const before = await readdir(folder.path, { recursive: true });
  const all = { format: 'jsonl', path: folder.at('out.jsonl'), ...options };
  const error: unknown = await Reflect.apply(exportDataset, null, [source, all]).catch(
    (thrown: unknown) => thrown,
  );
  expect(isChimeraError(error), String(error)).toBe(true);
  expect(await readdir(folder.path, { recursive: true })).toEqual(before);
  return error instanceof Error ? error.message : '';
}

describe('options that cannot work', () => {
  it.each([
    [{ format: 'xml' }, /must be one of jsonl, parquet, chimera, messages, .*verl, or a custom exporter/],
    [{ format: undefined }, /format: must be one of/],
    [
      { format: { name: 'Mine', reads: 'rows' } },
      /name: must be in kebab case.*reads: .*row: must be a function/s,
    ],
    [{ path: 'rows.csv' }, /must end in \.jsonl or \.parquet.*"\.csv"/],
    [{ format: 'parquet' }, /must end in \.parquet for the format parquet/],
    [
      { format: { name: 'mine', reads: 'samples', row: () => ({}) }, path: 'a.parquet' },
      /state them in columns/,
    ],
    [{ path: 7 }, /path: must be a non-empty string, got 7/],
    [{ split: { train: 0.1 } }, /split\.train: must be a name .* other than train/],
    [{ split: { validation: 1.5 } }, /share above 0 and below 1, got 1\.5/],
    [{ split: { a: 0.5, b: 0.5 } }, /must leave something for train/],
    [{ split: {} }, /must be shares by name/],
    [{ limit: 0 }, /limit: must be a whole number of at least 1/],
    [{ labels: ['right'] }, /labels: must be 'all' or a list of correct, incorrect, unverified/],
    [
      { length: { response: { min: 5, max: 1 } } },
      /length\.response: must have min .* not above max, got min 5, max 1/,
    ],
    [
      { length: { reply: {} } },
      /length\.reply: is an unknown option; the options are prompt, response, count/,
    ],
    [{ where: 'all' }, /where: must be a function/],
    [{ overwrite: 'yes' }, /overwrite: must be true or false/],
    [{ passRate: 'any' }, /exportDataset\.passRate: is an unknown option; the options are path, overwrite, /],
    [{ format: 'verl', labels: 'all' }, /labels: is an unknown option/],
    [{ format: 'verl', passRate: { above: 0.5, below: 0.1 } }, /passRate: .* got above 0\.5, below 0\.1/],
    [{ format: 'verl', passRate: { of: 'm' } }, /passRate: sets no bound; set above or below, or pass 'any'/],
    [
      { length: { count: () => 1 } },
      /length\.count: has no effect without a range; set prompt or response, or leave it out/,
    ],
    [
      { format: 'verl', length: { response: { max: 1 } } },
      /length\.response: is an unknown option; the options are prompt, count/,
    ],
  ])('are told: %j', async (options, message) => {
    await using folder = await temporaryDirectory();

    expect(await refusal(folder, options)).toMatch(message);
  });

  it('are told all at once', async () => {
    await using folder = await temporaryDirectory();
    const said = await refusal(folder, { limit: -1, where: 1, overwrite: 2, truncated: 3 });

    expect(said).toMatch(/overwrite.*limit.*where.*truncated/s);
    expect(await refusal(folder, { format: 'xml', limit: 0, labels: 3 }, null)).toMatch(
      /exportDataset\.source: must be .*exportDataset\.format: must be one of .*exportDataset\.limit: /s,
    );
  });

  it('are told by the formats too', () => {
    expect(() => verlFormat({ dataSource: ' ', maxAnswerCharacters: 0 })).toThrow(
      /dataSource.*maxAnswerCharacters/s,
    );
    expect(() => Reflect.apply(shareGptFormat, null, [{ reasoning: 'separate' }])).toThrow(
      /shareGptFormat\.reasoning: must be 'inline' or 'omit', got "separate"/,
    );
    expect(() => Reflect.apply(shareGptFormat, null, [{ reason: 'x' }])).toThrow(
      /reason: is an unknown option; the options are reasoning, system, dataset/,
    );
  });
});

describe('a source that cannot be read', () => {
  it.each([
    [null, /must be a run directory, a run, or an array or another iterable/],
    ['', /must be a run directory/],
    [{}, /must be a run directory/],
    [[{ kind: 'topic' }], /source row 1: must be a sample record, got a record of kind "topic"/],
    [[aSample(), 'text'], /source row 2: must be a sample record, got "text"/],
    [[{ ...aSample(), solution: 7 }], /row 1: is a sample of another version \(solution:/],
  ])('is told: %j', async (source, message) => {
    await using folder = await temporaryDirectory();

    expect(await refusal(folder, {}, source)).toMatch(message);
  });

  it('may be a folder that holds no run', async () => {
    await using folder = await temporaryDirectory();
    await mkdir(folder.at('empty'));

    expect(await refusal(folder, {}, folder.at('empty'))).toContain('holds no manifest.json');
    expect(await refusal(folder, {}, folder.at('nowhere'))).toContain('does not exist');
  });

  it('holds a broken row', async () => {
    await using folder = await temporaryDirectory();
    const directory = await writeRun(folder.at('run'), { samples: someSamples() });
    const text = await readFile(folder.at('run/samples.jsonl'), 'utf8');
    await writeFile(folder.at('run/samples.jsonl'), text.replace('\n', '\nnot json\n'));

    expect(await refusal(folder, {}, directory)).toMatch(/line at byte \d+ that is not JSON/);
  });
});

describe('what is there already', () => {
  it('is left alone', async () => {
    await using folder = await temporaryDirectory();
    await writeFile(folder.at('out.jsonl'), 'mine');
    await writeFile(folder.at('out-validation.jsonl'), 'mine too');

    expect(await refusal(folder, {})).toMatch(/out\.jsonl is already there; .*set overwrite/);
    expect(await refusal(folder, { split: { validation: 0.5 } })).toContain(
      'out-validation.jsonl is already',
    );
    expect(await readFile(folder.at('out.jsonl'), 'utf8')).toBe('mine');
  });

  it('may be a file where the path needs a folder', async () => {
    await using folder = await temporaryDirectory();
    await writeFile(folder.at('file'), 'mine');

    expect(await refusal(folder, { path: folder.at('file/a/b/out.jsonl') })).toMatch(
      /would lie in .*file, which is a file; name another folder/,
    );
  });

  it('is never what is read', async () => {
    await using folder = await temporaryDirectory();
    const directory = await writeRun(folder.at('run'), { samples: someSamples() });
    const path = folder.at('run/samples.jsonl');
    const before = await readFile(path, 'utf8');

    expect(await refusal(folder, { path, overwrite: true, where: () => false }, directory)).toContain(
      'is what is read; choose another path',
    );
    expect(await readFile(path, 'utf8')).toBe(before);
  });

  it('is never a file of a run, whatever is read', async () => {
    await using folder = await temporaryDirectory();
    const directory = await writeRun(folder.at('run'), { samples: someSamples() });
    await mkdir(folder.at('run/journal'), { recursive: true });
    await writeFile(folder.at('run/journal/segment-000001.jsonl'), 'paid for');

    for (const path of ['problems.jsonl', 'journal/segment-000001.jsonl', 'journal/segment-000002.jsonl'])
      for (const source of [directory, someSamples()])
        expect(await refusal(folder, { path: folder.at(`run/${path}`), overwrite: true }, source)).toContain(
          `is where the run in ${folder.at('run')} keeps its own files; choose another path`,
        );
    expect(await readFile(folder.at('run/journal/segment-000001.jsonl'), 'utf8')).toBe('paid for');
    await exportDataset(directory, { format: 'jsonl', path: folder.at('run/mine.jsonl') });
    expect(await readFile(folder.at('run/mine.jsonl'), 'utf8')).toContain('"kind":"sample"');
  });

  it('is replaced on request, except a folder', async () => {
    await using folder = await temporaryDirectory();
    const path = folder.at('out.jsonl');
    await writeFile(path, 'mine');
    await mkdir(folder.at('folder.jsonl'));

    await exportDataset(someSamples(), { format: 'jsonl', path, overwrite: true });

    expect(await readFile(path, 'utf8')).toContain('"kind":"sample"');
    expect(await refusal(folder, { path: folder.at('folder.jsonl'), overwrite: true })).toContain(
      'is a folder',
    );
  });

  it('may be a list of datasets with or without the name', async () => {
    await using folder = await temporaryDirectory();
    await writeFile(folder.at('dataset_info.json'), '{"out":{"file_name":"other.json"},"else":{}}');
    expect(await refusal(folder, { format: 'sharegpt' })).toContain('already lists out');

    await exportDataset(someSamples(), { format: 'sharegpt', path: folder.at('out.jsonl'), overwrite: true });
    const list = JSON.parse(await readFile(folder.at('dataset_info.json'), 'utf8'));
    expect([list.out.file_name, list.else]).toEqual(['out.jsonl', {}]);

    await writeFile(folder.at('dataset_info.json'), '[]');
    expect(await refusal(folder, { format: 'alpaca', path: folder.at('b.jsonl') })).toContain(
      'not a list of datasets',
    );
  });
});

describe('an export that fails on the way', () => {
  const never = Promise.resolve(false);

  it('writes nothing when the filters leave nothing, and says what they left out', async () => {
    await using folder = await temporaryDirectory();

    expect(await refusal(folder, { format: 'messages', where: () => false })).toMatch(
      /leaves nothing for the format messages: of 13 records were left out incorrect 6, where 6, unverified 1/,
    );
    expect(await refusal(folder, { format: 'preference' }, [aSample()])).toContain('no-row 1');
  });

  it('writes nothing when a function of the caller throws', async () => {
    await using folder = await temporaryDirectory();
    const where = (): boolean => {
      throw new Error('my own fault');
    };

    const failed = exportDataset(someSamples(), { format: 'jsonl', path: folder.at('a.jsonl'), where });

    await expect(failed).rejects.toThrow('my own fault');
    expect(await readdir(folder.path)).toEqual([]);
  });

  it.each([
    [{ where: () => never }, 'where: must return true or false, not a promise, got a promise'],
    [{ where: () => undefined }, 'where: must return true or false, not a promise, got undefined'],
    [
      { format: 'verl', where: () => never },
      'where: must return true or false, not a promise, got a promise',
    ],
    [
      { length: { response: { max: 9 }, count: async () => 3 } },
      'exportDataset.length.count: must return a number',
    ],
    [{ length: { prompt: { max: 9 }, count: (text: string) => text.split(' ') } }, 'got a list of'],
    [{ length: { prompt: { max: 9 }, count: () => Number.NaN } }, 'got NaN'],
    [{ length: { prompt: { max: 9 }, count: () => -1 } }, 'got -1'],
  ])(
    'writes nothing when a function of the caller returns nothing meaningful: %s',
    async (options, message) => {
      await using folder = await temporaryDirectory();

      expect(await refusal(folder, options)).toContain(message);
    },
  );

  it('writes nothing when a run begins again in the directory that is read', async () => {
    await using folder = await temporaryDirectory();
    const directory = await writeRun(folder.at('run'), { samples: someSamples() });
    const where = (): boolean => {
      writeFileSync(folder.at('run/samples.jsonl'), '');
      return true;
    };

    const failed = exportDataset(directory, { format: 'jsonl', path: folder.at('a.jsonl'), where });

    await expect(failed).rejects.toThrow('was changed while it was read');
    expect(await readdir(folder.path)).toEqual(['run']);
  });

  it('writes nothing over what came to be there meanwhile', async () => {
    await using folder = await temporaryDirectory();
    const path = folder.at('a.jsonl');
    const where = (): boolean => {
      writeFileSync(path, 'mine');
      return true;
    };

    await expect(exportDataset(someSamples(), { format: 'jsonl', path, where })).rejects.toThrow(
      'is already there',
    );
    expect(await readFile(path, 'utf8')).toBe('mine');
    expect(await readdir(folder.path)).toEqual(['a.jsonl']);
  });

  it('says how to install what writes Parquet, before it reads anything', async () => {
    await using folder = await temporaryDirectory();
    const load = (): Promise<never> => Promise.reject(new Error('Cannot find package'));
    const options = { format: 'parquet', path: folder.at('a.parquet') } as const;

    const failed = exportWith(someSamples(), options, { load });

    await expect(failed).rejects.toThrow(ConfigurationError);
    await expect(failed).rejects.toThrow('npm install hyparquet-writer');
    expect(await readdir(folder.path)).toEqual([]);
  });
});
