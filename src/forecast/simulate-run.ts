import type { CompiledRefill } from '../engine/flow/compiled-plan.ts';
import { drawMean, drawShare, drawSum } from './forecast-belief.ts';
import type { ForecastChance } from './forecast-chance.ts';
import type { ForecastAsker, ForecastStage } from './forecast-stage.ts';
import { forecastSeconds, type LaneLoad } from './forecast-time.ts';
import type { SimulatedRun } from './simulated-run.ts';
import { pagesOf } from './subject-sizes.ts';

export interface StageCourse {
  readonly tasks: number;
  readonly calls: number;
  readonly inputTokens: number;
  readonly outputTokens: number;
  readonly usd: number | null;
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
  const courses = run.stages.map((stage, depth) => {
    const tasks = flow.tasks[depth] ?? 0;
    const asked = Math.max(0, tasks - (flow.unasked[depth] ?? 0));
    const calls = Math.round(drawSum(asked, drawMean(stage.callsPerTask, chance), chance));
    const parts = stage.askers.map((asker) => drawAsker(asker, calls * asker.portion, chance, clock));
    loads.push(parts.map(({ load }) => load));
    return {
      tasks,
      calls,
      inputTokens: Math.round(sum(parts.map((part) => part.inputTokens))),
      outputTokens: Math.round(sum(parts.map((part) => part.outputTokens))),
      usd: parts.some(({ usd }) => usd === null) ? null : sum(parts.map(({ usd }) => usd ?? 0)),
    };
  });
  const rounds = run.stages.map((_, depth) => flow.rounds[depth] ?? 1);
  const time = forecastSeconds(run, { loads, rounds, calls: courses.map(({ calls }) => calls) }, clock);
  return {
    rows: flow.rows,
    seconds: time.total,
    stages: courses.map((course, depth) => ({ ...course, seconds: time.stages[depth] ?? 0 })),
  };
}

function drawAsker(
  asker: ForecastAsker,
  calls: number,
  chance: ForecastChance,
  clock: ForecastChance,
): Pick<StageCourse, 'inputTokens' | 'outputTokens' | 'usd'> & { readonly load: LaneLoad } {
  const inputTokens = drawSum(calls, drawMean(asker.inputTokens, chance), chance);
  const outputTokens = drawSum(calls, drawMean(asker.outputTokens, chance), chance);
  const { mean: latency } = drawMean(asker.seconds, clock);
  const usd = asker.cost === null ? null : Math.max(0, asker.cost(calls, inputTokens, outputTokens));
  const { lane, limits } = asker;
  const load = { lane, limits, calls, latency, inputTokens, outputTokens };
  return { inputTokens, outputTokens, usd: calls === 0 ? 0 : usd, load };
}

interface TaskFlow {
  readonly tasks: readonly number[];
  /** Tasks that take no call: those of subjects that bring their topics. */
  readonly unasked: readonly number[];
  /** Calls of a stage that follow one another in a single chain. */
  readonly rounds: readonly number[];
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
  let items = chance.binomial(pages.topics, shares[pages.tasks.length - 1] ?? 1);
  let depth = pages.tasks.length;
  while (depth < stages.length) {
    const last = endOfRefill(stages, depth);
    const refill = stages[depth]?.leaf.refill ?? null;
    if (refill === null || last === null) {
      const drawn = items * (stages[depth]?.leaf.plan.fixedDraws ?? 1);
      tasks.push(drawn);
      rounds.push(1);
      items = outputs(stages[depth], chance.binomial(drawn, shares[depth] ?? 1));
      depth += 1;
    } else {
      const inside = shares.slice(depth, last + 1);
      const { draws, kept } = drawRefill(items, product(inside), refill, chance);
      tasks.push(...drawReached(draws, kept, inside, chance));
      rounds.push(...inside.map(() => Math.max(1, items === 0 ? 1 : draws / items - refill.kept + 1)));
      items = outputs(stages[last], kept);
      depth = last + 1;
    }
  }
  return atTarget({ tasks, unasked: pages.unasked, rounds, rows: items }, target, subjects.length);
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
): { readonly draws: number; readonly kept: number } {
  let open = Array.from({ length: wanted }, (_, have) => (have === 0 ? items : 0));
  let draws = 0;
  let kept = 0;
  for (let attempt = 0; attempt < maxAttempts; attempt += 1) {
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
  return { draws, kept };
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

function sum(parts: readonly number[]): number {
  return parts.reduce((whole, part) => whole + part, 0);
}
