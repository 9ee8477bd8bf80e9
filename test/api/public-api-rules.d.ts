import {
  Benchmark,
} from './public-api-shared.js';
export {
  BenchmarkFile,
  BenchmarkItem,
} from './public-api-shared.js';
import {
  Embedder,
  Model,
} from './public-api-shared.js';
import {
  Rule,
} from './public-api-shared.js';
import {
  AnswerType,
  Problem,
  Topic,
  Trajectory,
} from './public-api-shared.js';
import {
  ComparisonOptions,
} from './public-api-shared.js';
import 'ai';
import './public-api-shared.js';
import './public-api-shared.js';
import './public-api-shared.js';
import './public-api-shared.js';
import './public-api-shared.js';
import './public-api-shared.js';
import './public-api-shared.js';
import './public-api-shared.js';

interface ParaphraseOptions {
    readonly model: Model;
    readonly nearest?: number;
    readonly similarity?: number;
}

interface AnswerCheckableOptions {
    readonly maxWords?: number;
}
declare function answerCheckable(options?: AnswerCheckableOptions): Rule;

declare function answerNotLeaked(): Rule;

type AnswerTypeAllowedOptions = {
    readonly allow: readonly AnswerType[];
    readonly refuse?: never;
} | {
    readonly refuse: readonly AnswerType[];
    readonly allow?: never;
};
declare function answerTypeAllowed(options: AnswerTypeAllowedOptions): Rule;

declare function balancedLatex(): Rule;

declare function belongsToProblem(): Rule<Trajectory>;

declare function contentfulTopic(): Rule<Topic>;

interface DecontaminateOptions {
    readonly against: Benchmark;
    readonly n?: number;
    readonly coverage?: number;
    readonly paraphrase?: ParaphraseOptions;
}
declare function decontaminate(options: DecontaminateOptions): Rule;

declare function distinctProblem(): Rule;

declare function distinctTopic(): Rule<Topic>;

interface EndsWithFinalAnswerOptions {
    readonly maxWordsAfter?: number;
}
declare function endsWithFinalAnswer(options?: EndsWithFinalAnswerOptions): Rule<Trajectory>;

interface InLanguageOptions {
    readonly languages: readonly string[];
}
declare function inLanguage(options: InLanguageOptions): Rule;

interface LengthBetweenOptions {
    readonly minWords?: number;
    readonly maxWords?: number;
}
declare function lengthBetween(options: LengthBetweenOptions): Rule;

interface MinimumReasoningOptions {
    readonly words: number;
}
declare function minimumReasoning(options: MinimumReasoningOptions): Rule<Trajectory>;

interface NearDuplicateOptions extends ComparisonOptions {
    readonly scope?: 'siblings' | 'run';
    readonly embed?: NearDuplicateEmbedding;
}
interface NearDuplicateEmbedding {
    readonly model: Embedder;
    readonly threshold?: number;
}
declare function nearDuplicate(options?: NearDuplicateOptions): Rule<Topic | Problem>;

declare function noOpenQuestion(): Rule;

interface NoRepetitionLoopOptions {
    readonly maxRepeatedShare?: number;
}
declare function noRepetitionLoop(options?: NoRepetitionLoopOptions): Rule<Trajectory>;

declare function notAProof(): Rule;

declare function notMultipleChoice(): Rule;

declare function selfContained(): Rule;

interface ShortAnswerOptions {
    readonly maxCharacters?: number;
}
declare function shortAnswer(options?: ShortAnswerOptions): Rule;

declare function singleAnswer(): Rule;

export {
  Benchmark,
  ComparisonOptions,
  answerCheckable,
  answerNotLeaked,
  answerTypeAllowed,
  balancedLatex,
  belongsToProblem,
  contentfulTopic,
  decontaminate,
  distinctProblem,
  distinctTopic,
  endsWithFinalAnswer,
  inLanguage,
  lengthBetween,
  minimumReasoning,
  nearDuplicate,
  noOpenQuestion,
  noRepetitionLoop,
  notAProof,
  notMultipleChoice,
  selfContained,
  shortAnswer,
  singleAnswer,
  type AnswerCheckableOptions,
  type AnswerTypeAllowedOptions,
  type DecontaminateOptions,
  type EndsWithFinalAnswerOptions,
  type InLanguageOptions,
  type LengthBetweenOptions,
  type MinimumReasoningOptions,
  type NearDuplicateEmbedding,
  type NearDuplicateOptions,
  type NoRepetitionLoopOptions,
  type ParaphraseOptions,
  type ShortAnswerOptions,
};
