import { readdir, readFile, writeFile } from 'node:fs/promises';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Sample, ValidatedProblem } from '../../src/core/records/records.ts';
import { defineRecordStage } from '../../src/engine.ts';
import { type ExportDatasetResult, exportDataset, writeDataset } from '../../src/export/index.ts';
import { splitOf } from '../../src/export/rows/split.ts';
import { compose, defineStage, openRun, reject } from '../../src/index.ts';
import { aSample, aValidatedProblem } from '../../src/testing/sample-records.ts';
import { temporaryDirectory } from '../support/temporary-directory.ts';
import { rowsIn, someSamples, withoutNulls, writeRun } from './written-run.ts';

const byId = (left: { readonly id: string }, right: { readonly id: string }): number =>
  left.id < right.id ? -1 : 1;

function expectConserved({ read, leftOut, rows }: ExportDatasetResult): void {
  expect(rows + Object.values(leftOut).reduce((sum, count) => sum + count, 0)).toBe(read);
}

describe('exportDataset', () => {
  it('writes all rows of a run directory in the order of their ids', async () => {
    await using folder = await temporaryDirectory();
    const samples = someSamples();
    const directory = await writeRun(folder.at('run'), { samples });
    const path = folder.at('out/rows.jsonl');

    const report = await exportDataset(directory, { format: 'jsonl', path });

    expect(withoutNulls(rowsIn(await readFile(path, 'utf8')))).toEqual(withoutNulls(samples.toSorted(byId)));
    expect(report).toMatchObject({ format: 'jsonl', rows: 13, read: 13, leftOut: {}, warnings: [] });
    expect(report.run).toEqual({ directory, end: 'completed', pending: 0 });
    const { length } = await readFile(path);
    expect(report.files).toEqual([{ path, split: null, rows: 13, bytes: length }]);
    expect(await readdir(folder.at('out'))).toEqual(['rows.jsonl']);
  });

  it('takes what is correct and whole for fine-tuning, and says what it left out', async () => {
    await using folder = await temporaryDirectory();
    const cut = aSample({ problem: 'Cut, yet called right', truncated: true });

    const report = await exportDataset([...someSamples(), cut], {
      format: 'messages',
      path: folder.at('m.jsonl'),
    });

    expect(report).toMatchObject({
      rows: 6,
      read: 14,
      leftOut: { incorrect: 6, unverified: 1, truncated: 1 },
    });
    expectConserved(report);
  });

  it('lets the caller choose labels, cut trajectories, lengths and anything else', async () => {
    await using folder = await temporaryDirectory();
    const samples = someSamples();
    const every = { format: 'messages', labels: 'all', truncated: true } as const;
    const all = await exportDataset(samples, { ...every, path: folder.at('a.jsonl') });
    const wrong = await exportDataset(samples, {
      format: 'messages',
      labels: ['incorrect'],
      path: folder.at('b.jsonl'),
    });
    const long = await exportDataset(samples, {
      ...every,
      path: folder.at('c.jsonl'),
      length: { response: { min: 6 } },
    });
    const short = await exportDataset(samples, {
      ...every,
      path: folder.at('d.jsonl'),
      length: { prompt: { max: 21 }, count: (text) => text.length },
      where: (sample) => sample.draw === 0,
    });

    expect(all.rows).toBe(13);
    expect(wrong.rows).toBe(6);
    expect(long).toMatchObject({ rows: 12, leftOut: { 'response-length': 1 } });
    expect(short.leftOut).toEqual({ where: 4, 'prompt-length': 6 });
    for (const report of [all, wrong, long, short]) expectConserved(report);
  });

  it('stops at the limit', async () => {
    await using folder = await temporaryDirectory();
    const path = folder.at('rows.ndjson');

    function* endless(): Generator<Sample> {
      for (let number = 0; ; number += 1) yield aSample({ problem: `Problem ${number}` });
    }

    const report = await exportDataset(endless(), { format: 'jsonl', path, limit: 4 });

    expect(report).toMatchObject({ rows: 4, read: 4 });
    expect(rowsIn(await readFile(path, 'utf8'))).toHaveLength(4);
  });

  it.each(['rows.jsonl', 'rows.parquet'])('returns the same bytes for the same run: %s', async (name) => {
    await using folder = await temporaryDirectory();
    const samples = someSamples();
    const finished = await writeRun(folder.at('finished'), { samples });
    const killed = await writeRun(folder.at('killed'), { samples: samples.toReversed(), end: null });
    const path = folder.at(name);

    const bytes: Buffer[] = [];
    for (const directory of [finished, finished, killed]) {
      await exportDataset(directory, { format: 'messages', path, overwrite: true });
      bytes.push(await readFile(path));
    }

    expect(bytes[1]).toEqual(bytes[0]);
    expect(bytes[2]).toEqual(bytes[0]);
  });

  it('replaces lone surrogates and counts them', async () => {
    await using folder = await temporaryDirectory();
    const path = folder.at('rows.jsonl');
    const sample = aSample({ problem: 'A \ud83d and a 🦜', reasoning: '\udc00\ud800' });
    const own = { ...sample, ['a \ud83d']: 1 };

    const report = await exportDataset([own], { format: 'jsonl', path });

    expect(report.replacedSurrogates).toBe(4);
    expect(report.warnings.join()).toContain('4 halves of surrogate pairs');
    const [row] = rowsIn(await readFile(path, 'utf8'));
    const texts = { problem: 'A \ufffd and a 🦜', reasoning: '\ufffd\ufffd', extra: '{"a \ufffd":1}' };
    expect(withoutNulls(row)).toEqual(withoutNulls({ ...sample, ...texts }));
  });
});

describe('a source', () => {
  it('may be what openRun returns', async () => {
    await using folder = await temporaryDirectory();
    const directory = await writeRun(folder.at('run'), { samples: someSamples() });

    const path = folder.at('rows.jsonl');
    const report = await exportDataset(await openRun(directory), { format: 'jsonl', path });

    expect(report).toMatchObject({ rows: 13, run: { end: 'completed' } });
  });

  it('may be a run, with a directory or without, before it began or after it ended', async () => {
    await using folder = await temporaryDirectory();
    const finish = defineStage<ValidatedProblem, ReturnType<typeof aSample>>({
      name: 'finish',
      version: '1',
      process: async ({ problem, answer }) => aSample({ problem, answer }),
    });
    const problems = Array.from({ length: 9 }, (_, index) =>
      aValidatedProblem({ problem: `Problem ${index}` }),
    );
    const export_ = async (source: ReturnType<typeof finish.run>, name: string): Promise<string> => {
      const path = folder.at(name);
      const report = await exportDataset(source, { format: 'jsonl', path });
      expect(report.run).toMatchObject({ end: 'completed', pending: 0 });
      return readFile(path, 'utf8');
    };
    const live = finish.run(problems, { directory: folder.at('live') });
    const ended = finish.run(problems, { directory: folder.at('ended') });
    await ended.toArray();

    const texts = [
      await export_(finish.run(problems), 'a.jsonl'),
      await export_(live, 'b.jsonl'),
      await export_(ended, 'c.jsonl'),
    ];

    expect(rowsIn(texts[0] ?? '')).toHaveLength(9);
    expect(new Set(texts).size).toBe(1);
    expect(rowsIn(texts[0] ?? '')).toEqual(
      rowsIn(texts[0] ?? '').toSorted((a, b) => (String(a['id']) < String(b['id']) ? -1 : 1)),
    );
    expect((await readdir(folder.path)).filter((name) => name.endsWith('.tmp'))).toEqual([]);
  });

  it('that was killed exports what is there, in order, and says so', async () => {
    await using folder = await temporaryDirectory();
    const samples = someSamples();
    const directory = await writeRun(folder.at('run'), { samples, end: null });
    await writeFile(folder.at('run/samples.jsonl'), '{"kind":"sample","id":"to', { flag: 'a' });
    const path = folder.at('rows.jsonl');

    const report = await exportDataset(directory, { format: 'jsonl', path });

    expect(report).toMatchObject({ rows: 13, run: { end: 'unfinished', pending: null } });
    expect(report.warnings.join()).toContain('did not come to an orderly end');
    expect(withoutNulls(rowsIn(await readFile(path, 'utf8')))).toEqual(withoutNulls(samples.toSorted(byId)));
  });

  it('that lost rows after its run had ended says so', async () => {
    await using folder = await temporaryDirectory();
    const labels = { correct: 6, incorrect: 6, unverified: 1, disagreements: 0 };
    const whole = await writeRun(folder.at('whole'), { samples: someSamples(), summary: { labels } });
    const torn = await writeRun(folder.at('torn'), { samples: someSamples(), summary: { labels } });
    const text = await readFile(folder.at('torn/samples.jsonl'), 'utf8');
    await writeFile(folder.at('torn/samples.jsonl'), text.slice(0, -20));
    const exported = (source: string, name: string, limit?: number): Promise<ExportDatasetResult> =>
      exportDataset(source, {
        format: 'jsonl',
        path: folder.at(name),
        ...(limit === undefined ? {} : { limit }),
      });

    expect((await exported(whole, 'a.jsonl')).warnings).toEqual([]);
    expect((await exported(whole, 'b.jsonl', 2)).warnings).toEqual([]);
    const loss = [expect.stringMatching(/counted 1 more samples than its samples\.jsonl holds: run its/)];
    expect(await exported(torn, 'c.jsonl')).toMatchObject({ rows: 12, warnings: loss });
    const { configs } = await writeDataset(torn, { directory: folder.at('set') });
    expect(configs['default']?.warnings).toEqual(loss);
  });

  it('whose samples pass through a further stage has lost none', async () => {
    await using folder = await temporaryDirectory();
    const make = defineRecordStage<string, Sample>({
      name: 'make',
      version: '1',
      produces: 'sample',
      process: (problem) => aSample({ problem }),
    });
    const polish = defineStage<Sample, Sample>({
      name: 'polish',
      version: '1',
      process: (sample) => (sample.problem === 'two' ? reject('dull', 'says nothing new') : sample),
    });
    const directory = folder.at('run');

    const { labels } = await compose(make, polish).run(['one', 'two', 'three'], { directory }).summary();
    const report = await exportDataset(directory, { format: 'jsonl', path: folder.at('rows.jsonl') });

    expect(labels).toMatchObject({ correct: 2 });
    expect(report).toMatchObject({ rows: 2, warnings: [] });
  });

  it('that was stopped says how much is missing', async () => {
    await using folder = await temporaryDirectory();
    const run = { samples: someSamples(), end: 'stopped', pending: 7 } as const;
    const directory = await writeRun(folder.at('run'), run);

    const report = await exportDataset(directory, { format: 'jsonl', path: folder.at('rows.jsonl') });

    expect(report.run).toEqual({ directory, end: 'stopped', pending: 7 });
    expect(report.warnings.join()).toContain('ended as stopped with 7 tasks pending');
  });

  it.each(['rows.jsonl', 'rows.parquet'])('that is empty becomes an empty file: %s', async (name) => {
    await using folder = await temporaryDirectory();
    const directory = await writeRun(folder.at('run'), { samples: [] });
    const path = folder.at(name);
    const format = name.endsWith('jsonl') ? 'jsonl' : 'parquet';

    const report = await exportDataset(directory, { format, path });

    expect(report).toMatchObject({ rows: 0, read: 0 });
    expect(report.warnings.join()).toContain('has no rows');
    expect(await readdir(folder.path)).toContain(name);
  });

  it('is read by several exports at once', async () => {
    await using folder = await temporaryDirectory();
    const directory = await writeRun(folder.at('run'), { samples: someSamples() });

    const reports = await Promise.all(
      ['a', 'b', 'c'].map((name) =>
        exportDataset(directory, { format: 'messages', path: folder.at(`${name}.jsonl`) }),
      ),
    );

    expect(reports.map(({ rows }) => rows)).toEqual([6, 6, 6]);
  });
});

describe('a split', () => {
  const text = fc.string({ minLength: 1, maxLength: 60 });

  it('keeps each problem on one side, regardless of its letters, spaces and attempts', async () => {
    await using folder = await temporaryDirectory();
    const samples = Array.from({ length: 200 }, (_, index) => `Problem number ${index} of many`).flatMap(
      (problem) => [
        aSample({ problem, draw: 0 }),
        aSample({ problem, draw: 1 }),
        aSample({ problem: `  ${problem.toUpperCase()}!`, topic: 'Another topic' }),
      ],
    );
    const split = { validation: 0.1, test: 0.1 };
    const path = folder.at('rows.jsonl');

    const { files, rows } = await exportDataset(samples, { format: 'jsonl', path, split });

    expect(files.map((file) => file.split)).toEqual(['train', 'validation', 'test']);
    expect(files.map((file) => file.path)).toEqual(
      ['train', 'validation', 'test'].map((name) => folder.at(`rows-${name}.jsonl`)),
    );
    expect(rows).toBe(600);
    const sides = new Map<string, Set<string | null>>();
    for (const file of files) {
      for (const row of rowsIn(await readFile(file.path, 'utf8'))) {
        const name = String(row['problem']).toLowerCase().replace('!', '').trim();
        sides.set(name, (sides.get(name) ?? new Set()).add(file.split));
      }
    }
    expect(sides.size).toBe(200);
    expect([...sides.values()].every((names) => names.size === 1)).toBe(true);
    for (const file of files.slice(1)) expect(file.rows).toBeGreaterThan(20);
  });

  it('is a function of the text alone, and grows only to the larger share', () => {
    fc.assert(
      fc.property(text, (problem) => {
        const small = splitOf(problem, { validation: 0.1 });
        expect(splitOf(problem, { validation: 0.1 })).toBe(small);
        if (small === 'validation') expect(splitOf(problem, { validation: 0.3 })).toBe('validation');
      }),
      { seed: 20261122 },
    );
  });

  it('that nothing fell into is an empty file and a warning', async () => {
    await using folder = await temporaryDirectory();
    const options = { format: 'jsonl', path: folder.at('rows.jsonl'), split: { validation: 1e-9 } } as const;

    const { files, warnings } = await exportDataset(someSamples(), options);

    expect(files.map(({ rows }) => rows)).toEqual([13, 0]);
    expect(warnings.join()).toContain('no problem fell into the split validation');
    expect(await readFile(folder.at('rows-validation.jsonl'), 'utf8')).toBe('');
  });
});
