export type { AnswerMethod } from './compare/finding.ts';
export { type AnswerComparison, compareAnswers } from './compare-answers.ts';
export type { AnswerTolerance, CompareAnswersOptions } from './compare-options.ts';
export { extractFinalAnswer } from './extract/extract-final-answer.ts';
