export type { ParaphraseOptions } from '../loaded-benchmark.ts';
export { type AnswerCheckableOptions, answerCheckable } from './answer-checkable.ts';
export { answerNotLeaked } from './answer-not-leaked.ts';
export { type AnswerTypeAllowedOptions, answerTypeAllowed } from './answer-type-allowed.ts';
export { balancedLatex } from './balanced-latex.ts';
export { belongsToProblem } from './belongs-to-problem.ts';
export { contentfulTopic } from './contentful-topic.ts';
export { type DecontaminateOptions, decontaminate } from './decontaminate.ts';
export { distinctProblem } from './distinct-problem.ts';
export { distinctTopic } from './distinct-topic.ts';
export { type EndsWithFinalAnswerOptions, endsWithFinalAnswer } from './ends-with-final-answer.ts';
export { type InLanguageOptions, inLanguage } from './in-language.ts';
export { type LengthBetweenOptions, lengthBetween } from './length-between.ts';
export { type MinimumReasoningOptions, minimumReasoning } from './minimum-reasoning.ts';
export {
  type NearDuplicateEmbedding,
  type NearDuplicateOptions,
  nearDuplicate,
} from './near-duplicate.ts';
export { noOpenQuestion } from './no-open-question.ts';
export { type NoRepetitionLoopOptions, noRepetitionLoop } from './no-repetition-loop.ts';
export { notAProof } from './not-a-proof.ts';
export { notMultipleChoice } from './not-multiple-choice.ts';
export { selfContained } from './self-contained.ts';
export { type ShortAnswerOptions, shortAnswer } from './short-answer.ts';
export { singleAnswer } from './single-answer.ts';
