import type { Model } from '../../core/model.ts';
import type { Prompt } from '../../core/prompt.ts';
import type { JudgeOpinion } from '../../core/records/records.ts';
import type { TaskContext } from '../../core/stage.ts';
import { wholeText } from '../../core/whole-text.ts';
import { valuesOrGravest } from '../../errors/values-or-gravest.ts';
import { judgeOpinionStructure, parseJudgeOpinion } from './label-output.ts';
import type { LabelPromptInput } from './label-prompt.ts';

/** Who judges, and how often. */
export interface Judging {
  readonly model: Model;
  readonly prompt: Prompt<LabelPromptInput>;
  /** 2 asks a second time with the two answers in the other order. */
  readonly judgements: 1 | 2;
}

/** What the judge said, once or twice. */
export interface Judgement {
  readonly judge: JudgeOpinion;
  /** With the answers in the other order; null when it was asked once. */
  readonly swapped: JudgeOpinion | null;
}

/** Asks the judge, who sees the problem and the two answers and nothing else. */
export async function judgeAnswers(
  shown: Omit<LabelPromptInput, 'swapped'>,
  { model, prompt, judgements }: Judging,
  { call }: Pick<TaskContext<unknown, unknown>, 'call'>,
): Promise<Judgement> {
  const ask = async (isSwapped: boolean): Promise<JudgeOpinion> => {
    const { value } = await call({
      model,
      prompt: prompt.render({ ...shown, swapped: isSwapped }),
      slot: isSwapped ? 'judge-swapped' : 'judge',
      structure: judgeOpinionStructure,
      parse: (reply) => parseJudgeOpinion(wholeText(reply), shown),
    });
    return value;
  };
  if (judgements === 1) return { judge: await ask(false), swapped: null };
  const asked = [ask(false), ask(true)] as const;
  valuesOrGravest(await Promise.allSettled(asked));
  return { judge: await asked[0], swapped: await asked[1] };
}
