import type { Plan, Stage } from '../../core/stage.ts';
import { type LoadExecution, PipelineRun } from '../../engine/run/pipeline-run.ts';

/** Creates a stage from a plan: the one place where a stage learns to run. */
export function stageOf<Input, Output>(name: string, version: string, plan: Plan): Stage<Input, Output> {
  return Object.freeze<Stage<Input, Output>>({
    name,
    version,
    plan,
    run: (input, options = {}) => new PipelineRun<Output>(plan, input, options, loadExecution),
  });
}

const loadExecution: LoadExecution = async () => (await import('./create-execution.ts')).createExecution;
