import { problemId, subjectId, topicId, trajectoryId } from '../../src/core/ids.ts';
import type { Problem, Topic, Trajectory, ValidatedProblem } from '../../src/core/records.ts';

/** Records with sensible defaults, for tests that care about one or two of their fields. */
export function aTopic(fields: Partial<Topic> = {}): Topic {
  const { subject = 'Mathematics', topic = 'Sieve methods', guidance = null } = fields;
  return {
    kind: 'topic',
    id: topicId(subjectId(subject, guidance), [topic]),
    subject,
    topic,
    topicPath: [subject, topic],
    guidance,
    models: { expand: 'test:expander' },
    ...fields,
  };
}

export function aProblem(fields: Partial<Problem> = {}): Problem {
  const { id, kind, ...topic } = aTopic();
  const { problem = 'Compute $2 + 2$.', answer = '4' } = fields;
  return {
    ...topic,
    kind: 'problem',
    id: problemId(id, problem, answer),
    topicId: id,
    problem,
    answer,
    answerType: 'integer',
    models: { ...topic.models, generate: 'test:writer' },
    ...fields,
  };
}

export function aValidatedProblem(fields: Partial<ValidatedProblem> = {}): ValidatedProblem {
  const { kind, ...problem } = aProblem();
  const models = { ...problem.models, validate: ['test:verifier'] };
  return { ...problem, kind: 'validated-problem', votes: [], difficulty: null, models, ...fields };
}

export function aTrajectory(fields: Partial<Trajectory> = {}): Trajectory {
  const { kind, id, ...problem } = aValidatedProblem();
  return {
    ...problem,
    kind: 'trajectory',
    id: trajectoryId(id, 0),
    problemId: id,
    draw: 0,
    reasoning: 'Two and two.',
    solution: 'Final answer: 4',
    finalAnswer: '4',
    finishReason: 'stop',
    truncated: false,
    models: { ...problem.models, synthesize: 'test:solver' },
    ...fields,
  };
}
