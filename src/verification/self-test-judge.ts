import type { Model } from '../core/model.ts';
import type { Prompt } from '../core/prompt.ts';
import type { RunOptions } from '../core/run.ts';
import { wholeText } from '../core/whole-text.ts';
import { isChimeraError } from '../errors/index.ts';
import { modelSchema } from '../models/model-schema.ts';
import { checkArguments } from '../options/check-arguments.ts';
import { anything, type OptionSchema, optionsSchema } from '../options/option-schemas.ts';
import { promptSchema } from '../options/prompt-schema.ts';
import { defineStage } from '../stages/definition/define-stage.ts';
import { parseJudgeOpinion } from '../stages/label/label-output.ts';
import { type LabelPromptInput, labelPrompt } from '../stages/label/label-prompt.ts';
import { type AnswerToRefuse, answersToRefuse } from './answers-to-refuse.ts';

/** Options of `selfTestJudge`. */
export interface SelfTestJudgeOptions {
  /** @default the prompt of `label` */
  readonly prompt?: Prompt<LabelPromptInput>;
  /** Where and how the calls are made. */
  readonly run?: RunOptions;
}

const selfTestJudgeSchema: OptionSchema = optionsSchema<SelfTestJudgeOptions>({
  prompt: promptSchema.optional(),
  // Checked by the run itself.
  run: anything,
});

/** How a judge took one trap. */
export interface JudgeTrapResult {
  readonly trap: string;
  /** What was passed off as a final answer. */
  readonly finalAnswer: string;
  /** `accepted` is a fall into the trap; a judge without a verdict counts as having refused. */
  readonly outcome: 'refused' | 'accepted';
}

/** What `selfTestJudge` found. */
export interface SelfTestJudgeResult {
  /** Whether the judge refused every trap. */
  readonly passed: boolean;
  readonly results: readonly JudgeTrapResult[];
}

/**
 * Tests a judge on texts that must never be called correct: nothing, punctuation, openers, other values, the reference
 * quoted in prose, injected instructions. Guards and comparison are left out, so that the judge itself is tested.
 *
 * **Model calls** 1 per trap, 16 in all.
 *
 * @throws {ConfigurationError} When the model is invalid.
 * @throws {ProviderError} When the provider refuses to serve it.
 *
 * @example
 * ```ts
 * const { passed, results } = await selfTestJudge(judge);
 * if (!passed) console.table(results.filter(({ outcome }) => outcome === 'accepted'));
 * ```
 */
export async function selfTestJudge(
  model: Model,
  options: SelfTestJudgeOptions = {},
): Promise<SelfTestJudgeResult> {
  checkArguments(
    [modelSchema, model, 'selfTestJudge.model'],
    [selfTestJudgeSchema, options, 'selfTestJudge'],
  );
  const { prompt = labelPrompt, run } = options;
  const stage = defineStage<AnswerToRefuse, JudgeTrapResult>({
    name: 'self-test-judge',
    version: '1',
    process: async ({ trap, shown }, { call }) => {
      const asked = call({
        model,
        prompt: prompt.render(shown),
        slot: 'judge',
        parse: (reply) => parseJudgeOpinion(wholeText(reply), shown),
      });
      const isAccepted = await asked.then(({ value }) => value.verdict === 'correct').catch(withoutVerdict);
      return { trap, finalAnswer: shown.finalAnswer, outcome: isAccepted ? 'accepted' : 'refused' };
    },
  });
  const found = await stage.run(answersToRefuse, run).toArray();
  const inOrder = answersToRefuse.flatMap(({ trap }) => found.filter((result) => result.trap === trap));
  const passed =
    inOrder.length === answersToRefuse.length && inOrder.every(({ outcome }) => outcome === 'refused');
  return { passed, results: inOrder };
}

/** A reply without a usable verdict refuses; everything else that went wrong is no answer at all. */
function withoutVerdict(error: unknown): false {
  if (isChimeraError(error) && error.name === 'UnusableReplyError') return false;
  throw error;
}
