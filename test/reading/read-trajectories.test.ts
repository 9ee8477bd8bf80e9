import { parquetWriteFile } from 'hyparquet-writer';
import { describe, expect, it } from 'vitest';
import { isRecord } from '../../src/core/records/is-record.ts';
import type { Trajectory } from '../../src/core/records/records.ts';
import { readProblems } from '../../src/reading/read-problems.ts';
import { label } from '../../src/stages/label/index.ts';
import { scriptedModel } from '../../src/testing/scripted-model.ts';
import { temporaryDirectory } from '../support/temporary-directory.ts';

const place = { subject: 'Mathematics', topic: 'Arithmetic', answer: '42' };
const question = 'Compute 6 * 7.';
const rows = [
  { ...place, question, solution: 'Six times seven is \\boxed{42}', correctness: true, index: 0 },
  {
    ...place,
    question,
    solution: '<think>Six sevens.</think>\nThe answer is \\boxed{41}',
    correctness: true,
    index: 1,
  },
];

async function trajectoriesOf(
  source: Parameters<typeof readProblems>[0],
  options: Omit<Parameters<typeof readProblems>[1] & object, 'as'> = {},
): Promise<Trajectory[]> {
  const read: Trajectory[] = [];
  for await (const each of readProblems(source, { ...options, as: 'trajectory' })) read.push(each);
  return read;
}

describe("readProblems({ as: 'trajectory' })", () => {
  it('makes trajectories of published rows, thinking apart, their label kept', async () => {
    const read = await trajectoriesOf(rows, { keep: ['index'] });

    expect(read.every((each) => isRecord('trajectory', each))).toBe(true);
    expect(read).toMatchObject([
      { draw: 0, reasoning: null, finalAnswer: '42', extra: { correctness: true, index: 0 } },
      { draw: 1, reasoning: 'Six sevens.', finalAnswer: '41', extra: { correctness: true, index: 1 } },
    ]);
    expect(read[1]?.solution).toBe('The answer is \\boxed{41}');
    expect(new Set(read.map(({ id }) => id)).size).toBe(2);
    expect(read[0]?.problemId).toBe(read[1]?.problemId);
  });

  it('has them labelled again, so that a wrong published label shows', async () => {
    const samples = await label({ model: scriptedModel(''), askJudge: 'never' })
      .run(readProblems(rows, { as: 'trajectory' }))
      .toArray();

    const found = samples.map(({ correct, extra }) => [correct, extra?.['correctness']]);
    expect(found.sort()).toEqual([
      [false, true],
      [true, true],
    ]);
  });

  it('reads Parquet, and columns under other names', async () => {
    await using folder = await temporaryDirectory();
    const path = folder.at('rows.parquet');
    await parquetWriteFile({
      filename: path,
      columnData: [
        { name: 'prompt', data: [question], type: 'STRING' },
        { name: 'answer', data: ['42'], type: 'STRING' },
        { name: 'thoughts', data: ['Six sevens.'], type: 'STRING' },
        { name: 'text', data: ['It is 42.'], type: 'STRING' },
        { name: 'ok', data: [false], type: 'BOOLEAN' },
      ],
    });

    const columns = { solution: 'text', reasoning: 'thoughts', correctness: 'ok' };

    expect(await trajectoriesOf(path, { columns })).toMatchObject([
      { problem: question, reasoning: 'Six sevens.', solution: 'It is 42.', extra: { ok: false } },
    ]);
  });

  it('never labels what was cut', async () => {
    const [cut] = await trajectoriesOf([{ ...rows[0], truncated: true }]);

    expect(cut).toMatchObject({ truncated: true, finishReason: 'length' });
  });

  it('names row and column of what is invalid', async () => {
    const { solution, ...without } = rows[0] ?? {};

    await expect(trajectoriesOf([rows[0] ?? {}, without])).rejects.toThrow(
      /readProblems\.source\[1\]: lacks solution; name the column/u,
    );
    await expect(trajectoriesOf([{ ...rows[0], solution: 7 }])).rejects.toThrow(
      /solution must be a text, got 7/u,
    );
    await expect(trajectoriesOf([{ ...rows[0], reasoning: ['x'] }])).rejects.toThrow(
      /reasoning must be a text/u,
    );
    await expect(trajectoriesOf([{ ...rows[0], correctness: {} }])).rejects.toThrow(
      /correctness must be true, false or a word/u,
    );
    await expect(trajectoriesOf(rows, { columns: { correctness: 'good' } })).rejects.toThrow(
      /lacks good, which columns.correctness names/u,
    );
  });
});
