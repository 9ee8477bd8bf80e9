import { describe, expect, it } from 'vitest';
import {
  aProblem,
  aSample,
  aSubject,
  aTopic,
  aTrajectory,
  aValidatedProblem,
} from '../../src/testing/sample-records.ts';

describe('the builders of records', () => {
  it('give records of their kind that build on each other', () => {
    const records = [aSubject(), aTopic(), aProblem(), aValidatedProblem(), aTrajectory(), aSample()];

    expect(records.map(({ kind }) => kind)).toEqual([
      'subject',
      'topic',
      'problem',
      'validated-problem',
      'trajectory',
      'sample',
    ]);
    expect(aProblem().topicId).toBe(aTopic().id);
    expect(aValidatedProblem().id).toBe(aProblem().id);
    expect(aTrajectory().problemId).toBe(aProblem().id);
    expect(aSample().id).toBe(aTrajectory().id);
  });

  it('keep what they are given', () => {
    const sample = aSample({ answer: '7', topic: 'Rings', reasoning: null, truncated: true, draw: 3 });

    expect(sample).toMatchObject({ answer: '7', topic: 'Rings', reasoning: null, truncated: true, draw: 3 });
    expect(sample).toMatchObject({ finalAnswer: '7', topicPath: ['Mathematics', 'Rings'], correct: true });
  });

  it('derive ids as a run does, from content', () => {
    expect(aProblem({ answer: '5' }).id).not.toBe(aProblem().id);
    expect(aProblem({ topic: 'Rings' }).topicId).toBe(aTopic({ topic: 'Rings' }).id);
    expect(aTrajectory({ draw: 1 }).id).not.toBe(aTrajectory().id);
    expect(aTrajectory({ id: aTrajectory({ draw: 9 }).id }).id).toBe(aTrajectory({ draw: 9 }).id);
    expect(aTrajectory({ problemId: aProblem({ answer: '5' }).id }).problemId).toBe(
      aProblem({ answer: '5' }).id,
    );
  });

  it('let the column follow from the label', () => {
    const opinions = { rule: null, judge: null, judgeSwapped: null };

    expect(aSample({ label: { kind: 'incorrect', by: 'rule', opinions } }).correct).toBe(false);
    expect(aSample({ label: { kind: 'unverified', reason: 'empty', opinions } }).correct).toBeNull();
  });

  it('hold only what JSON can carry', () => {
    expect(JSON.parse(JSON.stringify(aSample()))).toEqual(aSample());
  });
});
