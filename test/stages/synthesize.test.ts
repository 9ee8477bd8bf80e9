import { describe, expect, it } from 'vitest';
import { pass, reject } from '../../src/core/outcome.ts';
import type { Trajectory, ValidatedProblem } from '../../src/core/records/records.ts';
import { UnusableReplyError } from '../../src/errors/index.ts';
import { defineRule } from '../../src/rules/define-rule.ts';
import { type SynthesizeOptions, synthesize } from '../../src/stages/synthesize/index.ts';
import { aValidatedProblem } from '../support/sample-records.ts';
import { namedModel, processWith, type Script, scriptedContext } from '../support/scripted-context.ts';

const model = namedModel('solver');

async function run(script: Script, options: SynthesizeOptions = { model }, draw = 0) {
  const { context, calls } = scriptedContext<ValidatedProblem, Trajectory>(script, { draw });
  return { output: await processWith(synthesize(options), aValidatedProblem(), context), calls };
}

describe('synthesize', () => {
  it('sends the bare problem and keeps reasoning and text apart', async () => {
    const { output, calls } = await run(() => ({ text: 'So it is \\boxed{4}.', reasoning: 'Two and two.' }));

    expect(calls).toEqual([
      {
        slot: 'solve',
        draw: 0,
        model: 'test:solver',
        system: '',
        user: aValidatedProblem().problem,
        refused: null,
      },
    ]);
    expect(output).toMatchObject({
      kind: 'trajectory',
      problemId: aValidatedProblem().id,
      draw: 0,
      reasoning: 'Two and two.',
      solution: 'So it is \\boxed{4}.',
      finalAnswer: '4',
      finishReason: 'stop',
      truncated: false,
      models: { validate: ['test:verifier'], synthesize: 'test:solver' },
    });
  });

  it('keeps a cut attempt and says so', async () => {
    const { output } = await run(() => ({ text: '', finishReason: 'length' }));

    expect(output).toMatchObject({
      truncated: true,
      finishReason: 'length',
      finalAnswer: null,
      reasoning: null,
    });
  });

  it('keeps a withheld attempt', async () => {
    const { output } = await run(() => ({ text: '', finishReason: 'content-filter' }));

    expect(output).toMatchObject({ truncated: false, finishReason: 'content-filter' });
  });

  it('asks once more for an empty reply, and fails then', async () => {
    await expect(run(() => ' \n')).rejects.toThrow(UnusableReplyError);
    expect((await run(() => ({ text: '', reasoning: 'Hm.' }))).output).toHaveProperty('solution', '');
  });

  it('lets each of several models make its attempts, counted by model', async () => {
    const options = { models: [model, namedModel('other')], trajectoriesPerProblem: 2 };
    const { plan } = synthesize(options);
    const seen: unknown[] = [];
    const ids = new Set<string>();
    for (let draw = 0; draw < 4; draw += 1) {
      const { output, calls } = await run(() => '4', options, draw);
      seen.push([calls[0]?.model, calls[0]?.draw]);
      ids.add((output as Trajectory).id);
    }

    expect(plan.kind === 'leaf' && plan.draws(aValidatedProblem(), [])).toBe(4);
    expect(seen).toEqual([
      ['test:solver', 0],
      ['test:other', 0],
      ['test:solver', 1],
      ['test:other', 1],
    ]);
    expect(ids.size).toBe(4);
  });

  it('never pays one attempt for two when a model is listed twice', async () => {
    const options = { models: [model, model], trajectoriesPerProblem: 2 };
    const draws = await Promise.all(
      [0, 1, 2, 3].map(async (draw) => (await run(() => '4', options, draw)).calls[0]?.draw),
    );

    expect(draws).toEqual([0, 1, 2, 3]);
  });

  it('asks rules about the trajectory, and records what they refuse', async () => {
    const thorough = defineRule<Trajectory>({
      name: 'thorough',
      version: '1',
      check: ({ reasoning }) => (reasoning === null ? reject('no-reasoning', 'gives none') : pass()),
    });

    const { output } = await run(() => '4', { model, rules: [thorough] });

    expect(output).toMatchObject({ code: 'no-reasoning', by: 'thorough', item: { kind: 'trajectory' } });
  });

  it.each<[object, RegExp]>([
    [{}, /synthesize\.model/],
    [{ models: [] }, /synthesize\.models: must be a list of at least one model/],
    [{ models: [model], model }, /synthesize\.model: pass either model or models, not both/],
    [
      { models: [model, null], trajectoriesPerProblem: 0.5 },
      /models\[1\].*trajectoriesPerProblem: .*got 0\.5/s,
    ],
  ])('refuses the options %j', (options, message) => {
    expect(() => synthesize(options as SynthesizeOptions)).toThrow(message);
  });
});
