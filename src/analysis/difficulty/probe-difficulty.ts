import type { Model } from '../../core/model.ts';
import type { Prompt } from '../../core/prompt.ts';
import type { Sample, ValidatedProblem } from '../../core/records/records.ts';
import type { Run, RunOptions } from '../../core/run.ts';
import { modelSchema } from '../../models/model-schema.ts';
import { modelName } from '../../models/provider/resolve-model.ts';
import { checkArguments } from '../../options/check-arguments.ts';
import {
  anything,
  callback,
  count,
  listOfSome,
  type OptionSchema,
  type OptionShape,
  optionsSchema,
  wholeNumber,
} from '../../options/option-schemas.ts';
import { promptSchema } from '../../options/prompt-schema.ts';
import { sequenceStage } from '../../stages/definition/sequence-stage.ts';
import { type LabelOptions, label, labelOptionsSchema } from '../../stages/label/index.ts';
import { type SynthesizePromptInput, synthesize } from '../../stages/synthesize/index.ts';
import { type AnalysisSources, type SourceProblem, sourcesSchema } from '../source/analysis-source.ts';
import { sampleSource } from '../source/sample-source.ts';
import { difficultyOf } from './difficulty-of.ts';
import type { ProbeDifficultyResult } from './probe-difficulty-result.ts';

/** Options of `probeDifficulty`. */
export interface ProbeDifficultyOptions {
  readonly sources: AnalysisSources;
  /** The base models that try the problems. */
  readonly models: readonly Model[];
  /** Attempts of each model at each problem. Raising it later pays for the new ones only. @default 4 */
  readonly attempts?: number;
  /** Problems of each source, the same number of each. Raising it later pays for the new ones only. @default 100 */
  readonly perSource?: number;
  /** Decides which problems are taken. @default 0 */
  readonly seed?: number;
  /** How attempts are labelled: the options of `label`, with the model that judges what comparison leaves open. */
  readonly label: LabelOptions;
  /** Replaces the prompt of the attempts, which is the bare problem. */
  readonly prompt?: Prompt<SynthesizePromptInput>;
  /** Where and how the calls are made: directory, budget, limits, as for any run. */
  readonly run?: RunOptions;
  /** Receives the run before it starts, to show its progress or listen to its events. */
  readonly onRun?: (run: Run<Sample>) => void;
}

export const probeShape: OptionShape<ProbeDifficultyOptions> = {
  sources: sourcesSchema,
  models: listOfSome(modelSchema, 'a list of at least one model'),
  attempts: count.optional(),
  perSource: count.optional(),
  seed: wholeNumber.optional(),
  label: labelOptionsSchema,
  prompt: promptSchema.optional(),
  // Checked by the run itself.
  run: anything,
  onRun: callback.optional(),
};

const probeSchema: OptionSchema = optionsSchema<ProbeDifficultyOptions>(probeShape);

/**
 * Measures how hard problems are: the accuracy of base models on equally many problems of each source, over all of them and by
 * subject, topic and answer type, with intervals.
 *
 * Also lists what all attempts solve, what none solves, and problems on which the attempts agree on another answer than the
 * reference: look at those before you call them hard.
 *
 * It is a run like any other: in a directory it is resumed, extended and kept to a budget, and what it stored can be read
 * by `scaling`. Ended by its budget, it measures what was finished.
 *
 * **Model calls** `attempts` per model and problem, and at most as many of the judge.
 *
 * @throws {ConfigurationError} When an option is invalid, a source has fewer problems than are asked for, or its problems have
 * no answers.
 *
 * @example
 * ```ts
 * import { probeDifficulty } from 'chimera-sdk/analysis';
 *
 * const { accuracy, suspects, markdown } = await probeDifficulty({
 *   sources: { mine: 'runs/first', gsm8k: 'gsm8k.jsonl' },
 *   models: [model],
 *   label: { model: judge },
 *   attempts: 8,
 *   run: { directory: 'runs/probe', budget: { calls: 5000 } },
 * });
 * console.log(markdown, accuracy[0]?.low, suspects.length);
 * ```
 */
export async function probeDifficulty(options: ProbeDifficultyOptions): Promise<ProbeDifficultyResult> {
  checkArguments([probeSchema, options, 'probeDifficulty']);
  const { models, attempts = 4, seed = 0, prompt, onRun } = options;
  const stage = sequenceStage<ValidatedProblem, Sample>(
    [
      synthesize({ models, trajectoriesPerProblem: attempts, ...(prompt === undefined ? {} : { prompt }) }),
      label(options.label),
    ],
    'probe-difficulty',
  );
  const taken = await problemsToProbe(options, 'probeDifficulty');
  const problems = distinctProblems(taken);
  const run = stage.run([...problems.values()], options.run);
  onRun?.(run);
  const samples = await run.toArray();
  const summary = await run.summary();
  return difficultyOf({ taken, samples, models: models.map(modelName), attempts, seed, summary });
}

/**
 * Takes equally many problems of each source, before anything is asked.
 *
 * @param at - the function that was called
 */
export async function problemsToProbe(
  { sources, perSource = 100, seed = 0 }: ProbeDifficultyOptions,
  at: string,
): Promise<ReadonlyMap<string, readonly SourceProblem[]>> {
  const taken = new Map<string, readonly SourceProblem[]>();
  for (const [name, source] of Object.entries(sources))
    taken.set(
      name,
      await sampleSource(name, source, {
        wanted: perSource,
        seed,
        at,
        answersFor: 'the comparison of attempts',
      }),
    );
  return taken;
}

/** What several sources have in common is tried once. */
export function distinctProblems(
  taken: ReadonlyMap<string, readonly SourceProblem[]>,
): ReadonlyMap<string, ValidatedProblem> {
  const problems = new Map<string, ValidatedProblem>();
  for (const { id, record } of [...taken.values()].flat()) if (record !== null) problems.set(id, record);
  return problems;
}
