import type { Plan, Stage } from '../../core/stage.ts';
import { compilePlan } from '../../engine/flow/compiled-plan.ts';
import { ConfigurationError } from '../../errors/index.ts';
import { type AnyStage, isStage } from './is-stage.ts';
import { stageOf } from './stage-of.ts';

/** Chains stages. That they fit is checked by the types of the functions that call this. */
export function sequenceStage<Input, Output>(
  stages: readonly AnyStage[],
  name?: string,
): Stage<Input, Output> {
  const strangers = stages.flatMap((stage, index) => (isStage(stage) ? [] : [index]));
  if (stages.length === 0 || strangers.length > 0) {
    const option = strangers.length > 0 ? `stages[${strangers.join(', ')}]` : 'stages';
    const message = 'must be stages, made by expand(), generate(), ..., defineStage(), compose() or refill()';
    throw new ConfigurationError([{ option, message }]);
  }
  const plan: Plan = { kind: 'sequence', parts: stages.map((stage) => stage.plan) };
  const leaves = compilePlan(plan);
  const version = leaves.map((leaf) => `${leaf.plan.name}@${leaf.plan.version}`).join('+');
  return stageOf(name ?? stages.map((stage) => stage.name).join('-'), version, plan);
}
