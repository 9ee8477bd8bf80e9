import type { Plan, Stage } from '../core/stage.ts';
import { compilePlan } from '../engine/flow/compiled-plan.ts';
import { countIssues } from '../errors/count-issues.ts';
import { ConfigurationError, type ConfigurationIssue } from '../errors/index.ts';
import { isOptions } from '../errors/options-issues.ts';
import { shownValue } from '../errors/shown-value.ts';
import { unknownNameIssues } from '../errors/unknown-option-issues.ts';
import { stageOf } from '../stages/definition/stage-of.ts';

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

/**
 * Lets the first stage inside draw until enough came through the last one.
 *
 * Each item starts `kept` draws; each draw that ends without keeping anything starts one more, up to `maxAttempts`. So
 * never more are under way than are missing, nothing is made that is not needed, and which draws are made does not
 * depend on the order of arrival. An item that runs out of attempts is announced as `item-short`.
 *
 * @throws {ConfigurationError} When a count will not do, or the first stage inside fixes its draws itself, such as
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
  const issues = [...refillIssues(options), ...stageIssues(stage)];
  if (issues.length > 0) throw new ConfigurationError(issues);
  const { kept, maxAttempts = 2 * kept } = options;
  return stageOf(stage.name, stage.version, { kind: 'refill', part: stage.plan, kept, maxAttempts });
}

/** What is wrong with the counts, each named with the prefix before it. */
export function refillIssues(options: RefillOptions, prefix = ''): readonly ConfigurationIssue[] {
  if (!isOptions(options)) {
    const message = `must be { kept, maxAttempts? }, got ${shownValue(options)}`;
    return [{ option: prefix === '' ? 'options' : prefix.slice(0, -1), message }];
  }
  const { kept, maxAttempts = 2 * kept } = options;
  const issues = [
    ...unknownNameIssues(prefix, options, ['kept', 'maxAttempts']),
    ...countIssues(`${prefix}kept`, kept),
  ];
  if (issues.length > 0 || (Number.isSafeInteger(maxAttempts) && maxAttempts >= kept)) return issues;
  const message = `must be a whole number of at least kept (${kept}), got ${maxAttempts}`;
  return [{ option: `${prefix}maxAttempts`, message }];
}

function stageIssues(stage: { readonly plan: Plan }): readonly ConfigurationIssue[] {
  const first = compilePlan(stage.plan)[0];
  if (first === undefined) return [];
  const { name, sequential, drawsOption } = first.plan;
  if (sequential || first.refill !== null) {
    const message = `"${name}" decides itself how often it draws; refill a stage that begins with another`;
    return [{ option: 'stage', message }];
  }
  if (drawsOption === null) return [];
  const message = `"${name}" has ${drawsOption} set, which refill replaces: it draws until enough is kept; leave ${drawsOption} out, and say with kept how much each item is to keep`;
  return [{ option: 'stage', message }];
}
