import type { CompiledRefill } from '../../engine/flow/compiled-plan.ts';
import { drawMean, drawShare, drawSum } from '../forecast-belief.ts';
import type { ForecastChance } from '../forecast-chance.ts';
import type { ForecastStage } from '../forecast-stage.ts';
import { pagesOf } from '../subject-sizes.ts';
import { type DrawnBatches, type DrawnSpend, drawAsker, sumOfBatches, sumOfSpends } from './drawn-spend.ts';
import { forecastSeconds, type LaneLoad } from './forecast-seconds.ts';
import type { SimulatedRun } from './simulated-run.ts';

export interface StageCourse extends DrawnSpend {
  readonly tasks: number;
  /** The part that batches answered; null when no model of the stage is batched. */
  readonly batched: DrawnBatches | null;
  readonly seconds: number;
}

/** One course that a run may take. */
export interface RunCourse {
  readonly rows: number;
  readonly seconds: number;
  readonly stages: readonly StageCourse[];
}

/**
 * Draws what may be true of each stage, and then what happens.
 *
 * @param clock - separate chance for times, so that what is believed of them changes no other figure
 */
export function simulateRun(run: SimulatedRun, chance: ForecastChance, clock: ForecastChance): RunCourse {
  const shares = run.stages.map((stage) => drawShare(stage.share, chance));
  const flow = drawTasks(run, shares, chance);
  const loads: LaneLoad[][] = [];
  const waits: number[] = [];
  const courses = run.stages.map((stage, depth) => {
    const tasks = flow.tasks[depth] ?? 0;
    const asked = Math.max(0, tasks - (flow.unasked[depth] ?? 0));
    const calls = Math.round(drawSum(asked, drawMean(stage.callsPerTask, chance), chance));
    const waves = flow.waves[depth] ?? [];
    const parts = stage.askers.map((asker) =>
      drawAsker(asker, calls * asker.portion, waves, { chance, clock }),
    );
    loads.push(parts.map(({ load }) => load));
    waits.push(Math.max(0, ...parts.map(({ waited }) => waited)));
    return {
      tasks,
      ...sumOfSpends(parts),
      calls,
      batched: sumOfBatches(parts.map(({ batched }) => batched)),
    };
  });
  const rounds = run.stages.map((_, depth) => flow.rounds[depth] ?? 1);
  const live = courses.map(({ calls, batched }) => calls - (batched?.calls ?? 0));
  const time = forecastSeconds(run, { loads, rounds, calls: live, waits }, clock);
  return {
    rows: flow.rows,
    seconds: time.total,
    stages: courses.map((course, depth) => ({ ...course, seconds: time.stages[depth] ?? 0 })),
  };
}

interface TaskFlow {
  readonly tasks: readonly number[];
  /** Tasks that take no call: those of subjects that bring their topics. */
  readonly unasked: readonly number[];
  /** Calls of a stage that follow one another in a single chain. */
  readonly rounds: readonly number[];
  /** How large the parts are in which the tasks of a stage come, each following from the one before. */
  readonly waves: readonly (readonly number[])[];
  readonly rows: number;
}

function drawTasks(
  { stages, subjects, target }: SimulatedRun,
  shares: readonly number[],
  chance: ForecastChance,
): TaskFlow {
  const pages = pagesOf(stages, subjects, 19 + 6 * chance.uniform());
  const tasks = [...pages.tasks];
  const rounds = [...pages.rounds];
  const waves: (readonly number[])[] = pages.rounds.map((count) => Array.from({ length: count }, () => 1));
  let items = chance.binomial(pages.topics, shares[pages.tasks.length - 1] ?? 1);
  let depth = pages.tasks.length;
  while (depth < stages.length) {
    const last = endOfRefill(stages, depth);
    const refill = stages[depth]?.leaf.refill ?? null;
    if (refill === null || last === null) {
      const drawn = items * (stages[depth]?.leaf.plan.fixedDraws ?? 1);
      tasks.push(drawn);
      rounds.push(1);
      waves.push([1]);
      items = outputs(stages[depth], chance.binomial(drawn, shares[depth] ?? 1));
      depth += 1;
    } else {
      const inside = shares.slice(depth, last + 1);
      const { draws, kept, attempts } = drawRefill(items, product(inside), refill, chance);
      tasks.push(...drawReached(draws, kept, inside, chance));
      rounds.push(...inside.map(() => Math.max(1, items === 0 ? 1 : draws / items - refill.kept + 1)));
      waves.push(...inside.map(() => wavesOf(attempts, refill.kept)));
      items = outputs(stages[last], kept);
      depth = last + 1;
    }
  }
  return atTarget({ tasks, unasked: pages.unasked, rounds, waves, rows: items }, target, subjects.length);
}

function outputs(stage: ForecastStage | undefined, kept: number): number {
  return Math.round(kept * (stage?.outputsPerKept ?? 1));
}

/** The leaf at which a refill that begins at a leaf ends. */
function endOfRefill(stages: readonly ForecastStage[], first: number): number | null {
  if (stages[first]?.leaf.refill == null) return null;
  const last = stages.findIndex(({ leaf }, depth) => depth >= first && leaf.closes > 0);
  return last === -1 ? null : last;
}

/** Draws of all items, each until enough was kept or the attempts are used up. */
function drawRefill(
  items: number,
  share: number,
  { kept: wanted, maxAttempts }: CompiledRefill,
  chance: ForecastChance,
): { readonly draws: number; readonly kept: number; readonly attempts: readonly number[] } {
  const attempts: number[] = [];
  let open = Array.from({ length: wanted }, (_, have) => (have === 0 ? items : 0));
  let draws = 0;
  let kept = 0;
  for (let attempt = 0; attempt < maxAttempts; attempt += 1) {
    attempts.push(open.reduce((sum, count) => sum + count, 0));
    const next = open.map(() => 0);
    for (const [have, count] of open.entries()) {
      const hits = chance.binomial(count, share);
      draws += count;
      kept += hits;
      next[have] = (next[have] ?? 0) + count - hits;
      if (have + 1 < wanted) next[have + 1] = (next[have + 1] ?? 0) + hits;
    }
    open = next;
  }
  return { draws, kept, attempts };
}

/** As many draws as are wanted begin at once, and each further one when one of them was lost. */
function wavesOf(attempts: readonly number[], wanted: number): readonly number[] {
  const first = attempts.slice(0, wanted).reduce((sum, count) => sum + count, 0);
  return [first, ...attempts.slice(wanted)];
}

/** How many draws reach each stage inside a refill, given how many come through all of them. */
function drawReached(
  draws: number,
  kept: number,
  shares: readonly number[],
  chance: ForecastChance,
): readonly number[] {
  let lost = draws - kept;
  return shares.map((share, index) => {
    const reached = kept + lost;
    const lostLater = 1 - product(shares.slice(index));
    lost -= lostLater <= 0 ? 0 : chance.binomial(lost, Math.min(1, (1 - share) / lostLater));
    return reached;
  });
}

/** Under a target the run ends when there are rows enough; each subject is begun, as they take turns. */
function atTarget(flow: TaskFlow, target: number | null, subjects: number): TaskFlow {
  if (target === null || flow.rows <= target) return flow;
  const part = target / flow.rows;
  const least = Math.min(subjects, target);
  const tasks = flow.tasks.map((count) => Math.min(count, Math.max(least, Math.ceil(count * part))));
  return { ...flow, tasks, rows: target };
}

function product(factors: readonly number[]): number {
  return factors.reduce((whole, factor) => whole * factor, 1);
}
