import { describe, expectTypeOf, it } from 'vitest';
import {
  compose,
  definePrompt,
  defineRule,
  defineStage,
  generate,
  type Model,
  type Problem,
  type Prompt,
  pass,
  type Reply,
  type Rule,
  type RuleContext,
  reject,
  type Sample,
  type Stage,
  synthesize,
  type Topic,
  type Trajectory,
  type ValidatedProblem,
  validate,
} from '../../src/index.ts';
import type { GeneratePromptInput } from '../../src/prompts.ts';

declare const model: Model;

describe('a rule of one’s own', () => {
  it('needs no cast and looks at problems unless told otherwise', () => {
    const noGreek = defineRule({
      name: 'no-greek',
      version: '1',
      check: ({ problem }) => (/[α-ω]/u.test(problem) ? reject('greek', 'uses Greek letters') : pass()),
    });

    expectTypeOf(noGreek).toEqualTypeOf<Rule<Problem>>();
    validate({ model, rules: [noGreek] });
  });

  it('may ask a model and compare with siblings', () => {
    defineRule<Problem>({
      name: 'unlike',
      version: '1',
      check: async ({ problem }, { call, siblings }) => {
        const earlier = await siblings();
        expectTypeOf(earlier[0]?.item).toEqualTypeOf<Problem | undefined>();
        const { value } = await call({
          model,
          prompt: problem,
          slot: 'unlike',
          parse: (reply) => reply.text.length,
        });
        expectTypeOf(value).toEqualTypeOf<number>();
        return value > 0 ? pass() : reject('blank', 'nothing came');
      },
    });
  });

  it('has no siblings when it looks at trajectories', () => {
    defineRule<Trajectory>({
      name: 'unlike',
      version: '1',
      // @ts-expect-error attempts at one problem know nothing of each other
      check: async (_, { siblings }) => ((await siblings()).length > 0 ? reject('twin', 'again') : pass()),
    });
    expectTypeOf<RuleContext<Trajectory>>().not.toHaveProperty('siblings');
    expectTypeOf<RuleContext<Problem>>().toHaveProperty('siblings');
    expectTypeOf<RuleContext<Topic>>().toHaveProperty('siblings');
  });

  it('returns a verdict and nothing else', () => {
    // @ts-expect-error true is neither pass() nor reject()
    defineRule({ name: 'yes', version: '1', check: () => true });
    // @ts-expect-error functions cannot be compared, so a version is due
    defineRule({ name: 'yes', check: () => pass() });
  });
});

describe('a stage of one’s own', () => {
  it('composes without a cast', () => {
    const translate = defineStage<ValidatedProblem, ValidatedProblem>({
      name: 'translate',
      version: '1',
      async process(problem, { call, draw, earlier, signal }) {
        expectTypeOf(draw).toEqualTypeOf<number>();
        expectTypeOf(earlier).toEqualTypeOf<readonly (readonly ValidatedProblem[])[]>();
        expectTypeOf(signal).toEqualTypeOf<AbortSignal>();
        const { value, reply } = await call({
          model,
          prompt: { system: 'Translate into French.', user: problem.problem },
          slot: 'translate',
          parse: ({ text }) => text.trim(),
        });
        expectTypeOf(value).toEqualTypeOf<string>();
        expectTypeOf(reply).toEqualTypeOf<Reply>();
        return { ...problem, problem: value };
      },
    });

    expectTypeOf(compose(validate({ model }), translate, synthesize({ model }))).toExtend<
      Stage<Problem, unknown>
    >();
  });

  it('may give an output, several, or a rejection', () => {
    defineStage<Sample, string>({ name: 'tell', version: '1', process: ({ problem }) => problem });
    defineStage<Sample, string>({ name: 'list', version: '1', process: ({ problem }) => [problem, problem] });
    defineStage<Sample, string>({ name: 'none', version: '1', process: () => reject('no', 'never') });
    defineStage<Sample, string>({
      name: 'bad',
      version: '1',
      // @ts-expect-error the output is said to be a string
      process: () => 1,
    });
  });

  it('composes only where it fits', () => {
    const tell = defineStage<Sample, string>({
      name: 'tell',
      version: '1',
      process: ({ problem }) => problem,
    });
    // @ts-expect-error a problem is no sample
    compose(generate({ model }), tell);
  });
});

describe('a prompt of one’s own', () => {
  it('knows what it may speak of', () => {
    const brief = definePrompt<GeneratePromptInput>({
      name: 'brief',
      version: '1',
      render: ({ topic, aspect }) => `One problem on ${topic.topic}. Aspect: ${aspect}`,
    });

    expectTypeOf(brief).toEqualTypeOf<Prompt<GeneratePromptInput>>();
    generate({ model, prompt: brief });
    // @ts-expect-error a prompt that generates cannot validate
    validate({ model, prompt: brief });
  });
});
