type Agreement = 'unanimous' | 'majority' | {
    readonly atLeast: number;
};

export type {
  Agreement,
};
import {
  ProviderError,
  TransportError,
} from './public-api-shared.js';

interface BatchService {
    readonly name: string;
    readonly baseURL: string;
    readonly endpoints: readonly string[];
    readonly keptHeaders?: readonly string[];
    readonly limits: BatchLimits;
    check?(): void;
    start(input: BatchInput, options: BatchServiceOptions): Promise<{
        readonly id: string;
    }>;
    find(sought: SoughtBatch, options: BatchServiceOptions): Promise<FoundBatch>;
    look(id: string, options: BatchServiceOptions): Promise<BatchState>;
    results(id: string, options: BatchServiceOptions): AsyncIterable<BatchResult>;
    cancel(id: string, options: BatchServiceOptions): Promise<void>;
}
interface BatchLimits {
    readonly requests: number;
    readonly bytes: number;
}
interface BatchServiceOptions {
    readonly abortSignal: AbortSignal;
}
interface BatchTarget {
    readonly endpoint: string;
    readonly model: string;
    readonly headers: Readonly<Record<string, string>>;
}
interface BatchRequest {
    readonly id: string;
    readonly body: string;
}
interface BatchInput extends BatchTarget {
    readonly tag: string;
    readonly count: number;
    readonly requests: AsyncIterable<BatchRequest>;
}
interface SoughtBatch extends BatchTarget {
    readonly tag: string;
    readonly count: number;
    readonly since: number;
    readonly known: ReadonlySet<string>;
}
type FoundBatch = {
    readonly kind: 'found';
    readonly id: string;
}
 | {
    readonly kind: 'absent';
}
 | {
    readonly kind: 'undecided';
};
interface BatchCounts {
    readonly total: number | null;
    readonly answered: number | null;
    readonly failed: number | null;
}
type BatchState = {
    readonly status: 'working';
    readonly tag: string | null;
    readonly counts: BatchCounts;
    readonly endsBefore: number | null;
}
 | {
    readonly status: 'ended' | 'expired' | 'cancelled';
    readonly tag: string | null;
    readonly counts: BatchCounts;
}
 | {
    readonly status: 'refused';
    readonly tag: string | null;
    readonly error: TransportError | ProviderError;
}
 | {
    readonly status: 'missing';
};
type BatchResult = 
{
    readonly kind: 'answered';
    readonly id: string;
    readonly status: number;
    readonly headers: Readonly<Record<string, string>>;
    readonly body: string;
}
 | {
    readonly kind: 'unanswered';
    readonly id: string;
    readonly why: 'expired' | 'cancelled' | 'failed';
};

export type {
  BatchCounts,
  BatchInput,
  BatchLimits,
  BatchRequest,
  BatchResult,
  BatchService,
  BatchServiceOptions,
  BatchState,
  BatchTarget,
  FoundBatch,
  SoughtBatch,
};
interface BenchmarkItem {
    readonly id: string;
    readonly text: string;
}
interface BenchmarkFile {
    readonly file: string;
    readonly column?: string;
}
type Benchmark = string | BenchmarkFile | (Iterable<string | BenchmarkItem | BenchmarkFile> & object) | AsyncIterable<string | BenchmarkItem | BenchmarkFile>;

export type {
  Benchmark,
  BenchmarkFile,
  BenchmarkItem,
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

export type {
  Budget,
  Spend,
};
type ProblemVerdict = 'valid' | 'invalid' | 'unsure';
type AnswerVerdict = 'right' | 'wrong' | 'unsure';
interface ReviewStratum {
    readonly of: {
        readonly [stratifier: string]: string;
    };
    readonly rows: number;
    readonly drawn: number;
}
interface ReviewDesign {
    readonly kind: 'review';
    readonly review: string;
    readonly strata: readonly ReviewStratum[];
}
interface ReviewVerdict {
    readonly kind: 'verdict';
    readonly review: string;
    readonly reviewer: string;
    readonly row: string;
    readonly problemId: string;
    readonly problem: ProblemVerdict | null;
    readonly answer: AnswerVerdict | null;
    readonly note: string;
}
type ReviewLine = ReviewDesign | ReviewVerdict;
type VerdictSource = string | readonly (string | ReviewLine)[];

interface Share {
    readonly value: number;
    readonly low: number;
    readonly high: number;
    readonly of: number;
}

interface VoterQuality {
    readonly model: string;
    readonly sensitivity: Share | null;
    readonly specificity: Share | null;
    readonly kappa: number | null;
}
interface CalibrateResult {
    readonly voters: readonly VoterQuality[];
    readonly errorCorrelation: readonly (readonly (number | null)[])[];
    readonly effectiveVotes: number | null;
    readonly precision: Share | null;
    readonly items: number;
    readonly failed: number;
    readonly notes: readonly string[];
}

export type {
  AnswerVerdict,
  CalibrateResult,
  ProblemVerdict,
  ReviewDesign,
  ReviewLine,
  ReviewStratum,
  ReviewVerdict,
  Share,
  VerdictSource,
  VoterQuality,
};
import {
  BatchNews,
} from './public-api-shared.js';
import {
  JsonValue,
} from './public-api-shared.js';
import {
  Reply,
  Usage,
} from './public-api-shared.js';
import {
  ChatMessage,
  ReplyFormat,
} from './public-api-shared.js';
import {
  RunEnd,
  WaitingBatch,
} from './public-api-shared.js';

type Price = (usage: Usage, modelId: string, provider: string, way?: PricedWay) => number | undefined;
type PricedWay = 'live' | 'batch';

interface TryDemand {
    readonly model: string;
    readonly provider: string;
    readonly modelId: string;
    readonly inputTokens: number;
    readonly outputTokens: number | null;
    readonly price: Price | null;
    readonly way?: PricedWay;
}

interface BatchPurse {
    hold(key: string, demand: TryDemand): 'held' | 'later' | 'never';
    release(key: string): void;
    open(tag: string, keys: readonly string[]): Promise<void>;
    adopt(tag: string): void;
    settle(key: string, demand: TryDemand, used: Usage | 'refused' | null, tag: string): BatchCharge;
    lose(tag: string, keys: readonly string[]): void;
    rest(tag: string): void;
    close(tag: string): void;
}
interface BatchCharge {
    readonly usd: number | null;
    readonly savedUsd: number | null;
    readonly noted: Promise<void>;
}

interface ResultStore {
    readonly forgets?: boolean;
    readonly keepsPrompts?: boolean;
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

interface CallCarrier {
    carry(order: CallOrder, options: CarryOptions): Promise<CarriedReply>;
    kept?(order: CallOrder): void;
    open?(run: CarrierRun): OpenCarrier;
}
interface OpenCarrier extends Pick<CallCarrier, 'carry'> {
    kept?(order: CallOrder): void;
    close?(): Promise<void>;
}
interface CallOrder {
    readonly key: string;
    readonly model: string;
    readonly stage: string;
    readonly messages: readonly ChatMessage[];
    readonly settings: CallSettings;
    readonly format: ReplyFormat | null;
    readonly sample: string;
    readonly long: boolean;
}
interface CallSettings {
    readonly maxOutputTokens?: number;
    readonly temperature?: number;
    readonly topP?: number;
    readonly timeoutMs?: number;
    readonly stream?: boolean | 'auto';
    readonly firstTokenTimeoutMs?: number;
    readonly idleTimeoutMs?: number;
    readonly maxReplyCharacters?: number;
    readonly maxReplyMs?: number;
    readonly sampleHeader?: boolean;
    readonly systemRole?: boolean;
    readonly providerOptions?: {
        readonly [provider: string]: {
            readonly [option: string]: JsonValue;
        };
    };
}
interface CarryOptions {
    readonly abortSignal: AbortSignal;
    readonly onPiece: (characters: number) => void;
    readonly here?: () => Promise<CarriedReply>;
}
interface CarriedReply extends Reply {
    readonly headers?: Readonly<Record<string, string>> | null;
}
interface CarrierRun {
    readonly store: ResultStore;
    readonly now: () => number;
    readonly after: (ms: number, callback: () => void) => () => void;
    readonly draining: AbortSignal;
    readonly warn: (warning: CarrierWarning) => void;
}
interface CarrierWarning {
    readonly model: string | null;
    readonly message: string;
}
interface CallCollecting {
    readonly terms: CollectingTerms;
    check(call: Pick<CallOrder, 'model' | 'settings'>, options: {
        readonly abortSignal: AbortSignal;
    }): Promise<void>;
    collect(run: CollectingRun, model: string): OrderCollector;
}
interface CollectingTerms {
    readonly reAsks: 'live' | 'batch';
    readonly fewest: number;
    readonly longestMs: number | null;
}
interface OrderCollector {
    ready(): Promise<void>;
    take(order: CallOrder, options: TakeOptions): Promise<OrderPlace>;
    answer(order: CallOrder, options: {
        readonly abortSignal: AbortSignal;
    }): Promise<CarriedReply>;
    used(order: CallOrder): void;
    failed(order: CallOrder, error: unknown, options: {
        readonly mayPass: boolean;
    }): boolean;
    send(): void;
    readonly resting: boolean;
    moneyCame(): void;
    waiting(): CollectorState;
    close(end: RunEnd | null): Promise<void>;
}
interface TakeOptions {
    readonly demand: TryDemand;
    readonly reAsked: boolean;
    readonly abortSignal: AbortSignal;
    readonly waits: (key: string) => void;
}
type OrderPlace = 
{
    readonly kind: 'waiting';
}
 | {
    readonly kind: 'unaffordable';
}
 | {
    readonly kind: 'answered';
    readonly tag: string;
}
 | {
    readonly kind: 'live';
};
interface CollectorState {
    readonly calls: number;
    readonly mayLeave: boolean;
    readonly batches: readonly WaitingBatch[];
}
interface CollectingRun {
    readonly store: ResultStore;
    readonly now: () => number;
    readonly after: (ms: number, callback: () => void) => () => void;
    readonly draining: AbortSignal;
    readonly cut: AbortSignal;
    readonly purse: BatchPurse;
    readonly warn: (warning: CarrierWarning) => void;
    readonly tell: (news: BatchNews) => void;
    readonly resume: (key: string) => void;
    readonly moved: () => void;
    readonly createSpill: () => Spill;
}
interface Spill {
    put(key: string, text: string): void;
    room(): Promise<void>;
    get(key: string): Promise<string | undefined>;
    close(): Promise<void>;
}

export type {
  CallCarrier,
  CallCollecting,
  CallOrder,
  CallSettings,
  CarriedReply,
  CarrierRun,
  CarrierWarning,
  CarryOptions,
  OpenCarrier,
  Price,
  PricedWay,
  ResultStore,
};
declare abstract class ChimeraError extends Error {
    abstract readonly code: string;
    abstract readonly retryable: boolean;
    static readonly isInstance: IsInstance;
    get isChimeraError(): true;
}
type ErrorClass = abstract new (...details: never) => ChimeraError;
type IsInstance = <Class extends ErrorClass>(this: Class, value: unknown) => value is InstanceType<Class>;

export {
  ChimeraError,
};
interface ComparisonOptions {
    readonly threshold?: number;
    readonly shingle?: number;
    readonly maskNumbers?: boolean;
}

export type {
  ComparisonOptions,
};
import {
  Budget,
  Spend,
} from './public-api-shared.js';
import {
  FinishReason,
  Usage,
} from './public-api-shared.js';
import {
  RunEnd,
  RunSummary,
  StageSummary,
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
    readonly error: RunSummary['error'];
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
    readonly savedUsd?: number | null;
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
interface WarningEvent extends RunEventBase {
    readonly kind: 'warning';
    readonly model: string | null;
    readonly message: string;
}
interface BatchNews {
    readonly model: string;
    readonly service: string;
    readonly batchId: string | null;
    readonly status: 'sending' | 'sent' | 'working' | 'ended' | 'expired' | 'cancelled' | 'refused' | 'missing';
    readonly requests: number;
    readonly answered: number | null;
    readonly endsBefore: number | null;
    readonly nextLookMs: number | null;
}
interface BatchEvent extends RunEventBase, BatchNews {
    readonly kind: 'batch';
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
    warning: [event: WarningEvent];
    batch: [event: BatchEvent];
    'listener-error': [event: ListenerErrorEvent];
}
type PipelineEvent = {
    [Name in keyof PipelineEventMap]: PipelineEventMap[Name][0];
}[keyof PipelineEventMap];

export {
  pass,
  reject,
  type BatchEvent,
  type BatchNews,
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
  type WarningEvent,
};
interface EvidenceTable {
    readonly title: string;
    readonly columns: readonly string[];
    readonly rows: readonly (readonly string[])[];
}
interface EvidenceCurve {
    readonly name: string;
    readonly points: readonly {
        readonly x: number;
        readonly value: number;
        readonly low: number;
        readonly high: number;
        readonly n: number;
    }[];
}
interface EvidenceChart {
    readonly title: string;
    readonly x: string;
    readonly curves: readonly EvidenceCurve[];
}
interface Evidence {
    readonly title: string;
    readonly method: string;
    readonly tables: readonly EvidenceTable[];
    readonly charts: readonly EvidenceChart[];
    readonly notes: readonly string[];
}

export type {
  Evidence,
  EvidenceChart,
  EvidenceCurve,
  EvidenceTable,
};
import {
  Price,
} from './public-api-shared.js';
import {
  RunSummary,
} from './public-api-shared.js';

interface Moments {
    readonly count: number;
    readonly mean: number;
    readonly variance: number | null;
}
interface CallMeasure {
    readonly model: string | null;
    readonly calls: number;
    readonly inputTokens: Moments;
    readonly outputTokens: Moments;
    readonly seconds: Moments;
}
interface StageMeasure {
    readonly stage: string;
    readonly kept: number;
    readonly lost: number;
    readonly outputs: number;
    readonly callsPerTask: Moments;
    readonly calls: readonly CallMeasure[];
    readonly usdPerCall: number | null;
    readonly secondsPerCall: number | null;
}

interface ForecastRange {
    readonly low: number;
    readonly likely: number;
    readonly high: number;
}
interface ForecastSpend {
    readonly calls: ForecastRange;
    readonly inputTokens: ForecastRange;
    readonly outputTokens: ForecastRange;
    readonly usd: ForecastRange | null;
}
interface BatchedForecast extends ForecastSpend {
    readonly savedUsd: ForecastRange | null;
}
interface ForecastFigures extends ForecastSpend {
    readonly seconds: ForecastRange;
    readonly live?: ForecastSpend;
    readonly batched?: BatchedForecast;
}
interface StageForecast extends ForecastFigures {
    readonly stage: string;
    readonly tasks: ForecastRange;
}
interface Forecast {
    readonly basis: 'assumptions' | 'summary' | 'preview';
    readonly assumed: readonly string[];
    readonly rows: ForecastRange;
    readonly total: ForecastFigures;
    readonly stages: readonly StageForecast[];
}
interface StageAssumptions {
    readonly keptShare?: number;
    readonly callsPerTask?: number;
    readonly inputTokensPerCall?: number;
    readonly outputTokensPerCall?: number;
    readonly secondsPerCall?: number;
}
interface EstimateOptions {
    readonly from?: RunSummary | {
        readonly measured: readonly StageMeasure[];
    };
    readonly assume?: {
        readonly [stage: string]: StageAssumptions;
    };
    readonly price?: Price;
    readonly target?: number;
    readonly maxConcurrency?: number;
}

export type {
  BatchedForecast,
  CallMeasure,
  EstimateOptions,
  Forecast,
  ForecastFigures,
  ForecastRange,
  ForecastSpend,
  Moments,
  StageAssumptions,
  StageForecast,
  StageMeasure,
};
import {
  Level,
} from './public-api-shared.js';
import {
  Prompt,
} from './public-api-shared.js';
import {
  Topic,
} from './public-api-shared.js';

interface ExpandPromptInput {
    readonly subject: string;
    readonly area: string | null;
    readonly guidance: string | null;
    readonly listed: readonly string[];
    readonly level?: Level;
}
interface AreaPromptInput {
    readonly subject: string;
    readonly guidance: string | null;
    readonly listed: readonly string[];
}
declare const expandPrompt: Prompt<ExpandPromptInput>;
declare const areaPrompt: Prompt<AreaPromptInput>;

interface GeneratePromptInput {
    readonly topic: Topic;
    readonly aspect: string;
    readonly round: number;
    readonly level?: Level;
}
declare const generatePrompt: Prompt<GeneratePromptInput>;

export {
  areaPrompt,
  expandPrompt,
  generatePrompt,
  type AreaPromptInput,
  type ExpandPromptInput,
  type GeneratePromptInput,
};
import {
  ChimeraError,
} from './public-api-shared.js';

declare class HubError extends ChimeraError {
    readonly name = "HubError";
    readonly code: 'hub-unauthorized' | 'hub-forbidden' | 'hub-conflict' | 'hub-refused' | 'hub-unreachable';
    readonly retryable: boolean;
    readonly repo: string;
    readonly statusCode: number | null;
    constructor(message: string, details: {
        readonly code: HubError['code'];
        readonly repo: string;
        readonly statusCode?: number | null;
    });
}

export {
  HubError,
};
type JsonValue = string | number | boolean | null | readonly JsonValue[] | {
    readonly [key: string]: JsonValue | undefined;
};

export type {
  JsonValue,
};
import {
  Model,
} from './public-api-shared.js';
import {
  Prompt,
} from './public-api-shared.js';
import {
  LabelPromptInput,
} from './public-api-shared.js';

interface LabelSettings {
    readonly askJudge?: 'residue' | 'always' | 'never';
    readonly judgements?: 1 | 2;
    readonly prompt?: Prompt<LabelPromptInput>;
    readonly name?: string;
}
type LabelOptions = LabelSettings & ({
    readonly model: Model;
} | {
    readonly askJudge: 'never';
    readonly model?: Model;
});

export type {
  LabelOptions,
  LabelSettings,
};
import {
  Prompt,
} from './public-api-shared.js';

interface LabelPromptInput {
    readonly problem: string;
    readonly answer: string;
    readonly finalAnswer: string;
    readonly swapped?: boolean;
}
declare const labelPrompt: Prompt<LabelPromptInput>;

export {
  labelPrompt,
  type LabelPromptInput,
};
import {
  ChimeraError,
} from './public-api-shared.js';
import {
  RateLimiter,
} from './public-api-shared.js';
import {
  Sample,
  Topic,
  Trajectory,
  ValidatedProblem,
} from './public-api-shared.js';
import {
  FinishReason,
  Usage,
} from './public-api-shared.js';
import {
  Model,
} from './public-api-shared.js';
import {
  ProcessResult,
  TaskContext,
} from './public-api-shared.js';
import {
  ResultStore,
} from './public-api-shared.js';

declare class CarrierError extends ChimeraError {
    readonly name = "CarrierError";
    readonly code: 'carrier-out-of-reach' | 'no-worker' | 'worker-refused' | 'unusable-carrier';
    readonly retryable: boolean;
    readonly model: string | null;
    constructor(message: string, details: {
        readonly code: CarrierError['code'];
        readonly model?: string | null;
        readonly cause?: unknown;
    });
}

interface MemoryLimiterOptions {
    readonly now?: () => number;
    readonly burstMs?: number;
}
declare function memoryLimiter(options?: MemoryLimiterOptions): RateLimiter;

interface RecordSource<Item> extends AsyncIterable<Item> {
    readonly directory: string | null;
}

interface RecordsByFile {
    readonly topics: Topic;
    readonly problems: ValidatedProblem;
    readonly trajectories: Trajectory;
    readonly samples: Sample;
}
interface ReadRecordsOptions<File extends keyof RecordsByFile> {
    readonly file: File;
}
declare function readRecords<File extends keyof RecordsByFile>(from: string, options: ReadRecordsOptions<File>): RecordSource<RecordsByFile[File]>;

interface ProblemColumns {
    readonly problem?: string;
    readonly answer?: string;
    readonly subject?: string;
    readonly topic?: string;
    readonly answerType?: string;
    readonly solution?: string;
    readonly reasoning?: string;
    readonly correctness?: string;
}

type ProblemRows = string | (Iterable<object> & object) | AsyncIterable<object>;

interface StoredTurn {
    readonly role: 'system' | 'user' | 'assistant';
    readonly content: string;
}
interface StoredCall {
    readonly stage: string;
    readonly itemId: string;
    readonly draw: number;
    readonly slot: string | null;
    readonly sample: number | null;
    readonly reAsk: number | null;
    readonly epoch: number | null;
    readonly model: string;
    readonly prompt: readonly StoredTurn[] | null;
    readonly text: string;
    readonly reasoning: string | null;
    readonly finishReason: FinishReason;
    readonly usage: Usage;
    readonly refusal: string | null;
    readonly key: string;
}

interface StageDefinition<Input, Output> {
    readonly name: string;
    readonly version: string;
    readonly draws?: number | ((item: Input, earlier: readonly (readonly Output[])[]) => number);
    readonly sequential?: boolean;
    readonly models?: readonly Model[];
    readonly process: (item: Input, context: TaskContext<Input, Output>) => ProcessResult<Output> | Promise<ProcessResult<Output>>;
}

type TopicTree = readonly (string | readonly string[])[] | {
    readonly [area: string]: TopicTree;
};

interface TaxonomySubject {
    readonly name: string;
    readonly topics: readonly (readonly string[])[];
}
interface TaxonomyTree {
    readonly [subject: string]: TopicTree;
}
type TaxonomyRow = {
    readonly subject: string;
    readonly topic: string;
    readonly area?: string;
} | {
    readonly subject: string;
    readonly path: readonly string[];
};

interface MemoryStoreOptions {
    readonly keep?: 'unfinished' | 'all';
}
declare function memoryStore(options?: MemoryStoreOptions): ResultStore;

export {
  CarrierError,
  memoryLimiter,
  memoryStore,
  readRecords,
  type MemoryLimiterOptions,
  type MemoryStoreOptions,
  type ProblemColumns,
  type ProblemRows,
  type ReadRecordsOptions,
  type RecordSource,
  type RecordsByFile,
  type StageDefinition,
  type StoredCall,
  type StoredTurn,
  type TaxonomyRow,
  type TaxonomySubject,
  type TaxonomyTree,
  type TopicTree,
};
import {
  EmbeddingModel,
  LanguageModel,
} from 'ai';
import {
  CallCarrier,
  CallCollecting,
  Price,
} from './public-api-shared.js';
import {
  JsonValue,
} from './public-api-shared.js';
import {
  JsonMode,
} from './public-api-shared.js';

type Model = LanguageModel | ConfiguredModel;
type Embedder = EmbeddingModel;
interface ConfiguredModel {
    readonly kind: 'configured-model';
    readonly model: LanguageModel;
    readonly settings: ModelSettings;
    readonly carrier?: CallCarrier;
    readonly collecting?: CallCollecting;
}
type StructuredOutput = 'sections' | JsonMode;
interface ThinkingMarks {
    readonly open: string;
    readonly close: string;
}
interface ModelSettings {
    readonly id?: string;
    readonly maxConcurrency?: number;
    readonly requestsPerMinute?: number;
    readonly tokensPerMinute?: number | {
        readonly input?: number;
        readonly output?: number;
    };
    readonly maxOutputTokens?: number;
    readonly contextWindow?: number;
    readonly temperature?: number;
    readonly topP?: number;
    readonly timeoutMs?: number;
    readonly stream?: boolean | 'auto';
    readonly firstTokenTimeoutMs?: number;
    readonly idleTimeoutMs?: number;
    readonly maxReplyCharacters?: number;
    readonly maxReplyMs?: number;
    readonly structuredOutput?: StructuredOutput;
    readonly examples?: boolean;
    readonly thinkingMarks?: readonly ThinkingMarks[];
    readonly finishReasons?: {
        readonly [word: string]: 'stop' | 'length' | 'content-filter';
    };
    readonly price?: Price;
    readonly maxAttempts?: number;
    readonly sampleHeader?: boolean;
    readonly systemRole?: boolean;
    readonly providerOptions?: {
        readonly [provider: string]: {
            readonly [option: string]: JsonValue;
        };
    };
}

export type {
  ConfiguredModel,
  Embedder,
  Model,
  ModelSettings,
  StructuredOutput,
  ThinkingMarks,
};
import {
  JsonValue,
} from './public-api-shared.js';
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
    readonly topicsPerSubject: number | null;
    readonly weight?: number;
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
    readonly extra?: {
        readonly [column: string]: JsonValue;
    };
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
    readonly passRates?: {
        readonly [model: string]: number;
    };
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
    readonly rawFinishReason?: string;
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
type UnverifiedReason = 'empty' | 'truncated' | 'unfinished' | 'no-final-answer' | 'refused' | 'off-problem' | 'undecided';
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
    readonly rawFinishReason?: string;
    readonly controlTokens?: number;
    readonly usage: Usage;
    readonly model: string;
    readonly maxOutputTokens: number | null;
}

export type {
  FinishReason,
  Reply,
  Usage,
};
type PromptText = string | {
    readonly system?: string;
    readonly user: string;
};
interface ChatMessage {
    readonly role: 'system' | 'user' | 'assistant';
    readonly content: string;
}
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
type JsonMode = 'json_schema' | 'json_object' | 'prompt' | 'auto';
interface ReplyFormat {
    readonly mode: JsonMode;
    readonly structure: ReplyStructure;
}
type ReplyPart = 
(ReplyPartBase & {
    readonly kind: 'text';
    readonly example?: string;
})
 | (ReplyPartBase & {
    readonly kind: 'line';
    readonly example?: string;
})
 | (ReplyPartBase & {
    readonly kind: 'list';
    readonly whenEmpty: string;
    readonly most?: number;
    readonly example?: readonly string[];
})
 | (ReplyPartBase & {
    readonly kind: 'choice';
    readonly choices: readonly string[];
    readonly example?: string;
});
interface ReplyPartBase {
    readonly label: string;
    readonly description: string;
    readonly optional?: boolean;
}

export {
  definePrompt,
  type ChatMessage,
  type JsonMode,
  type Prompt,
  type PromptText,
  type ReplyFormat,
  type ReplyPart,
  type ReplyStructure,
};
import {
  JsonValue,
} from './public-api-shared.js';
import {
  Pass,
  Rejection,
} from './public-api-shared.js';
import {
  Embedder,
  Model,
} from './public-api-shared.js';
import {
  PromptText,
  ReplyStructure,
} from './public-api-shared.js';
import {
  Reply,
} from './public-api-shared.js';
import {
  Run,
  RunInput,
  RunOptions,
} from './public-api-shared.js';
import {
  Problem,
  Trajectory,
} from './public-api-shared.js';

interface CallRequest<Value> {
    readonly model: Model;
    readonly prompt: PromptText;
    readonly slot: string;
    readonly draw?: number;
    readonly parse: (reply: Reply) => Value;
    readonly long?: boolean;
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
    readonly alike?: (item: unknown) => string;
    readonly draws: (item: unknown, earlier: readonly unknown[][]) => number;
    readonly fixedDraws: number | null;
    readonly drawsOption: string | null;
    readonly sequential: boolean;
    readonly fansOut: boolean;
    readonly produces: string | null;
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

interface RuleTools extends Pick<TaskContext<unknown, unknown>, 'call' | 'embed' | 'decide' | 'shared' | 'signal'> {
}
interface SiblingTools<Candidate> extends RuleTools {
    readonly siblings: () => Promise<readonly Sibling<Candidate>[]>;
}
type RuleContext<Candidate> = [Candidate] extends [Trajectory] ? RuleTools : SiblingTools<Candidate>;
interface Rule<Candidate = Problem> {
    readonly name: string;
    readonly version: string;
    readonly options?: JsonValue;
    readonly check: (candidate: Candidate, context: RuleContext<Candidate>) => Pass | Rejection | Promise<Pass | Rejection>;
}

export type {
  CallRequest,
  CallResult,
  EmbedRequest,
  ProcessResult,
  Rule,
  RuleContext,
  RuleTools,
  Sibling,
  SiblingTools,
  Stage,
  TaskContext,
};
import {
  CallCarrier,
  Price,
  ResultStore,
} from './public-api-shared.js';
import {
  PipelineEvent,
  PipelineEventMap,
} from './public-api-shared.js';
import {
  Budget,
} from './public-api-shared.js';
import {
  RunSummary,
} from './public-api-shared.js';

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
    readonly abortSignal?: AbortSignal;
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
    readonly carrier?: CallCarrier;
}
interface Run<Output> extends AsyncIterable<Output>, AsyncDisposable {
    toArray(): Promise<Output[]>;
    summary(): Promise<RunSummary>;
    events(): AsyncIterable<PipelineEvent>;
    on<Name extends keyof PipelineEventMap>(name: Name, listener: (...event: PipelineEventMap[Name]) => void): () => void;
    once<Name extends keyof PipelineEventMap>(name: Name, listener: (...event: PipelineEventMap[Name]) => void): () => void;
    readonly started: boolean;
    stop(): Promise<void>;
}

export type {
  RateCost,
  RateLimiter,
  RateLimits,
  Retry,
  Run,
  RunInput,
  RunOptions,
  Telemetry,
};
import {
  Prompt,
} from './public-api-shared.js';
import {
  Problem,
  ValidatedProblem,
} from './public-api-shared.js';

interface SynthesizePromptInput {
    readonly problem: Problem | ValidatedProblem;
}
declare const synthesizePrompt: Prompt<SynthesizePromptInput>;

export {
  synthesizePrompt,
  type SynthesizePromptInput,
};
import {
  Budget,
  Spend,
} from './public-api-shared.js';

type RunEnd = 'completed' | 'stopped' | 'budget' | 'aborted' | 'failed' | 'waiting';
interface WaitingBatch {
    readonly service: string;
    readonly model: string;
    readonly batchId: string | null;
    readonly requests: number;
    readonly answered: number | null;
    readonly sentAt: number;
    readonly endsBefore: number | null;
}
interface RunWaits {
    readonly calls: number;
    readonly batches: readonly WaitingBatch[];
    readonly comeBackAt: number;
}
interface BatchedSpend extends Spend {
    readonly savedUsd: number | null;
}
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
    readonly batched?: BatchedSpend;
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
    readonly startedAt: string | null;
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
    readonly refused: number;
    readonly stages: readonly StageSummary[];
    readonly coverage: readonly CoverageRow[] | null;
    readonly calls: number;
    readonly reused: number;
    readonly spent: Spend;
    readonly spentInAll: Spend;
    readonly batched?: BatchedSpend;
    readonly waits?: RunWaits;
    readonly budget: Budget | null;
    readonly seconds: number;
    readonly directory: string | null;
    readonly changed: readonly string[];
    readonly warnings: readonly string[];
}

export type {
  BatchedSpend,
  CoverageRow,
  RunEnd,
  RunSummary,
  RunWaits,
  StageSummary,
  WaitingBatch,
};
import {
  ChimeraError,
} from './public-api-shared.js';

declare class ProviderError extends ChimeraError {
    readonly name = "ProviderError";
    readonly code: 'quota-exhausted' | 'invalid-key' | 'bad-request' | 'model-not-found' | 'unsupported-model' | 'unreachable';
    readonly retryable = false;
    readonly model: string;
    readonly statusCode: number | null;
    constructor(message: string, details: {
        readonly code: ProviderError['code'];
        readonly model: string;
        readonly statusCode?: number | null;
    });
}

declare class TransportError extends ChimeraError {
    readonly name = "TransportError";
    readonly code: 'rate-limited' | 'server-error' | 'connection-failed' | 'timed-out' | 'malformed-response' | 'refused-prompt' | 'overlong-prompt' | 'refused-request';
    readonly retryable: boolean;
    readonly model: string;
    readonly scope: 'call' | 'model';
    readonly statusCode: number | null;
    readonly retryAfterMs: number | null;
    readonly systemCode: string | null;
    constructor(message: string, details: {
        readonly code: TransportError['code'];
        readonly model: string;
        readonly statusCode?: number | null;
        readonly retryAfterMs?: number | null;
        readonly systemCode?: string | null;
        readonly retryable?: boolean;
        readonly scope?: TransportError['scope'];
    });
}

export {
  ProviderError,
  TransportError,
};
import {
  Prompt,
} from './public-api-shared.js';
import {
  Problem,
} from './public-api-shared.js';

type Level = 'doctoral' | 'graduate' | 'undergraduate' | 'school' | (string & {});

interface ValidatePromptInput {
    readonly problem: Problem;
    readonly level?: Level;
}
declare const validatePrompt: Prompt<ValidatePromptInput>;

export {
  type Level,
  type ValidatePromptInput,
  validatePrompt,
};
