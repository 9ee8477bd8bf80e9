import {
  BatchService,
} from './public-api-shared.js';
import {
  CallCarrier,
  ResultStore,
} from './public-api-shared.js';
import {
  LanguageModel,
} from 'ai';
import {
  FinishReason,
} from './public-api-shared.js';
import {
  ItemFailedEvent,
  ItemRejectedEvent,
  Pass,
  Rejection,
} from './public-api-shared.js';
import {
  Problem,
  Sample,
  Subject,
  Topic,
  Trajectory,
  ValidatedProblem,
} from './public-api-shared.js';
import {
  Rule,
  Stage,
} from './public-api-shared.js';
import {
  RunOptions,
} from './public-api-shared.js';
import {
  RunSummary,
} from './public-api-shared.js';
import './public-api-shared.js';
import './public-api-shared.js';
import './public-api-shared.js';
import './public-api-shared.js';
import './public-api-shared.js';
import './public-api-shared.js';

interface ConformanceCase {
    readonly name: string;
    readonly run: () => Promise<void>;
}

type BatchSituation = 
'well'
 | 'key refused'
 | 'busy'
 | 'start lost'
 | 'queue full'
 | 'expires'
 | 'refused';
interface BatchServiceHarness {
    readonly open: (situation: BatchSituation) => Promise<BatchService>;
    readonly bodyOf: (question: string) => string;
    readonly endpoint?: string;
    readonly model: string;
    readonly apiKey: string;
    readonly cleanUp?: () => Promise<void>;
}
declare function batchServiceConformance(harness: BatchServiceHarness): readonly ConformanceCase[];

type ScriptedModel = Extract<LanguageModel, {
    readonly specificationVersion: 'v3';
}> & {
    readonly calls: readonly ScriptedCall[];
};
interface ScriptedCall {
    readonly slot: string;
    readonly draw: number;
    readonly reAsk: number;
    readonly system: string;
    readonly user: string;
    readonly turns: readonly {
        readonly role: 'user' | 'assistant';
        readonly text: string;
    }[];
    readonly maxOutputTokens: number | null;
    readonly temperature: number | null;
}
type ScriptedReply = string | Error | {
    readonly text: string;
    readonly reasoning?: string;
    readonly finishReason?: FinishReason;
    readonly inputTokens?: number;
    readonly outputTokens?: number;
};
type ModelScript = string | readonly ScriptedReply[] | ((call: ScriptedCall) => ScriptedReply | Promise<ScriptedReply>);
interface ScriptedModelOptions {
    readonly modelId?: string;
}
declare function scriptedModel(script: ModelScript, options?: ScriptedModelOptions): ScriptedModel;

interface CallCarrierHarness {
    readonly open: (model: ScriptedModel) => Promise<CallCarrier>;
    readonly cleanUp?: () => Promise<void>;
}
declare function callCarrierConformance(harness: CallCarrierHarness): readonly ConformanceCase[];

type Cancel = () => void;
interface Clock {
    readonly now: () => number;
    readonly after: (ms: number, callback: () => void) => Cancel;
}

declare function instantClock(): Clock;

interface ResultStoreHarness {
    readonly open: () => Promise<ResultStore>;
    readonly reopen?: () => Promise<ResultStore>;
    readonly cleanUp?: () => Promise<void>;
}
declare function resultStoreConformance(harness: ResultStoreHarness): readonly ConformanceCase[];

interface RunRuleOptions<Candidate> {
    readonly siblings?: readonly ([Candidate] extends [Trajectory] ? never : Candidate)[];
    readonly abortSignal?: AbortSignal;
}
declare function runRule<Candidate>(rule: Rule<Candidate>, candidate: Candidate, options?: RunRuleOptions<Candidate>): Promise<Pass | Rejection>;

interface RunStageResult<Output> {
    readonly outputs: readonly Output[];
    readonly rejected: readonly ItemRejectedEvent[];
    readonly failed: readonly ItemFailedEvent[];
    readonly summary: RunSummary;
}
declare function runStage<Input, Output>(stage: Stage<Input, Output>, items: readonly Input[], options?: RunOptions): Promise<RunStageResult<Output>>;

declare function aSubject(fields?: Partial<Subject>): Subject;
declare function aTopic(fields?: Partial<Topic>): Topic;
declare function aProblem(fields?: Partial<Problem>): Problem;
declare function aValidatedProblem(fields?: Partial<ValidatedProblem>): ValidatedProblem;
declare function aTrajectory(fields?: Partial<Trajectory>): Trajectory;
declare function aSample(fields?: Partial<Sample>): Sample;

export {
  aProblem,
  aSample,
  aSubject,
  aTopic,
  aTrajectory,
  aValidatedProblem,
  batchServiceConformance,
  callCarrierConformance,
  instantClock,
  resultStoreConformance,
  runRule,
  runStage,
  scriptedModel,
  type BatchServiceHarness,
  type BatchSituation,
  type CallCarrierHarness,
  type Cancel,
  type Clock,
  type ConformanceCase,
  type ModelScript,
  type ResultStoreHarness,
  type RunRuleOptions,
  type RunStageResult,
  type ScriptedCall,
  type ScriptedModel,
  type ScriptedModelOptions,
  type ScriptedReply,
};
