import { readFile, writeFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { type ProblemId, problemId, topicId, trajectoryId } from '../../src/core/records/ids.ts';
import type { Sample } from '../../src/core/records/records.ts';
import { exportDataset, withPassRates } from '../../src/export/index.ts';
import { aSample } from '../../src/testing/sample-records.ts';
import { temporaryDirectory } from '../support/temporary-directory.ts';

const idOf = (name: string): ProblemId => problemId(topicId('Subject', ['Topic']), name, '1', 'integer');
const [right, solvable, hopeless] = [idOf('right'), idOf('solvable'), idOf('hopeless')];
const unseen = idOf('unseen');

/** `right` was solved by the teacher, `solvable` and `hopeless` were not. */
const samples: readonly Sample[] = [
  aSample({ id: trajectoryId(right, 0), problemId: right, problem: 'One?', answer: '1', difficulty: 1 }),
  wrong({ id: trajectoryId(right, 1), problemId: right, problem: 'One?', answer: '1', difficulty: 1 }),
  wrong({ id: trajectoryId(solvable, 0), problemId: solvable, problem: 'Two?', answer: '2', difficulty: 1 }),
  wrong({ id: trajectoryId(hopeless, 0), problemId: hopeless, problem: 'Three?', answer: '3' }),
  wrong({ id: trajectoryId(unseen, 0), problemId: unseen, problem: 'Four?', answer: '4' }),
];
const passRates = {
  [right]: { 'lab:sft': 0 },
  [solvable]: { 'lab:sft': 0.125, 'lab:base': 0 },
  [hopeless]: { 'lab:sft': 0, 'lab:base': 0 },
};

function wrong(fields: Partial<Sample>): Sample {
  const opinions = { rule: 'different', judge: null, judgeSwapped: null } as const;
  return aSample({ ...fields, correct: false, label: { kind: 'incorrect', by: 'rule', opinions } });
}

async function rowsOf(path: string): Promise<readonly { readonly extra_info: Record<string, unknown> }[]> {
  const text = await readFile(path, 'utf8');
  return text.split('\n').flatMap((line) => (line === '' ? [] : [JSON.parse(line)]));
}

describe('pass rates of models', () => {
  it("makes the paper's pool in one option: what fine-tuning sees, and what its model solves at least once", async () => {
    await using folder = await temporaryDirectory();
    const path = folder.at('pool.jsonl');

    const { leftOut } = await exportDataset(samples, { format: 'verl', pool: 'paper', passRates, path });

    const rows = await rowsOf(path);
    expect(rows.map(({ extra_info }) => extra_info['id'])).toEqual([right, solvable]);
    expect(JSON.parse(String(rows[1]?.extra_info['pass_rates']))).toEqual(passRates[solvable]);
    expect(leftOut).toEqual({ 'never-solved': 1, 'not-probed': 1, repeated: 1 });
  });

  it('lets one model decide, by pool or by band', async () => {
    await using folder = await temporaryDirectory();
    const pool = { solvedBy: 'lab:base' };

    await exportDataset(samples, { format: 'verl', pool, passRates, path: folder.at('base.jsonl') });
    const band = { above: 0, below: 0.5, of: 'lab:sft' };
    await exportDataset(samples, {
      format: 'verl',
      passRates,
      passRate: band,
      path: folder.at('band.jsonl'),
    });

    const ids = async (name: string): Promise<readonly unknown[]> =>
      (await rowsOf(folder.at(name))).map(({ extra_info }) => extra_info['id']);
    expect(await ids('base.jsonl')).toEqual([right]);
    expect(await ids('band.jsonl')).toEqual([solvable, unseen]);
  });

  it('reads the directory of a probe, and puts its rates on records that keep them', async () => {
    await using folder = await temporaryDirectory();
    const models = { synthesize: 'lab:sft' };
    const attempts = [
      aSample({ id: trajectoryId(right, 5), problemId: right, models }),
      wrong({ id: trajectoryId(right, 6), problemId: right, models }),
      wrong({ id: trajectoryId(right, 7), problemId: right, models }),
      wrong({ id: trajectoryId(hopeless, 8), problemId: hopeless, models }),
    ];
    await writeFile(folder.at('manifest.json'), '{"formatVersion":1,"stages":[]}');
    await writeFile(folder.at('summary.json'), '{"end":"completed","stages":[]}');
    await writeFile(folder.at('samples.jsonl'), attempts.map((row) => `${JSON.stringify(row)}\n`).join(''));

    const rated: Sample[] = [];
    for await (const sample of withPassRates(samples, folder.path)) rated.push(sample);
    await exportDataset(rated, { format: 'jsonl', path: folder.at('rows.jsonl') });
    await exportDataset(rated, { format: 'parquet', path: folder.at('rows.parquet') });

    expect(rated.map(({ passRates: rates }) => rates?.['lab:sft'])).toEqual([
      expect.closeTo(1 / 3),
      expect.closeTo(1 / 3),
      undefined,
      0,
      undefined,
    ]);
    const [first] = await rowsOf(folder.at('rows.jsonl'));
    expect(JSON.parse(String(Reflect.get(first ?? {}, 'passRates')))).toEqual({
      'lab:sft': expect.closeTo(1 / 3),
    });
  });

  it('refuses what is no list of records or no pass rates before anything is read', () => {
    const [records, rates] = ['a.jsonl' as unknown as Sample[], { p1: { m: 2 } }];

    expect(() => withPassRates(records, rates)).toThrow(
      /withPassRates\.records: must be an array or another iterable of records, got.*withPassRates\.passRates\.p1\.m: must be from 0 to 1, got 2/su,
    );
  });

  it('names what is wrong', async () => {
    await using folder = await temporaryDirectory();
    const path = folder.at('x.jsonl');

    await expect(
      exportDataset(samples, { format: 'verl', path, passRates: { right: { sft: 2 } } }),
    ).rejects.toThrow('exportDataset.passRates.right.sft: must be from 0 to 1, got 2');
    await expect(exportDataset(samples.slice(2), { format: 'verl', path, pool: 'paper' })).rejects.toThrow(
      'not-probed',
    );
    await writeFile(folder.at('manifest.json'), '{"formatVersion":1,"stages":[]}');
    await writeFile(folder.at('summary.json'), '{"end":"completed","stages":[]}');
    await writeFile(folder.at('samples.jsonl'), '');
    await expect(exportDataset(samples, { format: 'verl', path, passRates: folder.path })).rejects.toThrow(
      'holds no labelled attempts',
    );
  });
});
