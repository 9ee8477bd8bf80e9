import { writeFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { isRecord } from '../../src/core/records/is-record.ts';
import type { ValidatedProblem } from '../../src/core/records/records.ts';
import { ConfigurationError } from '../../src/errors/index.ts';
import { readProblems } from '../../src/reading/read-problems.ts';
import { synthesize } from '../../src/stages/synthesize/index.ts';
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

  it('names file and line of each row that will not do, before it gives any', async () => {
    await using folder = await temporaryDirectory();
    const path = folder.at('rows.jsonl');
    const { topic, ...without } = row;
    const bad = [row, without, { ...row, answer: ' ', subject: ['x'] }, [row]];
    await writeFile(path, `${bad.map((each) => JSON.stringify(each)).join('\n')}\n{"question":\n`);

    const faults = (await faultsOf(path)).map((fault) => fault.replace(`${folder.path}/`, ''));

    expect(faults).toEqual([
      'rows.jsonl:2 lacks topic; fix the row, or name its columns in the option columns',
      expect.stringMatching(/^rows\.jsonl:3 answer is blank, subject must be a text, got a list of 1;/),
      expect.stringMatching(
        /^rows\.jsonl:4 must be an object with the columns question, answer, subject, topic/,
      ),
      expect.stringMatching(/^rows\.jsonl:5 is not JSON/),
    ]);
  });

  it('names the position of a row that is no line', async () => {
    expect(await faultsOf([row, {}])).toEqual([
      expect.stringMatching(/^rows\[1\] lacks question, lacks answer/),
    ]);
    expect(await faultsOf(new Set([row, {}]))).toEqual([expect.stringMatching(/^rows\[1\] lacks question/)]);
  });

  it.each([
    [7, undefined, /source: must be the path .*got 7/],
    [' ', undefined, /source: must be a non-empty string, got " "/],
    [
      rows,
      { question: 'prompt' },
      /columns\.question: is an unknown column; the columns are problem, answer, subject, topic/,
    ],
    [rows, { answer: '' }, /columns\.answer: must be the name of a column/],
    [rows, 'question', /columns: must be an object/],
  ])('refuses %j with columns %j at once', (source, columns, message) => {
    expect(() =>
      readProblems(source as typeof rows, { columns } as Parameters<typeof readProblems>[1]),
    ).toThrow(message);
  });
});
