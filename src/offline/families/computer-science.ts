import { attributeClosure } from './computer-science/attribute-closure.ts';
import { boundedRuns } from './computer-science/bounded-runs.ts';
import { lastSurvivor } from './computer-science/last-survivor.ts';
import { pageFaults } from './computer-science/page-faults.ts';
import { treeReading } from './computer-science/tree-reading.ts';
import type { ProblemFamily } from './problem-family.ts';

export const computerScience: readonly ProblemFamily[] = [
  boundedRuns,
  pageFaults,
  lastSurvivor,
  attributeClosure,
  treeReading,
];
