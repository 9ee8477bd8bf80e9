import type { Plan, Stage } from '../../core/stage.ts';
import { PipelineRun } from '../../engine/run/pipeline-run.ts';
import { runSupplies } from './run-supplies.ts';

/** Creates a stage from a plan: the one place where a stage learns to run. */
export function stageOf<Input, Output>(name: string, version: string, plan: Plan): Stage<Input, Output> {
  return Object.freeze<Stage<Input, Output>>({
    name,
    version,
    plan,
    run: (input, options = {}) => new PipelineRun<Output>(plan, input, options, runSupplies),
  });
}
