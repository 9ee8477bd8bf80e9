import type { Plan, Stage } from '../core/stage.ts';
import { compilePlan } from '../engine/flow/compiled-plan.ts';
import { checkArguments } from '../options/check-arguments.ts';
import {
  count,
  type OptionFault,
  type OptionSchema,
  optionsSchema,
  withRule,
} from '../options/option-schemas.ts';
import { stageOf } from '../stages/definition/stage-of.ts';
import { stageSchema } from '../stages/definition/stage-schema.ts';

/** When `refill` is satisfied, and when it gives up. */
export interface RefillOptions {
  /** Draws of each item that are to keep something. */
  readonly kept: number;
  /**
   * Most draws of each item.
   *
   * @default twice `kept`
   */
  readonly maxAttempts?: number;
}

/** The options of `refill`. */
export const refillSchema: OptionSchema = withRule<RefillOptions>(
  optionsSchema<RefillOptions>({ kept: count, maxAttempts: count.optional() }, '{ kept, maxAttempts? }'),
  ({ kept, maxAttempts = kept }) =>
    maxAttempts < kept
      ? [{ path: ['maxAttempts'], message: `must be at least kept, ${kept}, got {got}` }]
      : [],
);

/** A stage whose first part leaves it to `refill` how often it draws. */
const refillableSchema = withRule<{ readonly plan: Plan }>(stageSchema, ({ plan }) => ownDraws(plan));

/**
 * Lets the first stage inside draw until enough came through the last one.
 *
 * Each item starts `kept` draws; each draw that ends without keeping anything starts one more, up to `maxAttempts`. So
 * never more are under way than are missing, nothing is made that is not needed, and which draws are made does not
 * depend on the order of arrival. An item that runs out of attempts is announced as `item-short`.
 *
 * @throws {ConfigurationError} When a count is invalid, or the first stage inside fixes its draws itself, such as
 * `generate` with `problemsPerTopic`: nothing that is given is ignored.
 *
 * @example
 * ```ts
 * const problems = refill(compose(generate({ model }), validate({ models: [model] })), { kept: 8, maxAttempts: 16 });
 * ```
 */
export function refill<Input, Output>(
  stage: Stage<Input, Output>,
  options: RefillOptions,
): Stage<Input, Output> {
  checkArguments([refillSchema, options, 'refill'], [refillableSchema, stage, 'refill.stage']);
  const { kept, maxAttempts = 2 * kept } = options;
  return stageOf(stage.name, stage.version, { kind: 'refill', part: stage.plan, kept, maxAttempts });
}

function ownDraws(plan: Plan): readonly OptionFault[] {
  const first = compilePlan(plan)[0];
  if (first === undefined) return [];
  const { name, sequential, drawsOption } = first.plan;
  if (sequential || first.refill !== null) {
    const message = `"${name}" decides itself how often it draws; refill a stage that begins with another`;
    return [{ path: [], message }];
  }
  if (drawsOption === null) return [];
  const message = `"${name}" has ${drawsOption} set, which refill replaces: it draws until enough is kept; leave ${drawsOption} out, and say with kept how much each item is to keep`;
  return [{ path: [], message }];
}
