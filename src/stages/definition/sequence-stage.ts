import type { Plan, Stage } from '../../core/stage.ts';
import { compilePlan } from '../../engine/flow/compiled-plan.ts';
import { checkOptions } from '../../options/check-options.ts';
import { listOfSome } from '../../options/option-schemas.ts';
import type { AnyStage } from './is-stage.ts';
import { stageOf } from './stage-of.ts';
import { stageSchema } from './stage-schema.ts';

const partsSchema = listOfSome(stageSchema, 'a list of at least one stage');

/**
 * Chains stages. That they fit is checked by the types of the functions that call this.
 *
 * @param at - what issues call the stages
 */
export function sequenceStage<Input, Output>(
  stages: readonly AnyStage[],
  name?: string,
  at = 'compose.stages',
): Stage<Input, Output> {
  checkOptions(partsSchema, stages, at);
  const plan: Plan = { kind: 'sequence', parts: stages.map((stage) => stage.plan) };
  const leaves = compilePlan(plan, at);
  const version = leaves.map((leaf) => `${leaf.plan.name}@${leaf.plan.version}`).join('+');
  return stageOf(name ?? stages.map((stage) => stage.name).join('-'), version, plan);
}
