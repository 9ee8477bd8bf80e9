import type { AnswerType } from './records.ts';

/** All answer types, in the order in which the prompt names them. */
export const answerTypes: readonly [AnswerType, ...AnswerType[]] = [
  'integer',
  'number',
  'expression',
  'set',
  'formula',
  'year',
  'name',
  'text',
];

export function isAnswerType(value: unknown): value is AnswerType {
  return answerTypes.some((type) => type === value);
}
