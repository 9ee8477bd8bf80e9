import { describe, expect, it } from 'vitest';
import { pass } from '../../src/core/outcome.ts';
import { ConfigurationError } from '../../src/errors/index.ts';
import { buildChimera } from '../../src/pipeline/build-chimera.ts';
import type { ChimeraOptions } from '../../src/pipeline/chimera-options.ts';
import { defineStage } from '../../src/stages/definition/define-stage.ts';
import { expand } from '../../src/stages/expand/index.ts';
import { generate } from '../../src/stages/generate/index.ts';
import { label } from '../../src/stages/label/index.ts';
import { synthesize } from '../../src/stages/synthesize/index.ts';
import { validate } from '../../src/stages/validate/index.ts';
import { scriptedModel } from '../../src/testing/scripted-model.ts';

const model = scriptedModel([]);
const translate = defineStage({ name: 'translate', version: '1', process: (item) => item });

function issuesOf(build: () => unknown): readonly string[] {
  try {
    build();
  } catch (error) {
    if (error instanceof ConfigurationError)
      return error.issues.map(({ option, message }) => `${option} ${message}`);
    throw error;
  }
  return [];
}

/** Builds with what the types refuse, as JavaScript callers may pass it. */
function built(options: unknown): readonly string[] {
  return issuesOf(() => buildChimera(options as ChimeraOptions));
}

describe('buildChimera', () => {
  it.each<[object, string]>([
    [{ modles: {} }, 'buildChimera.modles is an unknown option; the options are model, models, expand, '],
    [
      { models: { sythesize: model } },
      'buildChimera.models.sythesize is an unknown option; the options are expand, generate, ',
    ],
    [
      { expand: { topicPerSubject: 5 } },
      'buildChimera.expand.topicPerSubject is an unknown option; the options are topicsPer',
    ],
    [{ expand: { model } }, 'buildChimera.expand.model is an unknown option'],
    [{ generate: { problemPerTopic: 5 } }, 'buildChimera.generate.problemPerTopic is an unknown option'],
    [{ validate: { verifiers: [model] } }, 'buildChimera.validate.verifiers is an unknown option'],
    [
      { validate: { blindSolve: { model, attempt: 2 } } },
      'buildChimera.validate.blindSolve.attempt is an unknown option',
    ],
    [
      { validate: { blindSolve: { model, keep: { minimum: 0.5 } } } },
      'buildChimera.validate.blindSolve.keep.minimum is an unknown option; the options are min, max',
    ],
    [{ synthesize: { trajectories: 2 } }, 'buildChimera.synthesize.trajectories is an unknown option'],
    [{ label: { judge: model } }, 'buildChimera.label.judge is an unknown option'],
    [
      { rules: { problem: [] } },
      'buildChimera.rules.problem is an unknown option; the options are topics, problems, trajectories',
    ],
    [{ after: { validation: [] } }, 'buildChimera.after.validation is an unknown option'],
    [
      { refill: { keep: 2 } },
      'buildChimera.refill.keep is an unknown option; the options are kept, maxAttempts',
    ],
    [{ models: { label: null } }, 'buildChimera.models.label must be a language model, got null'],
    [{ expand: 'x' }, 'buildChimera.expand must be an object of options, got "x"'],
    [{ models: null }, 'buildChimera.models must be an object of options, got null'],
    [{ rules: [] }, 'buildChimera.rules must be an object of options, got a list of 0'],
    [{ rules: { problems: 'x' } }, 'buildChimera.rules.problems must be a list of rules, got "x"'],
    [{ after: { generate: {} } }, 'buildChimera.after.generate must be a list of stages, got an object'],
    [{ after: { label: 'x' } }, 'buildChimera.after.label must be a list of stages, got "x"'],
    [
      { after: { validate: [null] } },
      'buildChimera.after.validate[0] must be a stage, made by expand(), generate(), ..., defineStage(), ',
    ],
    [{ after: { generate: [translate, undefined] } }, 'buildChimera.after.generate[1] must be a stage'],
    [
      { level: 'school', expand: { level: 'x' }, generate: { level: 'x' }, validate: { level: 'x' } },
      'buildChimera.level has no effect since expand, generate and validate each have their own level; leave it out',
    ],
    [{ refill: true }, 'buildChimera.refill must be { kept, maxAttempts? }, got true'],
  ])('refuses %j, naming the option and the ones there are', (options, words) => {
    const issues = built({ model, ...options });

    expect(issues.some((issue) => issue.startsWith(words))).toBe(true);
    expect(issues).toHaveLength(words.startsWith('buildChimera.refill.') ? 2 : 1);
  });

  it.each([[undefined], [null], ['x'], [[]]])('refuses %j for its options', (options) => {
    expect(built(options)[0]).toMatch(/^buildChimera must be an object of options, got /);
  });

  it('reports unknown names and other faults together', () => {
    expect(
      built({
        model,
        expand: { topicsPerSubject: 0, dept: 2 },
        refill: { kept: 0 },
        after: { label: [{}] },
        seed: 3,
      }).map((issue) => issue.split(' ')[0]),
    ).toEqual([
      'buildChimera.expand.topicsPerSubject',
      'buildChimera.expand.dept',
      'buildChimera.refill.kept',
      'buildChimera.after.label[0]',
      'buildChimera.seed',
    ]);
  });

  it('sets the level of each stage whose own is undefined, as when options are spread', () => {
    const unset = { level: undefined } as object;
    const { plan } = buildChimera({
      model,
      level: 'school',
      expand: unset,
      generate: unset,
      validate: unset,
    });

    expect(JSON.stringify(plan).match(/"level":"school"/gu)).toHaveLength(3);
  });

  it('names what the caller set, once, also where several parts use it', () => {
    const shortAnswer = { name: 'short-answer', version: '1', check: () => pass() };

    expect(
      built({
        model: 7,
        validate: { agreement: { atLeast: 2 } },
        rules: { problems: [shortAnswer] },
        generate: { problemsPerTopic: 3 },
      }).map((issue) => issue.split(' ')[0]),
    ).toEqual([
      'buildChimera.model',
      'buildChimera.validate.agreement.atLeast',
      'buildChimera.rules.problems[0].name',
      'buildChimera.generate.problemsPerTopic',
    ]);
  });

  it('takes every option that it has, set or not', () => {
    const add = [translate];
    const named = (name: string) => defineStage({ name, version: '1', process: (item) => item });

    expect(
      built({
        model,
        models: { expand: model, label: undefined },
        expand: { depth: 2, defaultRules: false },
        generate: { problemsPerTopic: 1, aspects: ['a'] },
        validate: {
          agreement: 'majority',
          votes: 'all',
          defaultRules: false,
          blindSolve: { model, keep: {} },
        },
        synthesize: undefined,
        label: {},
        refill: false,
        rules: { topics: [], problems: undefined },
        after: { expand: add, generate: [named('b')], label: [] },
      }),
    ).toEqual([]);
  });

  it('ignores nothing that it is given', () => {
    const all = { expand: model, generate: model, validate: model, synthesize: model, label: model };

    expect(built({ model, generate: { problemsPerTopic: 5 } })).toEqual([
      expect.stringMatching(
        /^buildChimera\.generate\.problemsPerTopic .*refill: \{ kept: 5 \}.*refill: false/,
      ),
    ]);
    expect(built({ model, generate: { problemsPerTopic: 5 }, refill: false })).toEqual([]);
    expect(built({ model, models: all })).toEqual([
      expect.stringMatching(/^buildChimera\.model plays no part/),
    ]);
  });

  it('asks for no judge that is never asked', () => {
    const models = { expand: model, generate: model, validate: model, synthesize: model };

    expect(built({ models })).toEqual([
      expect.stringMatching(/^buildChimera\.models names no model for label;/),
    ]);
    expect(built({ models, label: { askJudge: 'never' } })).toEqual([]);
    expect(built({ model, models, label: { askJudge: 'never' } })).toEqual([
      expect.stringMatching(/^buildChimera\.model plays no part/),
    ]);
    expect(built({ model, label: { askJudge: 'never' } })).toEqual([]);
  });
});

describe.each([
  ['expand', expand, { model }],
  ['generate', generate, { model }],
  ['validate', validate, { model }],
  ['synthesize', synthesize, { model }],
  ['label', label, { model }],
])('%s by itself', (name, make, options) => {
  it('refuses an option that it does not have, and no options at all', () => {
    const call = make as (given?: unknown) => unknown;

    expect(issuesOf(() => call({ ...options, nmae: 'x' }))).toEqual([
      expect.stringMatching(
        new RegExp(
          `^${name}\\.nmae is an unknown option; the options are .*prompt, .*name; did you mean name\\?$`,
        ),
      ),
    ]);
    expect(issuesOf(() => call())).toEqual([`${name} must be an object of options, got undefined`]);
    expect(issuesOf(() => call(options))).toEqual([]);
  });
});
