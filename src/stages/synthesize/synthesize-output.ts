import { trajectoryId } from '../../core/records/ids.ts';
import type { Trajectory, ValidatedProblem } from '../../core/records/records.ts';
import type { Attempt } from '../attempt/read-attempt.ts';

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
