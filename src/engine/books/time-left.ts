import type { StageSummary } from '../../core/summary.ts';
import type { CompiledLeaf } from '../flow/compiled-plan.ts';

/** Tasks that a stage must have settled before its pace says anything. */
const ENOUGH = 3;

/** The counts of a stage that its future is read from. */
export type StagePace = Pick<StageSummary, 'in' | 'pending' | 'outputs' | 'seconds'>;

/**
 * Estimates how many seconds a run still takes, from what it did so far; null while that says too little.
 *
 * Totals grow as stages expand, so each stage is expected to get, beside what waits for it, what the stages before it
 * will still hand on at their yield so far; a refilled stage draws until its yield has given what is wanted. The stages
 * work side by side, so the one that needs longest decides.
 */
export function secondsLeft(stages: readonly StagePace[], leaves: readonly CompiledLeaf[]): number | null {
  let longest = 0;
  let arriving = 0;
  for (const [depth, stage] of stages.entries()) {
    const settled = stage.in - stage.pending;
    const total = expectedTasks(depth, arriving, stages, leaves);
    const remaining = total === null ? 0 : Math.max(stage.pending, total - settled);
    if (total === null || (remaining > 0 && (settled < ENOUGH || stage.seconds === 0))) return null;
    if (remaining > 0) longest = Math.max(longest, (remaining * stage.seconds) / settled);
    arriving = settled === 0 ? 0 : (remaining * stage.outputs) / settled;
  }
  return longest;
}

/** Estimates how many seconds a run with a target still takes, from its rows so far; null before the first. */
export function secondsToTarget(rows: number, target: number, elapsedMs: number): number | null {
  if (rows >= target) return 0;
  return rows === 0 ? null : ((target - rows) * elapsedMs) / rows / 1000;
}

/** The tasks that a stage will have seen in the end; null while nothing can be said. */
function expectedTasks(
  depth: number,
  arriving: number,
  stages: readonly StagePace[],
  leaves: readonly CompiledLeaf[],
): number | null {
  const stage = stages[depth];
  const arrived = depth === 0 ? 0 : (stages[depth - 1]?.outputs ?? 0);
  if (stage === undefined) return 0;
  const refill = leaves[depth]?.refill ?? null;
  if (refill !== null) {
    const share = keptShare(depth, stages, leaves);
    if (share === null) return arrived + arriving === 0 ? stage.in : null;
    const draws = Math.min(refill.maxAttempts, share === 0 ? refill.maxAttempts : refill.kept / share);
    return Math.max(stage.in, (depth === 0 ? stage.in / refill.kept : arrived + arriving) * draws);
  }
  const drawsPerItem = arrived === 0 ? 1 : stage.in / arrived;
  return stage.in + arriving * drawsPerItem;
}

/** The share of draws that come through a refill, from the yields of the stages inside it. */
function keptShare(
  first: number,
  stages: readonly StagePace[],
  leaves: readonly CompiledLeaf[],
): number | null {
  let share = 1;
  for (let depth = first; depth < stages.length; depth += 1) {
    const stage = stages[depth];
    const settled = stage === undefined ? 0 : stage.in - stage.pending;
    if (stage === undefined || settled < ENOUGH) return null;
    share *= Math.min(1, stage.outputs / settled);
    if ((leaves[depth]?.closes ?? 0) > 0) return share;
  }
  return share;
}
