import { describe, expect, it } from 'vitest';
import { ConfigurationError } from '../../src/errors/index.ts';
import { offlineModels } from '../../src/offline/index.ts';
import { truthOf } from '../../src/offline/offline-truth.ts';
import { compose } from '../../src/pipeline/compose.ts';
import { expand } from '../../src/stages/expand/index.ts';
import { generate } from '../../src/stages/generate/index.ts';
import type { ValidatePromptInput } from '../../src/stages/validate/index.ts';
import { aProblem } from '../../src/testing/sample-records.ts';
import { calibrate } from '../../src/verification/calibrate.ts';
import type { CalibrateOptions, LabelledProblem } from '../../src/verification/calibrate-options.ts';
import { calibrationOf } from '../../src/verification/calibration.ts';
import { correlationOf, kappaOf, shareOf } from '../../src/verification/vote-statistics.ts';

const models = offlineModels({ seed: 11 });

/** Problems of the offline world with the truth that it knows: a person's labels, without the person. */
async function labelledProblems(): Promise<readonly LabelledProblem[]> {
  const drafts = compose(
    expand({ model: models.expand, topicsPerSubject: 25 }),
    generate({ model: models.generate, problemsPerTopic: 4 }),
  );
  const problems = await drafts.run(['Mathematics', 'Chemistry', 'History']).toArray();
  return problems.flatMap((problem) => {
    const truth = truthOf(problem.problem);
    return truth === null ? [] : [{ problem, valid: truth.valid && truth.answer === problem.answer }];
  });
}

describe('calibrate', () => {
  it('finds the error rates and the correlation that the offline verifiers have', async () => {
    const items = await labelledProblems();

    const found = await calibrate(items, { models: models.validate });

    expect(found.items + found.failed).toBe(items.length);
    for (const { sensitivity, specificity, kappa } of found.voters) {
      expect(sensitivity?.value).toBeCloseTo(0.9, 1);
      expect(specificity?.low).toBeLessThan(0.9);
      expect(specificity?.high).toBeGreaterThan(0.9);
      expect(kappa).toBeGreaterThan(0.6);
    }
    expect(found.errorCorrelation[0]?.[1]).toBeGreaterThan(0.25);
    expect(found.errorCorrelation[0]?.[1]).toBeLessThan(0.75);
    expect(found.effectiveVotes).toBeGreaterThan(1.1);
    expect(found.effectiveVotes).toBeLessThan(1.7);
    const { value = 0, low = 0, high = 0 } = found.precision ?? {};
    expect(low).toBeLessThan(value);
    expect(value).toBeLessThan(high);
    expect(found.notes).toEqual([]);
  });

  it('judges judges by labelled answers', async () => {
    const items = Array.from({ length: 60 }, (_, index) => ({
      problem: `Give the number ${index}.`,
      answer: `${index}`,
      finalAnswer: index % 2 === 0 ? `${index}` : `${index + 1}`,
      correct: index % 2 === 0,
    }));

    const { voters } = await calibrate(items, { models: [models.label] });

    expect(voters[0]?.sensitivity?.value).toBeGreaterThan(0.8);
    expect(voters[0]?.specificity?.value).toBeGreaterThan(0.7);
  });

  it('says what agreeing voters cannot tell', () => {
    const ballots = [true, false, true].map((isGood) => ({ isGood, votes: [true, true] }));

    expect(calibrationOf(['a', 'b'], ballots, 3, 2).notes).toEqual([
      'the voters agree on every item: whether they err independently cannot be told',
    ]);
  });

  it('says when only good or only bad items were labelled', () => {
    const onlyGood = calibrationOf(['a'], [{ isGood: true, votes: [true] }], 1, 1);
    const onlyBad = calibrationOf(['a'], [{ isGood: false, votes: [false] }], 1, 1);

    expect(onlyGood.voters[0]?.specificity).toBeNull();
    expect(onlyGood.notes.join()).toContain('no item is labelled bad');
    expect(onlyBad.precision).toBeNull();
    expect(onlyBad.notes.join()).toContain('no item is labelled good');
  });

  const problem: LabelledProblem = { problem: aProblem(), valid: true };

  it.each<[readonly LabelledProblem[], object, RegExp]>([
    [[problem], { models: [] }, /^calibrate\.models must be a list of at least one model/],
    [[problem], {}, /^calibrate\.models /],
    [[], { models: [models.label] }, /^calibrate\.items must be a list of at least one/],
    [[], { models: [] }, /calibrate\.items.*calibrate\.models/],
    [
      [problem],
      { models: [models.label], agreement: { atLeast: 2 } },
      /^calibrate\.agreement\.atLeast must be at most the number of models, 1, got 2/,
    ],
    [[problem], { models: [models.label], verifiers: [] }, /^calibrate\.verifiers/],
    [
      [{ problem: 'p', answer: '1', finalAnswer: '1', correct: true } as unknown as LabelledProblem],
      { models: [models.label], level: 'school' },
      /^calibrate\.level has no effect on labelled answers; leave it out/,
    ],
    [
      [problem, { correct: true } as unknown as LabelledProblem],
      { models: [models.label] },
      /^calibrate\.items\[1\]/,
    ],
    [
      ['x' as unknown as LabelledProblem],
      { models: [models.label] },
      /^calibrate\.items\[0\] must be a labelled problem/,
    ],
  ])('refuses %#', async (items, options, message) => {
    const error: unknown = await calibrate(items, options as CalibrateOptions<ValidatePromptInput>).catch(
      (thrown: unknown) => thrown,
    );
    const issues = error instanceof ConfigurationError ? error.issues : [];
    expect(issues.map((issue) => `${issue.option} ${issue.message}`).join(' ')).toMatch(message);
  });
});

describe('the statistics of votes', () => {
  it('returns the Wilson interval', () => {
    const share = shareOf(9, 10);

    expect(share?.value).toBe(0.9);
    expect(share?.low).toBeCloseTo(0.596, 3);
    expect(share?.high).toBeCloseTo(0.982, 3);
    expect(shareOf(0, 0)).toBeNull();
    expect(shareOf(5, 5)?.high).toBe(1);
  });

  it("returns Cohen's kappa", () => {
    const truth = [true, true, false, false];

    expect(kappaOf(truth, truth)).toBe(1);
    expect(kappaOf([true, false, true, false], truth)).toBe(0);
    expect(kappaOf([true, true, true, false], truth)).toBeCloseTo(0.5);
    expect(kappaOf([true, true], [true, true])).toBeNull();
  });

  it('returns the correlation of yes and no', () => {
    expect(correlationOf([true, false, true, false], [true, false, true, false])).toBeCloseTo(1);
    expect(correlationOf([true, false, true, false], [false, true, false, true])).toBeCloseTo(-1);
    expect(correlationOf([true, true, false, false], [true, false, true, false])).toBeCloseTo(0);
    expect(correlationOf([true, true], [true, false])).toBeNull();
  });
});
