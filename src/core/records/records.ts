import type { JsonValue } from '../json.ts';
import type { FinishReason } from '../reply.ts';
import type { ProblemId, SubjectId, TopicId, TrajectoryId } from './ids.ts';

/** Which model made which part of a record, as `provider:model`. */
export interface RecordModels {
  readonly expand?: string;
  /** The model that wrote the problem; behind it, after commas, those that rewrote it in custom stages. */
  readonly generate?: string;
  readonly validate?: readonly string[];
  readonly blindSolve?: string;
  readonly synthesize?: string;
  readonly label?: string;
}

/** A field of study, as the caller names it. */
export interface Subject {
  readonly kind: 'subject';
  readonly id: SubjectId;
  readonly subject: string;
  /** What the caller wants the topics to lean towards; null when nothing was said. */
  readonly guidance: string | null;
  /** The caller's own topics, each as its path below the subject; null when a model is to find them. */
  readonly topics: readonly (readonly string[])[] | null;
  /** How many topics a model is to find; null when the stage decides. */
  readonly topicsPerSubject: number | null;
  /** How many times the topics of a subject without a weight it is to have; left out when none was stated. */
  readonly weight?: number;
}

/** A group of topics inside a subject, made when `expand` works in two levels. */
export interface Area {
  readonly kind: 'area';
  readonly id: TopicId;
  readonly subject: string;
  readonly guidance: string | null;
  readonly area: string;
  readonly models: RecordModels;
}

/** A fine-grained topic of a subject. */
export interface Topic {
  readonly kind: 'topic';
  readonly id: TopicId;
  readonly subject: string;
  readonly topic: string;
  /** The way from the subject to the topic, both included. */
  readonly topicPath: readonly string[];
  readonly guidance: string | null;
  readonly models: RecordModels;
}

/** The form of a reference answer, as its generator declared it. */
export type AnswerType = 'integer' | 'number' | 'expression' | 'set' | 'formula' | 'year' | 'name' | 'text';

/** A generated problem with its reference answer. */
export interface Problem extends Omit<Topic, 'kind' | 'id'> {
  readonly kind: 'problem';
  readonly id: ProblemId;
  readonly topicId: TopicId;
  readonly problem: string;
  /** The reference answer. */
  readonly answer: string;
  readonly answerType: AnswerType;
  /** Columns that came with a problem of your own (`keep` of `readProblems`); left out when there are none. */
  readonly extra?: { readonly [column: string]: JsonValue };
}

/** What one verifier said of a problem. */
export interface Vote {
  /** The verifier, as `provider:model`. */
  readonly model: string;
  readonly verdict: 'valid' | 'invalid';
  readonly reason: string;
}

/** A problem that rules and verifiers accepted. */
export interface ValidatedProblem extends Omit<Problem, 'kind'> {
  readonly kind: 'validated-problem';
  /** In the order of the verifiers. */
  readonly votes: readonly Vote[];
  /** Share of blind attempts that missed the reference, 0 to 1, so 1 less the pass rate; null when none were made. */
  readonly difficulty: number | null;
  /** Blind attempts made, and how many of them reached the reference: what `passAtK` takes. Null when none were made. */
  readonly blindAttempts: number | null;
  readonly blindCorrect: number | null;
  /** Share of right attempts of each model that was probed; left out when none was. See `withPassRates`. */
  readonly passRates?: { readonly [model: string]: number };
}

/** One model's attempt at a problem. */
export interface Trajectory extends Omit<ValidatedProblem, 'kind' | 'id'> {
  readonly kind: 'trajectory';
  readonly id: TrajectoryId;
  readonly problemId: ProblemId;
  /** Which attempt at the problem this is, from 0. */
  readonly draw: number;
  /** The model's thinking; null when the model returned none separately from its text. */
  readonly reasoning: string | null;
  /** The model's text after its thinking. */
  readonly solution: string;
  /** The final answer found in the solution; null when there is none. */
  readonly finalAnswer: string | null;
  readonly finishReason: FinishReason;
  /** The server's own word for it; left out when it is the same word, or there is none. */
  readonly rawFinishReason?: string;
  /** Whether the reply was cut before its end. */
  readonly truncated: boolean;
}

/** What the judge said of a final answer. */
export interface JudgeOpinion {
  readonly verdict: 'correct' | 'incorrect';
  readonly reason: string;
}

/** What the comparison by rules and the judge each said. */
export interface LabelOpinions {
  /** The comparison without a model; null when it was not made. */
  readonly rule: 'equal' | 'different' | 'unknown' | null;
  /** The judge; null when it was not asked. */
  readonly judge: JudgeOpinion | null;
  /** The judge with the two answers in the other order; null when it was asked once. */
  readonly judgeSwapped: JudgeOpinion | null;
}

/** Why a trajectory has no label. */
export type UnverifiedReason =
  | 'empty'
  | 'truncated'
  | 'unfinished'
  | 'no-final-answer'
  | 'refused'
  | 'off-problem'
  | 'undecided';

/** Whether a trajectory reaches the reference answer, and who says so. */
export type Label =
  | { readonly kind: 'correct'; readonly by: 'rule' | 'judge'; readonly opinions: LabelOpinions }
  | { readonly kind: 'incorrect'; readonly by: 'rule' | 'judge'; readonly opinions: LabelOpinions }
  | { readonly kind: 'unverified'; readonly reason: UnverifiedReason; readonly opinions: LabelOpinions };

/** A labelled trajectory: the row of the dataset. */
export interface Sample extends Omit<Trajectory, 'kind'> {
  readonly kind: 'sample';
  readonly label: Label;
  /** The label as one column: true, false, or null for `unverified`. */
  readonly correct: boolean | null;
}

/** Every record that a built-in stage reads or writes. */
export type ChimeraRecord = Subject | Area | Topic | Problem | ValidatedProblem | Trajectory | Sample;
