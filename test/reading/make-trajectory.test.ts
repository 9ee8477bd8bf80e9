import { describe, expect, it } from 'vitest';
import { isRecord } from '../../src/core/records/is-record.ts';
import { makeTrajectory } from '../../src/reading/make-trajectory.ts';
import { label } from '../../src/stages/label/index.ts';
import { scriptedModel } from '../../src/testing/scripted-model.ts';

const task = { problem: 'Compute 6 * 7.', answer: '42' };

describe('makeTrajectory', () => {
  it('makes what label takes, with the final answer of the text', async () => {
    const right = await makeTrajectory({ ...task, solution: 'Six sevens. Final answer: 42', model: 'me' });
    const wrong = await makeTrajectory({
      ...task,
      solution: '**Final answer:** 41',
      draw: 1,
      reasoning: 'Hm.',
    });
    const judge = scriptedModel([]);

    expect(isRecord('trajectory', right)).toBe(true);
    expect(right).toMatchObject({ finalAnswer: '42', models: { synthesize: 'me' }, reasoning: null });
    expect(wrong.problemId).toBe(right.problemId);
    expect(wrong.id).not.toBe(right.id);
    const samples = await label({ model: judge }).run([right, wrong]).toArray();
    expect(new Map(samples.map(({ draw, correct }) => [draw, correct]))).toEqual(
      new Map([
        [0, true],
        [1, false],
      ]),
    );
    expect(judge.calls).toHaveLength(0);
  });

  it('says what is wrong with a field', async () => {
    await expect(makeTrajectory({ ...task, solution: 'x', draw: -1 })).rejects.toThrow(
      'makeTrajectory.draw: must be a whole number from 0, got -1',
    );
    await expect(makeTrajectory({ ...task, problem: ' ', solution: 'x' })).rejects.toThrow(
      /problem: must be a non-empty/u,
    );
  });
});
