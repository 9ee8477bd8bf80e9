import type { Model } from '../core/model.ts';
import type { Sample, Topic, ValidatedProblem } from '../core/records/records.ts';
import type { Stage } from '../core/stage.ts';
import type { EstimateOptions, Forecast } from '../forecast/forecast.ts';
import type { Preview } from '../forecast/preview.ts';
import type { PreviewOptions } from '../forecast/preview-options.ts';
import { checkOptions } from '../options/check-options.ts';
import { withoutUndefined } from '../options/filled-in.ts';
import { sequenceStage } from '../stages/definition/sequence-stage.ts';
import { expand, type SubjectInput } from '../stages/expand/index.ts';
import { generate } from '../stages/generate/index.ts';
import { label } from '../stages/label/index.ts';
import { synthesize } from '../stages/synthesize/index.ts';
import { validate } from '../stages/validate/index.ts';
import { admittedSubjects } from './admitted-subjects.ts';
import type { ChimeraModels, ChimeraOptions } from './chimera-options.ts';
import { chimeraOptionsSchema } from './chimera-options-schema.ts';
import { refill } from './refill.ts';

/** The whole pipeline as one stage: subjects in, labelled samples out. It can say beforehand what a run will take. */
export interface Chimera extends Stage<SubjectInput, Sample> {
  /**
   * Forecasts what a run over the subjects takes from beginning to end, as ranges, for each stage and in total.
   * **Model calls** none.
   *
   * The rates come from an earlier run's summary or a preview (`from`), from what you state (`assume`), or from defaults
   * that fit no model in particular and so give wide ranges.
   *
   * @throws {ConfigurationError} When there are no subjects, an option is invalid, or `price` throws.
   *
   * @example
   * ```ts
   * const { total } = await chimera.estimate(['Mathematics', 'Physics'], { assume: { validate: { keptShare: 0.6 } } });
   * console.log(`${total.calls.low} to ${total.calls.high} calls`);
   * ```
   */
  readonly estimate: (
    subjects: Iterable<SubjectInput> & object,
    options?: EstimateOptions,
  ) => Promise<Forecast>;
  /**
   * Runs a few chains from subject to sample, and forecasts the whole run from what they took. In a directory or store the
   * replies stay, so that the full run pays only for the rest. **Model calls** those of the chains.
   *
   * @throws {ConfigurationError} When there are no subjects, they cannot give so many samples, the directory already
   * holds more, or an option is invalid.
   *
   * @example
   * ```ts
   * const { samples, forecast } = await chimera.preview(['Mathematics', 'Physics'], { samples: 3, directory: 'runs/first' });
   * console.log(samples[0]?.problem, forecast.total.usd);
   * ```
   */
  readonly preview: (subjects: Iterable<SubjectInput> & object, options?: PreviewOptions) => Promise<Preview>;
}

/**
 * Assembles the five stages of CHIMERA (arXiv 2603.00889, section 2): expand, generate, validate, synthesize, label.
 *
 * **Consumes** subjects, **produces** `Sample`. **Model calls** per subject, with the defaults: 1 for topics (up to 4 when
 * the replies name fewer than are wanted), then for each of 10 topics 2 to 4 drafts with one call for each verifier of
 * each, 1 trajectory for each of 2 kept problems, and at most 1 judgement for each trajectory. A reply that cannot be read
 * is asked for once more.
 *
 * @throws {ConfigurationError} With all faults of all stages, before any call.
 *
 * @example
 * ```ts
 * const chimera = buildChimera({ models: offlineModels() });
 * const run = chimera.run(['Mathematics', 'Physics'], { directory: 'runs/first' });
 * for await (const sample of run) console.log(sample.topic, sample.correct);
 * ```
 */
export function buildChimera(options: ChimeraOptions): Chimera {
  checkOptions(chimeraOptionsSchema, options, 'buildChimera');
  const models = modelsOf(options);
  const level = levelOf(options);
  const { topics = [], trajectories = [] } = options.rules ?? {};
  const { expand: afterTopics = [], validate: afterProblems = [] } = options.after ?? {};
  const { synthesize: afterTrajectories = [], label: afterSamples = [] } = options.after ?? {};
  // Nothing else is possible without a judge.
  const labelling =
    models.label === undefined
      ? label({ ...options.label, askJudge: 'never' })
      : label({ ...options.label, model: models.label });
  const pipeline = sequenceStage<SubjectInput, Sample>(
    [
      expand({ ...level, ...withoutUndefined(options.expand ?? {}), model: models.expand, rules: topics }),
      ...afterTopics,
      draftAndCheck(options, models),
      ...afterProblems,
      synthesize({ ...options.synthesize, models: list(models.synthesize), rules: trajectories }),
      ...afterTrajectories,
      labelling,
      ...afterSamples,
    ],
    'chimera',
    'buildChimera.after',
  );
  return withForecasts(pipeline);
}

function withForecasts(pipeline: Stage<SubjectInput, Sample>): Chimera {
  return Object.freeze<Chimera>({
    ...pipeline,
    async estimate(subjects, options = {}) {
      const { admitted } = admittedSubjects(pipeline.plan, subjects, 'estimate.subjects');
      const { estimateRun } = await import('../forecast/index.ts');
      return estimateRun(pipeline.plan, admitted, options);
    },
    async preview(subjects, options = {}) {
      const { given, admitted } = admittedSubjects(pipeline.plan, subjects, 'preview.subjects');
      const { previewRun } = await import('../forecast/index.ts');
      return previewRun(pipeline, given, admitted, options);
    },
  });
}

/** Drafts are made and checked together, so that a draft that fails the check is made again. */
function draftAndCheck(options: ChimeraOptions, models: Players): Stage<Topic, ValidatedProblem> {
  const level = levelOf(options);
  const {
    generate: settings = {},
    validate: checks = {},
    rules,
    after,
    refill: wanted = { kept: 2 },
  } = options;
  const together = sequenceStage<Topic, ValidatedProblem>(
    [
      generate({ ...level, ...withoutUndefined(settings), model: models.generate }),
      ...(after?.generate ?? []),
      validate({
        ...level,
        ...withoutUndefined(checks),
        models: list(models.validate),
        rules: rules?.problems ?? [],
      }),
    ],
    undefined,
    'buildChimera.after',
  );
  return wanted === false ? together : refill(together, wanted);
}

/** The level for all stages that speak of one; a stage's own goes before it. */
function levelOf({ level }: ChimeraOptions): Pick<ChimeraOptions, 'level'> {
  return level === undefined ? {} : { level };
}

/** The model of each part; the judge may be missing. */
type Players = Omit<ChimeraModels, 'label'> & Partial<Pick<ChimeraModels, 'label'>>;

function modelsOf({ model, models = {} }: ChimeraOptions): Players {
  // Each part was checked to have a model, so that the stand-in is never asked.
  const standIn: Model = model ?? 'missing/model';
  const named = Object.entries(models).filter(([, one]) => one !== undefined);
  return {
    expand: standIn,
    generate: standIn,
    validate: standIn,
    synthesize: standIn,
    ...(model === undefined ? {} : { label: model }),
    ...Object.fromEntries(named),
  };
}

function list(models: Model | readonly Model[]): readonly Model[] {
  return isList(models) ? models : [models];
}

function isList(models: Model | readonly Model[]): models is readonly Model[] {
  return Array.isArray(models);
}
