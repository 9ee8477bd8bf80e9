import { contentHash } from './content-hash.ts';

declare const brand: unique symbol;
type Branded<Name extends string> = string & { readonly [brand]: Name };

/** Identifies a subject: derived from its name and guidance. */
export type SubjectId = Branded<'subject'>;
/** Identifies a topic: derived from its subject and its path below it. */
export type TopicId = Branded<'topic'>;
/** Identifies a problem: derived from its topic, statement, reference answer and answer type. */
export type ProblemId = Branded<'problem'>;
/** Identifies a trajectory and the sample made of it: derived from its problem and its draw. */
export type TrajectoryId = Branded<'trajectory'>;

export function subjectId(name: string, guidance: string | null): SubjectId {
  return contentHash('subject', name, guidance) as SubjectId;
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

/** Gives the id by which the engine follows any item: its own `id`, or one derived from its content. */
export function itemId(item: unknown): string {
  if (typeof item === 'object' && item !== null && 'id' in item && typeof item.id === 'string')
    return item.id;
  return contentHash('item', item);
}
