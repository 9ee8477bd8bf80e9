import { describe, expect, it } from 'vitest';
import type { Problem, ValidatedProblem } from '../../src/core/records/records.ts';
import { TransportError } from '../../src/errors/index.ts';
import { buildChimera } from '../../src/pipeline/build-chimera.ts';
import { type BlindSolveOptions, validate } from '../../src/stages/validate/index.ts';
import { startProvider } from '../provider/start-provider.ts';
import { httpModels } from '../support/http-models.ts';
import { aProblem } from '../support/sample-records.ts';
import { namedModel, processWith, scriptedContext } from '../support/scripted-context.ts';

const verifier = namedModel('verifier');
const solver = namedModel('solver');
const problem = aProblem({ answer: '42' });

/** Validates with attempts that end in the given answers; null is an attempt that was cut. */
async function validated(answers: readonly (string | null)[], keep?: BlindSolveOptions['keep']) {
  const { context, calls } = scriptedContext<Problem, ValidatedProblem>(({ slot, draw }) => {
    if (slot !== 'solve') return 'Verdict: VALID\nReason: fine';
    const answer = answers[draw];
    return answer === null || answer === undefined
      ? { text: 'I compute and', finishReason: 'length' }
      : `It follows that \\boxed{${answer}}`;
  });
  const blindSolve = { model: solver, attempts: answers.length, ...(keep === undefined ? {} : { keep }) };
  const output = await processWith(validate({ models: [verifier], blindSolve }), problem, context);
  return { output, calls };
}

describe('validate with blindSolve', () => {
  it('turns the pass rate into the difficulty', async () => {
    const { output, calls } = await validated(['42', '41', '42', null]);

    expect(output).toMatchObject({
      kind: 'validated-problem',
      difficulty: 0.5,
      blindAttempts: 4,
      blindCorrect: 2,
      models: { blindSolve: 'test:solver' },
    });
    expect(calls.filter(({ slot }) => slot === 'solve').map(({ draw }) => draw)).toEqual([0, 1, 2, 3]);
  });

  const long = `We add the numbers one by one, carry what is left over, and check the sum twice. ${'Step. '.repeat(20)}`;

  it.each([
    [
      'copies of one right reply',
      () => `${long}\\boxed{42}`,
      { difficulty: null, blindAttempts: 1, blindCorrect: 1 },
    ],
    [
      'attempts that differ',
      (draw: number) => `${long}${draw}\\boxed{42}`,
      { difficulty: 0, blindAttempts: 3 },
    ],
    ['short ones that agree', () => '\\boxed{42}', { difficulty: 0, blindAttempts: 3, blindCorrect: 3 }],
  ])('takes %s for what they are', async (_, solution, expected) => {
    const { context } = scriptedContext<Problem, ValidatedProblem>(({ slot, draw }) =>
      slot === 'solve' ? solution(draw) : 'Verdict: VALID\nReason: fine',
    );
    const stage = validate({ models: [verifier], blindSolve: { model: solver, attempts: 3 } });

    expect(await processWith(stage, problem, context)).toMatchObject(expected);
  });

  it('shows the solver the bare problem and never the answer', async () => {
    const { calls } = await validated(['42', '42']);

    const asked = calls.filter(({ slot }) => slot === 'solve').map(({ user }) => user);
    expect(asked).toEqual([problem.problem, problem.problem]);
  });

  it.each<[string, readonly (string | null)[], BlindSolveOptions['keep'], string]>([
    ['nobody solves', ['1', '2', '3', null], undefined, 'rarely-solved'],
    ['too few solve', ['42', '1', '2', '3'], { min: 0.5 }, 'rarely-solved'],
    ['everybody solves, when that is too easy', ['42', '42', '42'], { max: 0.9 }, 'always-solved'],
    ['solvers answer otherwise in agreement', ['7', '7', '7', '42'], { min: 0 }, 'suspect-reference'],
    [
      'two solvers answer otherwise and none as the reference',
      ['7', '7', '3'],
      undefined,
      'suspect-reference',
    ],
  ])('refuses what %s', async (_, answers, keep, code) => {
    const { output } = await validated(answers, keep);

    expect(output).toMatchObject({ kind: 'rejected', code, item: { kind: 'problem', answer: '42' } });
  });

  it('says how many solvers contradict the reference, and not what they answer', async () => {
    const { output } = await validated(['77', '77', '3', '42']);

    expect(output).toHaveProperty(
      'reason',
      '2 of 4 blind attempts agree on one other answer, 1 on the reference',
    );
  });

  it('fails with what may pass rather than with what is final', async () => {
    const busy = new TransportError('busy', { code: 'rate-limited', model: 'test:solver' });
    const { context } = scriptedContext<Problem, ValidatedProblem>(({ slot, draw }) => {
      if (slot !== 'solve') return 'Verdict: VALID\nReason: fine';
      return draw === 2 ? busy : '';
    });
    const stage = validate({ models: [verifier], blindSolve: { model: solver, attempts: 3 } });

    await expect(processWith(stage, problem, context)).rejects.toBe(busy);
  });

  it('keeps a reference that more solvers reach than any other answer', async () => {
    const { output } = await validated(['42', '42', '42', '7', '7']);

    expect(output).toMatchObject({ kind: 'validated-problem', answer: '42', blindCorrect: 3 });
  });

  it('asks no solver about what the verifiers refuse', async () => {
    const { context, calls } = scriptedContext<Problem, ValidatedProblem>(
      () => 'Verdict: INVALID\nReason: no',
    );
    await processWith(validate({ models: [verifier], blindSolve: { model: solver } }), problem, context);

    expect(calls.map(({ slot }) => slot)).toEqual(['verifier-0']);
  });

  it('pays once for attempts that serve as trajectories', async () => {
    await using provider = await startProvider({ offline: { errors: { wrongTrajectory: 0.2 } } });
    const models = httpModels(provider.url);
    const chimera = buildChimera({
      models,
      expand: { topicsPerSubject: 3 },
      validate: { blindSolve: { model: models.synthesize, attempts: 3 } },
      synthesize: { trajectoriesPerProblem: 2 },
    });

    const samples = await chimera.run(['Mathematics', 'Biology']).toArray();

    const solved = provider.requests.filter(({ model }) => model === 'offline-reasoner');
    expect(samples.length).toBeGreaterThan(6);
    expect(new Set(solved.map(({ identity }) => identity)).size).toBe(solved.length);
    expect(solved.every(({ sample }) => /^solve:[012]:0:0$/.test(sample))).toBe(true);
    expect(samples.every(({ blindAttempts }) => blindAttempts === 3)).toBe(true);
  });

  it.each<[unknown, string]>([
    [{ model: undefined }, 'validate.blindSolve.model'],
    [{ model: solver, attempts: 0 }, 'validate.blindSolve.attempts'],
    [{ model: solver, keep: { min: 0.9, max: 0.1 } }, 'validate.blindSolve.keep'],
    [{ model: solver, keep: { min: Number.NaN } }, 'validate.blindSolve.keep'],
    ['often', 'validate.blindSolve'],
  ])('refuses %j', (blindSolve, option) => {
    const options = { models: [verifier], blindSolve: blindSolve as BlindSolveOptions };

    expect(() => validate(options)).toThrow(option);
  });
});
