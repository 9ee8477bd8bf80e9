import { writeFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { compose } from '../../src/pipeline/compose.ts';
import { readProblems } from '../../src/reading/read-problems.ts';
import { label } from '../../src/stages/label/index.ts';
import { synthesize } from '../../src/stages/synthesize/index.ts';
import { scriptedModel } from '../../src/testing/scripted-model.ts';
import { temporaryDirectory } from '../support/temporary-directory.ts';

const columns = '"subject":"Mathematics","topic":"Numbers"';

async function collected<Item>(items: AsyncIterable<Item>): Promise<readonly Item[]> {
  const all: Item[] = [];
  for await (const item of items) all.push(item);
  return all;
}

/** The number in the file, its type, and what a solver may write for it. */
const numbers: readonly (readonly [written: string, type: string, solved: string])[] = [
  ['12157665459056928801', 'integer', '12157665459056928801'],
  ['-9007199254740993', 'integer', '-9007199254740993'],
  ['1e-7', 'number', '10^{-7}'],
  ['0.00000012', 'number', '1.2 \\times 10^{-7}'],
  ['6.02214076e23', 'number', '6.02214076 \\times 10^{23}'],
  ['3.14159265358979323846', 'number', '3.14159265358979323846'],
  ['-0', 'integer', '0'],
  ['14', 'integer', '14'],
];

describe('numbers in files of problems', () => {
  it.each(numbers)(
    '%s keeps its digits, and a right solution is labelled right',
    async (written, type, solved) => {
      await using folder = await temporaryDirectory();
      const path = folder.at('problems.jsonl');
      await writeFile(path, `{"question":"Which number is it, of seven?","answer":${written},${columns}}\n`);
      const model = scriptedModel(() => `The number of seven is \\boxed{${solved}}.`);
      const stage = compose(synthesize({ model }), label({ model, askJudge: 'never' }));

      expect(await stage.run(readProblems(path)).toArray()).toMatchObject([
        { answer: written, answerType: type, correct: true },
      ]);
    },
  );

  it('tells one integer beyond 2^53 from the next', async () => {
    await using folder = await temporaryDirectory();
    const path = folder.at('problems.jsonl');
    await writeFile(
      path,
      `{"question":"Which number is it, of seven?","answer":9007199254740993,${columns}}\n`,
    );
    const model = scriptedModel(() => 'The number of seven is \\boxed{9007199254740992}.');
    const stage = compose(synthesize({ model }), label({ model, askJudge: 'never' }));

    expect(await stage.run(readProblems(path)).toArray()).toMatchObject([{ correct: false }]);
  });
});

describe('numbers in rows given in code', () => {
  const row = { question: 'Which number is it?', subject: 'Mathematics', topic: 'Numbers' };

  it('may be bigints', async () => {
    const problems = await collected(readProblems([{ ...row, answer: 3n ** 40n }]));

    expect(problems).toMatchObject([{ answer: '12157665459056928801', answerType: 'integer' }]);
  });

  it('are refused where JavaScript has lost their digits', async () => {
    await expect(collected(readProblems([{ ...row, answer: 2 ** 60 }]))).rejects.toThrow(
      'answer is a number beyond 2^53',
    );
  });
});
