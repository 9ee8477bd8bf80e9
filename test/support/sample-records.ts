/** The records that users' tests build are the ones that ours build. */
export { aProblem, aTopic, aTrajectory, aValidatedProblem } from '../../src/testing/sample-records.ts';
