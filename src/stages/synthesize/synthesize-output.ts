import { trajectoryId } from '../../core/ids.ts';
import type { Trajectory, ValidatedProblem } from '../../core/records.ts';
import type { Attempt } from '../../models/read-attempt.ts';

/** Makes the record of an attempt. */
export function trajectoryOf(
  problem: ValidatedProblem,
  draw: number,
  attempt: Attempt,
  teacher: string,
): Trajectory {
  return {
    ...problem,
    kind: 'trajectory',
    id: trajectoryId(problem.id, draw),
    problemId: problem.id,
    draw,
    ...attempt,
    models: { ...problem.models, synthesize: teacher },
  };
}
