import { trajectoryId } from '../core/records/ids.ts';
import type { Trajectory } from '../core/records/records.ts';
import { checkOptions } from '../options/check-options.ts';
import { nonEmptyString, type OptionSchema, optionOf, optionsSchema } from '../options/option-schemas.ts';
import { fieldShapes, type ProblemFields, problemOf } from './make-problem.ts';

/** What a solution of your own consists of: the problem with its reference answer, and the text that solves it. */
export interface TrajectoryFields extends ProblemFields {
  /** The text to be labelled, with its final answer in it. */
  readonly solution: string;
  /** The thinking apart from it. @default null */
  readonly reasoning?: string | null;
  /** Which of several solutions of the problem it is, from 0. @default 0 */
  readonly draw?: number;
  /** Who solved it, for `models.synthesize`. @default not stated */
  readonly model?: string;
}

const fieldsSchema: OptionSchema = optionsSchema<TrajectoryFields>(
  {
    ...fieldShapes,
    solution: optionOf((text) => typeof text === 'string', 'a string'),
    reasoning: optionOf((text) => text === null || typeof text === 'string', 'a string or null').optional(),
    draw: optionOf(
      (draw) => Number.isSafeInteger(draw) && Number(draw) >= 0,
      'a whole number from 0',
    ).optional(),
    model: nonEmptyString.optional(),
  },
  'an object such as { problem, answer, solution }',
  'field',
);

/**
 * Makes a solution of your own, such as `label` takes, with the ids that follow from its content. Finds the final answer in
 * the text. Makes no model call.
 *
 * @throws {ConfigurationError} When a field is missing or invalid.
 *
 * @example
 * ```ts
 * const solution = await makeTrajectory({ problem: 'Compute 6 * 7.', answer: '42', solution: 'Six sevens are 42.' });
 * const [sample] = await label({ model: judge }).run([solution]).toArray();
 * ```
 */
export async function makeTrajectory(fields: TrajectoryFields): Promise<Trajectory> {
  checkOptions(fieldsSchema, fields, 'makeTrajectory');
  // The engine of answers is large, and needed by few programs that import the library.
  const { extractFinalAnswer } = await import('../answers/index.ts');
  const { solution, reasoning = null, draw = 0, model } = fields;
  const problem = problemOf(fields);
  return {
    ...problem,
    kind: 'trajectory',
    id: trajectoryId(problem.id, draw),
    problemId: problem.id,
    models: model === undefined ? {} : { synthesize: model },
    votes: [],
    difficulty: null,
    blindAttempts: null,
    blindCorrect: null,
    draw,
    reasoning,
    solution,
    finalAnswer: extractFinalAnswer(solution),
    finishReason: 'stop',
    truncated: false,
  };
}
