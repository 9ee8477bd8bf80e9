import type { Stage } from '../../core/stage.ts';

/** Any stage, when only its plan matters. */
export type AnyStage = Stage<never, unknown>;

/** Whether a value is a stage, of any kind. */
export function isStage(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'plan' in value && 'run' in value;
}
