import type { ForecastChance } from '../forecast-chance.ts';
import type { ForecastAsker } from '../forecast-stage.ts';
import type { SimulatedRun } from './simulated-run.ts';

/** What one stage asks of the lane of a model. */
export interface LaneLoad extends Pick<ForecastAsker, 'lane' | 'limits'> {
  readonly calls: number;
  /** Seconds of one call. */
  readonly latency: number;
  readonly inputTokens: number;
  readonly outputTokens: number;
}

export interface RunLoads {
  /** By stage. */
  readonly loads: readonly (readonly LaneLoad[])[];
  /** Calls of each stage that follow one another in a single chain. */
  readonly rounds: readonly number[];
  /** Live calls of each stage. */
  readonly calls: readonly number[];
  /** Seconds for which each stage waits for batches. */
  readonly waits: readonly number[];
}

/** Calls of one model side by side where no limit is set: what a lane begins with, until it finds its own. */
const usualConcurrency = 16;

/**
 * Returns the seconds of a run: stages work side by side, so that the fullest lane decides, and one chain has to come
 * through after its last call has begun.
 */
export function forecastSeconds(
  { stages, maxConcurrency }: SimulatedRun,
  { loads, rounds, calls, waits }: RunLoads,
  chance: ForecastChance,
): { readonly total: number; readonly stages: readonly number[] } {
  // How well a lane without a limit does shows only when it is at work.
  const found = usualConcurrency * 2 ** (2 * chance.uniform() - 1);
  const disturbed = 2 ** (0.5 * chance.uniform() - 0.15);
  const unlike = 2 ** (1.6 * chance.uniform() - 0.8);
  const secondsOf = (parts: readonly LaneLoad[]): number => disturbed * laneSeconds(parts, found);
  const chains = loads.map((parts, depth) => {
    const asked = sum(parts.map((part) => part.calls));
    const latency = asked === 0 ? 0 : sum(parts.map((part) => part.calls * part.latency)) / asked;
    return latency * Math.max(1, rounds[depth] ?? 1);
  });
  const each = stages.map(({ pace }, depth) => {
    if (pace !== null) return (calls[depth] ?? 0) * pace * unlike;
    const lanes = grouped(loads[depth] ?? []).map(secondsOf);
    return Math.max(0, ...lanes, ...((calls[depth] ?? 0) > 0 ? [chains[depth] ?? 0] : []));
  });
  const waiting = each.map((seconds, depth) => seconds + (waits[depth] ?? 0));
  // What follows from a batch comes after it.
  const waited = sum(waits);
  if (stages.some(({ pace }) => pace !== null))
    return { total: Math.max(0, ...each) + waited, stages: waiting };
  const all = loads.flat();
  const work = sum(all.map(({ calls: asked, latency }) => asked * latency));
  const busiest = Math.max((disturbed * work) / maxConcurrency, ...grouped(all).map(secondsOf));
  return { total: busiest + sum(chains) + waited, stages: waiting };
}

function grouped(loads: readonly LaneLoad[]): readonly (readonly LaneLoad[])[] {
  const lanes = new Map<string, LaneLoad[]>();
  for (const load of loads) lanes.set(load.lane, [...(lanes.get(load.lane) ?? []), load]);
  return [...lanes.values()];
}

/** The seconds of one lane: by its calls side by side, or by a limit per minute. */
function laneSeconds(loads: readonly LaneLoad[], found: number): number {
  const [first] = loads;
  if (first === undefined) return 0;
  const { maxConcurrency = found, requestsPerMinute, tokensPerMinute } = first.limits;
  const total = (figure: (load: LaneLoad) => number): number => sum(loads.map(figure));
  const perMinute = (amount: number, limit: number | undefined): number =>
    limit === undefined ? 0 : (60 * amount) / limit;
  const input = total((load) => load.inputTokens);
  const output = total((load) => load.outputTokens);
  const tokens =
    typeof tokensPerMinute === 'object'
      ? Math.max(perMinute(input, tokensPerMinute.input), perMinute(output, tokensPerMinute.output))
      : perMinute(input + output, tokensPerMinute);
  return Math.max(
    total(({ calls, latency }) => calls * latency) / maxConcurrency,
    perMinute(
      total(({ calls }) => calls),
      requestsPerMinute,
    ),
    tokens,
  );
}

function sum(parts: readonly number[]): number {
  return parts.reduce((whole, part) => whole + part, 0);
}
