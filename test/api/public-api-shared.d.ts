import {
  Budget,
  RunEnd,
  Spend,
  StageSummary,
} from './public-api-shared.js';
import {
  FinishReason,
  Usage,
} from './public-api-shared.js';

interface Rejection {
    readonly kind: 'rejected';
    readonly code: string;
    readonly reason: string;
    readonly item?: unknown;
    readonly by?: string;
}
interface Pass {
    readonly kind: 'pass';
}
declare function pass(): Pass;
declare function reject(code: string, reason: string, details?: {
    readonly item?: unknown;
}): Rejection;
interface Failure {
    readonly kind: 'transport' | 'reply' | 'code';
    readonly code: string;
    readonly message: string;
    readonly keys?: readonly string[];
}

interface RunEventBase {
    readonly runId: string;
    readonly at: number;
}
interface StageEventBase extends RunEventBase {
    readonly stage: string;
}
interface ItemEventBase extends StageEventBase {
    readonly itemId: string;
    readonly draw: number;
}
interface CallEventBase extends ItemEventBase {
    readonly callId: string;
    readonly slot: string;
    readonly model: string;
}
interface RunStartEvent extends RunEventBase {
    readonly kind: 'run-start';
    readonly stages: readonly string[];
    readonly directory: string | null;
}
interface RunEndEvent extends RunEventBase {
    readonly kind: 'run-end';
    readonly end: RunEnd;
}
interface StageStartEvent extends StageEventBase {
    readonly kind: 'stage-start';
}
interface StageEndEvent extends StageEventBase {
    readonly kind: 'stage-end';
    readonly counts: Pick<StageSummary, 'in' | 'kept' | 'rejected' | 'failed' | 'pending' | 'outputs'>;
}
interface ItemKeptEvent extends ItemEventBase {
    readonly kind: 'item-kept';
    readonly outputIds: readonly string[];
}
interface ItemRejectedEvent extends ItemEventBase {
    readonly kind: 'item-rejected';
    readonly code: string;
    readonly reason: string;
    readonly by: string | null;
    readonly partial: boolean;
}
interface ItemFailedEvent extends ItemEventBase {
    readonly kind: 'item-failed';
    readonly failure: Failure;
}
interface ItemShortEvent extends StageEventBase {
    readonly kind: 'item-short';
    readonly itemId: string;
    readonly kept: number;
    readonly wanted: number;
    readonly attempts: number;
}
interface CallStartEvent extends CallEventBase {
    readonly kind: 'call-start';
}
interface CallEndEvent extends CallEventBase {
    readonly kind: 'call-end';
    readonly ok: boolean;
    readonly reused: boolean;
    readonly ms: number;
    readonly attempts: number;
    readonly finishReason: FinishReason | null;
    readonly usage: Usage | null;
    readonly usd: number | null;
    readonly code: string | null;
}
interface RetryEvent extends CallEventBase {
    readonly kind: 'retry';
    readonly attempt: number;
    readonly waitMs: number;
    readonly code: string;
    readonly statusCode: number | null;
}
type LimitChangeReason = 
'rate-limited'
 | 'slower'
 | 'recovered'
 | 'headers'
 | 'unreachable'
 | 'reachable';
interface LimitChangeEvent extends RunEventBase {
    readonly kind: 'limit-change';
    readonly model: string;
    readonly reason: LimitChangeReason;
    readonly maxConcurrency: number;
    readonly requestsPerMinute: number | null;
    readonly tokensPerMinute: number | null;
    readonly pausedMs: number;
}
interface BudgetEvent extends RunEventBase {
    readonly kind: 'budget';
    readonly mark: 'half' | 'nearly' | 'reached';
    readonly budget: Budget;
    readonly spent: Spend;
}
interface ProgressEvent extends RunEventBase {
    readonly kind: 'progress';
    readonly line: string;
    readonly stages: readonly Pick<StageSummary, 'stage' | 'in' | 'kept' | 'rejected' | 'failed' | 'pending'>[];
    readonly rows: number;
    readonly calls: number;
    readonly streamedTokens: number;
    readonly spent: Spend;
    readonly elapsedMs: number;
    readonly secondsLeft: number | null;
}
interface ListenerErrorEvent extends RunEventBase {
    readonly kind: 'listener-error';
    readonly event: string;
    readonly message: string;
}
interface PipelineEventMap {
    'run-start': [event: RunStartEvent];
    'run-end': [event: RunEndEvent];
    'stage-start': [event: StageStartEvent];
    'stage-end': [event: StageEndEvent];
    'item-kept': [event: ItemKeptEvent];
    'item-rejected': [event: ItemRejectedEvent];
    'item-failed': [event: ItemFailedEvent];
    'item-short': [event: ItemShortEvent];
    'call-start': [event: CallStartEvent];
    'call-end': [event: CallEndEvent];
    retry: [event: RetryEvent];
    'limit-change': [event: LimitChangeEvent];
    budget: [event: BudgetEvent];
    progress: [event: ProgressEvent];
    'listener-error': [event: ListenerErrorEvent];
}
type PipelineEvent = {
    [Name in keyof PipelineEventMap]: PipelineEventMap[Name][0];
}[keyof PipelineEventMap];

export {
  pass,
  reject,
  type BudgetEvent,
  type CallEndEvent,
  type CallStartEvent,
  type Failure,
  type ItemFailedEvent,
  type ItemKeptEvent,
  type ItemRejectedEvent,
  type ItemShortEvent,
  type LimitChangeEvent,
  type LimitChangeReason,
  type ListenerErrorEvent,
  type Pass,
  type PipelineEvent,
  type PipelineEventMap,
  type ProgressEvent,
  type Rejection,
  type RetryEvent,
  type RunEndEvent,
  type RunStartEvent,
  type StageEndEvent,
  type StageStartEvent,
};
import {
  FinishReason,
} from './public-api-shared.js';

declare const brand: unique symbol;
type Branded<Name extends string> = string & {
    readonly [brand]: Name;
};
type SubjectId = Branded<'subject'>;
type TopicId = Branded<'topic'>;
type ProblemId = Branded<'problem'>;
type TrajectoryId = Branded<'trajectory'>;

interface RecordModels {
    readonly expand?: string;
    readonly generate?: string;
    readonly validate?: readonly string[];
    readonly blindSolve?: string;
    readonly synthesize?: string;
    readonly label?: string;
}
interface Subject {
    readonly kind: 'subject';
    readonly id: SubjectId;
    readonly subject: string;
    readonly guidance: string | null;
    readonly topics: readonly (readonly string[])[] | null;
    readonly topicsWanted: number | null;
}
interface Area {
    readonly kind: 'area';
    readonly id: TopicId;
    readonly subject: string;
    readonly guidance: string | null;
    readonly area: string;
    readonly models: RecordModels;
}
interface Topic {
    readonly kind: 'topic';
    readonly id: TopicId;
    readonly subject: string;
    readonly topic: string;
    readonly topicPath: readonly string[];
    readonly guidance: string | null;
    readonly models: RecordModels;
}
type AnswerType = 'integer' | 'number' | 'expression' | 'set' | 'formula' | 'year' | 'name' | 'text';
interface Problem extends Omit<Topic, 'kind' | 'id'> {
    readonly kind: 'problem';
    readonly id: ProblemId;
    readonly topicId: TopicId;
    readonly problem: string;
    readonly answer: string;
    readonly answerType: AnswerType;
}
interface Vote {
    readonly model: string;
    readonly verdict: 'valid' | 'invalid';
    readonly reason: string;
}
interface ValidatedProblem extends Omit<Problem, 'kind'> {
    readonly kind: 'validated-problem';
    readonly votes: readonly Vote[];
    readonly difficulty: number | null;
    readonly blindAttempts: number | null;
    readonly blindCorrect: number | null;
}
interface Trajectory extends Omit<ValidatedProblem, 'kind' | 'id'> {
    readonly kind: 'trajectory';
    readonly id: TrajectoryId;
    readonly problemId: ProblemId;
    readonly draw: number;
    readonly reasoning: string | null;
    readonly solution: string;
    readonly finalAnswer: string | null;
    readonly finishReason: FinishReason;
    readonly truncated: boolean;
}
interface JudgeOpinion {
    readonly verdict: 'correct' | 'incorrect';
    readonly reason: string;
}
interface LabelOpinions {
    readonly rule: 'equal' | 'different' | 'unknown' | null;
    readonly judge: JudgeOpinion | null;
    readonly judgeSwapped: JudgeOpinion | null;
}
type UnverifiedReason = 'empty' | 'truncated' | 'no-final-answer' | 'refused' | 'off-problem' | 'undecided';
type Label = {
    readonly kind: 'correct';
    readonly by: 'rule' | 'judge';
    readonly opinions: LabelOpinions;
} | {
    readonly kind: 'incorrect';
    readonly by: 'rule' | 'judge';
    readonly opinions: LabelOpinions;
} | {
    readonly kind: 'unverified';
    readonly reason: UnverifiedReason;
    readonly opinions: LabelOpinions;
};
interface Sample extends Omit<Trajectory, 'kind'> {
    readonly kind: 'sample';
    readonly label: Label;
    readonly correct: boolean | null;
}
type ChimeraRecord = Subject | Area | Topic | Problem | ValidatedProblem | Trajectory | Sample;

export type {
  AnswerType,
  Area,
  ChimeraRecord,
  JudgeOpinion,
  Label,
  LabelOpinions,
  Problem,
  ProblemId,
  RecordModels,
  Sample,
  Subject,
  SubjectId,
  Topic,
  TopicId,
  Trajectory,
  TrajectoryId,
  UnverifiedReason,
  ValidatedProblem,
  Vote,
};
interface Usage {
    readonly inputTokens: number | null;
    readonly outputTokens: number | null;
    readonly reasoningTokens: number | null;
    readonly cachedInputTokens: number | null;
}

type FinishReason = 'stop' | 'length' | 'content-filter' | 'tool-calls' | 'error' | 'other';
interface Reply {
    readonly text: string;
    readonly reasoning: string | null;
    readonly finishReason: FinishReason;
    readonly usage: Usage;
    readonly model: string;
    readonly maxOutputTokens: number | null;
}

export type {
  FinishReason,
  Reply,
  Usage,
};
import {
  JsonValue,
  Price,
  Run,
  RunInput,
  RunOptions,
} from './public-api-shared.js';
import {
  Pass,
  Rejection,
} from './public-api-shared.js';
import {
  ChimeraRecord,
  Problem,
} from './public-api-shared.js';
import {
  EmbeddingModel,
  LanguageModel,
} from 'ai';
import {
  Reply,
} from './public-api-shared.js';

type Model = LanguageModel | ConfiguredModel;
type Embedder = EmbeddingModel;
interface ConfiguredModel {
    readonly kind: 'configured-model';
    readonly model: LanguageModel;
    readonly settings: ModelSettings;
}
type StructuredOutput = 'sections' | 'json_schema' | 'json_object' | 'prompt' | 'auto';
interface ModelSettings {
    readonly id?: string;
    readonly maxConcurrency?: number;
    readonly requestsPerMinute?: number;
    readonly tokensPerMinute?: number | {
        readonly input?: number;
        readonly output?: number;
    };
    readonly maxOutputTokens?: number;
    readonly temperature?: number;
    readonly topP?: number;
    readonly timeoutMs?: number;
    readonly stream?: boolean | 'auto';
    readonly firstTokenTimeoutMs?: number;
    readonly idleTimeoutMs?: number;
    readonly structuredOutput?: StructuredOutput;
    readonly price?: Price;
    readonly maxAttempts?: number;
    readonly sampleHeader?: boolean;
    readonly providerOptions?: {
        readonly [provider: string]: {
            readonly [option: string]: JsonValue;
        };
    };
}

type PromptText = string | {
    readonly system?: string;
    readonly user: string;
};
interface Prompt<Input> {
    readonly name: string;
    readonly version: string;
    readonly render: (input: Input) => PromptText;
}
declare function definePrompt<Input>(prompt: Prompt<Input>): Prompt<Input>;

interface ReplyStructure {
    readonly name: string;
    readonly parts: readonly ReplyPart[];
}
type ReplyPart = 
(ReplyPartBase & {
    readonly kind: 'text';
})
 | (ReplyPartBase & {
    readonly kind: 'line';
})
 | (ReplyPartBase & {
    readonly kind: 'list';
    readonly whenEmpty: string;
})
 | (ReplyPartBase & {
    readonly kind: 'choice';
    readonly choices: readonly string[];
});
interface ReplyPartBase {
    readonly label: string;
    readonly description: string;
    readonly isOptional?: boolean;
}

interface CallRequest<Value> {
    readonly model: Model;
    readonly prompt: PromptText;
    readonly slot: string;
    readonly draw?: number;
    readonly parse: (reply: Reply) => Value;
    readonly isLong?: boolean;
    readonly structure?: ReplyStructure;
}
interface CallResult<Value> {
    readonly value: Value;
    readonly reply: Reply;
}
interface EmbedRequest {
    readonly model: Embedder;
    readonly values: readonly string[];
}

interface Stage<Input, Output> {
    readonly name: string;
    readonly version: string;
    readonly plan: Plan;
    readonly run: (input: RunInput<Input>, options?: RunOptions) => Run<Output>;
}
type Plan = LeafPlan | SequencePlan | RefillPlan;
interface LeafPlan {
    readonly kind: 'leaf';
    readonly name: string;
    readonly version: string;
    readonly admit: (item: unknown) => unknown;
    readonly draws: (item: unknown, earlier: readonly unknown[][]) => number;
    readonly fixedDraws: number | null;
    readonly sequential: boolean;
    readonly fansOut: boolean;
    readonly produces: ChimeraRecord['kind'] | null;
    readonly options: JsonValue;
    readonly sizes: JsonValue;
    readonly models: readonly Model[];
    readonly process: (item: unknown, context: TaskContext<unknown, unknown>) => Promise<ProcessResult<unknown>>;
}
interface SequencePlan {
    readonly kind: 'sequence';
    readonly parts: readonly Plan[];
}
interface RefillPlan {
    readonly kind: 'refill';
    readonly part: Plan;
    readonly kept: number;
    readonly maxAttempts: number;
}
type ProcessResult<Output> = Output | Rejection | readonly (Output | Rejection)[];
interface Sibling<Item> {
    readonly draw: number;
    readonly item: Item;
}
interface TaskContext<Input, Output> {
    readonly draw: number;
    readonly earlier: readonly (readonly Output[])[];
    readonly signal: AbortSignal;
    readonly call: <Value>(request: CallRequest<Value>) => Promise<CallResult<Value>>;
    readonly embed: (request: EmbedRequest) => Promise<readonly (readonly number[])[]>;
    readonly decide: <Value extends JsonValue>(name: string, value: Value) => Promise<Value>;
    readonly shared: <Value>(name: string, create: () => Value) => Value;
    readonly siblings: (point: string) => Promise<readonly Sibling<Input>[]>;
}

interface RuleContext<Candidate> extends Pick<TaskContext<Candidate, unknown>, 'call' | 'embed' | 'decide' | 'shared' | 'signal'> {
    readonly siblings: () => Promise<readonly Sibling<Candidate>[]>;
}
interface Rule<Candidate = Problem> {
    readonly name: string;
    readonly version: string;
    readonly options?: JsonValue;
    readonly check: (candidate: Candidate, context: RuleContext<Candidate>) => Pass | Rejection | Promise<Pass | Rejection>;
}

export {
  definePrompt,
  type CallRequest,
  type CallResult,
  type ConfiguredModel,
  type EmbedRequest,
  type Embedder,
  type Model,
  type ModelSettings,
  type ProcessResult,
  type Prompt,
  type PromptText,
  type ReplyPart,
  type ReplyStructure,
  type Rule,
  type RuleContext,
  type Sibling,
  type Stage,
  type StructuredOutput,
  type TaskContext,
};
import {
  Budget,
  RunSummary,
} from './public-api-shared.js';
import {
  PipelineEvent,
  PipelineEventMap,
} from './public-api-shared.js';
import {
  Usage,
} from './public-api-shared.js';

interface Task {
    readonly stage: string;
    readonly depth: number;
    readonly itemId: string;
    readonly draw: number;
    readonly sequence: number;
}

interface Engine {
    readonly name: string;
    readonly open: (job: EngineJob) => EngineSession;
}
interface EngineJob {
    readonly maxActiveTasks: number;
    readonly handle: (task: Task, lease: Lease) => Promise<void>;
}
interface Lease {
    readonly park: <Value>(waitFor: Promise<Value>) => Promise<Value>;
}
interface EngineSession {
    enqueue(task: Task): void;
    pause(): void;
    resume(): void;
    close(): Promise<void>;
    counts(): {
        readonly waiting: number;
        readonly active: number;
        readonly parked: number;
    };
}

type Price = (usage: Usage, modelId: string, provider: string) => number | undefined;

interface RateLimits {
    readonly requestsPerMinute: number | null;
    readonly tokensPerMinute: number | null;
    readonly inputTokensPerMinute: number | null;
    readonly outputTokensPerMinute: number | null;
}
interface RateCost {
    readonly inputTokens: number;
    readonly outputTokens: number;
}
interface RateLimiter {
    reserve(lane: string, limits: RateLimits, cost: RateCost): number | Promise<number>;
    settle(lane: string, limits: RateLimits, reserved: RateCost, used: RateCost): void | Promise<void>;
    pause(lane: string, until: number): void | Promise<void>;
}

type JsonValue = string | number | boolean | null | readonly JsonValue[] | {
    readonly [key: string]: JsonValue | undefined;
};

interface ResultStore {
    get(key: string): Promise<JsonValue | undefined>;
    has(key: string): boolean | Promise<boolean>;
    putIfAbsent(key: string, value: JsonValue): Promise<{
        readonly stored: boolean;
        readonly value: JsonValue;
    }>;
    release(key: string): void;
    entries(): AsyncIterable<readonly [key: string, value: JsonValue]>;
    close(): Promise<void>;
}

type RunInput<Item> = (Iterable<Item> & object) | AsyncIterable<Item>;
type Retry = 'failed' | {
    readonly stage?: string;
    readonly code?: string;
};
interface Telemetry {
    readonly isEnabled?: boolean;
    readonly recordInputs?: boolean;
    readonly recordOutputs?: boolean;
    readonly [setting: string]: unknown;
}
interface RunOptions {
    readonly directory?: string;
    readonly store?: ResultStore;
    readonly signal?: AbortSignal;
    readonly maxConcurrency?: number;
    readonly budget?: Budget;
    readonly price?: Price;
    readonly retry?: Retry;
    readonly target?: number;
    readonly telemetry?: Telemetry;
    readonly limiter?: RateLimiter;
    readonly failureLimit?: number;
    readonly seed?: number;
    readonly now?: () => number;
    readonly after?: (ms: number, callback: () => void) => () => void;
    readonly engine?: Engine;
}
interface Run<Output> extends AsyncIterable<Output>, AsyncDisposable {
    toArray(): Promise<Output[]>;
    summary(): Promise<RunSummary>;
    events(): AsyncIterable<PipelineEvent>;
    on<Name extends keyof PipelineEventMap>(name: Name, listener: (...event: PipelineEventMap[Name]) => void): () => void;
    once<Name extends keyof PipelineEventMap>(name: Name, listener: (...event: PipelineEventMap[Name]) => void): () => void;
    stop(): Promise<void>;
}

export type {
  Engine,
  EngineJob,
  EngineSession,
  JsonValue,
  Lease,
  Price,
  RateCost,
  RateLimiter,
  RateLimits,
  ResultStore,
  Retry,
  Run,
  RunInput,
  RunOptions,
  Task,
  Telemetry,
};
interface Budget {
    readonly usd?: number;
    readonly tokens?: number;
    readonly calls?: number;
}
interface Spend {
    readonly calls: number;
    readonly inputTokens: number;
    readonly outputTokens: number;
    readonly usd: number | null;
}

type RunEnd = 'completed' | 'stopped' | 'budget' | 'aborted' | 'failed';
interface StageSummary {
    readonly stage: string;
    readonly in: number;
    readonly kept: number;
    readonly rejected: number;
    readonly failed: number;
    readonly pending: number;
    readonly outputs: number;
    readonly rejections: {
        readonly [code: string]: number;
    };
    readonly failures: {
        readonly [code: string]: number;
    };
    readonly short: number;
    readonly calls: number;
    readonly reused: number;
    readonly retries: number;
    readonly inputTokens: number;
    readonly outputTokens: number;
    readonly usd: number | null;
    readonly seconds: number;
}
interface CoverageRow {
    readonly subject: string;
    readonly area: string | null;
    readonly topics: number;
    readonly drafts: number;
    readonly kept: number;
    readonly short: number;
    readonly samples: number;
}
interface RunSummary {
    readonly runId: string;
    readonly end: RunEnd;
    readonly error: {
        readonly code: string;
        readonly message: string;
    } | null;
    readonly rows: number;
    readonly labels: {
        readonly correct: number;
        readonly incorrect: number;
        readonly unverified: number;
        readonly disagreements: number;
    } | null;
    readonly disagreements: readonly string[];
    readonly stages: readonly StageSummary[];
    readonly coverage: readonly CoverageRow[] | null;
    readonly calls: number;
    readonly reused: number;
    readonly spent: Spend;
    readonly spentInAll: Spend;
    readonly budget: Budget | null;
    readonly seconds: number;
    readonly directory: string | null;
    readonly changed: readonly string[];
    readonly warnings: readonly string[];
}

export type {
  Budget,
  CoverageRow,
  RunEnd,
  RunSummary,
  Spend,
  StageSummary,
};
