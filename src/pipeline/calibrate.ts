import type { Model } from '../core/model.ts';
import type { Prompt } from '../core/prompt.ts';
import type { Problem } from '../core/records.ts';
import type { RunOptions } from '../core/run.ts';
import type { Stage } from '../core/stage.ts';
import { wholeText } from '../core/whole-reply.ts';
import { defineStage } from '../engine/define-stage.ts';
import { ConfigurationError } from '../errors/index.ts';
import { modelIssues } from '../models/model-issues.ts';
import { modelName } from '../models/resolve-model.ts';
import { parseJudgeOpinion } from '../stages/label/label-output.ts';
import { type LabelPromptInput, labelPrompt } from '../stages/label/label-prompt.ts';
import { type Agreement, agreementIssues, votesNeeded } from '../stages/validate/agreement.ts';
import { type ValidatePromptInput, validatePrompt } from '../stages/validate/validate-prompt.ts';
import { voteOf } from '../stages/validate/vote-of.ts';
import { type Ballot, type Calibration, calibrationOf } from './calibration.ts';

/** A problem of which a person says whether it is valid. */
export interface LabelledProblem {
  readonly problem: Problem;
  readonly isValid: boolean;
}

/** A final answer of which a person says whether it reaches the reference. */
export interface LabelledAnswer {
  readonly problem: string;
  /** The reference answer. */
  readonly answer: string;
  readonly finalAnswer: string;
  readonly isCorrect: boolean;
}

/** What `calibrate` needs to know about verifiers. */
export interface VerifierCalibration {
  readonly verifiers: readonly Model[];
  readonly items: readonly LabelledProblem[];
  readonly judges?: never;
  /** @default the prompt of `validate` */
  readonly prompt?: Prompt<ValidatePromptInput>;
}

/** What `calibrate` needs to know about judges. */
export interface JudgeCalibration {
  readonly judges: readonly Model[];
  readonly items: readonly LabelledAnswer[];
  readonly verifiers?: never;
  /** @default the prompt of `label` */
  readonly prompt?: Prompt<LabelPromptInput>;
}

/** Options of `calibrate`: verifiers over labelled problems, or judges over labelled answers. */
export type CalibrateOptions = (VerifierCalibration | JudgeCalibration) & {
  /**
   * The agreement whose precision is estimated.
   *
   * @default 'unanimous'
   */
  readonly agreement?: Agreement;
  /** Where and how the calls are made. A directory must be one of its own: its rows are those of the calibration. */
  readonly run?: RunOptions;
};

interface Booth {
  readonly option: 'verifiers' | 'judges';
  readonly names: readonly string[];
  readonly stage: Stage<unknown, Ballot>;
}

/**
 * Measures how far votes can be trusted: each model votes on items that a person has labelled, 50 to 100 of them.
 *
 * **Model calls** 1 per item and model; those that a `validate` or `label` stage made in the same store are not made
 * again.
 *
 * @throws {ConfigurationError} When there are no models or no items, or the agreement cannot be met.
 *
 * @example
 * ```ts
 * const { voters, effectiveVotes } = await calibrate({ verifiers: [first, second], items: labelledProblems });
 * console.table(voters.map(({ model, sensitivity, specificity }) => ({ model, sensitivity, specificity })));
 * ```
 */
export async function calibrate(options: CalibrateOptions): Promise<Calibration> {
  const { agreement = 'unanimous' } = options;
  const booth = options.judges === undefined ? verifierBooth(options) : judgeBooth(options);
  const issues = [
    ...(booth.names.length === 0 ? [{ option: booth.option, message: 'must name at least one model' }] : []),
    ...(options.items.length === 0
      ? [{ option: 'items', message: 'must hold at least one labelled item' }]
      : []),
    ...agreementIssues(agreement, booth.names.length),
  ];
  if (issues.length > 0) throw new ConfigurationError(issues);
  const ballots = await booth.stage.run(options.items, options.run).toArray();
  return calibrationOf(
    booth.names,
    ballots,
    options.items.length,
    votesNeeded(agreement, booth.names.length),
  );
}

function verifierBooth({ verifiers, prompt = validatePrompt }: VerifierCalibration): Booth {
  const stage = defineStage<LabelledProblem, Ballot>({
    name: 'calibrate',
    version: '1',
    process: async ({ problem, isValid }, context) => ({
      isGood: isValid,
      votes: await Promise.all(
        verifiers.map(async (model, index) => {
          const { verdict } = await voteOf(model, index, problem, prompt, context);
          return verdict === 'valid';
        }),
      ),
    }),
  });
  return boothOf('verifiers', verifiers, stage);
}

function judgeBooth({ judges, prompt = labelPrompt }: JudgeCalibration): Booth {
  const stage = defineStage<LabelledAnswer, Ballot>({
    name: 'calibrate',
    version: '1',
    process: async ({ isCorrect, ...shown }, { call }) => ({
      isGood: isCorrect,
      votes: await Promise.all(
        judges.map(async (model) => {
          const { value } = await call({
            model,
            prompt: prompt.render(shown),
            slot: 'judge',
            parse: (reply) => parseJudgeOpinion(wholeText(reply), shown),
          });
          return value.verdict === 'correct';
        }),
      ),
    }),
  });
  return boothOf('judges', judges, stage);
}

function boothOf<Item>(option: Booth['option'], models: readonly Model[], stage: Stage<Item, Ballot>): Booth {
  const issues = models.flatMap((model, index) => modelIssues(`${option}[${index}]`, model));
  if (issues.length > 0) throw new ConfigurationError(issues);
  // Items and stage come from the same options, so they fit; their common type is lost in the union.
  return { option, names: models.map(modelName), stage: stage as Stage<unknown, Ballot> };
}
