import type { Sample } from '../core/records/records.ts';
import type { Run, RunOptions } from '../core/run.ts';
import { runOptionsShape, withOnePlace } from '../engine/settings/run-options-schema.ts';
import { callback, count, type OptionSchema, optionsSchema } from '../options/option-schemas.ts';
import { withRefused } from '../options/unknown/with-refused.ts';
import { assumeSchema } from './estimate-options-schema.ts';
import type { EstimateOptions } from './forecast.ts';

/** Options of `preview`: those of a run, except for the target, and how many samples it is to end at. */
export interface PreviewOptions extends Omit<RunOptions, 'target'> {
  /**
   * Samples to make. The subjects take turns.
   *
   * @default 3
   */
  readonly samples?: number;
  /**
   * Receives the run before it starts, to show its progress or listen to its events: `onRun: (run) => showProgress(run)`.
   */
  readonly onRun?: (run: Run<Sample>) => void;
  /** What you know better than the preview, by the name of the stage. */
  readonly assume?: EstimateOptions['assume'];
}

/** The options of `preview` over a pipeline of the named stages. */
export function previewOptionsSchema(stages: readonly string[]): OptionSchema {
  const { target: _, ...ofRuns } = runOptionsShape(stages);
  const schema = optionsSchema<PreviewOptions>({
    samples: count.optional(),
    assume: assumeSchema(stages).optional(),
    onRun: callback.optional(),
    ...ofRuns,
  });
  // The types leave `target` out; without a type check it must not be ignored silently.
  return withRefused(withOnePlace(schema), { target: 'is not an option of preview; set samples instead' });
}
