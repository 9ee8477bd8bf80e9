import type { ProblemId } from '../../core/records/ids.ts';
import type { Sample, ValidatedProblem } from '../../core/records/records.ts';

/** Returns the problem that a sample is an attempt at. */
export function problemOf(sample: Sample): ValidatedProblem {
  const { draw, reasoning, solution, finalAnswer, finishReason, truncated, label, correct, ...rest } = sample;
  const { problemId, models, ...fields } = rest;
  const { synthesize, label: labeller, ...makers } = models;
  const id: ProblemId = problemId;
  return { ...fields, kind: 'validated-problem', id, models: makers };
}
