import type { Plan, Stage } from '../../core/stage.ts';
import { compilePlan } from '../../engine/flow/compiled-plan.ts';
import { ConfigurationError } from '../../errors/index.ts';
import { stageOf } from './stage-of.ts';

/** Any stage, when only its plan matters. */
export type AnyStage = Stage<never, unknown>;

/** Puts stages one behind the other. That they fit is for the typed functions on top of this to see to. */
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

function isStage(value: unknown): value is AnyStage {
  return typeof value === 'object' && value !== null && 'plan' in value && 'run' in value;
}
