import { combustion } from './chemistry/combustion.ts';
import { isotopologues } from './chemistry/isotopologues.ts';
import { molecularIonPeaks } from './chemistry/molecular-ion-peaks.ts';
import { neutralizationHeat } from './chemistry/neutralization-heat.ts';
import { unsaturatedFormula } from './chemistry/unsaturated-formula.ts';
import type { ProblemFamily } from './problem-family.ts';

export const chemistry: readonly ProblemFamily[] = [
  combustion,
  isotopologues,
  unsaturatedFormula,
  neutralizationHeat,
  molecularIonPeaks,
];
