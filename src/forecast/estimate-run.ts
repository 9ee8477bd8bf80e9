import type { Plan } from '../core/stage.ts';
import { compilePlan } from '../engine/flow/compiled-plan.ts';
import { checkOptions } from '../options/check-options.ts';
import { renamedIssues } from '../options/renamed-issues.ts';
import { figuresOf, totalOf, wholeRange } from './courses/forecast-figures.ts';
import { simulateRun } from './courses/simulate-run.ts';
import type { SimulatedRun } from './courses/simulated-run.ts';
import { estimateOptionsSchema } from './estimate-options-schema.ts';
import type { EstimateOptions, Forecast } from './forecast.ts';
import { ForecastChance } from './forecast-chance.ts';
import { forecastStage } from './forecast-stage.ts';
import { measuresOf } from './measures-of.ts';
import { observedRatios } from './observed-ratios.ts';
import type { StageMeasure } from './stage-measure.ts';
import { subjectSizes } from './subject-sizes.ts';

/** Courses that are drawn: enough for two digits of a range. */
const COURSES = 1_000;

/** Forecasts a run of a pipeline that begins with subjects. Asks no model. */
export function estimateRun(plan: Plan, subjects: readonly unknown[], options: EstimateOptions): Forecast {
  const leaves = compilePlan(plan);
  checkOptions(estimateOptionsSchema(leaves.map(({ plan: { name } }) => name)), options, 'estimate');
  const { from, assume = {}, price = null, target = null, maxConcurrency = 256 } = options;
  const measures = from === undefined ? [] : measuresOf(from);
  const ratios = observedRatios(leaves, measures);
  const stages = renamedIssues(named, () =>
    leaves.map((leaf, depth) =>
      forecastStage(leaf, leaves.slice(0, depth), {
        measured: measures.find(({ stage }) => stage === leaf.plan.name) ?? null,
        ratios,
        assume: assume[leaf.plan.name] ?? {},
        price,
      }),
    ),
  );
  const run = { stages, subjects: subjectSizes(subjects, leaves), target, maxConcurrency };
  return {
    basis: basisOf(from),
    assumed: leaves.map(({ plan: { name } }) => name).filter((name) => !isKnown(name, measures, assume)),
    ...forecastOf(run),
  };
}

/** The price function is asked as in a run. */
function named(option: string): string {
  return option.replace(/^run\b/u, 'estimate');
}

function forecastOf(run: SimulatedRun): Pick<Forecast, 'rows' | 'total' | 'stages'> {
  const chance = new ForecastChance(1);
  const clock = new ForecastChance(2);
  const courses = Array.from({ length: COURSES }, () => simulateRun(run, chance, clock));
  const stages = run.stages.map(({ leaf }, depth) => {
    const of = courses.flatMap((course) => course.stages[depth] ?? []);
    return { stage: leaf.plan.name, tasks: wholeRange(of.map(({ tasks }) => tasks)), ...figuresOf(of) };
  });
  return {
    rows: wholeRange(courses.map(({ rows }) => rows)),
    total: figuresOf(courses.map(totalOf)),
    stages,
  };
}

function basisOf(from: EstimateOptions['from']): Forecast['basis'] {
  if (from === undefined) return 'assumptions';
  return 'measured' in from ? 'preview' : 'summary';
}

function isKnown(
  name: string,
  measures: readonly StageMeasure[],
  assume: NonNullable<EstimateOptions['assume']>,
): boolean {
  if (assume[name] !== undefined) return true;
  const measure = measures.find(({ stage }) => stage === name);
  if (measure === undefined || measure.kept + measure.lost === 0) return false;
  // A summary does not tell the size of replies that came from the store.
  const { callsPerTask, calls } = measure;
  return callsPerTask.mean === 0 || calls.some(({ outputTokens }) => outputTokens.count > 0);
}
