import type { Sample } from '../core/records/records.ts';
import type { RunOptions } from '../core/run.ts';
import type { Stage } from '../core/stage.ts';
import type { RunSummary } from '../core/summary.ts';
import { compilePlan } from '../engine/flow/compiled-plan.ts';
import { ConfigurationError } from '../errors/index.ts';
import { checkOptions } from '../options/check-options.ts';
import { renamedError, renamedIssues } from '../options/renamed-issues.ts';
import type { SubjectInput } from '../stages/expand/index.ts';
import { estimateRun } from './estimate-run.ts';
import type { Forecast } from './forecast.ts';
import { measureRun } from './measure-run.ts';
import { type PreviewOptions, previewOptionsSchema } from './preview-options.ts';
import type { StageMeasure } from './stage-measure.ts';
import { subjectSizes } from './subject-sizes.ts';

/** What a preview made, and what it tells of the whole run. */
export interface Preview {
  /** The samples that were made: as many as were asked for, or a few more. */
  readonly samples: readonly Sample[];
  readonly summary: RunSummary;
  /** Of the whole run, this part of it included. */
  readonly forecast: Forecast;
  /** What was seen of each stage: `estimate(subjects, { from: preview })` reads it. */
  readonly measured: readonly StageMeasure[];
}

/** Runs a few chains of a pipeline, and forecasts the rest from them. */
export async function previewRun(
  stage: Stage<SubjectInput, Sample>,
  subjects: readonly SubjectInput[],
  admitted: readonly unknown[],
  given: PreviewOptions,
): Promise<Preview> {
  // Thrown before anything is paid, not when the samples are there.
  checkOptions(
    previewOptionsSchema(compilePlan(stage.plan).map(({ plan: { name } }) => name)),
    given,
    'preview',
  );
  const { samples = 3, assume, onRun, ...options } = given;
  refuseTooMany(stage, admitted, samples);
  const { price, maxConcurrency } = options;
  const forecasting = {
    ...(assume === undefined ? {} : { assume }),
    ...(price === undefined ? {} : { price }),
    ...(maxConcurrency === undefined ? {} : { maxConcurrency }),
  };
  const run = startRun(stage, subjects, { ...options, target: samples });
  const measuresOf = measureRun(run);
  onRun?.(run);
  const rows = await run.toArray().catch((error: unknown) => {
    throw renamedError(named, error);
  });
  const summary = await run.summary();
  const measured = measuresOf(summary);
  const forecast = estimateRun(stage.plan, admitted, { from: { measured }, ...forecasting });
  return { samples: rows, summary, forecast, measured };
}

function startRun(
  stage: Stage<SubjectInput, Sample>,
  subjects: readonly SubjectInput[],
  options: RunOptions,
): ReturnType<Stage<SubjectInput, Sample>['run']> {
  return renamedIssues(named, () => stage.run(subjects, options));
}

/** The caller asked for a preview, and gave it samples, not a target. */
function named(option: string): string {
  return option === 'run.target' ? 'preview.samples' : option.replace(/^run\b/u, 'preview');
}

function refuseTooMany(
  stage: Stage<SubjectInput, Sample>,
  subjects: readonly unknown[],
  samples: number,
): void {
  const leaves = compilePlan(stage.plan);
  const topics = subjectSizes(subjects, leaves).reduce((total, size) => total + size.topics, 0);
  const behind = leaves.slice(1 + leaves.findIndex(({ plan }) => plan.produces === 'topic'));
  // A custom stage may return any number of rows, so that nothing can be said beforehand.
  if (
    behind.some(({ plan, refill }) => plan.produces === null || (refill === null && plan.fixedDraws === null))
  )
    return;
  const most = behind.reduce(
    (rows, { plan, refill }) => rows * (refill?.kept ?? plan.fixedDraws ?? 1),
    topics,
  );
  if (samples <= most) return;
  const message = `${samples} are more than these subjects can give, ${most} at most; ask for fewer, or let the stages make more`;
  throw new ConfigurationError([{ option: 'preview.samples', message }]);
}
