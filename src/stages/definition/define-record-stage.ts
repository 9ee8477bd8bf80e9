import type { Stage } from '../../core/stage.ts';
import { checkOptions } from '../../options/check-options.ts';
import { leafOf } from './leaf-of.ts';
import type { RecordStageDefinition } from './record-stage-definition.ts';
import { recordStageDefinitionSchema } from './stage-definition-schema.ts';
import { stageOf } from './stage-of.ts';

/**
 * Creates a stage that turns one kind of record into another, as the built-in ones do: like `defineStage`, with what the
 * engine and the manifest must know besides.
 *
 * @throws {ConfigurationError} When the name, the version or the number of draws is invalid.
 *
 * @example
 * ```ts
 * declare const trajectoryFromFile: (problem: ValidatedProblem) => Trajectory;
 *
 * const solveByHand = defineRecordStage<ValidatedProblem, Trajectory>({
 *   name: 'solve-by-hand',
 *   version: '1',
 *   produces: 'trajectory',
 *   process: (problem) => trajectoryFromFile(problem),
 * });
 * ```
 */
export function defineRecordStage<Input, Output>(
  definition: RecordStageDefinition<Input, Output>,
): Stage<Input, Output> {
  checkOptions(recordStageDefinitionSchema, definition, 'defineRecordStage');
  return stageOf(definition.name, definition.version, leafOf(definition));
}
