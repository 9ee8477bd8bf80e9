import { cognateShares } from './linguistics/cognate-shares.ts';
import { naturalClass } from './linguistics/natural-class.ts';
import { numeralSystem } from './linguistics/numeral-system.ts';
import { ruleOrdering } from './linguistics/rule-ordering.ts';
import { smoothedBigrams } from './linguistics/smoothed-bigrams.ts';
import type { ProblemFamily } from './problem-family.ts';

export const linguistics: readonly ProblemFamily[] = [
  ruleOrdering,
  numeralSystem,
  naturalClass,
  cognateShares,
  smoothedBigrams,
];
