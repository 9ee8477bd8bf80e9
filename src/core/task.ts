/** The unit of work: one item, at one stage, for one draw. */
export interface Task {
  /** Path of the stage in its pipeline. */
  readonly stage: string;
  /** Position of that stage, from 0. Deeper tasks run first. */
  readonly depth: number;
  readonly itemId: string;
  readonly draw: number;
  /** Order of arrival, for first come, first served within a depth. */
  readonly sequence: number;
}
