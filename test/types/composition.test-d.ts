import { describe, expectTypeOf, it } from 'vitest';
import {
  buildChimera,
  type Chimera,
  compose,
  defineRule,
  expand,
  generate,
  label,
  type Model,
  type Problem,
  pass,
  type Rule,
  refill,
  type Sample,
  type Stage,
  type SubjectInput,
  synthesize,
  type Topic,
  type Trajectory,
  type ValidatedProblem,
  validate,
} from '../../src/index.ts';
import { selfContained } from '../../src/rules.ts';

declare const model: Model;
declare const chimera: Chimera;

const long: Rule<Trajectory> = defineRule<Trajectory>({ name: 'long', version: '1', check: () => pass() });

describe('compose', () => {
  it('returns a stage from the first input to the last output', () => {
    const pipeline = compose(
      expand({ model, topicsPerSubject: 150 }),
      refill(compose(generate({ model }), validate({ models: [model, model], rules: [selfContained()] })), {
        kept: 8,
        maxAttempts: 16,
      }),
      synthesize({ model, trajectoriesPerProblem: 2 }),
      label({ model: model }),
    );

    expectTypeOf(pipeline).toEqualTypeOf<Stage<SubjectInput, Sample>>();
  });

  it('refuses a pipeline that leaves out validate', () => {
    // @ts-expect-error a problem that no one validated is not synthesized
    compose(generate({ model }), synthesize({ model }));
  });

  it('refuses to label before validating, or before synthesizing', () => {
    // @ts-expect-error a problem has no final answer to label
    compose(generate({ model }), label({ model: model }));
    // @ts-expect-error neither has a validated one
    compose(validate({ model }), label({ model: model }));
    // @ts-expect-error what is labelled is no problem to validate
    compose(label({ model: model }), validate({ model }));
  });

  it('refuses stages in the wrong order', () => {
    // @ts-expect-error topics are what expand gives, not what it takes
    compose(generate({ model }), expand({ model }));
  });

  it('refuses a list of stages whose fit no one can check', () => {
    const stages: Stage<Topic, Problem>[] = [];
    // @ts-expect-error overloads, so that each stage is checked against the one before
    compose(...stages);
  });
});

describe('a stage', () => {
  it('has a type for what goes in and what comes out', () => {
    expectTypeOf(generate({ model })).toEqualTypeOf<Stage<Topic, Problem>>();
    expectTypeOf(validate({ model })).toEqualTypeOf<Stage<Problem, ValidatedProblem>>();
    expectTypeOf(refill(generate({ model }), { kept: 2 })).toEqualTypeOf<Stage<Topic, Problem>>();
    expectTypeOf(buildChimera({ model })).toExtend<Stage<SubjectInput, Sample>>();
  });

  it('takes any iterable but a lone string', () => {
    chimera.run(['Mathematics', { name: 'Physics', topics: ['Optics'], guidance: 'experiments' }]);
    chimera.run(new Set(['Mathematics']));
    // @ts-expect-error its letters would be the subjects
    chimera.run('Mathematics');
    // @ts-expect-error a number is no subject
    chimera.run([1]);
    // @ts-expect-error nor here
    void chimera.estimate('Mathematics');
    // @ts-expect-error a preview ends at its samples
    void chimera.preview(new Set(['Mathematics']), { target: 3 });
  });

  it('yields rows of its output to a loop over a run', async () => {
    const run = chimera.run(['Mathematics']);

    expectTypeOf(run.toArray()).resolves.toEqualTypeOf<Sample[]>();
    for await (const sample of run) expectTypeOf(sample).toEqualTypeOf<Sample>();
  });

  it('names its model: no verifier, another name, or two ways at once, do not compile', () => {
    // @ts-expect-error a verifier must be named
    validate({});
    // @ts-expect-error models or one model, not both
    validate({ models: [model], model });
    // @ts-expect-error the judge goes by the name of model
    label({ judge: model });
    // @ts-expect-error models or one model, not both
    synthesize({ models: [model], model });
  });
});

describe('rules of a stage', () => {
  it('look at what the stage checks', () => {
    synthesize({ model, rules: [long] });
    buildChimera({ model, rules: { problems: [selfContained()], trajectories: [long] } });
  });

  it('are refused where they cannot work', () => {
    // @ts-expect-error a rule for trajectories has nothing to look at in validate
    validate({ model, rules: [long] });
    // @ts-expect-error nor does a rule for problems look at trajectories
    synthesize({ model, rules: [selfContained()] });
    // @ts-expect-error and buildChimera keeps them apart as well
    buildChimera({ model, rules: { problems: [long] } });
    // @ts-expect-error a rule is made by calling it
    validate({ model, rules: [selfContained] });
  });

  it('stay out of the options of buildChimera that are for stages', () => {
    // @ts-expect-error rules have their own place
    buildChimera({ model, validate: { rules: [selfContained()] } });
  });
});
