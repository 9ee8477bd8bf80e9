import type { Measured } from '../figures/interval.ts';

/** What so many attempts reach. */
export interface ScalingPoint {
  readonly k: number;
  /** Share of problems of which at least one of k attempts is right. `n` is the problems with as many attempts. */
  readonly pass: Measured;
  /** Share of problems of which the answer that most of k attempts give is right. */
  readonly majority: Measured;
}

/** The curve of one model over one source. */
export interface ScalingCurve {
  readonly source: string;
  /** Null where nothing says which model made the attempts. */
  readonly model: string | null;
  readonly problems: number;
  readonly attempts: number;
  readonly points: readonly ScalingPoint[];
}
