import type { Label, Sample, Trajectory } from '../../core/records/records.ts';
import type { Stage } from '../../core/stage.ts';
import { modelNote } from '../../models/provider/model-note.ts';
import { modelName } from '../../models/provider/resolve-model.ts';
import { checkOptions } from '../../options/check-options.ts';
import { admitRecord } from '../admission/admit-record.ts';
import { defineRecordStage } from '../definition/define-record-stage.ts';
import { judgeAnswers } from './judge-answers.ts';
import { labelOf } from './label-of.ts';
import { type LabelOptions, labelOptionsSchema } from './label-options.ts';
import { labelPrompt } from './label-prompt.ts';
import { unverifiedReason } from './unverified-reason.ts';

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
 * @throws {ConfigurationError} When an option is invalid, with all faults together.
 *
 * @example
 * ```ts
 * const labelled = label({ model: judge, askJudge: 'always' });
 * ```
 */
export function label(options: LabelOptions): Stage<Trajectory, Sample> {
  checkOptions(labelOptionsSchema, options, 'label');
  const { model, askJudge = 'residue', judgements = 1, prompt = labelPrompt, name = 'label' } = options;
  return defineRecordStage<Trajectory, Sample>({
    name,
    version: '1',
    produces: 'sample',
    admit: admitRecord(name, 'trajectory'),
    options: {
      judge: model === undefined ? null : modelNote(model),
      askJudge,
      judgements,
      prompt: `${prompt.name}@${prompt.version}`,
    },
    models: askJudge === 'never' || model === undefined ? [] : [model],
    process: async (trajectory, context) => {
      const { problem, answer, answerType, finalAnswer } = trajectory;
      const reason = unverifiedReason(trajectory);
      if (reason !== null || finalAnswer === null) {
        const opinions = { rule: null, judge: null, judgeSwapped: null };
        return sampleOf(trajectory, { kind: 'unverified', reason: reason ?? 'no-final-answer', opinions });
      }
      // The engine of answers is large, and needed by the first answer only.
      const { ruleOpinion } = await import('./rule-opinion.ts');
      const rule = ruleOpinion(answer, finalAnswer, answerType);
      if (model === undefined || askJudge === 'never' || (askJudge === 'residue' && rule !== 'unknown')) {
        return sampleOf(trajectory, labelOf({ rule, judge: null, judgeSwapped: null }));
      }
      const shown = { problem, answer, finalAnswer };
      const { judge, swapped } = await judgeAnswers(shown, { model, prompt, judgements }, context);
      const judged = { ...trajectory, models: { ...trajectory.models, label: modelName(model) } };
      return sampleOf(judged, labelOf({ rule, judge, judgeSwapped: swapped }));
    },
  });
}

function sampleOf(trajectory: Trajectory, given: Label): Sample {
  const correct = given.kind === 'unverified' ? null : given.kind === 'correct';
  return { ...trajectory, kind: 'sample', label: given, correct };
}
