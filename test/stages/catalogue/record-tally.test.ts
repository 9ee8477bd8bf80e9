import { describe, expect, it } from 'vitest';
import type { Trajectory } from '../../../src/index.ts';
import { compose, defineRule, defineStage, label, reject, synthesize } from '../../../src/index.ts';
import { RecordTally } from '../../../src/stages/catalogue/record-tally.ts';
import { aTrajectory, aValidatedProblem, type ScriptedModel, scriptedModel } from '../../../src/testing.ts';

const answer = 'So the final answer is \\boxed{4}.';

function teacher(id: string, reasoning: string | null): ScriptedModel {
  return scriptedModel(() => ({ text: answer, ...(reasoning === null ? {} : { reasoning }) }), {
    modelId: id,
  });
}

describe('warnings of a run about reasoning', () => {
  it('come once for each model that returns none, though others do', async () => {
    const models = [teacher('thinker', 'Two and two.'), teacher('mute', null), teacher('dumb', null)];
    const problems = [aValidatedProblem({ problem: 'One?' }), aValidatedProblem({ problem: 'Two?' })];

    const { warnings } = await synthesize({ models, trajectoriesPerProblem: 2 }).run(problems).summary();

    expect(warnings.map((warning) => warning.split(';')[0])).toEqual([
      expect.stringMatching(/^none of 4 trajectories of .*dumb carries reasoning/u),
      expect.stringMatching(/^none of 4 trajectories of .*mute carries reasoning/u),
    ]);
  });

  it('count what a rule refused for its lack of reasoning', async () => {
    const thoughtful = defineRule<Trajectory>({
      name: 'thoughtful',
      version: '1',
      check: ({ reasoning }) =>
        reasoning === null ? reject('thoughtless', 'no reasoning') : { kind: 'pass' },
    });
    const models = [teacher('thinker', 'Two and two.'), teacher('mute', null)];

    const { warnings, rows } = await synthesize({ models, rules: [thoughtful] })
      .run([aValidatedProblem()])
      .summary();

    expect(rows).toBe(1);
    expect(warnings).toEqual([expect.stringMatching(/^none of 1 trajectories of .*mute carries reasoning/u)]);
  });

  it('count a trajectory once, however many stages hand it on', async () => {
    const polish = defineStage<Trajectory, Trajectory>({
      name: 'polish',
      version: '1',
      process: (trajectory) => trajectory,
    });
    const pipeline = compose(
      synthesize({ model: teacher('mute', null) }),
      polish,
      label({ model: scriptedModel('unused') }),
    );

    const { warnings } = await pipeline.run([aValidatedProblem()]).summary();

    expect(warnings.filter((warning) => warning.includes('carries reasoning'))).toEqual([
      expect.stringMatching(/^none of 1 trajectories of .*mute/u),
    ]);
  });

  it('pass over replies that were cut or withheld', () => {
    const tally = new RecordTally();
    tally.note(aTrajectory({ reasoning: null, finishReason: 'length', truncated: true }), 3, false);
    tally.note(aTrajectory({ reasoning: null, finishReason: 'content-filter' }), 3, false);

    expect(tally.warnings()).toEqual([]);
  });
});
