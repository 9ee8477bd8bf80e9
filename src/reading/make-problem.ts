import { isJsonObject } from '../core/json.ts';
import { answerTypes } from '../core/records/answer-types.ts';
import { problemId, subjectId, topicId } from '../core/records/ids.ts';
import type { AnswerType, Problem } from '../core/records/records.ts';
import { checkOptions } from '../options/check-options.ts';
import {
  nonEmptyString,
  type OptionSchema,
  type OptionShape,
  oneOf,
  optionOf,
  optionsSchema,
} from '../options/option-schemas.ts';

/** What a problem of your own consists of. */
export interface ProblemFields {
  /** The full statement. */
  readonly problem: string;
  /** The reference answer. */
  readonly answer: string;
  /** @default 'General' */
  readonly subject?: string;
  /** @default 'General' */
  readonly topic?: string;
  /** @default 'integer' or 'number' when the answer is a plain one, otherwise 'text' */
  readonly answerType?: AnswerType;
  /** Columns that go with the problem into every record that is made from it. */
  readonly extra?: NonNullable<Problem['extra']>;
}

/** The place of a problem whose subject and topic are not known. */
const UNPLACED = { subject: 'General', topic: 'General' } as const;

/** What each field must be. */
export const fieldShapes: OptionShape<ProblemFields> = {
  problem: nonEmptyString,
  answer: nonEmptyString,
  subject: nonEmptyString.optional(),
  topic: nonEmptyString.optional(),
  answerType: oneOf(answerTypes).optional(),
  extra: optionOf(isJsonObject, 'an object of columns').optional(),
};

const fieldsSchema: OptionSchema = optionsSchema<ProblemFields>(
  fieldShapes,
  'an object such as { problem, answer, subject }',
  'field',
);

/**
 * Makes a problem of your own, such as `validate` takes, with the id that follows from its content. Makes no model call.
 *
 * @throws {ConfigurationError} When a field is missing or invalid.
 *
 * @example
 * ```ts
 * const problem = makeProblem({ problem: 'Compute 6 * 7.', answer: '42', subject: 'Mathematics', topic: 'Arithmetic' });
 * const checked = await validate({ models: [first, second] }).run([problem]).toArray();
 * ```
 */
export function makeProblem(fields: ProblemFields): Problem {
  checkOptions(fieldsSchema, fields, 'makeProblem');
  return problemOf(fields);
}

/** The same for fields that were checked before. */
export function problemOf(fields: ProblemFields): Problem {
  const [problem, answer] = [fields.problem.trim(), fields.answer.trim()];
  const subject = fields.subject?.trim() ?? UNPLACED.subject;
  const topic = fields.topic?.trim() ?? UNPLACED.topic;
  const answerType = fields.answerType ?? typeOf(answer);
  const ofTopic = topicId(subjectId(subject, null), [topic]);
  return {
    kind: 'problem',
    id: problemId(ofTopic, problem, answer, answerType),
    subject,
    topic,
    topicPath: [subject, topic],
    guidance: null,
    models: {},
    topicId: ofTopic,
    problem,
    answer,
    answerType,
    ...(fields.extra === undefined ? {} : { extra: fields.extra }),
  };
}

function typeOf(answer: string): AnswerType {
  if (/^[+-]?\d+$/u.test(answer)) return 'integer';
  return /^[+-]?(?:\d*\.)?\d+(?:e[+-]?\d+)?$/iu.test(answer) ? 'number' : 'text';
}
