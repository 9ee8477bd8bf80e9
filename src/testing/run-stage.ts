import type { ItemFailedEvent, ItemRejectedEvent } from '../core/event-map.ts';
import type { RunOptions } from '../core/run.ts';
import type { Stage } from '../core/stage.ts';
import type { RunSummary } from '../core/summary.ts';
import { checkArguments } from '../options/check-arguments.ts';
import { withoutUndefined } from '../options/filled-in.ts';
import { objectWith } from '../options/object-with.ts';
import { callback, type OptionSchema } from '../options/option-schemas.ts';
import { renamedIssues } from '../options/renamed-issues.ts';
import { instantClock } from './instant-clock.ts';

const startedStage: OptionSchema = objectWith(
  { run: callback },
  'a stage',
  'make it with defineStage, compose or a stage of the library',
);

// Each of them is checked by the run itself.
const runOptions: OptionSchema = objectWith({}, 'an object of options');

/** What came of the items that `runStage` was given. */
export interface RunStageResult<Output> {
  /** What was kept, in the order of arrival. */
  readonly outputs: readonly Output[];
  readonly rejected: readonly ItemRejectedEvent[];
  readonly failed: readonly ItemFailedEvent[];
  readonly summary: RunSummary;
}

/**
 * Runs a stage, or stages composed, over items and gathers outputs, rejections and failures. It is `stage.run` with one
 * call at a time, so that a list of scripted replies is answered in the same order each time, and without waiting.
 *
 * @throws {ConfigurationError} When it is given no stage, or the run cannot start.
 * @throws {ChimeraError} When the run aborts or fails, as with a refused key; a failed item is no such error.
 *
 * @example
 * ```ts
 * const shout = defineStage<Problem, Problem>({
 *   name: 'shout',
 *   version: '1',
 *   process: (problem) => ({ ...problem, problem: problem.problem.toUpperCase() }),
 * });
 *
 * const { outputs, rejected } = await runStage(shout, [aProblem({ problem: 'how many?' })]);
 * // outputs[0].problem is 'HOW MANY?', rejected is []
 * ```
 */
export async function runStage<Input, Output>(
  stage: Stage<Input, Output>,
  items: readonly Input[],
  options: RunOptions = {},
): Promise<RunStageResult<Output>> {
  checkArguments([startedStage, stage, 'runStage.stage'], [runOptions, options, 'runStage']);
  const run = renamedIssues(named, () =>
    stage.run(items, {
      maxConcurrency: 1,
      failureLimit: Number.POSITIVE_INFINITY,
      ...instantClock(),
      ...withoutUndefined(options),
    }),
  );
  const rejected: ItemRejectedEvent[] = [];
  const failed: ItemFailedEvent[] = [];
  run.on('item-rejected', (event) => rejected.push(event));
  run.on('item-failed', (event) => failed.push(event));
  const outputs = await run.toArray();
  return { outputs, rejected, failed, summary: await run.summary() };
}

/** Reports a fault of the run as one of what was passed here. */
function named(option: string): string {
  return option.replace(/^run\.input\b/u, 'runStage.items').replace(/^run\b/u, 'runStage');
}
