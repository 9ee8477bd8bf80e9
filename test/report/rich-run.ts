import type { RunSummary } from '../../src/core/summary.ts';
import { buildChimera } from '../../src/index.ts';
import { offlineModels } from '../../src/offline/index.ts';

/**
 * A small run in which everything happens: refusals by rules, verifiers and blind solving, failures, topics that stay
 * short, labels of all kinds, and a judge who contradicts the comparison.
 */
export function richRun(directory: string): Promise<RunSummary> {
  const models = offlineModels({
    seed: 3,
    errors: { judgeFalseAccept: 0.3, judgeFalseReject: 0.2, duplicateTopic: 0.1 },
    faults: { refusal: 0.04, truncatedTrajectory: 0.08 },
  });
  const chimera = buildChimera({
    models,
    expand: { topicsPerSubject: 3 },
    validate: { blindSolve: { model: models.synthesize, attempts: 3 } },
    synthesize: { trajectoriesPerProblem: 2 },
    label: { askJudge: 'always' },
  });
  return chimera.run(['Mathematics', 'Biology', 'History', 'Physics'], { directory }).summary();
}
