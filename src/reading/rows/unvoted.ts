import type { Problem, ValidatedProblem } from '../../core/records/records.ts';

/** A problem from outside as one that counts as validated, though no verifier saw it. */
export function unvoted(problem: Problem): ValidatedProblem {
  return {
    ...problem,
    kind: 'validated-problem',
    votes: [],
    difficulty: null,
    blindAttempts: null,
    blindCorrect: null,
  };
}
