import { frameshift } from './biology/frameshift.ts';
import { randomMating } from './biology/random-mating.ts';
import { recessiveLoci } from './biology/recessive-loci.ts';
import { restrictionFragments } from './biology/restriction-fragments.ts';
import { threePointCross } from './biology/three-point-cross.ts';
import type { ProblemFamily } from './problem-family.ts';

export const biology: readonly ProblemFamily[] = [
  threePointCross,
  recessiveLoci,
  frameshift,
  restrictionFragments,
  randomMating,
];
