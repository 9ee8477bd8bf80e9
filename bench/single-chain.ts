import type { CallChain, PlannedDraw, RunPlan } from './makespan.ts';
import { mean } from './median.ts';

/**
 * Milliseconds of one chain of single calls: the mean latencies of a page of topics, a draft, the slower of its
 * verifiers, a solution and a verdict of the judge.
 */
export function singleChainMs({ subjects }: RunPlan): number {
  const pages = subjects.flat();
  const draws = pages.flatMap(({ topics }) => topics.flatMap((topic) => topic.draws));
  const meanOf = (chainsOf: (draw: PlannedDraw) => readonly CallChain[]): number => {
    const asked = draws.map((draw) => slowest(chainsOf(draw))).filter((ms) => ms > 0);
    return asked.length === 0 ? 0 : mean(asked);
  };
  return (
    mean(pages.map(({ expand }) => slowest([expand]))) +
    meanOf(({ generate }) => [generate]) +
    meanOf(({ verify }) => verify) +
    meanOf(({ synthesize }) => [synthesize]) +
    meanOf(({ label }) => [label])
  );
}

/** The first calls only: a re-ask belongs to no chain of single calls. */
function slowest(chains: readonly CallChain[]): number {
  return Math.max(0, ...chains.map(([first]) => first?.ms ?? 0));
}
