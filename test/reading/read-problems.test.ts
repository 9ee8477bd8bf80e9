import { writeFile } from 'node:fs/promises';
import { parquetWriteFile } from 'hyparquet-writer';
import { describe, expect, it } from 'vitest';
import { isRecord } from '../../src/core/records/is-record.ts';
import type { Problem, ValidatedProblem } from '../../src/core/records/records.ts';
import { ConfigurationError } from '../../src/errors/index.ts';
import { compose } from '../../src/pipeline/compose.ts';
import { makeProblem } from '../../src/reading/make-problem.ts';
import { readProblems } from '../../src/reading/read-problems.ts';
import { label } from '../../src/stages/label/index.ts';
import { synthesize } from '../../src/stages/synthesize/index.ts';
import { validate } from '../../src/stages/validate/index.ts';
import { scriptedModel } from '../../src/testing/scripted-model.ts';
import { temporaryDirectory } from '../support/temporary-directory.ts';

const row = { question: 'Compute 6 * 7.', answer: '42', subject: 'Mathematics', topic: 'Arithmetic' };
const rows = [row, { ...row, question: 'Name the root.', answer: 'zero', index: 3, correctness: true }];

async function problemsOf(source: Parameters<typeof readProblems>[0]): Promise<ValidatedProblem[]> {
  const problems: ValidatedProblem[] = [];
  for await (const problem of readProblems(source)) problems.push(problem);
  return problems;
}

async function faultsOf(source: Parameters<typeof readProblems>[0]): Promise<readonly string[]> {
  try {
    await problemsOf(source);
  } catch (error) {
    if (error instanceof ConfigurationError)
      return error.issues.map(({ option, message }) => `${option} ${message}`);
    throw error;
  }
  throw new Error('nothing was refused');
}

describe('readProblems', () => {
  it('takes no column that it does not read', () => {
    for (const column of ['solution', 'reasoning', 'correctness'])
      expect(() => readProblems([], { as: 'problem', columns: { [column]: 'x' } })).toThrow(
        `readProblems.columns.${column}: has no effect on problems; set as: 'trajectory', or leave it out`,
      );
  });

  it('makes problems of rows, from a file and from any iterable alike', async () => {
    await using folder = await temporaryDirectory();
    await writeFile(folder.at('rows.jsonl'), rows.map((each) => JSON.stringify(each)).join('\n'));
    async function* stream(): AsyncGenerator<object> {
      yield* rows;
    }

    const problems = await problemsOf(rows);

    expect(problems.every((problem) => isRecord('validated-problem', problem))).toBe(true);
    expect(problems).toMatchObject([
      {
        problem: 'Compute 6 * 7.',
        answer: '42',
        answerType: 'integer',
        votes: [],
        topicPath: ['Mathematics', 'Arithmetic'],
      },
      { problem: 'Name the root.', answer: 'zero', answerType: 'text', difficulty: null, models: {} },
    ]);
    expect(await problemsOf(folder.at('rows.jsonl'))).toEqual(problems);
    expect(await problemsOf(new Set(rows))).toEqual(problems);
    expect(await problemsOf(stream())).toEqual(problems);
  });

  it('derives ids from the content alone', async () => {
    const [first, changed, other] = await problemsOf([
      { ...row, index: 1 },
      { ...row, answer: '43' },
      { ...row, index: 2, question: ` ${row.question}\n` },
    ]);

    expect(other?.id).toBe(first?.id);
    expect(changed?.id).not.toBe(first?.id);
    expect(changed?.topicId).toBe(first?.topicId);
  });

  it('takes columns under other names, and numbers as answers', async () => {
    const { question, answer, ...place } = row;
    const columns = { problem: 'prompt', answer: 'expected' };
    const source = readProblems([{ ...place, prompt: question, expected: -0.5 }], { columns });

    const trajectories = await synthesize({ model: scriptedModel('\\boxed{-0.5}') })
      .run(source)
      .toArray();

    expect(trajectories).toMatchObject([
      { problem: question, answer: '-0.5', answerType: 'number', finalAnswer: '-0.5' },
    ]);
  });

  it('names file and line of each invalid row, before it returns any', async () => {
    await using folder = await temporaryDirectory();
    const path = folder.at('rows.jsonl');
    const { answer, ...without } = row;
    const bad = [row, without, { ...row, answer: ' ', subject: ['x'] }, [row]];
    await writeFile(path, `${bad.map((each) => JSON.stringify(each)).join('\n')}\n{"question":\n`);

    const faults = (await faultsOf(path)).map((fault) => fault.replace(`${folder.path}/`, ''));

    expect(faults).toEqual([
      'rows.jsonl:2 lacks answer; fix the row, or name its columns in the option columns',
      expect.stringMatching(/^rows\.jsonl:3 answer is blank, subject must be a text, got a list of 1;/),
      expect.stringMatching(
        /^rows\.jsonl:4 must be an object with the columns question, answer, subject, topic/,
      ),
      expect.stringMatching(/^rows\.jsonl:5 is not JSON/),
    ]);
  });

  it('names the position of a row that is no line', async () => {
    expect(await faultsOf([row, {}])).toEqual([
      expect.stringMatching(/^readProblems\.source\[1\] lacks question, lacks answer/),
    ]);
    expect(await faultsOf(new Set([row, {}]))).toEqual([
      expect.stringMatching(/^readProblems\.source\[1\] lacks question/),
    ]);
  });

  it.each([
    [7, undefined, /source: must be the path .*got 7/],
    [' ', undefined, /source: must be a non-empty string, got " "/],
    [
      rows,
      { question: 'prompt' },
      /columns\.question: is an unknown column; the columns are problem, answer, subject, topic, answerType/,
    ],
    [rows, { answer: '' }, /columns\.answer: must be the name of a column/],
    [rows, 'question', /columns: must be an object/],
  ])('refuses %j with columns %j at once', (source, columns, message) => {
    expect(() =>
      readProblems(source as typeof rows, { columns } as Parameters<typeof readProblems>[1]),
    ).toThrow(message);
  });
});

const mine = { question: 'What is 6 times 7?', answer: '42', level: 'school', source: 'textbook' };

describe('problems of your own', () => {
  it('are taken by validate, with the columns that are kept, and keep them to the last row', async () => {
    const verifier = scriptedModel('Verdict: VALID\nReason: fine');
    const source = readProblems([mine], { as: 'problem', keep: ['level', 'source', 'absent-in-some'] });
    const stages = compose(
      validate({ models: [verifier], defaultRules: false }),
      synthesize({ model: scriptedModel('\\boxed{42}', { modelId: 'solver' }) }),
      label({ model: scriptedModel('', { modelId: 'judge' }) }),
    );
    const given = [mine, { ...mine, question: 'And 7 times 6?', 'absent-in-some': 1 }];

    const samples = await stages
      .run(readProblems(given, { as: 'problem', keep: ['level', 'source', 'absent-in-some'] }))
      .toArray();

    await expect(
      validate({ models: [verifier] })
        .run(source)
        .toArray(),
    ).rejects.toThrow(/readProblems\.source: no row has the column "absent-in-some" of the option keep/u);
    expect(samples.map(({ extra }) => extra)).toEqual(
      expect.arrayContaining([
        { level: 'school', source: 'textbook' },
        { level: 'school', source: 'textbook', 'absent-in-some': 1 },
      ]),
    );
    expect(samples.every((sample) => isRecord('sample', sample) && sample.correct === true)).toBe(true);
  });

  it('need neither subject nor topic, unless a column is named for them', async () => {
    const [general] = await problemsOf([mine]);
    const [placed] = await problemsOf([{ ...mine, subject: 'Mathematics', topic: ' ' }]);
    const named = readProblems([mine], { as: 'problem', columns: { subject: 'field' } });

    expect(general).toMatchObject({
      subject: 'General',
      topic: 'General',
      topicPath: ['General', 'General'],
    });
    expect(placed).toMatchObject({ subject: 'Mathematics', topic: 'General' });
    await expect(
      validate({ models: [scriptedModel('')] })
        .run(named)
        .toArray(),
    ).rejects.toThrow(
      /readProblems\.source\[0\]: lacks field; .*\(the row has question, answer, level, source\)/u,
    );
  });

  it('are found in a column problem or prompt where there is no question', async () => {
    const { question, ...rest } = mine;
    const [first, second] = await problemsOf([
      { ...rest, problem: question },
      { ...rest, prompt: question },
    ]);

    expect([first?.problem, second?.problem]).toEqual([question, question]);
  });

  it('take subject and topic from the option defaults', async () => {
    const defaults = { subject: 'Mathematics', topic: 'Arithmetic' };
    const source = readProblems([mine, { ...mine, field: 'Algebra' }], {
      as: 'problem',
      defaults,
      columns: { subject: 'field' },
    });
    const problems: Problem[] = [];
    for await (const problem of source) problems.push(problem);

    expect(problems.map(({ subject, topic }) => [subject, topic])).toEqual([
      ['Mathematics', 'Arithmetic'],
      ['Algebra', 'Arithmetic'],
    ]);
  });

  it('take the answer type from a column, whose words count only when it was named', async () => {
    const [declared] = await problemsOf([{ ...mine, answerType: 'expression' }]);
    const [strange] = await problemsOf([{ ...mine, answerType: 'short' }]);
    const named = readProblems([{ ...mine, type: 'short' }], { columns: { answerType: 'type' } });

    expect([declared?.answerType, strange?.answerType]).toEqual(['expression', 'integer']);
    await expect(
      synthesize({ model: scriptedModel('') })
        .run(named)
        .toArray(),
    ).rejects.toThrow(/type must be one of integer, number, .*got "short"/u);
  });

  it('are read from CSV, TSV, a JSON list and Parquet as from JSON lines', async () => {
    await using folder = await temporaryDirectory();
    const columns = Object.keys(mine);
    const quoted = 'Say "six, seven",\nand more.';
    const all = [mine, { ...mine, question: quoted, answer: '007' }];
    const cells = (row: Record<string, string>, delimiter: string): string =>
      columns.map((name) => `"${(row[name] ?? '').replaceAll('"', '""')}"`).join(delimiter);
    const table = (delimiter: string): string =>
      [columns.join(delimiter), ...all.map((row) => cells(row, delimiter))].join('\r\n');
    await writeFile(folder.at('rows.csv'), `\uFEFF${table(',')}\r\n`);
    await writeFile(folder.at('european.csv'), table(';'));
    await writeFile(folder.at('rows.tsv'), table('\t'));
    await writeFile(folder.at('rows.json'), JSON.stringify(all));
    await writeFile(folder.at('rows.jsonl'), all.map((row) => JSON.stringify(row)).join('\n'));
    parquetWriteFile({
      filename: folder.at('rows.parquet'),
      columnData: columns.map((name) => ({
        name,
        data: all.map((row) => new Map<string, string>(Object.entries(row)).get(name) ?? ''),
      })),
    });
    const read = async (name: string): Promise<readonly Problem[]> => {
      const problems: Problem[] = [];
      for await (const problem of readProblems(folder.at(name), { as: 'problem', keep: ['level'] }))
        problems.push(problem);
      return problems;
    };

    const expected = await read('rows.jsonl');

    expect(expected).toMatchObject([{ answer: '42' }, { problem: quoted, answer: '007' }]);
    for (const name of ['rows.csv', 'european.csv', 'rows.tsv', 'rows.json', 'rows.parquet'])
      expect(await read(name), name).toEqual(expected);
  });

  it.each([
    ['a,b\n1,2,3\n', /rows\.csv:2: has 3 cells and the first line names 2 columns/u],
    [
      'question,answer\n"open,2\n',
      /rows\.csv: cannot be read: the quote in the record at line 2 is never closed/u,
    ],
    ['question,answer\n"x"y,2\n', /rows\.csv: cannot be read: line 2 has text after a closing quote/u],
    ['question,question\n', /rows\.csv: cannot be read: names the column "question" twice/u],
  ])('say what is wrong with a CSV file: %j', async (text, message) => {
    await using folder = await temporaryDirectory();
    await writeFile(folder.at('rows.csv'), text);

    await expect(problemsOf(folder.at('rows.csv'))).rejects.toThrow(message);
  });

  it('name a file that is not there', async () => {
    await expect(problemsOf('no/such.csv')).rejects.toThrow(/no\/such\.csv: there is no such file/u);
    await expect(problemsOf('no/such.parquet')).rejects.toThrow(/no\/such\.parquet: there is no such file/u);
  });

  it('can be made one by one, with the id that reading makes', async () => {
    const made = makeProblem({ problem: mine.question, answer: mine.answer, extra: { level: 'school' } });
    const [read] = await problemsOf([mine]);

    expect(isRecord('problem', made)).toBe(true);
    expect(made).toMatchObject({ kind: 'problem', answerType: 'integer', extra: { level: 'school' } });
    expect(read?.id).toBe(made.id);
    expect(() => makeProblem({ problem: ' ', answer: '42' })).toThrow(
      /makeProblem\.problem: must be a non-empty string/u,
    );
  });
});
