import { describe, expectTypeOf, it } from 'vitest';
import type { ChimeraRecord, ProblemId, TopicId, TrajectoryId } from '../../src/engine.ts';
import type {
  AnswerType,
  Label,
  Problem,
  RunEnd,
  Sample,
  Trajectory,
  UnverifiedReason,
  ValidatedProblem,
  Vote,
} from '../../src/index.ts';
import type { LabelOpinions } from '../../src/verification.ts';

/** Leaves no label out. */
function columnOf(label: Label): boolean | null {
  switch (label.kind) {
    case 'correct':
    case 'incorrect':
      expectTypeOf(label.by).toEqualTypeOf<'rule' | 'judge'>();
      return label.kind === 'correct';
    case 'unverified':
      expectTypeOf(label.reason).toEqualTypeOf<UnverifiedReason>();
      // @ts-expect-error no one labelled it
      label.by;
      return null;
    default:
      return label satisfies never;
  }
}

/** Leaves no record out. */
function textOf(record: ChimeraRecord): string {
  switch (record.kind) {
    case 'subject':
      return record.subject;
    case 'area':
      return record.area;
    case 'topic':
      return record.topic;
    case 'problem':
    case 'validated-problem':
    case 'trajectory':
    case 'sample':
      return record.problem;
    default:
      return record satisfies never;
  }
}

/** Leaves no end out. */
function exitCodeOf(end: RunEnd): number {
  switch (end) {
    case 'completed':
    case 'stopped':
    case 'budget':
    case 'waiting':
      return 0;
    case 'aborted':
    case 'failed':
      return 1;
    default:
      return end satisfies never;
  }
}

describe('records', () => {
  it('are exhaustive unions', () => {
    expectTypeOf(columnOf).returns.toEqualTypeOf<Sample['correct']>();
    expectTypeOf(textOf).returns.toEqualTypeOf<string>();
    expectTypeOf(exitCodeOf).returns.toEqualTypeOf<number>();
  });

  it('carry all that came before them', () => {
    expectTypeOf<Sample>().toExtend<Omit<Trajectory, 'kind'>>();
    expectTypeOf<Trajectory>().toExtend<Omit<ValidatedProblem, 'kind' | 'id'>>();
    expectTypeOf<ValidatedProblem>().toExtend<Omit<Problem, 'kind'>>();
    expectTypeOf<Sample['votes']>().toEqualTypeOf<readonly Vote[]>();
    expectTypeOf<Sample['answerType']>().toEqualTypeOf<AnswerType>();
    expectTypeOf<Sample['label']['opinions']>().toEqualTypeOf<LabelOpinions>();
  });

  it('do not stand for one another, though their fields agree', () => {
    expectTypeOf<Problem>().not.toExtend<ValidatedProblem>();
    expectTypeOf<ValidatedProblem>().not.toExtend<Problem>();
    expectTypeOf<Trajectory>().not.toExtend<Sample>();
    expectTypeOf<TopicId>().not.toExtend<ProblemId>();
    expectTypeOf<Sample['id']>().toEqualTypeOf<TrajectoryId>();
    expectTypeOf<Sample['problemId']>().toEqualTypeOf<ProblemId>();
  });

  it('cannot be changed', () => {
    const change = (sample: Sample): void => {
      // @ts-expect-error records are read-only
      sample.correct = true;
      // @ts-expect-error and so are their lists
      sample.topicPath.push('more');
    };
    expectTypeOf(change).toBeFunction();
  });
});
