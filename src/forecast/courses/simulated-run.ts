import type { ForecastStage } from '../forecast-stage.ts';
import type { SubjectSize } from '../subject-sizes.ts';

/** What a run is of which a course is drawn. */
export interface SimulatedRun {
  readonly stages: readonly ForecastStage[];
  readonly subjects: readonly SubjectSize[];
  readonly target: number | null;
  readonly maxConcurrency: number;
}
