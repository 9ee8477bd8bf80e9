import { z } from 'zod';
import type { FinishReason } from '../reply.ts';
import { everyAnswerType } from './answer-types.ts';
import type {
  AnswerType,
  ChimeraRecord,
  JudgeOpinion,
  Label,
  LabelOpinions,
  Problem,
  RecordModels,
  Sample,
  Subject,
  Topic,
  Trajectory,
  UnverifiedReason,
  ValidatedProblem,
  Vote,
} from './records.ts';

/** Kinds of records that a stage takes from outside. */
export type RecordKind = Exclude<ChimeraRecord['kind'], 'area'>;

/** The record of a kind. */
export type RecordOf<Kind extends RecordKind> = Extract<ChimeraRecord, { readonly kind: Kind }>;

/** A schema for each field of a record, so that a field that is added to the record is missed here by the compiler. */
type FieldsOf<Shape> = { readonly [Field in keyof Required<Shape>]: z.ZodTypeAny };

type RecordSchemas = Readonly<Record<RecordKind, z.ZodType<unknown>>>;

let made: RecordSchemas | null = null;

/** What each kind of record must be when it comes from a file or a caller. Further fields are let through. */
export function recordSchema(kind: RecordKind): z.ZodType<unknown> {
  // Made on first use: a program that imports the library would wait for all of them.
  made ??= makeRecordSchemas();
  return made[kind];
}

function makeRecordSchemas(): RecordSchemas {
  const text = z.string();
  const name = z.string().min(1, 'must not be empty');
  const count = z.number().int().nonnegative();

  /** Exports write a column for each of them, with null where there is none. */
  const models = z.object({
    expand: text.nullish(),
    generate: text.nullish(),
    validate: z.array(text).nullish(),
    blindSolve: text.nullish(),
    synthesize: text.nullish(),
    label: text.nullish(),
  } satisfies FieldsOf<RecordModels>);

  const answerType = oneOf<AnswerType>(everyAnswerType);

  const finishReason = oneOf<FinishReason>({
    stop: true,
    length: true,
    'content-filter': true,
    'tool-calls': true,
    error: true,
    other: true,
  });

  const vote = z.object({
    model: text,
    verdict: oneOf<Vote['verdict']>({ valid: true, invalid: true }),
    reason: text,
  } satisfies FieldsOf<Vote>);

  const judgeOpinion = z.object({
    verdict: oneOf<JudgeOpinion['verdict']>({ correct: true, incorrect: true }),
    reason: text,
  } satisfies FieldsOf<JudgeOpinion>);

  const opinions = z.object({
    rule: oneOf<NonNullable<LabelOpinions['rule']>>({
      equal: true,
      different: true,
      unknown: true,
    }).nullable(),
    judge: judgeOpinion.nullable(),
    judgeSwapped: judgeOpinion.nullable(),
  } satisfies FieldsOf<LabelOpinions>);

  const unverifiedReason = oneOf<UnverifiedReason>({
    empty: true,
    truncated: true,
    unfinished: true,
    'no-final-answer': true,
    refused: true,
    'off-problem': true,
    undecided: true,
  });

  const by = oneOf<Extract<Label, { kind: 'correct' }>['by']>({ rule: true, judge: true });

  const label = z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('correct'), by, opinions }),
    z.object({ kind: z.literal('incorrect'), by, opinions }),
    z.object({ kind: z.literal('unverified'), reason: unverifiedReason, opinions }),
  ]);

  const topic = {
    kind: z.literal('topic'),
    id: name,
    subject: name,
    topic: name,
    topicPath: z.array(name).min(2, 'must lead from the subject to the topic'),
    guidance: text.nullable(),
    models,
  } satisfies FieldsOf<Topic>;

  const problem = {
    ...topic,
    kind: z.literal('problem'),
    topicId: name,
    problem: name,
    answer: name,
    answerType,
    // Exports write it as JSON text, or null.
    extra: z.union([z.record(text, z.unknown()), text]).nullish(),
  } satisfies FieldsOf<Problem>;

  const validatedProblem = {
    ...problem,
    kind: z.literal('validated-problem'),
    votes: z.array(vote),
    difficulty: z.number().min(0).max(1).nullable(),
    blindAttempts: count.nullable(),
    blindCorrect: count.nullable(),
    // Exports write it as JSON text, or null.
    passRates: z.union([z.record(text, z.number().min(0).max(1)), text]).nullish(),
  } satisfies FieldsOf<ValidatedProblem>;

  const trajectory = {
    ...validatedProblem,
    kind: z.literal('trajectory'),
    problemId: name,
    draw: count,
    reasoning: text.nullable(),
    solution: text,
    finalAnswer: text.nullable(),
    finishReason,
    rawFinishReason: text.nullish(),
    truncated: z.boolean(),
  } satisfies FieldsOf<Trajectory>;

  const sample = {
    ...trajectory,
    kind: z.literal('sample'),
    label,
    correct: z.boolean().nullable(),
  } satisfies FieldsOf<Sample>;

  const subject = {
    kind: z.literal('subject'),
    id: name,
    subject: name,
    guidance: text.nullable(),
    topics: z.array(z.array(name).min(1)).nullable(),
    topicsPerSubject: z.number().int().positive().nullable(),
    weight: z.number().positive().optional(),
  } satisfies FieldsOf<Subject>;

  return {
    subject: z.object(subject),
    topic: z.object(topic),
    problem: z.object(problem),
    'validated-problem': z.object(validatedProblem),
    trajectory: z.object(trajectory),
    sample: z.object(sample),
  };
}

/** One of some words; the table must name them all. */
function oneOf<Word extends string>(table: Readonly<Record<Word, true>>): z.ZodType<string> {
  return z
    .string()
    .refine((word) => Object.hasOwn(table, word), `must be one of ${Object.keys(table).join(', ')}`);
}
