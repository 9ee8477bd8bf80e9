import { modelSchema } from '../models/model-schema.ts';
import { modelListSchema } from '../models/with-model-or-models.ts';
import { withEffect } from '../options/between/with-effect.ts';
import { within, withRuleOver } from '../options/between/with-rule-over.ts';
import { dependingOn } from '../options/judged-by.ts';
import { levelSchema } from '../options/level-schema.ts';
import { anything, type OptionFault, type OptionSchema, optionsSchema } from '../options/option-schemas.ts';
import { withPointers } from '../options/unknown/with-pointers.ts';
import { ruleListSchema } from '../rules/rule-schemas.ts';
import { stageListSchema } from '../stages/definition/stage-schema.ts';
import { expandSettingsSchema } from '../stages/expand/index.ts';
import { generateSettingsSchema } from '../stages/generate/index.ts';
import { labelSettingsSchema } from '../stages/label/index.ts';
import { synthesizeSettingsSchema } from '../stages/synthesize/index.ts';
import { namesOfBuiltIn, unreachableAgreement, validateSettingsSchema } from '../stages/validate/index.ts';
import type { ChimeraModels, ChimeraOptions } from './chimera-options.ts';
import { refillSchema } from './refill.ts';

/** The parts of a pipeline, in order. */
const PARTS = ['expand', 'generate', 'validate', 'synthesize', 'label'] as const;

const oneOrMoreModels = dependingOn((value) => (Array.isArray(value) ? modelListSchema : modelSchema));

const modelsSchema = optionsSchema<ChimeraModels>({
  expand: modelSchema.optional(),
  generate: modelSchema.optional(),
  validate: oneOrMoreModels.optional(),
  synthesize: oneOrMoreModels.optional(),
  label: modelSchema.optional(),
});

const rulesSchema = optionsSchema<NonNullable<ChimeraOptions['rules']>>({
  topics: ruleListSchema.optional(),
  problems: ruleListSchema.optional(),
  trajectories: ruleListSchema.optional(),
});

const additionsSchema = optionsSchema<NonNullable<ChimeraOptions['after']>>({
  expand: stageListSchema.optional(),
  generate: stageListSchema.optional(),
  validate: stageListSchema.optional(),
  synthesize: stageListSchema.optional(),
  label: stageListSchema.optional(),
});

const everyOption = withPointers(
  optionsSchema<ChimeraOptions>({
    model: modelSchema.optional(),
    models: modelsSchema.optional(),
    expand: withPointers(expandSettingsSchema, {
      model: 'it is set in models.expand',
      rules: 'rules for topics are set in rules.topics',
      topics: 'subjects bring their own topics: run([{ name, topics }])',
    }).optional(),
    generate: withPointers(generateSettingsSchema, { model: 'it is set in models.generate' }).optional(),
    validate: withPointers(validateSettingsSchema, {
      model: 'it is set in models.validate',
      models: 'they are set in models.validate',
      verifiers: 'they are set in models.validate',
      rules: 'rules for problems are set in rules.problems',
    }).optional(),
    synthesize: withPointers(synthesizeSettingsSchema, {
      model: 'it is set in models.synthesize',
      models: 'they are set in models.synthesize',
      rules: 'rules for trajectories are set in rules.trajectories',
    }).optional(),
    label: withPointers(labelSettingsSchema, {
      model: 'it is set in models.label',
      judge: 'it is set in models.label',
    }).optional(),
    refill: dependingOn((refill) => (refill === false ? anything : refillSchema)).optional(),
    rules: rulesSchema.optional(),
    after: additionsSchema.optional(),
    level: levelSchema.optional(),
  }),
  {
    ...Object.fromEntries(
      [
        'directory',
        'store',
        'budget',
        'target',
        'price',
        'maxConcurrency',
        'retry',
        'failureLimit',
        'abortSignal',
      ].map((option) => [option, `it is an option of the run: chimera.run(subjects, { ${option} })`]),
    ),
    concurrency: 'it is an option of the run: chimera.run(subjects, { maxConcurrency })',
    subjects: 'subjects are what is run over: chimera.run(subjects)',
    topicsPerSubject: 'it is set in expand.topicsPerSubject',
    problemsPerTopic: 'it is set in refill.kept',
    trajectoriesPerProblem: 'it is set in synthesize.trajectoriesPerProblem',
    verifiers: 'they are set in models.validate',
  },
);

const withPlayers = withRuleOver<Pick<ChimeraOptions, 'model' | 'models' | 'label'>>(
  everyOption,
  ['model', 'models', 'label.askJudge'],
  playedParts,
);

const withReachableVotes = withRuleOver<Pick<ChimeraOptions, 'models' | 'validate'>>(
  withPlayers,
  ['models.validate', 'validate.agreement'],
  ({ models, validate }) => {
    const verifiers = Array.isArray(models?.validate) ? models.validate.length : 1;
    return within(
      ['validate', 'agreement'],
      unreachableAgreement(validate?.agreement ?? 'unanimous', verifiers),
    );
  },
);

const withOtherRules = withRuleOver<Pick<ChimeraOptions, 'rules' | 'validate'>>(
  withReachableVotes,
  ['rules.problems', 'validate.defaultRules'],
  ({ rules, validate }) =>
    within(
      ['rules', 'problems'],
      validate?.defaultRules === false ? [] : namesOfBuiltIn(rules?.problems ?? []),
    ),
);

const withHeardLevel = withEffect<Pick<ChimeraOptions, 'level' | 'expand' | 'generate' | 'validate'>>(
  withOtherRules,
  {
    of: ['level'],
    by: ['expand', 'generate', 'validate'],
    holds: (options) =>
      [options.expand, options.generate, options.validate].some((stage) => stage?.level === undefined),
    otherwise: 'since expand, generate and validate each have their own level',
  },
);

/** All options of `buildChimera`: those of each stage, and what holds among them. */
export const chimeraOptionsSchema: OptionSchema = withRuleOver<Pick<ChimeraOptions, 'generate' | 'refill'>>(
  withHeardLevel,
  ['generate.problemsPerTopic', 'refill'],
  draftsToMake,
);

/** Each part has a model, and the model for the rest has a part. */
function playedParts({
  model,
  models = {},
  label,
}: Pick<ChimeraOptions, 'model' | 'models' | 'label'>): readonly OptionFault[] {
  const parts = label?.askJudge === 'never' ? PARTS.filter((part) => part !== 'label') : PARTS;
  const missing = parts.filter((part) => models[part] === undefined);
  if (model === undefined && missing.length === parts.length)
    return [
      {
        path: ['model'],
        message: `is missing; pass one that plays every part, or name one for each part in models (${parts.join(', ')})`,
      },
    ];
  if (model === undefined && missing.length === 0) return [];
  if (model === undefined)
    return [
      {
        path: ['models'],
        message: `names no model for ${missing.join(', ')}; name them, or pass one \`model\` that plays every part without its own`,
      },
    ];
  if (missing.length > 0) return [];
  const message = 'plays no part, since `models` names a model for each; leave it out';
  return [{ path: ['model'], message }];
}

/** Under a refill the number of kept problems decides how many drafts are made. */
function draftsToMake({
  generate,
  refill,
}: Pick<ChimeraOptions, 'generate' | 'refill'>): readonly OptionFault[] {
  const drafts = generate?.problemsPerTopic;
  if (drafts === undefined || refill === false) return [];
  const message = `is set together with refill, which drafts until enough problems are kept; set refill: { kept: ${drafts} } to keep ${drafts} problems of each topic, or refill: false to make ${drafts} drafts of each`;
  return [{ path: ['generate', 'problemsPerTopic'], message }];
}
