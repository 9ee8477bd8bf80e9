import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { reject } from '../../src/core/outcome.ts';
import type { Sample, ValidatedProblem } from '../../src/core/records/records.ts';
import {
  alpacaFormat,
  chimeraFormat,
  type ExportDatasetResult,
  type ExportSource,
  exportDataset,
  grpoFormat,
  messagesFormat,
  type ProblemExportOptions,
  preferenceFormat,
  promptCompletionFormat,
  type SampleExporter,
  type SampleExportOptions,
  shareGptFormat,
  verlFormat,
} from '../../src/export/index.ts';
import { aSample, aValidatedProblem } from '../../src/testing/sample-records.ts';
import { temporaryDirectory } from '../support/temporary-directory.ts';
import { rowsIn, someSamples, writeRun } from './written-run.ts';

const sample = aSample({
  problem: 'Compute $6 \\cdot 7$.',
  answer: '42',
  reasoning: 'Six sevens.',
  solution: 'So \\boxed{42}.',
});
const thought = '<think>\nSix sevens.\n</think>\n\nSo \\boxed{42}.';
const question = { role: 'user', content: 'Compute $6 \\cdot 7$.' };

type Written = { readonly rows: readonly Record<string, unknown>[]; readonly report: ExportDatasetResult };

async function writtenRows(
  source: ExportSource<Sample>,
  format: SampleExportOptions['format'],
): Promise<Written> {
  await using folder = await temporaryDirectory();
  const path = folder.at('rows.jsonl');
  const report = await exportDataset(source, { format, path });
  return { rows: rowsIn(await readFile(path, 'utf8')), report };
}

async function writtenProblems(
  source: ExportSource<ValidatedProblem> | ExportSource<Sample>,
  options: Omit<ProblemExportOptions, 'path'>,
): Promise<Written> {
  await using folder = await temporaryDirectory();
  const path = folder.at('rows.jsonl');
  const report = await exportDataset(source, { ...options, path });
  return { rows: rowsIn(await readFile(path, 'utf8')), report };
}

describe('chimera', () => {
  it('has the columns of the published dataset', async () => {
    const { rows } = await writtenRows([sample], 'chimera');

    expect(rows).toEqual([
      {
        question: 'Compute $6 \\cdot 7$.',
        answer: '42',
        solution: thought,
        subject: 'Mathematics',
        topic: 'Sieve methods',
        index: 0,
        correctness: true,
      },
    ]);
  });

  it('leaves out what has no label, or takes it as null on request', async () => {
    const without = await writtenRows(someSamples(), 'chimera');
    const all = await writtenRows(someSamples(), chimeraFormat({ unverified: true, reasoning: 'omit' }));

    expect(without.report).toMatchObject({ rows: 12, leftOut: { unverified: 1 } });
    expect(all.rows.map((row) => row['correctness']).filter((label) => label === null)).toHaveLength(1);
    expect(all.rows.map((row) => row['index'])).toEqual(all.rows.map((_, index) => index));
    expect(all.rows[0]?.['solution']).toBe('Final answer: 2');
  });
});

describe('messages', () => {
  it('hold the reasoning inline, apart or not at all', async () => {
    const inline = await writtenRows([sample], 'messages');
    const apart = await writtenRows([sample], messagesFormat({ reasoning: 'separate', system: 'Think.' }));
    const none = await writtenRows([sample], messagesFormat({ reasoning: 'omit' }));

    expect(inline.rows).toEqual([{ messages: [question, { role: 'assistant', content: thought }] }]);
    expect(apart.rows).toEqual([
      {
        messages: [
          { role: 'system', content: 'Think.', reasoning_content: null },
          { ...question, reasoning_content: null },
          { role: 'assistant', content: 'So \\boxed{42}.', reasoning_content: 'Six sevens.' },
        ],
      },
    ]);
    expect(none.rows[0]).toEqual({
      messages: [question, { role: 'assistant', content: 'So \\boxed{42}.' }],
    });
  });

  it('hold the solution alone when there was no reasoning', async () => {
    for (const reasoning of [null, '', ' \n']) {
      const { rows } = await writtenRows([{ ...sample, reasoning }], 'messages');

      expect(rows[0]).toEqual({ messages: [question, { role: 'assistant', content: 'So \\boxed{42}.' }] });
    }
  });
});

describe('a reply that holds a mark of thinking itself', () => {
  const again = { ...sample, reasoning: 'First.</think> No: <think>second.' };
  const said = { ...sample, solution: 'Write </think> before 42.' };
  const stray = { leftOut: { 'think-tag': 2 }, rows: 1 };

  it.each(['chimera', 'messages', 'prompt-completion', 'sharegpt', 'alpaca'] as const)(
    'is left out, since a reader would part it elsewhere: %s',
    async (format) => {
      expect((await writtenRows([again, sample, said], format)).report).toMatchObject(stray);
    },
  );

  it('is taken as far as no reader has to part it', async () => {
    const apart = await writtenRows([again, sample, said], messagesFormat({ reasoning: 'separate' }));
    const without = await writtenRows([again, sample, said], messagesFormat({ reasoning: 'omit' }));

    expect(apart.report).toMatchObject({ leftOut: {}, rows: 3 });
    expect(without.report).toMatchObject({ leftOut: { 'think-tag': 1 }, rows: 2 });
  });

  it('is in no pair', async () => {
    const [right, wrong] = someSamples();
    const pair = [{ ...right, reasoning: '</think>' }, wrong].flatMap((one) =>
      one === undefined ? [] : [aSample(one)],
    );

    const { report } = await writtenRows([...pair, ...someSamples().slice(3)], 'preference');

    expect(report).toMatchObject({ rows: 5, leftOut: { 'no-row': 2 } });
  });
});

it('prompt-completion parts what is asked from what is learned', async () => {
  const { rows } = await writtenRows([sample], promptCompletionFormat());

  expect(rows).toEqual([{ prompt: [question], completion: [{ role: 'assistant', content: thought }] }]);
});

describe('preference', () => {
  it('pairs a right trajectory with a wrong one of the same problem, and names what has none', async () => {
    await using folder = await temporaryDirectory();
    const alone = aSample({ problem: 'Only right' });
    const directory = await writeRun(folder.at('run'), { samples: [...someSamples(), alone] });

    const { rows, report } = await writtenRows(directory, 'preference');

    expect(report).toMatchObject({ rows: 6, read: 14, leftOut: { unverified: 1, 'no-row': 1 } });
    expect(rows).toContainEqual({
      prompt: [{ role: 'user', content: 'What is two plus two?' }],
      chosen: [{ role: 'assistant', content: '<think>\ntwo and two\n</think>\n\nFinal answer: 4' }],
      rejected: [{ role: 'assistant', content: '<think>\nTwo and two.\n</think>\n\nIt is 99.' }],
    });
  });

  it('returns the same pairs from an iterable, in any order, and as many as are wanted', async () => {
    const many = someSamples().flatMap((one) => {
      const { id, ...fields } = one;
      return [one, aSample({ ...fields, draw: one.draw + 10 })];
    });
    const format = preferenceFormat({ pairsPerProblem: 5, reasoning: 'omit' });
    const shuffled = many.toSorted((left, right) => (left.id.slice(5) < right.id.slice(5) ? -1 : 1));

    const first = await writtenRows(many, format);
    const second = await writtenRows(shuffled, format);

    expect(first.report.rows).toBe(12);
    expect(second.rows).toEqual(first.rows);
  });

  it('is one pair a problem, of the first attempts that were not cut, unless told otherwise', async () => {
    const [right, wrong] = someSamples();
    const told = (draw: number, one: Sample | undefined, extra: Partial<Sample> = {}): Sample => {
      const { id, ...fields } = one ?? aSample();
      return aSample({ ...fields, draw, solution: `Attempt ${draw}`, reasoning: null, ...extra });
    };
    const samples = [
      told(5, right),
      told(4, wrong),
      told(3, wrong),
      told(2, right),
      told(1, wrong, { truncated: true }),
      told(0, right, { truncated: true }),
    ];

    const { rows, report } = await writtenRows(samples, 'preference');

    expect(rows.map(({ chosen, rejected }) => [chosen, rejected])).toEqual([
      [[{ role: 'assistant', content: 'Attempt 2' }], [{ role: 'assistant', content: 'Attempt 3' }]],
    ]);
    expect(report.leftOut).toEqual({ truncated: 2 });
  });

  it('takes neither what has no label nor a problem of another for a pair, whatever is let in', async () => {
    const [right, , unverified] = someSamples();
    const samples = [right, unverified, aSample({ problem: 'Another' })].filter((one) => one !== undefined);
    await using folder = await temporaryDirectory();
    const options = { format: 'preference', labels: 'all', truncated: true } as const;

    const written = exportDataset([...samples, ...someSamples().slice(3, 5)], {
      ...options,
      path: folder.at('pairs.jsonl'),
    });

    await expect(written).resolves.toMatchObject({ rows: 1, leftOut: { 'no-row': 3 } });
  });

  it('counts what it leaves when it has pairs enough', async () => {
    await using folder = await temporaryDirectory();
    const path = folder.at('pairs.jsonl');

    const report = await exportDataset(someSamples(), { format: 'preference', path, limit: 2 });

    // Two pairs are made of four samples.
    expect(report).toMatchObject({ rows: 2, read: 13, leftOut: { limit: 8, unverified: 1 } });
  });
});

describe('for LLaMA-Factory', () => {
  it('sharegpt and alpaca are listed beside each other', async () => {
    await using folder = await temporaryDirectory();
    const split = { test: 0.2 };
    await exportDataset([sample], {
      format: shareGptFormat({ dataset: 'talk' }),
      path: folder.at('a.jsonl'),
    });
    await exportDataset(someSamples(), {
      format: alpacaFormat({ reasoning: 'omit', system: 'Be brief.' }),
      path: folder.at('b.jsonl'),
      split,
    });

    const [row] = rowsIn(await readFile(folder.at('a.jsonl'), 'utf8'));
    expect(row).toEqual({
      conversations: [
        { from: 'human', value: question.content },
        { from: 'gpt', value: thought },
      ],
    });
    const [other] = rowsIn(await readFile(folder.at('b-train.jsonl'), 'utf8'));
    expect(Object.keys(other ?? {})).toEqual(['instruction', 'input', 'output', 'system']);
    const columns = { prompt: 'instruction', query: 'input', response: 'output', system: 'system' };
    expect(JSON.parse(await readFile(folder.at('dataset_info.json'), 'utf8'))).toEqual({
      talk: {
        file_name: 'a.jsonl',
        formatting: 'sharegpt',
        columns: { messages: 'conversations' },
        tags: { role_tag: 'from', content_tag: 'value', user_tag: 'human', assistant_tag: 'gpt' },
      },
      b_train: { file_name: 'b-train.jsonl', columns },
      b_test: { file_name: 'b-test.jsonl', columns },
    });
  });
});

describe('verl', () => {
  it('takes each problem once, with its pass rate', async () => {
    const problem = aValidatedProblem({ problem: 'Compute 3.', answer: ' \\frac{6}{2} ', difficulty: 0.9 });
    const format = verlFormat({ instruction: 'Box it.', dataSource: 'mine' });

    const { rows, report } = await writtenProblems([problem, problem], { format });

    expect(report).toMatchObject({ rows: 1, read: 2, leftOut: { repeated: 1 } });
    expect(rows).toEqual([
      {
        data_source: 'mine',
        prompt: [{ role: 'user', content: 'Compute 3.\n\nBox it.' }],
        ability: 'mathematics',
        reward_model: { style: 'rule', ground_truth: '\\frac{6}{2}' },
        extra_info: {
          split: 'train',
          index: 0,
          id: problem.id,
          subject: 'Mathematics',
          topic: 'Sieve methods',
          answer_type: 'integer',
          pass_rate: 0.1,
          pass_rates: null,
        },
      },
    ]);
  });

  it('says in each row which split it is in', async () => {
    await using folder = await temporaryDirectory();
    const problems = Array.from({ length: 60 }, (_, index) =>
      aValidatedProblem({ problem: `Problem ${index}`, answer: `${index}` }),
    );
    const split = { validation: 0.3 };

    const { files } = await exportDataset(problems, { format: 'verl', path: folder.at('rl.jsonl'), split });

    for (const file of files) {
      const rows = rowsIn(await readFile(file.path, 'utf8'));
      expect(rows.length).toBeGreaterThan(5);
      expect(new Set(rows.map((row) => Object(row['extra_info']).split))).toEqual(new Set([file.split]));
    }
  });

  it.each([
    ['7', true],
    ['\\frac{1}{2}', true],
    ['25 °C', true],
    ['x^2 + 2x + 1', true],
    ['\\{1, 2, 3\\}', true],
    ['[0, 1)', true],
    ['1789-07-14', true],
    ['H2SO4', true],
    ['true', true],
    ['the author of Germinal', false],
    ['Émile Zola', false],
    ['A monoid in the category of endofunctors', false],
    ['7\nsince it is prime', false],
    ['1'.repeat(201), false],
  ])('takes an answer that rules can check: %s', async (answer, taken) => {
    const problems = [aValidatedProblem({ answer }), aValidatedProblem({ answer: '5', problem: 'Another' })];

    const { report } = await writtenProblems(problems, { format: 'verl' });

    expect(report.rows).toBe(taken ? 2 : 1);
  });

  it('leaves out what every blind attempt solves, and what none does', async () => {
    const problems = [0, 0.3, 0.5, 1, null].map((difficulty, index) =>
      aValidatedProblem({ problem: `Problem ${index}`, difficulty }),
    );

    const band = await writtenProblems(problems, { format: 'verl' });
    const narrow = await writtenProblems(problems, { format: 'verl', passRate: { above: 0.5, below: 0.9 } });
    const any = await writtenProblems(problems, { format: 'verl', passRate: 'any' });

    expect(band.report).toMatchObject({ rows: 3, leftOut: { 'pass-rate': 2 } });
    expect(narrow.report).toMatchObject({ rows: 2, leftOut: { 'pass-rate': 3 } });
    expect(any.report.rows).toBe(5);
  });

  it('reads the problems of a run, or of its samples when it has none', async () => {
    await using folder = await temporaryDirectory();
    const samples = someSamples();
    const own = await writeRun(folder.at('own'), { samples });
    const borrowed = await writeRun(folder.at('borrowed'), { samples, problems: [] });

    const first = await writtenProblems(own, { format: 'verl' });
    const second = await writtenProblems(borrowed, { format: 'verl' });

    const texts = (rows: Written['rows']): readonly string[] =>
      rows.map((row) => JSON.stringify(row['prompt'])).sort();
    expect(first.rows).toHaveLength(6);
    expect(texts(second.rows)).toEqual(texts(first.rows));
    expect(second.report.leftOut).toEqual({ repeated: 7 });
  });
});

describe('verl for its own rewards', () => {
  const problem = aValidatedProblem({ problem: 'Compute 3.', answer: ' $\\frac{6}{2}$ ' });

  it('writes the bare answer, asks for a box, and names a data source that verl knows', async () => {
    const { rows } = await writtenProblems([problem], { format: verlFormat({ groundTruth: 'math' }) });

    expect(rows[0]).toMatchObject({
      data_source: 'lighteval/MATH',
      prompt: [{ role: 'user', content: 'Compute 3.\n\nPut your final answer in \\boxed{}.' }],
      reward_model: { style: 'rule', ground_truth: '\\frac{6}{2}' },
    });
  });

  it.each([
    ['math_dapo', '\\frac{6}{2}'],
    ['aime24', '\\frac{6}{2}'],
    ['mine', '$\\frac{6}{2}$'],
  ])('writes the answer as the reward of %s reads it', async (dataSource, truth) => {
    const format = verlFormat({ groundTruth: 'math', dataSource, instruction: 'Box it.' });

    const { rows } = await writtenProblems([problem], { format });

    expect(rows[0]).toMatchObject({ data_source: dataSource, reward_model: { ground_truth: truth } });
    expect(JSON.stringify(rows[0]?.['prompt'])).toContain('Box it.');
  });
});

describe('grpo', () => {
  it('is a prompt, a reference, and the reference as accuracy_reward reads it', async () => {
    const problem = aValidatedProblem({ problem: 'Compute 3.', answer: '\\frac{6}{2}' });
    const format = grpoFormat({ system: 'Think.', instruction: 'Box it.' });

    const { rows, report } = await writtenProblems([problem, problem], { format });

    expect(report).toMatchObject({ rows: 1, leftOut: { repeated: 1 } });
    expect(rows).toEqual([
      {
        prompt: [
          { role: 'system', content: 'Think.' },
          { role: 'user', content: 'Compute 3.\n\nBox it.' },
        ],
        answer: '\\frac{6}{2}',
        solution: '$\\frac{6}{2}$',
      },
    ]);
  });

  it.each([
    ['7', '$7$'],
    ['$7$', '$7$'],
    ['$$7$$', '$7$'],
    ['\\(7\\)', '$7$'],
    ['\\boxed{\\frac{1}{2}}', '$\\frac{1}{2}$'],
    ['$\\boxed{7}$', '$7$'],
    ['\\{1, 2\\}', '$\\{1, 2\\}$'],
    ['50%', '$50\\%$'],
    ['50\\%', '$50\\%$'],
    ['\\$5', '$\\$5$'],
    ['$x = 1$, $y = 2$', '$x = 1$, $y = 2$'],
    ['\\boxed{1}, \\boxed{2}', '$\\boxed{1}, \\boxed{2}$'],
  ])('writes %s as mathematics', async (answer, truth) => {
    const { rows } = await writtenProblems([aValidatedProblem({ answer })], {
      format: grpoFormat({ groundTruth: 'math' }),
    });

    expect(rows[0]).toMatchObject({ answer: truth, solution: truth });
  });
});

it('nemo-gym asks for a response, and expects the answer in a box', async () => {
  const problem = aValidatedProblem({ problem: 'Compute 3.', answer: '3', difficulty: 0.25 });

  const { rows } = await writtenProblems([problem], { format: 'nemo-gym' });

  expect(rows).toEqual([
    {
      responses_create_params: {
        input: [{ role: 'user', content: 'Compute 3.\n\nPut your final answer in \\boxed{}.' }],
      },
      question: 'Compute 3.',
      expected_answer: '3',
      id: problem.id,
      subject: problem.subject,
      pass_rate: 0.75,
    },
  ]);
});

it.each(['grpo', 'nemo-gym'] as const)('%s takes only answers that rules can check', async (format) => {
  const problems = [
    aValidatedProblem({ answer: 'the author of Germinal' }),
    aValidatedProblem({ answer: '5', problem: 'Another' }),
  ];

  const { report } = await writtenProblems(problems, { format });

  expect(report).toMatchObject({ rows: 1, leftOut: { 'answer-not-checkable': 1 } });
});

describe('an exporter of your own', () => {
  it('is one object', async () => {
    const questions: SampleExporter = {
      name: 'questions',
      reads: 'samples',
      row: ({ problem, draw }, { index }) =>
        draw === 0 ? { index, problem } : reject('later-draw', 'one row a problem will do'),
    };

    const { rows, report } = await writtenRows(someSamples(), questions);

    expect(rows.slice(0, 2)).toEqual([
      { index: 0, problem: 'What is one plus one?' },
      { index: 1, problem: 'What is two plus two?' },
    ]);
    expect(report).toMatchObject({ format: 'questions', rows: 6, leftOut: { 'later-draw': 7 } });
  });

  it('may look at all attempts at a problem', async () => {
    const rates = await writtenRows(someSamples(), {
      name: 'rates',
      reads: 'problem-samples',
      rows: (samples) => [
        {
          problem: samples[0]?.problem,
          right: samples.filter(({ correct }) => correct).length,
          of: samples.length,
        },
      ],
    });

    expect(rates.rows).toContainEqual({ problem: 'What is one plus one?', right: 1, of: 3 });
  });
});
