import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import type { Sample } from '../../src/core/records/records.ts';
import { buildChimera } from '../../src/index.ts';
import { offlineModels } from '../../src/offline/index.ts';
import { writeReport } from '../../src/report/index.ts';
import type { ReportEntry, ReportIndex } from '../../src/report/report-entry.ts';
import type { ReportFacts } from '../../src/report/report-facts.ts';
import { aProblem, aSample, aTopic, aValidatedProblem } from '../../src/testing/sample-records.ts';
import { temporaryDirectory } from '../support/temporary-directory.ts';

describe('writeReport', () => {
  it('writes one file, of the size it says, and nothing beside it', async () => {
    await using folder = await temporaryDirectory();

    const written = await writeReport({ samples: [aSample()] }, { path: folder.at('report.html') });

    const text = await readFile(folder.at('report.html'), 'utf8');
    expect(written).toEqual({
      path: folder.at('report.html'),
      bytes: Buffer.byteLength(text),
      rows: 1,
      embeddedRows: 1,
    });
    expect(await readdir(folder.path)).toEqual(['report.html']);
    expect(text.startsWith('<!doctype html>')).toBe(true);
    expect(text.endsWith('</html>\n')).toBe(true);
  });

  it('returns the same bytes for the same rows, in any order of arrival', async () => {
    await using folder = await temporaryDirectory();
    const samples = ['1', '2', '3', '4'].map((answer) => aSample({ problem: `Which ${answer}?`, answer }));

    await writeReport({ samples }, { path: folder.at('a.html') });
    await writeReport({ samples: samples.toReversed() }, { path: folder.at('b.html') });

    expect(await readFile(folder.at('a.html'), 'utf8')).toBe(await readFile(folder.at('b.html'), 'utf8'));
  });

  it('reads streams once', async () => {
    await using folder = await temporaryDirectory();
    async function* samples() {
      yield aSample();
      yield aSample({ problem: 'Another?', topic: 'Another' });
    }

    await writeReport({ samples: samples() }, { path: folder.at('report.html') });

    const { totals } = await factsOf(folder.at('report.html'));
    expect(totals).toMatchObject({ samples: 2, problems: 2, topics: 2, subjects: 1 });
  });

  it('refuses a path that is there, and replaces it when it may', async () => {
    await using folder = await temporaryDirectory();
    await writeFile(folder.at('report.html'), 'mine');

    await expect(writeReport({ samples: [] }, { path: folder.at('report.html') })).rejects.toMatchObject({
      code: 'invalid-configuration',
      message: expect.stringContaining('overwrite: true'),
    });
    expect(await readFile(folder.at('report.html'), 'utf8')).toBe('mine');
    await writeReport({ samples: [] }, { path: folder.at('report.html'), overwrite: true });
    expect(await readFile(folder.at('report.html'), 'utf8')).toContain('<!doctype html>');
  });

  it('makes the folders of its path, and says what else keeps it from being written', async () => {
    await using folder = await temporaryDirectory();
    const refusal = (name: string): Promise<string> =>
      writeReport({ samples: [] }, { path: folder.at(name), overwrite: true }).then(
        () => 'was written',
        (error: Error) => error.message,
      );
    await writeReport({ samples: [] }, { path: folder.at('a/b/report.html') });
    await mkdir(folder.at('folder.html'));
    await writeFile(folder.at('samples.jsonl'), 'rows');

    expect(await readdir(folder.at('a/b'))).toEqual(['report.html']);
    expect(await refusal('folder.html')).toContain('is a folder; name a file');
    expect(await refusal('samples.jsonl')).toContain('ending in .html');
    expect(await refusal('samples.jsonl/report.html')).toContain('which is a file; name another folder');
    expect(await readFile(folder.at('samples.jsonl'), 'utf8')).toBe('rows');
  });

  it('does not write over what came to be there meanwhile', async () => {
    await using folder = await temporaryDirectory();
    const path = folder.at('report.html');

    async function* samples(): AsyncGenerator<Sample> {
      yield aSample();
      await writeFile(path, 'mine');
    }

    await expect(writeReport({ samples: samples() }, { path })).rejects.toThrow('is already there');
    expect(await readFile(path, 'utf8')).toBe('mine');
    expect(await readdir(folder.path)).toEqual(['report.html']);
  });

  it('names all wrong options at once', async () => {
    const wrong: unknown = { path: '', overwrite: 'yes', title: ' ', colour: 'red' };

    await expect(
      Reflect.apply(writeReport, undefined, [{ samples: 'abc', rejected: 3 }, wrong]),
    ).rejects.toMatchObject({
      issues: [
        { option: 'writeReport.source.samples' },
        { option: 'writeReport.source.rejected' },
        { option: 'writeReport.path' },
        { option: 'writeReport.overwrite' },
        { option: 'writeReport.title' },
        { option: 'writeReport.colour' },
      ],
    });
  });

  it('refuses a folder that holds no run, and one of another format', async () => {
    await using folder = await temporaryDirectory();
    await mkdir(folder.at('other'));

    await expect(writeReport(folder.at('other'), { path: folder.at('report.html') })).rejects.toMatchObject({
      code: 'not-a-run',
      message: expect.stringContaining('manifest.json does not exist'),
    });
    await writeFile(folder.at('other', 'manifest.json'), '{"formatVersion":999}');
    await expect(writeReport(folder.at('other'), { path: folder.at('report.html') })).rejects.toMatchObject({
      code: 'format-version',
    });
    expect(await readdir(folder.path)).toEqual(['other']);
  });

  it('leaves nothing behind when rows cannot be read', async () => {
    await using folder = await temporaryDirectory();
    await mkdir(folder.at('run'));
    await writeFile(folder.at('run', 'manifest.json'), '{"formatVersion":1}');
    await writeFile(folder.at('run', 'samples.jsonl'), 'no json\n{"id":"a"}\n');

    await expect(writeReport(folder.at('run'), { path: folder.at('report.html') })).rejects.toMatchObject({
      name: 'StoreError',
    });
    expect(await readdir(folder.path)).toEqual(['run']);
  });

  it('says that a run is not finished, and counts what is there, a torn line and repeated rows aside', async () => {
    await using folder = await temporaryDirectory();
    await mkdir(folder.at('run'));
    const rows = [aSample(), aSample({ problem: 'Another?' }), aSample()];
    const text = rows.map((row) => JSON.stringify(row)).join('\n');
    await writeFile(
      folder.at('run', 'manifest.json'),
      '{"formatVersion":1,"stages":[{"name":"label","version":"1"}]}',
    );
    await writeFile(folder.at('run', 'samples.jsonl'), `${text}\n{"id":"to`);

    await writeReport(folder.at('run'), { path: folder.at('report.html') });

    const facts = await factsOf(folder.at('report.html'));
    expect(facts.run.end).toBe('unfinished');
    expect(facts.totals.samples).toBe(2);
    expect(facts.stages).toEqual([{ stage: 'label', tasks: null, rejections: [], failures: [], cost: null }]);
  });

  it('reports on a run that gave nothing', async () => {
    await using folder = await temporaryDirectory();
    const chimera = buildChimera({ models: offlineModels({ faults: { refusal: 1 } }) });
    await chimera.run(['History'], { directory: folder.at('run') }).summary();

    const written = await writeReport(folder.at('run'), { path: folder.at('report.html') });

    const facts = await factsOf(folder.at('report.html'));
    expect(written.rows).toBe(1);
    expect(facts.run.end).toBe('failed');
    expect(facts.totals).toEqual({ subjects: 1, topics: 0, problems: 0, samples: 0, refused: 0, failed: 1 });
    expect(facts.reasoningWords).toBe(null);
  });

  it('does not say where the run lies', async () => {
    await using folder = await temporaryDirectory();
    const chimera = buildChimera({ models: offlineModels(), expand: { topicsPerSubject: 1 } });
    await chimera.run(['History'], { directory: folder.at('run') }).summary();

    await writeReport(folder.at('run'), { path: folder.at('report.html') });

    expect((await readFile(folder.at('report.html'), 'utf8')).includes(folder.path)).toBe(false);
  });

  it('shows problems without samples, topics without problems, and rows of any form', async () => {
    await using folder = await temporaryDirectory();
    const odd: readonly unknown[] = [
      null,
      7,
      'row',
      {},
      { kind: 'sample', label: 3, votes: [null], topicPath: 'x' },
    ];

    await writeReport(
      {
        samples: [],
        topics: [aTopic(), aTopic({ topic: 'Lonely' })],
        problems: [aValidatedProblem()],
        rejected: [
          {
            id: 'a',
            stage: 'generate',
            code: 'leak',
            reason: 'told',
            item: aProblem({ problem: 'Refused?' }),
          },
          ...odd.map((item, index) => ({ id: `${index}`, stage: 'expand', code: 'odd', reason: '', item })),
        ],
      },
      { path: folder.at('report.html') },
    );

    const facts = await factsOf(folder.at('report.html'));
    expect(facts.totals).toMatchObject({ topics: 2, problems: 1, samples: 0, refused: 6 });
    expect(facts.stages.map(({ stage, rejections }) => ({ stage, rejections }))).toEqual([
      { stage: 'generate', rejections: [{ code: 'leak', count: 1 }] },
      { stage: 'expand', rejections: [{ code: 'odd', count: 5 }] },
    ]);
    const entries = await entriesOf(folder.at('report.html'));
    expect(entries.map(({ kind }) => kind)).toEqual([
      'problem',
      ...Array.from({ length: 6 }, () => 'rejected'),
    ]);
  });

  it('holds at most 4 KB of a reasoning, its beginning and its end, and says how much it left out', async () => {
    await using folder = await temporaryDirectory();
    const reasoning = `begin ${'π²€😀'.repeat(20_000)} end`;

    await writeReport({ samples: [aSample({ reasoning })] }, { path: folder.at('report.html') });

    const [entry] = await entriesOf(folder.at('report.html'));
    const { head = '', tail = '', left = 0 } = entry?.reasoning ?? {};
    expect(Buffer.byteLength(head + tail)).toBeLessThanOrEqual(4_096);
    expect(Buffer.byteLength(head + tail)).toBeGreaterThan(4_080);
    expect(head.startsWith('begin π')).toBe(true);
    expect(tail.endsWith('😀 end')).toBe(true);
    expect(head + tail).not.toContain('\ufffd');
    expect(head.length + left + tail.length).toBe(reasoning.length);
    expect((await factsOf(folder.at('report.html'))).embedded.cutReasonings).toBe(1);
  });
});

async function jsonBlock(path: string, id: string): Promise<string> {
  const html = await readFile(path, 'utf8');
  const open = `<script type="application/json" id="${id}">`;
  const start = html.indexOf(open) + open.length;
  return html.slice(start, html.indexOf('</script>', start));
}

async function factsOf(path: string): Promise<ReportFacts> {
  return JSON.parse(await jsonBlock(path, 'report-facts'));
}

async function entriesOf(path: string): Promise<readonly ReportEntry[]> {
  const index: ReportIndex = JSON.parse(await jsonBlock(path, 'report-index'));
  const blocks = await Promise.all(index.blocks.map((_, block) => jsonBlock(path, `report-rows-${block}`)));
  return blocks.flatMap((block) => JSON.parse(block));
}
