import { writeFile } from 'node:fs/promises';
import { parquetWriteFile } from 'hyparquet-writer';
import { expect, it, describe as suite } from 'vitest';
import { describe } from '../../src/analysis/index.ts';
import { buildChimera } from '../../src/index.ts';
import { offlineModels } from '../../src/offline/index.ts';
import { aSample } from '../../src/testing.ts';
import { temporaryDirectory } from '../support/temporary-directory.ts';

const gsm8k = [
  { question: 'Ann has 3 apples and buys 4. How many has she?', answer: 'She has 3 + 4 = 7.\n#### 7' },
  { question: 'A train runs 60 miles an hour for 2 hours. How far does it run?', answer: '60 * 2\n#### 120' },
  {
    question: 'A train runs 60 miles an hour for 2 hours.  How far does it run?',
    answer: 'Again.\n#### 120',
  },
];

const choices = [
  {
    prompt: 'Which of the following is prime?\nA) 4\nB) 7\nC) 9\nD) 15',
    answer: 'B',
    subject: 'Mathematics',
  },
  { prompt: 'Name the capital of France.', answer: 'Paris', subject: 'Geography', topic: 'Capitals' },
];

suite('describe', () => {
  it('counts problems, words, kinds and labels of several sources', async () => {
    const samples = [
      aSample({ problem: 'Compute 6 * 7 now.', reasoning: 'six sevens', solution: 'It is 42 .' }),
      aSample({
        problem: 'Compute 6 * 7 now.',
        draw: 1,
        reasoning: null,
        solution: 'one two',
        truncated: true,
      }),
    ];

    const { sources, markdown } = await describe({ sources: { samples, gsm8k, choices } });

    expect(sources.map(({ source, problems }) => [source, problems])).toEqual([
      ['samples', 1],
      ['gsm8k', 3],
      ['choices', 2],
    ]);
    expect(sources[0]).toMatchObject({
      attempts: 2,
      words: { problem: { n: 1, mean: 5 }, reasoning: { n: 1, mean: 2 }, solution: { n: 2, mean: 3 } },
      truncated: { value: 0.5, n: 2 },
    });
    expect(sources[1]).toMatchObject({
      topics: null,
      answers: 3,
      answerTypes: { integer: 3 },
      words: { answer: { mean: 1 }, solution: { n: 3 } },
      nearDuplicates: { n: 3 },
      labels: { labelled: 0, correct: null },
    });
    expect(sources[1]?.nearDuplicates?.value).toBeCloseTo(1 / 3);
    expect(sources[2]).toMatchObject({ topics: 1, multipleChoice: { value: 0.5, n: 2 } });
    expect(sources[2]?.subjects.map(({ subject, share }) => [subject, share])).toEqual([
      ['Geography', 0.5],
      ['Mathematics', 0.5],
    ]);
    expect(markdown).toContain('| gsm8k | 3 |');
  });

  it('counts attempts that were withheld, beside those that were cut', async () => {
    const samples = ['stop', 'content-filter', 'length', 'stop'].map((finishReason, draw) =>
      aSample({ draw, finishReason: finishReason as 'stop', truncated: finishReason === 'length' }),
    );

    const { sources } = await describe({ sources: { samples } });

    expect(sources[0]).toMatchObject({
      refused: { value: 0.25, n: 4 },
      truncated: { value: 0.25, n: 4 },
    });
  });

  it('reads run directories, tables and named columns alike', async () => {
    await using folder = await temporaryDirectory();
    const directory = folder.at('run');
    const chimera = buildChimera({ models: offlineModels({ seed: 2 }), expand: { topicsPerSubject: 2 } });
    const summary = await chimera.run(['Mathematics', 'Physics'], { directory }).summary();
    await writeFile(folder.at('gsm8k.jsonl'), gsm8k.map((row) => JSON.stringify(row)).join('\n'));
    await parquetWriteFile({
      filename: folder.at('aime.parquet'),
      columnData: [
        { name: 'Statement', data: ['Find the least n > 9 with n = 3 mod 7.'], type: 'STRING' },
        { name: 'Key', data: [10], type: 'INT32' },
      ],
    });

    const { sources } = await describe({
      sources: {
        run: directory,
        table: folder.at('gsm8k.jsonl'),
        aime: {
          from: folder.at('aime.parquet'),
          columns: { problem: 'Statement', answer: 'Key' },
          subject: 'Mathematics',
        },
      },
    });

    expect(sources[0]).toMatchObject({ problems: summary.rows, attempts: summary.rows, topics: 4 });
    expect(sources[0]?.labels.labelled).toBe(summary.rows);
    expect(sources[1]).toMatchObject({ problems: 3 });
    expect(sources[2]).toMatchObject({ problems: 1, answerTypes: { integer: 1 }, subjects: [{ share: 1 }] });
  });

  it('measures contamination for each benchmark, as the paper does', async () => {
    const run = 'one two three four five six seven eight nine ten';
    const sources = {
      mine: [{ question: run }, { question: 'quite another text that shares nothing at all with it' }],
    };
    const benchmarks = {
      first: [`${run} eleven`],
      second: ['no word of this is in any of the questions above at all'],
    };

    const { sources: found, markdown } = await describe({ sources, benchmarks, n: [8, 13] });

    // 3 runs of 8 words in the question, 4 in the item, 3 in common: 3 / 4, and 0 for the other question.
    expect(found[0]?.contamination).toEqual([
      { benchmark: 'first', items: 1, n: 8, meanMaxJaccard: 0.375, touched: 1 },
      { benchmark: 'first', items: 1, n: 13, meanMaxJaccard: 0, touched: 0 },
      { benchmark: 'second', items: 1, n: 8, meanMaxJaccard: 0, touched: 0 },
      { benchmark: 'second', items: 1, n: 13, meanMaxJaccard: 0, touched: 0 },
    ]);
    expect(markdown).toContain('| mine | first (1) | 8 | 3.75e-1 | 1 of 2 |');
  });

  it('names source, row and column of what has another shape', async () => {
    const refused = (source: object): Promise<unknown> =>
      describe({ sources: { mine: source as Iterable<object> } }).catch((error: unknown) => String(error));

    expect(await refused([{ question: 'Fine?' }, { text: 'Not.' }])).toMatch(
      /describe\.sources\.mine row 1: lacks question; name its columns: .*\(the row has text\)/u,
    );
    expect(await refused({ from: [{ question: 'Fine?' }], columns: { answer: 'key' } })).toMatch(
      /lacks key/u,
    );
    expect(await refused([{ question: 'Fine?', answer: { value: 1 } }])).toMatch(
      /answer must be a text or a number/u,
    );
    expect(await refused([])).toMatch(/describe\.sources\.mine: holds no row/u);
    await expect(describe({ sources: { mine: [] }, n: [8] })).rejects.toThrow(
      'describe.n: has no effect without benchmarks; name some, or leave it out',
    );
    expect(await refused({ from: 7 })).toMatch(/describe\.sources\.mine\.from: must be a run directory/u);
    expect(await refused({ from: [], colums: {} })).toMatch(/unknown option/u);
  });

  it('writes names of subjects and sources that do nothing in Markdown', async () => {
    const hostile = [{ question: 'What?', subject: '<img src=x> | [a](b)' }];
    const { markdown } = await describe({ sources: { '<b>*mine*': hostile } });

    expect(markdown).not.toContain('<img');
    expect(markdown).not.toContain('<b>');
    expect(markdown).toContain('&lt;img src=x&gt; \\| \\[a\\](b)');
  });
});
