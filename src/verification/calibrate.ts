import type { RunOptions } from '../core/run.ts';
import type { TaskContext } from '../core/stage.ts';
import { wholeText } from '../core/whole-text.ts';
import { modelName } from '../models/provider/resolve-model.ts';
import { defineStage } from '../stages/definition/define-stage.ts';
import { parseJudgeOpinion } from '../stages/label/label-output.ts';
import { type LabelPromptInput, labelPrompt } from '../stages/label/label-prompt.ts';
import { votesNeeded } from '../stages/validate/agreement.ts';
import { type ValidatePromptInput, validatePrompt } from '../stages/validate/validate-prompt.ts';
import { voteOf } from '../stages/validate/vote-of.ts';
import {
  type CalibrateOptions,
  checkCalibration,
  type LabelledAnswer,
  type LabelledProblem,
} from './calibrate-options.ts';
import { type Ballot, type CalibrateResult, calibrationOf } from './calibration.ts';

/**
 * Measures how far votes can be trusted: each model votes on items that a person has labelled, 50 to 100 of them.
 * Problems labelled as valid or not are put to the models as verifiers, final answers labelled as correct or not as judges.
 *
 * **Model calls** 1 per item and model; those that a `validate` or `label` stage made in the same store are not made
 * again.
 *
 * @param items - all of one kind
 * @throws {ConfigurationError} When there are no models or no items, or the agreement cannot be met.
 *
 * @example
 * ```ts
 * const { voters, effectiveVotes } = await calibrate(labelledProblems, { models: [first, second] });
 * console.table(voters.map(({ model, sensitivity, specificity }) => ({ model, sensitivity, specificity })));
 * ```
 */
export function calibrate(
  items: readonly LabelledProblem[],
  options: CalibrateOptions<ValidatePromptInput>,
): Promise<CalibrateResult>;
export function calibrate(
  items: readonly LabelledAnswer[],
  options: CalibrateOptions<LabelPromptInput>,
): Promise<CalibrateResult>;
export async function calibrate(
  items: readonly LabelledProblem[] | readonly LabelledAnswer[],
  options: CalibrateOptions<ValidatePromptInput> | CalibrateOptions<LabelPromptInput>,
): Promise<CalibrateResult> {
  checkCalibration(items, options);
  const { models, agreement = 'unanimous' } = options;
  // The overloads pair each kind of items with the prompt that it goes with.
  const ballots = areProblems(items)
    ? await votesOfVerifiers(items, options as CalibrateOptions<ValidatePromptInput>)
    : await votesOfJudges(items, options as CalibrateOptions<LabelPromptInput>);
  return calibrationOf(models.map(modelName), ballots, items.length, votesNeeded(agreement, models.length));
}

function areProblems(
  items: readonly LabelledProblem[] | readonly LabelledAnswer[],
): items is readonly LabelledProblem[] {
  return items.some((item) => 'valid' in item);
}

function votesOfVerifiers(
  items: readonly LabelledProblem[],
  { models, prompt = validatePrompt, level, run }: CalibrateOptions<ValidatePromptInput>,
): Promise<readonly Ballot[]> {
  const asking = { prompt, ...(level === undefined ? {} : { level }) };
  return ballotsOf(items, run, async ({ problem, valid }, context) => ({
    isGood: valid,
    votes: await Promise.all(
      models.map(async (model, index) => {
        const { verdict } = await voteOf(model, index, problem, asking, context);
        return verdict === 'valid';
      }),
    ),
  }));
}

function votesOfJudges(
  items: readonly LabelledAnswer[],
  { models, prompt = labelPrompt, run }: CalibrateOptions<LabelPromptInput>,
): Promise<readonly Ballot[]> {
  return ballotsOf(items, run, async ({ correct, ...shown }, { call }) => ({
    isGood: correct,
    votes: await Promise.all(
      models.map(async (model) => {
        const { value } = await call({
          model,
          prompt: prompt.render(shown),
          slot: 'judge',
          parse: (reply) => parseJudgeOpinion(wholeText(reply), shown),
        });
        return value.verdict === 'correct';
      }),
    ),
  }));
}

function ballotsOf<Item>(
  items: readonly Item[],
  run: RunOptions | undefined,
  process: (item: Item, context: TaskContext<Item, Ballot>) => Promise<Ballot>,
): Promise<readonly Ballot[]> {
  return defineStage<Item, Ballot>({ name: 'calibrate', version: '1', process }).run(items, run).toArray();
}
