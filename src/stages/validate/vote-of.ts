import type { Level } from '../../core/level.ts';
import type { Model } from '../../core/model.ts';
import type { Prompt } from '../../core/prompt.ts';
import type { Problem, Vote } from '../../core/records/records.ts';
import type { TaskContext } from '../../core/stage.ts';
import { wholeText } from '../../core/whole-text.ts';
import { modelName } from '../../models/provider/resolve-model.ts';
import { parseValidityVerdict, validityVerdictStructure } from './validate-output.ts';
import type { ValidatePromptInput } from './validate-prompt.ts';

/** All that a vote needs of a task. */
export type VoteContext = Pick<TaskContext<unknown, unknown>, 'call'>;

/** How verifiers are asked. */
export interface VoteAsking {
  readonly prompt: Prompt<ValidatePromptInput>;
  readonly level?: Level;
}

/** Asks one verifier. Which one it is belongs to the slot, so that equal models in a list vote apart. */
export async function voteOf(
  model: Model,
  index: number,
  problem: Problem,
  { prompt, level }: VoteAsking,
  { call }: VoteContext,
): Promise<Vote> {
  const { value } = await call({
    model,
    prompt: prompt.render({ problem, ...(level === undefined ? {} : { level }) }),
    slot: `verifier-${index}`,
    structure: validityVerdictStructure,
    parse: (reply) => parseValidityVerdict(wholeText(reply), problem),
  });
  return { model: modelName(model), ...value };
}
