export type { AnswerMethod } from './compare/finding.ts';
export { compareAnswers } from './compare-answers.ts';
export type { AnswerTolerance, CompareAnswersOptions } from './compare-options.ts';
export { extractFinalAnswer } from './extract/extract-final-answer.ts';
export type { AnswerComparison } from './verdict.ts';
