import type { Model } from '../../core/model.ts';
import type { Prompt } from '../../core/prompt.ts';
import type { Label, LabelOpinions, Sample, Trajectory } from '../../core/records.ts';
import type { Stage } from '../../core/stage.ts';
import { wholeText } from '../../core/whole-reply.ts';
import { defineStage } from '../../engine/define-stage.ts';
import type { ConfigurationIssue } from '../../errors/index.ts';
import { promptIssues } from '../../errors/prompt-issues.ts';
import { throwIssues } from '../../errors/throw-issues.ts';
import { modelIssues } from '../../models/model-issues.ts';
import { modelName } from '../../models/resolve-model.ts';
import { unverifiedReason } from './label-guards.ts';
import { parseJudgeOpinion } from './label-output.ts';
import { type LabelPromptInput, labelPrompt } from './label-prompt.ts';
import { comparePlainly } from './plain-comparison.ts';

/** Choices of `label` other than its model. */
export interface LabelSettings {
  /** Replaces the prompt. Its reply must hold a line `Verdict: CORRECT` or `Verdict: INCORRECT`, and may give `Reason: ...`. */
  readonly prompt?: Prompt<LabelPromptInput>;
  /** Name of the stage, kebab case. @default 'label' */
  readonly name?: string;
}

/** Options of `label`: the judge, under either name. */
export type LabelOptions = LabelSettings &
  ({ readonly judge: Model; readonly model?: never } | { readonly model: Model; readonly judge?: never });

/**
 * Labels each trajectory by comparing its final answer with the reference: guards, then a plain comparison, then a
 * judge on what is left.
 *
 * Drops nothing. What cannot be compared (cut, empty, withheld, without a final answer) is `unverified` and no model is
 * asked. A judge that gives no verdict makes the trajectory failed: never a label.
 *
 * - **Consumes** `Trajectory`
 * - **Produces** `Sample`
 * - **Model calls** at most 1 per trajectory
 *
 * @throws {ConfigurationError} When an option will not do, with all faults together.
 *
 * @example
 * ```ts
 * const labelled = label({ judge });
 * ```
 */
export function label(options: LabelOptions): Stage<Trajectory, Sample> {
  const { prompt = labelPrompt, name = 'label' } = options;
  const judge = options.judge ?? options.model;
  throwIssues(judgeIssues(options), promptIssues('label.prompt', prompt));
  const judgeName = modelName(judge);
  return defineStage<Trajectory, Sample>({
    name,
    version: '1',
    produces: 'sample',
    options: { judge: judgeName, prompt: `${prompt.name}@${prompt.version}` },
    process: async (trajectory, { call }) => {
      const { problem, answer, answerType, finalAnswer } = trajectory;
      const reason = unverifiedReason(trajectory);
      if (reason !== null || finalAnswer === null) {
        const opinions = { rule: null, judge: null };
        return sampleOf(trajectory, { kind: 'unverified', reason: reason ?? 'no-final-answer', opinions });
      }
      const rule = comparePlainly(answer, finalAnswer, answerType);
      if (rule !== 'unknown') return sampleOf(trajectory, labelByRule(rule));
      const shown = { problem, answer, finalAnswer };
      const { value: opinion } = await call({
        model: judge,
        prompt: prompt.render(shown),
        slot: 'judge',
        parse: (reply) => parseJudgeOpinion(wholeText(reply), shown),
      });
      const judged = { ...trajectory, models: { ...trajectory.models, label: judgeName } };
      return sampleOf(judged, { kind: opinion.verdict, by: 'judge', opinions: { rule, judge: opinion } });
    },
  });
}

function labelByRule(rule: 'equal' | 'different'): Label {
  const opinions: LabelOpinions = { rule, judge: null };
  return { kind: rule === 'equal' ? 'correct' : 'incorrect', by: 'rule', opinions };
}

function sampleOf(trajectory: Trajectory, given: Label): Sample {
  const correct = given.kind === 'unverified' ? null : given.kind === 'correct';
  return { ...trajectory, kind: 'sample', label: given, correct };
}

function judgeIssues({
  judge,
  model,
}: {
  readonly judge?: unknown;
  readonly model?: unknown;
}): readonly ConfigurationIssue[] {
  if (judge !== undefined && model !== undefined)
    return [{ option: 'label.model', message: 'stands beside judge; give one of the two' }];
  return model === undefined ? modelIssues('label.judge', judge) : modelIssues('label.model', model);
}
