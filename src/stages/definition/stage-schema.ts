import { listOf, type OptionSchema, optionOf } from '../../options/option-schemas.ts';
import { isStage } from './is-stage.ts';

/** A stage, wherever one is an option. */
export const stageSchema: OptionSchema = optionOf(
  isStage,
  'a stage, made by expand(), generate(), ..., defineStage(), compose() or refill()',
);

/** Several stages, wherever they are an option. */
export const stageListSchema: OptionSchema = listOf(stageSchema, 'a list of stages');
