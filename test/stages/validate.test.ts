import { describe, expect, it } from 'vitest';
import { pass, reject } from '../../src/core/outcome.ts';
import type { Problem, ValidatedProblem } from '../../src/core/records/records.ts';
import { TransportError, UnusableReplyError } from '../../src/errors/index.ts';
import { defineRule } from '../../src/rules/define-rule.ts';
import { type Agreement, type ValidateOptions, validate } from '../../src/stages/validate/index.ts';
import { aProblem } from '../support/sample-records.ts';
import { namedModel, processWith, type Script, scriptedContext } from '../support/scripted-context.ts';

const verifiers = ['a', 'b', 'c'].map(namedModel);

async function run(options: ValidateOptions, script: Script, problem: Problem = aProblem()) {
  const { context, calls } = scriptedContext<Problem, ValidatedProblem>(script);
  return { output: await processWith(validate(options), problem, context), calls };
}

/** Lets the first so many verifiers accept. */
function accepting(count: number): Script {
  return ({ slot }) =>
    Number(slot.slice('verifier-'.length)) < count
      ? 'Verdict: VALID\nReason: fine'
      : 'Verdict: INVALID\nReason: the answer is wrong';
}

describe('validate', () => {
  it('keeps what all verifiers accept, with every vote', async () => {
    const { output, calls } = await run({ models: verifiers }, accepting(3));

    expect(output).toMatchObject({
      kind: 'validated-problem',
      id: aProblem().id,
      difficulty: null,
      votes: [
        { model: 'test:a', verdict: 'valid', reason: 'fine' },
        { model: 'test:b', verdict: 'valid' },
        { model: 'test:c', verdict: 'valid' },
      ],
      models: { generate: 'test:writer', validate: ['test:a', 'test:b', 'test:c'] },
    });
    expect(calls.map(({ slot }) => slot)).toEqual(['verifier-0', 'verifier-1', 'verifier-2']);
  });

  it('refuses what one verifier does not accept, and keeps the votes with the refusal', async () => {
    const { output } = await run({ models: verifiers }, accepting(2));

    expect(output).toMatchObject({
      kind: 'rejected',
      code: 'verifier-rejected',
      reason: 'refused by 1 of 3 verifiers',
      item: {
        id: aProblem().id,
        votes: [
          { verdict: 'valid' },
          { verdict: 'valid' },
          { model: 'test:c', verdict: 'invalid', reason: 'the answer is wrong' },
        ],
      },
    });
  });

  it('says in the reason nothing of what the verifiers wrote, since events hold it', async () => {
    const script: Script = () => 'Verdict: INVALID\nReason: "Compute the sum" is vague';

    expect((await run({ model: namedModel('a') }, script)).output).toMatchObject({
      reason: 'refused by 1 of 1 verifier',
    });
  });

  it.each<[Agreement, number, string]>([
    ['unanimous', 2, 'rejected'],
    ['unanimous', 3, 'validated-problem'],
    ['majority', 1, 'rejected'],
    ['majority', 2, 'validated-problem'],
    [{ atLeast: 1 }, 0, 'rejected'],
    [{ atLeast: 1 }, 1, 'validated-problem'],
    [{ atLeast: 3 }, 2, 'rejected'],
  ])('under %j, %i of 3 acceptances make it %s', async (agreement, count, kind) => {
    expect((await run({ models: verifiers, agreement }, accepting(count))).output).toHaveProperty(
      'kind',
      kind,
    );
  });

  it('needs both of two verifiers for a majority', async () => {
    const { output } = await run({ models: verifiers.slice(0, 2), agreement: 'majority' }, accepting(1));

    expect(output).toHaveProperty('kind', 'rejected');
  });

  it('takes one model as its only verifier', async () => {
    expect((await run({ model: namedModel('a') }, accepting(1))).output).toHaveProperty('votes.length', 1);
  });

  it('asks no verifier about a problem that a rule refuses', async () => {
    const noTwo = defineRule({
      name: 'no-two',
      version: '1',
      check: ({ problem }) => (problem.includes('2') ? reject('two', 'has a two') : pass()),
    });

    const own = await run({ models: verifiers, rules: [noTwo] }, accepting(3));
    const builtIn = await run(
      { models: verifiers },
      accepting(3),
      aProblem({ problem: 'Prove that 1 > 0.' }),
    );

    expect(own.output).toMatchObject({ kind: 'rejected', code: 'two', by: 'no-two' });
    expect(builtIn.output).toMatchObject({ code: 'proof', by: 'not-a-proof' });
    expect([...own.calls, ...builtIn.calls]).toEqual([]);
  });

  it('leaves the built-in rules out when told to', async () => {
    const problem = aProblem({ problem: 'Prove that 1 > 0.' });

    const { output } = await run({ models: verifiers, defaultRules: false }, accepting(3), problem);

    expect(output).toHaveProperty('kind', 'validated-problem');
  });

  it.each([
    'I think it is fine.',
    'Verdict: MAYBE',
    { text: 'Verdict: VALID', finishReason: 'length' },
    { text: '', finishReason: 'content-filter' },
  ] as const)('fails when a verifier gives no whole verdict (%j)', async (reply) => {
    const script: Script = ({ slot }) => (slot === 'verifier-1' ? reply : 'Verdict: VALID\nReason: fine');

    await expect(run({ models: verifiers, agreement: { atLeast: 1 } }, script)).rejects.toThrow(
      UnusableReplyError,
    );
  });

  it('fails with what may pass rather than with what is final', async () => {
    const busy = new TransportError('busy', { code: 'rate-limited', model: 'test:c' });
    const script: Script = ({ slot }) => (slot === 'verifier-2' ? busy : 'no verdict');

    await expect(run({ models: verifiers }, script)).rejects.toBe(busy);
  });
});

describe("validate with votes: 'until-decided'", () => {
  it.each<[string, Agreement, number, number, string]>([
    ['a first refusal', 'unanimous', 0, 1, 'rejected'],
    ['a majority of three', 'majority', 2, 2, 'validated-problem'],
    ['a lost majority', 'majority', 0, 2, 'rejected'],
    ['the one vote that is needed', { atLeast: 1 }, 3, 1, 'validated-problem'],
    ['the last vote', 'unanimous', 3, 3, 'validated-problem'],
  ])('stops at %s', async (_, agreement, accepts, asked, kind) => {
    const { output, calls } = await run(
      { models: verifiers, agreement, votes: 'until-decided' },
      accepting(accepts),
    );

    expect(output).toMatchObject({ kind });
    expect(calls.map(({ slot }) => slot)).toEqual(
      Array.from({ length: asked }, (_, index) => `verifier-${index}`),
    );
  });

  it('decides as with all votes, for all combinations', async () => {
    for (let pattern = 0; pattern < 8; pattern += 1) {
      const script: Script = ({ slot }) =>
        (pattern >> Number(slot.at(-1))) & 1 ? 'Verdict: VALID\nReason: a' : 'Verdict: INVALID\nReason: b';
      for (const agreement of ['unanimous', 'majority', { atLeast: 1 }] as const) {
        const all = await run({ models: verifiers, agreement }, script);
        const few = await run({ models: verifiers, agreement, votes: 'until-decided' }, script);
        expect(few.output).toMatchObject({ kind: (all.output as { kind: string }).kind });
      }
    }
  });
});

describe('options of validate', () => {
  it.each<[object, RegExp]>([
    [{}, /validate\.model/],
    [{ models: [] }, /validate\.models: must be a list of at least one model, got a list of 0/],
    [{ models: [undefined] }, /validate\.models\[0\]/],
    [{ models: verifiers, model: verifiers[0] }, /validate\.model: pass either model or models, not both/],
    [
      { models: verifiers, agreement: { atLeast: 4 } },
      /agreement\.atLeast: must be at most the number of models, 3, got 4/,
    ],
    [{ models: verifiers, agreement: { atLeast: 0 } }, /agreement\.atLeast: .*got 0/],
    [{ models: verifiers, agreement: { atLeast: 1.5 } }, /agreement\.atLeast: .*got 1\.5/],
    [{ models: verifiers, agreement: 'all' }, /validate\.agreement: .*got "all"/],
    [
      { models: verifiers, rules: [{ name: 'short-answer', version: '1', check: () => pass() }] },
      /validate\.rules\[0\]\.name: is "short-answer", as a built-in rule is/,
    ],
    [{ models: [], rules: 'x', agreement: 7 }, /validate\.models.*validate\.rules.*validate\.agreement/s],
  ])('refuse %j', (options, message) => {
    expect(() => validate(options as ValidateOptions)).toThrow(message);
  });
});
