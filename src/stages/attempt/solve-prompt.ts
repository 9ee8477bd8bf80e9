import { definePrompt, type Prompt } from '../../core/prompt.ts';
import type { Problem, ValidatedProblem } from '../../core/records/records.ts';

/** What a prompt for one attempt may speak of. */
export interface SynthesizePromptInput {
  /** A problem whose attempts become trajectories, or one that is solved blindly while it is being validated. */
  readonly problem: Problem | ValidatedProblem;
}

/**
 * The bare problem, so that the model reasons as it does for any user. Shared by `synthesize` and by blind
 * solving: an attempt made for one serves the other.
 *
 * @example
 * ```ts
 * const prompt = extendPrompt(synthesizePrompt, 'Put your final answer in \\boxed{}.');
 * const stage = synthesize({ model: reasoner, prompt });
 * ```
 */
export const synthesizePrompt: Prompt<SynthesizePromptInput> = definePrompt({
  name: 'synthesize',
  version: '1',
  render: ({ problem }) => problem.problem,
});
