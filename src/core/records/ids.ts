import { contentHash } from '../content-hash.ts';

declare const brand: unique symbol;
type Branded<Name extends string> = string & { readonly [brand]: Name };

/** Identifies a subject: derived from its name and guidance, and from the topics that it brings, if any. */
export type SubjectId = Branded<'subject'>;
/** Identifies a topic: derived from its subject and its path below it. */
export type TopicId = Branded<'topic'>;
/** Identifies a problem: derived from its topic, statement, reference answer and answer type. */
export type ProblemId = Branded<'problem'>;
/** Identifies a trajectory and the sample made of it: derived from its problem and its draw. */
export type TrajectoryId = Branded<'trajectory'>;

/**
 * Without `topics` it is the subject as its topics know it. With them it tells apart two entries of one subject that
 * bring different topics.
 */
export function subjectId(
  name: string,
  guidance: string | null,
  topics: readonly (readonly string[])[] | null = null,
): SubjectId {
  const parts = topics === null ? [name, guidance] : [name, guidance, topics];
  return contentHash('subject', ...parts) as SubjectId;
}

export function topicId(subject: string, path: readonly string[]): TopicId {
  return contentHash('topic', subject, path) as TopicId;
}

export function problemId(topic: TopicId, problem: string, answer: string, answerType: string): ProblemId {
  return contentHash('problem', topic, problem, answer, answerType) as ProblemId;
}

export function trajectoryId(problem: ProblemId, draw: number): TrajectoryId {
  return contentHash('trajectory', problem, draw) as TrajectoryId;
}
