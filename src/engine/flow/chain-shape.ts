import type { CompiledLeaf } from './compiled-plan.ts';

/** Where the chains of a pipeline begin, and how many rows one can give. */
export interface ChainShape {
  /** The leaf whose draws begin chains: the first that refills, or else the first behind the last sequential one. */
  readonly depth: number;
  /** Most rows of one chain, each draw taken to give one output; infinite where only the draws themselves tell. */
  readonly mostRows: number;
}

/** Returns the shape of the chains of a pipeline: a chain is a draw of one leaf with all that follows from it. */
export function chainShapeOf(leaves: readonly CompiledLeaf[]): ChainShape {
  const depth = depthOf(leaves);
  const first = leaves[depth]?.plan.sequential === true ? Number.POSITIVE_INFINITY : 1;
  const draws = leaves
    .slice(depth + 1)
    .map(({ plan, refill }) => refill?.kept ?? plan.fixedDraws ?? Number.POSITIVE_INFINITY);
  return { depth, mostRows: draws.reduce((most, count) => most * count, first) };
}

function depthOf(leaves: readonly CompiledLeaf[]): number {
  const refill = leaves.findIndex((leaf) => leaf.refill !== null);
  if (refill !== -1) return refill;
  const sequential = leaves.findLastIndex(({ plan }) => plan.sequential);
  return Math.min(sequential + 1, leaves.length - 1);
}
