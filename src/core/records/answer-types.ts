import type { AnswerType } from './records.ts';

/** A record, so that the compiler misses a type that is added. In the order in which the prompt names them. */
export const everyAnswerType: Readonly<Record<AnswerType, true>> = {
  integer: true,
  number: true,
  expression: true,
  set: true,
  formula: true,
  year: true,
  name: true,
  text: true,
};

/** All answer types, in that order. */
export const answerTypes: readonly [AnswerType, ...AnswerType[]] = typesOf(everyAnswerType);

export function isAnswerType(value: unknown): value is AnswerType {
  return answerTypes.some((type) => type === value);
}

function typesOf(table: Readonly<Record<AnswerType, true>>): [AnswerType, ...AnswerType[]] {
  // The keys of a record of all types.
  return Object.keys(table) as [AnswerType, ...AnswerType[]];
}
