import type { Model } from '../core/model.ts';
import type { Stage } from '../core/stage.ts';
import { wholeText } from '../core/whole-reply.ts';
import { ConfigurationError } from '../errors/index.ts';
import { modelIssues } from '../models/model-issues.ts';
import { modelName } from '../models/provider/resolve-model.ts';
import { defineStage } from '../stages/definition/define-stage.ts';
import { parseJudgeOpinion } from '../stages/label/label-output.ts';
import { labelPrompt } from '../stages/label/label-prompt.ts';
import { agreementIssues, votesNeeded } from '../stages/validate/agreement.ts';
import { validatePrompt } from '../stages/validate/validate-prompt.ts';
import { voteOf } from '../stages/validate/vote-of.ts';
import type {
  CalibrateOptions,
  JudgeCalibration,
  LabelledAnswer,
  LabelledProblem,
  VerifierCalibration,
} from './calibrate-options.ts';
import { type Ballot, type Calibration, calibrationOf } from './calibration.ts';

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
