import { continuedFraction } from './mathematics/continued-fraction.ts';
import { matrixPowers } from './mathematics/matrix-powers.ts';
import { modularRoots } from './mathematics/modular-roots.ts';
import { necklaces } from './mathematics/necklaces.ts';
import { polynomialRemainder } from './mathematics/polynomial-remainder.ts';
import { powerTower } from './mathematics/power-tower.ts';
import type { ProblemFamily } from './problem-family.ts';

export const mathematics: readonly ProblemFamily[] = [
  powerTower,
  necklaces,
  modularRoots,
  matrixPowers,
  polynomialRemainder,
  continuedFraction,
];
