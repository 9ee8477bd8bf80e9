import { collisionChain } from './physics/collision-chain.ts';
import { einsteinSolids } from './physics/einstein-solids.ts';
import { rampedWork } from './physics/ramped-work.ts';
import { rayMatrix } from './physics/ray-matrix.ts';
import { spinCoupling } from './physics/spin-coupling.ts';
import type { ProblemFamily } from './problem-family.ts';

export const physics: readonly ProblemFamily[] = [
  einsteinSolids,
  collisionChain,
  rampedWork,
  spinCoupling,
  rayMatrix,
];
