import type { Model } from '../core/model.ts';
import type { Problem, Sample, Topic, ValidatedProblem } from '../core/records/records.ts';
import type { Rule } from '../core/records/rule.ts';
import type { Stage } from '../core/stage.ts';
import { ConfigurationError, type ConfigurationIssue } from '../errors/index.ts';
import { isOptions } from '../errors/options-issues.ts';
import { estimateRun } from '../forecast/estimate.ts';
import type { EstimateOptions, Forecast } from '../forecast/forecast.ts';
import { type Preview, previewRun } from '../forecast/preview.ts';
import type { PreviewOptions } from '../forecast/preview-options.ts';
import { type AnyStage, isStage } from '../stages/definition/is-stage.ts';
import { sequenceStage } from '../stages/definition/sequence-stage.ts';
import { expand, type SubjectInput } from '../stages/expand/index.ts';
import { generate } from '../stages/generate/index.ts';
import { label } from '../stages/label/index.ts';
import { synthesize } from '../stages/synthesize/index.ts';
import { validate } from '../stages/validate/index.ts';
import { admittedSubjects } from './admitted-subjects.ts';
import { chimeraOptionIssues, PARTS } from './chimera-option-issues.ts';
import type { ChimeraAdditions, ChimeraModels, ChimeraOptions } from './chimera-options.ts';
import { refill, refillIssues } from './refill.ts';

/** The whole pipeline as one stage: subjects in, labelled samples out. It can say beforehand what a run will take. */
export interface Chimera extends Stage<SubjectInput, Sample> {
  /**
   * Forecasts what a run over the subjects takes from beginning to end, as ranges, for each stage and in total.
   * **Model calls** none.
   *
   * The rates come from an earlier run's summary or a preview (`from`), from what you state (`assume`), or from defaults
   * that hold for nobody in particular and so give wide ranges.
   *
   * @throws {ConfigurationError} When there are no subjects, an option will not do, or `price` throws.
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
   * holds more, or an option will not do.
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
  const faults = new Faults();
  faults.add(chimeraOptionIssues(options));
  const given = isOptions(options) ? options : {};
  const models = modelsOf(given, faults);
  const { topics = [], problems = [], trajectories = [] } = settings(given.rules);
  const after = additionsOf(given);
  const stages: readonly (AnyStage | null)[] = [
    faults.collect(() => expand({ ...settings(given.expand), model: models.expand, rules: topics })),
    ...after.expand,
    faults.collect(() => draftAndCheck(given, models, problems)),
    ...after.validate,
    faults.collect(() =>
      synthesize({ ...settings(given.synthesize), models: list(models.synthesize), rules: trajectories }),
    ),
    ...after.synthesize,
    faults.collect(() => label({ ...settings(given.label), model: models.label })),
    ...after.label,
  ];
  faults.throwIfAny();
  const pipeline = sequenceStage<SubjectInput, Sample>(
    stages.filter((stage) => stage !== null),
    'chimera',
  );
  return withForecasts(pipeline);
}

function withForecasts(pipeline: Stage<SubjectInput, Sample>): Chimera {
  return Object.freeze<Chimera>({
    ...pipeline,
    async estimate(subjects, options = {}) {
      const { admitted } = admittedSubjects(pipeline.plan, subjects);
      return estimateRun(pipeline.plan, admitted, options);
    },
    async preview(subjects, options = {}) {
      const { given, admitted } = admittedSubjects(pipeline.plan, subjects);
      return previewRun(pipeline, given, admitted, options);
    },
  });
}

/** Drafts are made and checked together, so that a draft that fails the check is made again. */
function draftAndCheck(
  options: ChimeraOptions,
  models: ChimeraModels,
  rules: readonly Rule<Problem>[],
): Stage<Topic, ValidatedProblem> {
  const { refill: wanted = { kept: 2 } } = options;
  const faults = new Faults();
  const drafts = faults.collect(() => generate({ ...settings(options.generate), model: models.generate }));
  const check = faults.collect(() =>
    validate({ ...settings(options.validate), models: list(models.validate), rules }),
  );
  if (wanted !== false) faults.add([...refillIssues(wanted, 'refill.'), ...draftCountIssues(options)]);
  if (drafts === null || check === null) throw faults.error();
  faults.throwIfAny();
  const together = sequenceStage<Topic, ValidatedProblem>([drafts, ...additionsOf(options).generate, check]);
  return wanted === false ? together : refill(together, wanted);
}

/** Under a refill the number of kept problems decides how many drafts are made. */
function draftCountIssues({ generate }: ChimeraOptions): readonly ConfigurationIssue[] {
  const { problemsPerTopic } = settings(generate);
  if (problemsPerTopic === undefined) return [];
  const message = `is set beside refill, which drafts until enough problems are kept; set refill: { kept: ${problemsPerTopic} } to keep ${problemsPerTopic} problems of each topic, or refill: false to make ${problemsPerTopic} drafts of each`;
  return [{ option: 'generate.problemsPerTopic', message }];
}

function modelsOf(options: ChimeraOptions, faults: Faults): ChimeraModels {
  const { model } = options;
  const models = settings(options.models);
  const missing = PARTS.filter((part) => models[part] === undefined && model === undefined);
  faults.add(
    missing.map((part) => ({
      option: `models.${part}`,
      message: 'is missing; name a model for this part, or give one `model` that plays every part',
    })),
  );
  if (model !== undefined && PARTS.every((part) => models[part] !== undefined)) {
    const message = 'plays no part, since `models` names a model for each; leave it out';
    faults.add([{ option: 'model', message }]);
  }
  // A missing model was reported just above, so that the stand-in is never asked.
  const standIn: Model = model ?? 'missing/model';
  const named = Object.entries(models).filter(([, one]) => one !== undefined);
  return {
    expand: standIn,
    generate: standIn,
    validate: standIn,
    synthesize: standIn,
    label: standIn,
    ...Object.fromEntries(named),
  };
}

/** What is no object of options was reported before, and counts for nothing here. */
function settings<Settings extends object>(given: Settings | undefined): Partial<Settings> {
  return isOptions(given) ? given : {};
}

function additionsOf({ after }: ChimeraOptions): Required<ChimeraAdditions> {
  const given = settings(after);
  const {
    expand: topics,
    generate: drafts,
    validate: problems,
    synthesize: solutions,
    label: samples,
  } = given;
  return {
    expand: stagesOf(topics),
    generate: stagesOf(drafts),
    validate: stagesOf(problems),
    synthesize: stagesOf(solutions),
    label: stagesOf(samples),
  };
}

function stagesOf<Item>(given: readonly Stage<Item, Item>[] = []): readonly Stage<Item, Item>[] {
  return Array.isArray(given) ? given.filter((stage) => isStage(stage)) : [];
}

function list(models: Model | readonly Model[]): readonly Model[] {
  return isList(models) ? models : [models];
}

function isList(models: Model | readonly Model[]): models is readonly Model[] {
  return Array.isArray(models);
}

/** Gathers the faults of several stages, so that a caller sees them all at once. */
class Faults {
  readonly #issues: ConfigurationIssue[] = [];

  /** Of several faults of one option the first is enough: the stage itself would report an unknown name again. */
  add(issues: readonly ConfigurationIssue[]): void {
    for (const issue of issues)
      if (!this.#issues.some(({ option }) => option === issue.option)) this.#issues.push(issue);
  }

  collect<Value>(build: () => Value): Value | null {
    try {
      return build();
    } catch (error) {
      if (!(error instanceof ConfigurationError)) throw error;
      this.add(error.issues);
      return null;
    }
  }

  error(): ConfigurationError {
    return new ConfigurationError(this.#issues);
  }

  throwIfAny(): void {
    if (this.#issues.length > 0) throw this.error();
  }
}
