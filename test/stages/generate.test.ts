import { describe, expect, it } from 'vitest';
import { UnusableReplyError } from '../../src/errors/index.ts';
import { generate } from '../../src/stages/generate/index.ts';
import { aTopic } from '../support/sample-records.ts';
import { namedModel, processWith, type Script, scriptedContext } from '../support/scripted-context.ts';

const model = namedModel('writer');
const stage = generate({ model });

function reply(fields: { problem?: string; answer?: string; type?: string } = {}): string {
  const { problem = 'Compute $2+2$.', answer = '4', type = 'integer' } = fields;
  return `Problem:\n${problem}\nReasoning:\nAdd.\nSolution:\nIt is 4.\nAnswer:\n${answer}\nAnswer type:\n${type}`;
}

async function run(script: Script, draw = 0) {
  const { context, calls } = scriptedContext<ReturnType<typeof aTopic>, never>(script, { draw });
  return { output: await processWith(stage, aTopic(), context), calls };
}

describe('generate', () => {
  it('makes a problem that carries its topic', async () => {
    const { output, calls } = await run(() => reply());

    expect(output).toMatchObject({
      kind: 'problem',
      topicId: aTopic().id,
      subject: 'Mathematics',
      topic: 'Sieve methods',
      problem: 'Compute $2+2$.',
      answer: '4',
      answerType: 'integer',
      models: { expand: 'test:expander', generate: 'test:writer' },
    });
    expect(calls).toMatchObject([{ slot: 'generate', draw: 0 }]);
  });

  it('gives each draw another aspect, and another prompt when the aspects are used up', async () => {
    const prompts: string[] = [];
    for (let draw = 0; draw < 17; draw += 1) {
      const { calls } = await run(() => reply(), draw);
      prompts.push(calls[0]?.user ?? '');
    }

    expect(new Set(prompts).size).toBe(17);
    expect(prompts.every((prompt) => /^Aspect: \S/mu.test(prompt))).toBe(true);
  });

  it('has as many draws as problems are wanted', () => {
    const { plan } = generate({ model, problemsPerTopic: 5 });

    expect(plan.kind === 'leaf' && plan.draws(aTopic(), [])).toBe(5);
  });

  it.each([
    ['**Answer:** 12.', '12'],
    ['The final answer is: $\\boxed{x^2}$', 'x^2'],
    ['Final answer: **Jane Austen**', 'Jane Austen'],
    ['3.14.', '3.14'],
    ['\\frac{1}{2}', '\\frac{1}{2}'],
    ['$\\boxed{\\frac{1}{2}}$', '$\\boxed{\\frac{1}{2}}$'],
    ['5!', '5!'],
    ['U.S.', 'U.S.'],
  ])('reads the answer %j as %j', async (answer, expected) => {
    expect((await run(() => reply({ answer }))).output).toHaveProperty('answer', expected);
  });

  it.each([
    ['Integer', 'integer'],
    ['a number', 'text'],
    ['**set**', 'set'],
    ['poem', 'text'],
    ['', 'text'],
  ])('reads the answer type %j as %s', async (type, expected) => {
    expect((await run(() => reply({ type }))).output).toHaveProperty('answerType', expected);
  });

  it.each([
    'I cannot help with that.',
    reply({ problem: "I'm sorry, but I can't write this." }),
    reply({ answer: '...' }),
    'Problem:\nCompute it.',
  ])('asks once more and fails then for the reply %j', async (text) => {
    await expect(run(() => text)).rejects.toThrow(UnusableReplyError);
  });

  it('takes the second reply when the first was cut', async () => {
    const { output, calls } = await run(({ refused }) =>
      refused === null ? { text: reply({ answer: '1' }), finishReason: 'length' } : reply({ answer: '12' }),
    );

    expect(output).toHaveProperty('answer', '12');
    expect(calls[1]?.refused).toMatch(/cut before its end/);
  });

  it('reports all faults of its options together', () => {
    const wrong = { model: 7, problemsPerTopic: -1, aspects: ['ok', ''] } as unknown as Parameters<
      typeof generate
    >[0];

    expect(() => generate(wrong)).toThrow(
      /generate\.model: .*generate\.problemsPerTopic: .*got -1.*generate\.aspects\[1\]/s,
    );
  });
});
