import {
  LanguageModel,
} from 'ai';
import {
  AnswerType,
} from './public-api-shared.js';
import './public-api-shared.js';
import './public-api-shared.js';

type ProblemFlaw = 'ambiguous' | 'unanswerable' | 'proof' | 'multi-part';

interface OfflineErrorRates {
    readonly wrongReference?: number;
    readonly ambiguousProblem?: number;
    readonly unanswerableProblem?: number;
    readonly offTopicProblem?: number;
    readonly proofProblem?: number;
    readonly multiPartProblem?: number;
    readonly wrongTrajectory?: number;
    readonly offProblemTrajectory?: number;
    readonly judgeFalseAccept?: number;
    readonly judgeFalseReject?: number;
    readonly verifierFalseAccept?: number;
    readonly verifierFalseReject?: number;
    readonly correlation?: number;
    readonly duplicateTopic?: number;
    readonly vagueTopic?: number;
}
interface OfflineFaultRates {
    readonly malformedReply?: number;
    readonly truncatedTrajectory?: number;
    readonly refusal?: number;
}
interface OfflineLatency {
    readonly medianMs: number;
    readonly sigma?: number;
}
interface OfflineOptions {
    readonly seed?: number;
    readonly errors?: OfflineErrorRates;
    readonly faults?: OfflineFaultRates;
    readonly latency?: OfflineLatency;
    readonly reasoningFormat?: 'parts' | 'think-tags';
    readonly reasoningWords?: number;
    readonly after?: (ms: number, callback: () => void) => () => void;
}
declare const defaultOfflineErrors: Required<OfflineErrorRates>;

type OfflineModel = Extract<LanguageModel, {
    readonly specificationVersion: 'v3';
}>;

interface OfflineModels {
    readonly expand: OfflineModel;
    readonly generate: OfflineModel;
    readonly validate: readonly [OfflineModel, OfflineModel];
    readonly synthesize: OfflineModel;
    readonly label: OfflineModel;
}
declare function offlineModels(options?: OfflineOptions): OfflineModels;

interface Truth {
    readonly answer: string;
    readonly answerType: AnswerType;
    readonly valid: boolean;
    readonly flaw: ProblemFlaw | null;
    readonly subject: string;
}
declare function truthOf(problem: string): Truth | null;

export {
  defaultOfflineErrors,
  offlineModels,
  truthOf,
  type OfflineErrorRates,
  type OfflineFaultRates,
  type OfflineLatency,
  type OfflineModel,
  type OfflineModels,
  type OfflineOptions,
  type ProblemFlaw,
  type Truth,
};
