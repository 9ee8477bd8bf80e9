import type { Stage } from '../../core/stage.ts';
import { checkOptions } from '../../options/check-options.ts';
import { leafOf } from './leaf-of.ts';
import type { StageDefinition } from './stage-definition.ts';
import { stageDefinitionSchema } from './stage-definition-schema.ts';
import { stageOf } from './stage-of.ts';

/**
 * Creates a custom stage, which composes, refills and runs as the built-in ones do. It hands on records of the kind that
 * it takes, or values that are no records of this library; one that turns one kind of record into another is made with
 * `defineRecordStage`.
 *
 * @throws {ConfigurationError} When the name, the version or the number of draws is invalid, or an option is unknown.
 *
 * @example
 * ```ts
 * const shorten = defineStage<ValidatedProblem, ValidatedProblem>({
 *   name: 'shorten',
 *   version: '1',
 *   async process(problem, { call }) {
 *     const { value } = await call({
 *       model,
 *       prompt: `Say the same in fewer words:\n\n${problem.problem}`,
 *       slot: 'shorten',
 *       parse: (reply) => reply.text.trim(),
 *     });
 *     return { ...problem, problem: value };
 *   },
 * });
 * ```
 */
export function defineStage<Input, Output>(definition: StageDefinition<Input, Output>): Stage<Input, Output> {
  checkOptions(stageDefinitionSchema, definition, 'defineStage');
  return stageOf(definition.name, definition.version, leafOf(definition));
}
