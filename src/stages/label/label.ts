import type { Model } from '../../core/model.ts';
import type { Prompt } from '../../core/prompt.ts';
import type { Label, Sample, Trajectory } from '../../core/records/records.ts';
import type { Stage } from '../../core/stage.ts';
import type { ConfigurationIssue } from '../../errors/index.ts';
import { stageOptionsIssues } from '../../errors/options-issues.ts';
import { promptIssues } from '../../errors/prompt-issues.ts';
import { shownValue } from '../../errors/shown-value.ts';
import { throwIssues } from '../../errors/throw-issues.ts';
import { modelIssues } from '../../models/model-issues.ts';
import { modelNote } from '../../models/provider/model-note.ts';
import { modelName } from '../../models/provider/resolve-model.ts';
import { admitRecord } from '../admission/admit-record.ts';
import { defineRecordStage } from '../definition/define-record-stage.ts';
import { judgeAnswers } from './judge-answers.ts';
import { labelOf } from './label-decision.ts';
import { unverifiedReason } from './label-guards.ts';
import { type LabelPromptInput, labelPrompt } from './label-prompt.ts';
import { ruleOpinion } from './rule-opinion.ts';

/** Choices of `label` other than its model. */
export interface LabelSettings {
  /**
   * When the judge is asked: about what the comparison without a model leaves open (`residue`), about every trajectory
   * that can be compared (`always`: the comparison still decides where it can, and disagreements show), or `never`:
   * what is open stays `unverified`.
   *
   * @default 'residue'
   */
  readonly askJudge?: 'residue' | 'always' | 'never';
  /**
   * How often the judge is asked about one trajectory. The second time the two answers change places; a judge who then
   * says otherwise leaves the trajectory `unverified`.
   *
   * @default 1
   */
  readonly judgements?: 1 | 2;
  /** Replaces the prompt. Its reply must hold a line `Verdict: CORRECT` or `Verdict: INCORRECT`, and may give `Reason: ...`. */
  readonly prompt?: Prompt<LabelPromptInput>;
  /** Name of the stage, kebab case. @default 'label' */
  readonly name?: string;
}

/** Options of `label`: its choices, and the model that judges. */
export interface LabelOptions extends LabelSettings {
  /** The judge. */
  readonly model: Model;
}

/** Names of all options of `label`. */
export const labelOptionNames: readonly string[] = Object.keys({
  model: true,
  askJudge: true,
  judgements: true,
  prompt: true,
  name: true,
} satisfies { readonly [Name in keyof LabelOptions]-?: true });

/**
 * Labels each trajectory by comparing its final answer with the reference: guards, then a comparison without a model,
 * then a judge on what is left.
 *
 * Drops nothing. What cannot be compared (cut, empty, withheld, without a final answer) is `unverified` and no model is
 * asked. A judge that gives no verdict makes the trajectory failed: never a label. Both opinions are kept.
 *
 * - **Consumes** `Trajectory`
 * - **Produces** `Sample`
 * - **Model calls** at most `judgements` (1) per trajectory; none with `askJudge: 'never'`
 *
 * @throws {ConfigurationError} When an option will not do, with all faults together.
 *
 * @example
 * ```ts
 * const labelled = label({ model: judge, askJudge: 'always' });
 * ```
 */
export function label(options: LabelOptions): Stage<Trajectory, Sample> {
  const unknown = stageOptionsIssues('label', options, labelOptionNames);
  const { model, askJudge = 'residue', judgements = 1, prompt = labelPrompt, name = 'label' } = options;
  throwIssues(
    unknown,
    modelIssues('label.model', model),
    choiceIssues('label.askJudge', askJudge, ['residue', 'always', 'never']),
    choiceIssues('label.judgements', judgements, [1, 2]),
    promptIssues('label.prompt', prompt),
  );
  const judgeName = modelName(model);
  return defineRecordStage<Trajectory, Sample>({
    name,
    version: '1',
    produces: 'sample',
    admit: admitRecord(name, 'trajectory'),
    options: { judge: modelNote(model), askJudge, judgements, prompt: `${prompt.name}@${prompt.version}` },
    models: askJudge === 'never' ? [] : [model],
    process: async (trajectory, context) => {
      const { problem, answer, answerType, finalAnswer } = trajectory;
      const reason = unverifiedReason(trajectory);
      if (reason !== null || finalAnswer === null) {
        const opinions = { rule: null, judge: null, judgeSwapped: null };
        return sampleOf(trajectory, { kind: 'unverified', reason: reason ?? 'no-final-answer', opinions });
      }
      const rule = ruleOpinion(answer, finalAnswer, answerType);
      if (askJudge === 'never' || (askJudge === 'residue' && rule !== 'unknown')) {
        return sampleOf(trajectory, labelOf({ rule, judge: null, judgeSwapped: null }));
      }
      const shown = { problem, answer, finalAnswer };
      const { judge, swapped } = await judgeAnswers(shown, { model, prompt, judgements }, context);
      const judged = { ...trajectory, models: { ...trajectory.models, label: judgeName } };
      return sampleOf(judged, labelOf({ rule, judge, judgeSwapped: swapped }));
    },
  });
}

function sampleOf(trajectory: Trajectory, given: Label): Sample {
  const correct = given.kind === 'unverified' ? null : given.kind === 'correct';
  return { ...trajectory, kind: 'sample', label: given, correct };
}

function choiceIssues(
  option: string,
  value: unknown,
  choices: readonly unknown[],
): readonly ConfigurationIssue[] {
  if (choices.includes(value)) return [];
  return [{ option, message: `must be ${choices.map(shownValue).join(' or ')}, got ${shownValue(value)}` }];
}
