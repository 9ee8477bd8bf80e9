export { contentfulTopic } from './contentful-topic.ts';
export { distinctProblem } from './distinct-problem.ts';
export { notAProof } from './not-a-proof.ts';
export { notMultipleChoice } from './not-multiple-choice.ts';
export { selfContained } from './self-contained.ts';
export { type ShortAnswerOptions, shortAnswer } from './short-answer.ts';
export { singleAnswer } from './single-answer.ts';
