import { definePrompt, type Prompt } from '../../core/prompt.ts';
import type { ValidatedProblem } from '../../core/records.ts';

/** What a prompt for one attempt may speak of. */
export interface SynthesizePromptInput {
  readonly problem: ValidatedProblem;
}

/** The stage's own prompt: the bare problem, so that the model reasons as it does for anybody who asks. */
export const synthesizePrompt: Prompt<SynthesizePromptInput> = definePrompt({
  name: 'synthesize',
  version: '1',
  render: ({ problem }) => problem.problem,
});
