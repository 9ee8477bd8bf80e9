import { problemId, subjectId, topicId, trajectoryId } from '../core/records/ids.ts';
import type {
  Label,
  Problem,
  Sample,
  Subject,
  Topic,
  Trajectory,
  ValidatedProblem,
} from '../core/records/records.ts';

/**
 * Creates a subject for tests that care about one or two of its fields. As with all builders here, what is not given has
 * a sensible default, and ids follow from the rest as they do in a run.
 *
 * @example
 * ```ts
 * const subject = aSubject({ subject: 'Botany', topics: [['Leaf venation']] });
 * ```
 */
export function aSubject(fields: Partial<Subject> = {}): Subject {
  const { subject = 'Mathematics', guidance = null, topics = null } = fields;
  return {
    kind: 'subject',
    id: subjectId(subject, guidance, topics),
    subject,
    guidance,
    topics,
    topicsPerSubject: null,
    ...fields,
  };
}

/**
 * Creates a topic; see `aSubject`.
 *
 * @example
 * ```ts
 * import { aTopic } from 'chimera-sdk/testing';
 *
 * const topic = aTopic({ subject: 'Botany', topic: 'Leaf venation' });
 * ```
 */
export function aTopic(fields: Partial<Topic> = {}): Topic {
  const { subject = 'Mathematics', topic = 'Sieve methods', guidance = null } = fields;
  const { topicPath = [subject, topic] } = fields;
  return {
    kind: 'topic',
    id: topicId(subjectId(subject, guidance), topicPath.slice(1)),
    subject,
    topic,
    topicPath,
    guidance,
    models: { expand: 'test:expander' },
    ...fields,
  };
}

/**
 * Creates a generated problem; see `aSubject`.
 *
 * @example
 * ```ts
 * const problem = aProblem({ problem: 'Compute $3 + 4$.', answer: '7' });
 * ```
 */
export function aProblem(fields: Partial<Problem> = {}): Problem {
  const { kind, id, models, ...given } = fields;
  const topic = aTopic(given);
  const { topicId = topic.id, problem = 'Compute $2 + 2$.', answer = '4', answerType = 'integer' } = fields;
  return {
    ...topic,
    models: { ...topic.models, generate: 'test:writer' },
    ...fields,
    kind: 'problem',
    id: id ?? problemId(topicId, problem, answer, answerType),
    topicId,
    problem,
    answer,
    answerType,
  };
}

/**
 * Creates a problem that one verifier accepted; see `aSubject`.
 *
 * @example
 * ```ts
 * const problem = aValidatedProblem({ problem: 'Compute $3 + 4$.', answer: '7' });
 * ```
 */
export function aValidatedProblem(fields: Partial<ValidatedProblem> = {}): ValidatedProblem {
  const { kind, models, ...given } = fields;
  const problem = aProblem(given);
  return {
    votes: [{ model: 'test:verifier', verdict: 'valid', reason: 'Sound.' }],
    difficulty: null,
    blindAttempts: null,
    blindCorrect: null,
    ...problem,
    models: { ...problem.models, validate: ['test:verifier'] },
    ...fields,
    kind: 'validated-problem',
  };
}

/**
 * Creates an attempt that reaches the reference answer; see `aSubject`.
 *
 * @example
 * ```ts
 * import { aTrajectory } from 'chimera-sdk/testing';
 *
 * const trajectory = aTrajectory({ answer: '7', finalAnswer: '8' });
 * ```
 */
export function aTrajectory(fields: Partial<Trajectory> = {}): Trajectory {
  const { kind, id, models, problemId, ...given } = fields;
  const problem = aValidatedProblem({ ...given, ...(problemId === undefined ? {} : { id: problemId }) });
  const { draw = 0, finalAnswer = problem.answer } = fields;
  return {
    reasoning: 'Two and two.',
    solution: `Final answer: ${finalAnswer ?? 'none'}`,
    finishReason: 'stop',
    truncated: false,
    ...problem,
    models: { ...problem.models, synthesize: 'test:solver' },
    ...fields,
    kind: 'trajectory',
    id: id ?? trajectoryId(problem.id, draw),
    problemId: problem.id,
    draw,
    finalAnswer,
  };
}

/**
 * Creates a labelled attempt, a row of the dataset; see `aSubject`. Without `label` it is correct, and `correct` follows
 * from the label.
 *
 * @example
 * ```ts
 * import { aSample } from 'chimera-sdk/testing';
 *
 * const opinions = { rule: 'different', judge: null, judgeSwapped: null } as const;
 * const sample = aSample({ label: { kind: 'incorrect', by: 'rule', opinions } });
 * ```
 */
export function aSample(fields: Partial<Sample> = {}): Sample {
  const { kind, models, ...given } = fields;
  const trajectory = aTrajectory(given);
  const { label = correctLabel } = fields;
  return {
    correct: label.kind === 'unverified' ? null : label.kind === 'correct',
    ...trajectory,
    models: { ...trajectory.models, label: 'test:judge' },
    ...fields,
    kind: 'sample',
    label,
  };
}

const correctLabel: Label = {
  kind: 'correct',
  by: 'judge',
  opinions: { rule: null, judge: { verdict: 'correct', reason: 'The same number.' }, judgeSwapped: null },
};
