import {
  RunSummary,
} from './public-api-shared.js';
export {
  Budget,
  CoverageRow,
  RunEnd,
  Spend,
  StageSummary,
} from './public-api-shared.js';
import {
  ConfiguredModel,
  Embedder,
  Model,
  ModelSettings,
  ProcessResult,
  Prompt,
  Rule,
  Stage,
  TaskContext,
} from './public-api-shared.js';
export {
  CallRequest,
  CallResult,
  EmbedRequest,
  PromptText,
  ReplyPart,
  ReplyStructure,
  RuleContext,
  Sibling,
  StructuredOutput,
  definePrompt,
} from './public-api-shared.js';
import {
  Engine,
  JsonValue,
  Price,
  RateLimiter,
  ResultStore,
  RunOptions,
} from './public-api-shared.js';
export {
  EngineJob,
  EngineSession,
  Lease,
  RateCost,
  RateLimits,
  Retry,
  Run,
  RunInput,
  Task,
  Telemetry,
} from './public-api-shared.js';
export {
  BudgetEvent,
  CallEndEvent,
  CallStartEvent,
  Failure,
  ItemFailedEvent,
  ItemKeptEvent,
  ItemRejectedEvent,
  ItemShortEvent,
  LimitChangeEvent,
  LimitChangeReason,
  ListenerErrorEvent,
  Pass,
  PipelineEvent,
  PipelineEventMap,
  ProgressEvent,
  Rejection,
  RetryEvent,
  RunEndEvent,
  RunStartEvent,
  StageEndEvent,
  StageStartEvent,
  pass,
  reject,
} from './public-api-shared.js';
import {
  AnswerType,
  ChimeraRecord,
  LabelOpinions,
  Problem,
  Sample,
  Topic,
  Trajectory,
  ValidatedProblem,
} from './public-api-shared.js';
export {
  Area,
  JudgeOpinion,
  Label,
  ProblemId,
  RecordModels,
  Subject,
  SubjectId,
  TopicId,
  TrajectoryId,
  UnverifiedReason,
  Vote,
} from './public-api-shared.js';
export {
  FinishReason,
  Reply,
  Usage,
} from './public-api-shared.js';
import {
  LanguageModel,
} from 'ai';

declare abstract class ChimeraError extends Error {
    abstract readonly code: string;
    abstract readonly retryable: boolean;
    get isChimeraError(): true;
}

interface ConfigurationIssue {
    readonly option: string;
    readonly message: string;
}
declare class ConfigurationError extends ChimeraError {
    readonly name = "ConfigurationError";
    readonly code = "invalid-configuration";
    readonly retryable = false;
    readonly issues: readonly ConfigurationIssue[];
    constructor(issues: readonly ConfigurationIssue[]);
}

interface Manifest {
    readonly [field: string]: JsonValue | undefined;
}

declare function fenced(label: string, text: string): string;

declare function isDisagreement({ rule, judge, judgeSwapped }: LabelOpinions): boolean;

interface Verdict<Choice extends string> {
    readonly verdict: Choice;
    readonly reason: string;
}
declare function readVerdict<Choice extends string>(reply: string, choices: readonly Choice[], untrusted: readonly string[]): Verdict<Choice>;

interface StageDefinition<Input, Output> {
    readonly name: string;
    readonly version: string;
    readonly draws?: number | ((item: Input, earlier: readonly (readonly Output[])[]) => number);
    readonly sequential?: boolean;
    readonly produces?: ChimeraRecord['kind'];
    readonly admit?: (item: unknown) => Input;
    readonly options?: JsonValue;
    readonly sizes?: JsonValue;
    readonly models?: readonly Model[];
    readonly process: (item: Input, context: TaskContext<Input, Output>) => ProcessResult<Output> | Promise<ProcessResult<Output>>;
}
declare function defineStage<Input, Output>(definition: StageDefinition<Input, Output>): Stage<Input, Output>;

declare function localEngine(): Engine;

declare class AbortedError extends ChimeraError {
    readonly name = "AbortedError";
    readonly code = "aborted";
    readonly retryable = true;
    constructor(cause?: unknown);
}

declare class BudgetError extends ChimeraError {
    readonly name = "BudgetError";
    readonly code = "budget-reached";
    readonly retryable = false;
    readonly model: string;
    constructor(model: string, shortage?: string);
}

declare class DirectoryError extends ChimeraError {
    readonly name = "DirectoryError";
    readonly code: 'not-a-directory' | 'not-writable' | 'directory-locked' | 'format-version' | 'not-a-run';
    readonly retryable = false;
    readonly directory: string;
    constructor(message: string, details: {
        readonly code: DirectoryError['code'];
        readonly directory: string;
        readonly cause?: unknown;
    });
}

declare class FailureLimitError extends ChimeraError {
    readonly name = "FailureLimitError";
    readonly code = "failure-limit";
    readonly retryable = true;
    readonly failed: number;
    constructor(failed: number, lastMessage: string);
}

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

declare class JournalDamagedError extends ChimeraError {
    readonly name = "JournalDamagedError";
    readonly code = "journal-damaged";
    readonly retryable = false;
    readonly segment: string;
    readonly offset: number | null;
    constructor(segment: string, offset: number | null);
}

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

declare class StoreError extends ChimeraError {
    readonly name = "StoreError";
    readonly code: 'store-failed' | 'store-closed';
    readonly retryable = true;
    readonly path: string | null;
    constructor(message: string, details?: {
        readonly code?: StoreError['code'];
        readonly path?: string;
        readonly cause?: unknown;
    });
}

declare class TransportError extends ChimeraError {
    readonly name = "TransportError";
    readonly code: 'rate-limited' | 'server-error' | 'connection-failed' | 'timed-out' | 'malformed-response' | 'refused-prompt' | 'overlong-prompt';
    readonly retryable: boolean;
    readonly model: string;
    readonly statusCode: number | null;
    readonly retryAfterMs: number | null;
    readonly systemCode: string | null;
    constructor(message: string, details: {
        readonly code: TransportError['code'];
        readonly model: string;
        readonly statusCode?: number | null;
        readonly retryAfterMs?: number | null;
        readonly systemCode?: string | null;
    });
}

declare class UnusableReplyError extends ChimeraError {
    readonly name = "UnusableReplyError";
    readonly code: 'unusable-reply' | 'truncated-reply' | 'refused-reply';
    readonly retryable = false;
    readonly keys: readonly string[];
    readonly model: string;
    constructor(message: string, details: {
        readonly code: UnusableReplyError['code'];
        readonly keys: readonly string[];
        readonly model: string;
        readonly cause?: unknown;
    });
}

declare class UsageError extends ChimeraError {
    readonly name = "UsageError";
    readonly code = "misused-run";
    readonly retryable = false;
}

type AnyChimeraError = AbortedError | BudgetError | ConfigurationError | DirectoryError | FailureLimitError | HubError | JournalDamagedError | ProviderError | StoreError | TransportError | UnusableReplyError | UsageError;

declare function isChimeraError(value: unknown): value is AnyChimeraError;

interface MemoryLimiterOptions {
    readonly now?: () => number;
    readonly burstMs?: number;
}
declare function memoryLimiter(options?: MemoryLimiterOptions): RateLimiter;

interface TokenPrices {
    readonly input: number;
    readonly output: number;
    readonly cachedInput?: number;
}
declare function perMillionTokens(prices: TokenPrices): Price;

declare function readSections<Label extends string>(text: string, labels: readonly Label[]): ReadonlyMap<Label, string>;
declare function requireSections<Label extends string>(text: string, labels: readonly Label[]): Readonly<Record<Label, string>>;

declare function withSettings(model: LanguageModel, settings: ModelSettings): ConfiguredModel;

interface ExpandPromptInput {
    readonly subject: string;
    readonly area: string | null;
    readonly guidance: string | null;
    readonly listed: readonly string[];
}
interface AreaPromptInput {
    readonly subject: string;
    readonly guidance: string | null;
    readonly listed: readonly string[];
}
declare const expandPrompt: Prompt<ExpandPromptInput>;
declare const areaPrompt: Prompt<AreaPromptInput>;

interface ExpandSettings {
    readonly topicsPerSubject?: number;
    readonly depth?: 1 | 2;
    readonly areasPerSubject?: number;
    readonly rules?: readonly Rule<Topic>[];
    readonly defaultRules?: boolean;
    readonly prompt?: Prompt<ExpandPromptInput>;
    readonly areaPrompt?: Prompt<AreaPromptInput>;
    readonly name?: string;
}
interface ExpandOptions extends ExpandSettings {
    readonly model: Model;
}

type TopicTree = readonly (string | readonly string[])[] | {
    readonly [area: string]: TopicTree;
};

type SubjectInput = string | {
    readonly name: string;
    readonly topics?: TopicTree;
    readonly guidance?: string;
    readonly topicsWanted?: number;
};

declare function expand(options: ExpandOptions): Stage<SubjectInput, Topic>;

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

declare const defaultAspects: readonly string[];

interface GeneratePromptInput {
    readonly topic: Topic;
    readonly aspect: string;
    readonly round: number;
}
declare const generatePrompt: Prompt<GeneratePromptInput>;

interface GenerateSettings {
    readonly problemsPerTopic?: number;
    readonly aspects?: readonly string[];
    readonly prompt?: Prompt<GeneratePromptInput>;
    readonly name?: string;
}
interface GenerateOptions extends GenerateSettings {
    readonly model: Model;
}
declare function generate(options: GenerateOptions): Stage<Topic, Problem>;

interface LabelPromptInput {
    readonly problem: string;
    readonly answer: string;
    readonly finalAnswer: string;
    readonly isSwapped?: boolean;
}
declare const labelPrompt: Prompt<LabelPromptInput>;

interface LabelSettings {
    readonly askJudge?: 'residue' | 'always' | 'never';
    readonly judgements?: 1 | 2;
    readonly prompt?: Prompt<LabelPromptInput>;
    readonly name?: string;
}
type LabelOptions = LabelSettings & ({
    readonly judge: Model;
    readonly model?: never;
} | {
    readonly model: Model;
    readonly judge?: never;
});
declare function label(options: LabelOptions): Stage<Trajectory, Sample>;

interface SynthesizePromptInput {
    readonly problem: Problem | ValidatedProblem;
}
declare const synthesizePrompt: Prompt<SynthesizePromptInput>;

interface SynthesizeSettings {
    readonly trajectoriesPerProblem?: number;
    readonly rules?: readonly Rule<Trajectory>[];
    readonly prompt?: Prompt<SynthesizePromptInput>;
    readonly name?: string;
}
type SynthesizeOptions = SynthesizeSettings & ({
    readonly model: Model;
    readonly models?: never;
} | {
    readonly models: readonly Model[];
    readonly model?: never;
});

declare function synthesize(options: SynthesizeOptions): Stage<ValidatedProblem, Trajectory>;

type Agreement = 'unanimous' | 'majority' | {
    readonly atLeast: number;
};

interface ValidatePromptInput {
    readonly problem: Problem;
}
declare const validatePrompt: Prompt<ValidatePromptInput>;

interface BlindSolveOptions {
    readonly model: Model;
    readonly attempts?: number;
    readonly keep?: {
        readonly min?: number;
        readonly max?: number;
    };
    readonly prompt?: Prompt<SynthesizePromptInput>;
}

interface ValidateSettings {
    readonly rules?: readonly Rule<Problem>[];
    readonly defaultRules?: boolean;
    readonly agreement?: Agreement;
    readonly votes?: 'all' | 'until-decided';
    readonly blindSolve?: BlindSolveOptions;
    readonly prompt?: Prompt<ValidatePromptInput>;
    readonly name?: string;
}
type ValidateOptions = ValidateSettings & ({
    readonly verifiers: readonly Model[];
    readonly model?: never;
} | {
    readonly model: Model;
    readonly verifiers?: never;
});

declare function validate(options: ValidateOptions): Stage<Problem, ValidatedProblem>;

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
interface ForecastFigures {
    readonly calls: ForecastRange;
    readonly inputTokens: ForecastRange;
    readonly outputTokens: ForecastRange;
    readonly usd: ForecastRange | null;
    readonly seconds: ForecastRange;
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

interface PreviewOptions extends Omit<RunOptions, 'target'> {
    readonly samples?: number;
    readonly assume?: EstimateOptions['assume'];
}
interface Preview {
    readonly samples: readonly Sample[];
    readonly summary: RunSummary;
    readonly forecast: Forecast;
    readonly measured: readonly StageMeasure[];
}

interface RefillOptions {
    readonly kept: number;
    readonly maxAttempts?: number;
}
declare function refill<Input, Output>(stage: Stage<Input, Output>, options: RefillOptions): Stage<Input, Output>;

interface ChimeraModels {
    readonly expand: Model;
    readonly generate: Model;
    readonly validate: Model | readonly Model[];
    readonly synthesize: Model | readonly Model[];
    readonly label: Model;
}
interface ChimeraRules {
    readonly topics?: readonly Rule<Topic>[];
    readonly problems?: readonly Rule<Problem>[];
    readonly trajectories?: readonly Rule<Trajectory>[];
}
interface ChimeraAdditions {
    readonly expand?: readonly Stage<Topic, Topic>[];
    readonly generate?: readonly Stage<Problem, Problem>[];
    readonly validate?: readonly Stage<ValidatedProblem, ValidatedProblem>[];
    readonly synthesize?: readonly Stage<Trajectory, Trajectory>[];
    readonly label?: readonly Stage<Sample, Sample>[];
}
interface ChimeraOptions {
    readonly model?: Model;
    readonly models?: Partial<ChimeraModels>;
    readonly expand?: Omit<ExpandSettings, 'rules'>;
    readonly generate?: GenerateSettings;
    readonly validate?: Omit<ValidateSettings, 'rules'>;
    readonly synthesize?: Omit<SynthesizeSettings, 'rules'>;
    readonly label?: LabelSettings;
    readonly refill?: RefillOptions | false;
    readonly rules?: ChimeraRules;
    readonly after?: ChimeraAdditions;
}
interface Chimera extends Stage<SubjectInput, Sample> {
    readonly estimate: (subjects: Iterable<SubjectInput> & object, options?: EstimateOptions) => Promise<Forecast>;
    readonly preview: (subjects: Iterable<SubjectInput> & object, options?: PreviewOptions) => Promise<Preview>;
}
declare function buildChimera(options: ChimeraOptions): Chimera;

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
interface Calibration {
    readonly voters: readonly VoterQuality[];
    readonly errorCorrelation: readonly (readonly (number | null)[])[];
    readonly effectiveVotes: number | null;
    readonly precision: Share | null;
    readonly items: number;
    readonly failed: number;
    readonly notes: readonly string[];
}

interface LabelledProblem {
    readonly problem: Problem;
    readonly isValid: boolean;
}
interface LabelledAnswer {
    readonly problem: string;
    readonly answer: string;
    readonly finalAnswer: string;
    readonly isCorrect: boolean;
}
interface VerifierCalibration {
    readonly verifiers: readonly Model[];
    readonly items: readonly LabelledProblem[];
    readonly judges?: never;
    readonly prompt?: Prompt<ValidatePromptInput>;
}
interface JudgeCalibration {
    readonly judges: readonly Model[];
    readonly items: readonly LabelledAnswer[];
    readonly verifiers?: never;
    readonly prompt?: Prompt<LabelPromptInput>;
}
type CalibrateOptions = (VerifierCalibration | JudgeCalibration) & {
    readonly agreement?: Agreement;
    readonly run?: RunOptions;
};
declare function calibrate(options: CalibrateOptions): Promise<Calibration>;

declare function compose<A, B>(first: Stage<A, B>): Stage<A, B>;
declare function compose<A, B, C>(first: Stage<A, B>, second: Stage<B, C>): Stage<A, C>;
declare function compose<A, B, C, D>(a: Stage<A, B>, b: Stage<B, C>, c: Stage<C, D>): Stage<A, D>;
declare function compose<A, B, C, D, E>(a: Stage<A, B>, b: Stage<B, C>, c: Stage<C, D>, d: Stage<D, E>): Stage<A, E>;
declare function compose<A, B, C, D, E, F>(a: Stage<A, B>, b: Stage<B, C>, c: Stage<C, D>, d: Stage<D, E>, e: Stage<E, F>): Stage<A, F>;
declare function compose<A, B, C, D, E, F, G>(a: Stage<A, B>, b: Stage<B, C>, c: Stage<C, D>, d: Stage<D, E>, e: Stage<E, F>, f: Stage<F, G>): Stage<A, G>;
declare function compose<A, B, C, D, E, F, G, H>(a: Stage<A, B>, b: Stage<B, C>, c: Stage<C, D>, d: Stage<D, E>, e: Stage<E, F>, f: Stage<F, G>, g: Stage<G, H>): Stage<A, H>;
declare function compose<A, B, C, D, E, F, G, H, I>(a: Stage<A, B>, b: Stage<B, C>, c: Stage<C, D>, d: Stage<D, E>, e: Stage<E, F>, f: Stage<F, G>, g: Stage<G, H>, h: Stage<H, I>): Stage<A, I>;

interface StoredRun {
    readonly directory: string;
    readonly manifest: Manifest;
    readonly summary: RunSummary | null;
    topics(): AsyncIterable<Topic>;
    problems(): AsyncIterable<ValidatedProblem>;
    samples(): AsyncIterable<Sample>;
    rejected(): AsyncIterable<RejectedRow>;
    failed(): AsyncIterable<FailedRow>;
}
interface TaskRow {
    readonly id: string;
    readonly stage: string;
    readonly itemId: string;
    readonly draw: number | null;
    readonly item: unknown;
}
interface RejectedRow extends TaskRow {
    readonly by: string | null;
    readonly code: string;
    readonly reason: string;
}
interface FailedRow extends TaskRow {
    readonly failure: {
        readonly kind: string;
        readonly code: string;
        readonly message: string;
    };
}
declare function openRun(directory: string): Promise<StoredRun>;

declare function openWeights(provider: (modelId: string) => LanguageModel): ChimeraModels;

declare function paperDefaults(): Pick<ChimeraOptions, 'expand' | 'refill' | 'synthesize'>;

declare function passAtK(attempts: number, correct: number, k: number): number;

interface RecordSource<Item> extends AsyncIterable<Item> {
    readonly directory: string | null;
}

interface ProblemColumns {
    readonly problem?: string;
    readonly answer?: string;
    readonly subject?: string;
    readonly topic?: string;
}
interface ReadProblemsOptions {
    readonly columns?: ProblemColumns;
}
type ProblemRows = string | (Iterable<object> & object) | AsyncIterable<object>;
declare function readProblems(source: ProblemRows, options?: ReadProblemsOptions): RecordSource<ValidatedProblem>;

interface RecordsByFile {
    readonly topics: Topic;
    readonly problems: ValidatedProblem;
    readonly trajectories: Trajectory;
    readonly samples: Sample;
}
type RecordFile = keyof RecordsByFile;
declare function readRecords<File extends RecordFile>(from: string, file: File): RecordSource<RecordsByFile[File]>;

declare function readTaxonomy(source: string | TaxonomyTree | readonly TaxonomyRow[]): Promise<readonly TaxonomySubject[]>;

interface Reconsideration {
    readonly agreement: Agreement;
    readonly stillKept: number;
    readonly nowKept: readonly ValidatedProblem[];
    readonly nowRefused: readonly ValidatedProblem[];
    readonly stillRefused: number;
    readonly undecided: number;
    readonly withoutVotes: number;
}
declare function reconsider(directory: string, agreement: Agreement): Promise<Reconsideration>;

interface SelfTestJudgeOptions {
    readonly prompt?: Prompt<LabelPromptInput>;
    readonly run?: RunOptions;
}
interface JudgeTrapResult {
    readonly trap: string;
    readonly finalAnswer: string;
    readonly outcome: 'refused' | 'accepted';
}
interface JudgeSelfTest {
    readonly hasPassed: boolean;
    readonly results: readonly JudgeTrapResult[];
}
declare function selfTestJudge(model: Model, options?: SelfTestJudgeOptions): Promise<JudgeSelfTest>;

interface BenchmarkItem {
    readonly id: string;
    readonly text: string;
}
interface BenchmarkFile {
    readonly file: string;
    readonly column?: string;
}
type Benchmark = string | BenchmarkFile | (Iterable<string | BenchmarkItem | BenchmarkFile> & object) | AsyncIterable<string | BenchmarkItem | BenchmarkFile>;

interface AnswerCheckableOptions {
    readonly maxWords?: number;
}
declare function answerCheckable({ maxWords }?: AnswerCheckableOptions): Rule;

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
interface ParaphraseOptions {
    readonly model: Model;
    readonly nearest?: number;
    readonly similarity?: number;
}
declare function decontaminate(options: DecontaminateOptions): Rule;

declare function distinctProblem(): Rule;

interface EndsWithFinalAnswerOptions {
    readonly maxWordsAfter?: number;
}
declare function endsWithFinalAnswer({ maxWordsAfter, }?: EndsWithFinalAnswerOptions): Rule<Trajectory>;

interface InLanguageOptions {
    readonly languages: readonly string[];
}
declare function inLanguage({ languages }: InLanguageOptions): Rule;

interface LengthBetweenOptions {
    readonly minWords?: number;
    readonly maxWords?: number;
}
declare function lengthBetween({ minWords, maxWords }: LengthBetweenOptions): Rule;

interface MinimumReasoningOptions {
    readonly words: number;
}
declare function minimumReasoning({ words }: MinimumReasoningOptions): Rule<Trajectory>;

interface ComparisonOptions {
    readonly threshold?: number;
    readonly shingle?: number;
    readonly maskNumbers?: boolean;
}

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
declare function noRepetitionLoop({ maxRepeatedShare }?: NoRepetitionLoopOptions): Rule<Trajectory>;

declare function notAProof(): Rule;

declare function notMultipleChoice(): Rule;

declare function selfContained(): Rule;

interface ShortAnswerOptions {
    readonly maxCharacters?: number;
}
declare function shortAnswer({ maxCharacters }?: ShortAnswerOptions): Rule;

declare function singleAnswer(): Rule;

interface ContaminationReportOptions {
    readonly against: Benchmark;
    readonly n?: readonly number[];
    readonly mostMatches?: number;
}
interface ContaminationReport {
    readonly questions: number;
    readonly benchmarkItems: number;
    readonly measures: readonly ContaminationMeasure[];
}
interface ContaminationMeasure {
    readonly n: number;
    readonly meanMaxJaccard: number;
    readonly touched: number;
    readonly matches: readonly ContaminationMatch[];
}
interface ContaminationMatch {
    readonly question: string;
    readonly item: string;
    readonly jaccard: number;
    readonly span: string;
}
type Question = string | {
    readonly id?: string;
    readonly problem: string;
};
declare function contaminationReport(problems: (Iterable<Question> & object) | AsyncIterable<Question>, options: ContaminationReportOptions): Promise<ContaminationReport>;

declare function defineRule<Candidate = Problem>(rule: Rule<Candidate>): Rule<Candidate>;

type DuplicateMethod = 'exact' | 'shingles' | 'name' | 'embedding';

interface DedupeOptions<Item> extends ComparisonOptions {
    readonly text?: (item: Item) => string;
    readonly id?: (item: Item, index: number) => string;
    readonly compare?: 'auto' | 'names' | 'texts';
    readonly onDropped?: (dropped: DroppedDuplicate) => void;
}
interface DroppedDuplicate {
    readonly id: string;
    readonly keptId: string;
    readonly similarity: number;
    readonly method: DuplicateMethod;
}
interface DedupeReport {
    readonly read: number;
    readonly kept: number;
    readonly dropped: number;
    readonly duplicates: readonly DroppedDuplicate[];
}
interface Deduplication<Item> extends AsyncIterable<Item> {
    readonly report: () => DedupeReport;
    readonly toArray: () => Promise<Item[]>;
}
declare function dedupe<Item>(items: (Iterable<Item> & object) | AsyncIterable<Item>, options?: DedupeOptions<Item>): Deduplication<Item>;

interface JournalOptions {
    readonly segmentBytes?: number;
    readonly batchBytes?: number;
}
interface Journal extends ResultStore {
    readonly directory: string;
    readonly size: number;
    readonly indexBytes: number;
    readonly droppedBytes: number;
}

interface MemoryStoreOptions {
    readonly keep?: 'unfinished' | 'all';
}
declare function memoryStore({ keep }?: MemoryStoreOptions): ResultStore;

declare function openJournal(directory: string, options?: JournalOptions): Promise<Journal>;

export {
  AbortedError,
  AnswerType,
  BudgetError,
  ChimeraError,
  ChimeraRecord,
  ConfigurationError,
  ConfiguredModel,
  DirectoryError,
  Embedder,
  Engine,
  FailureLimitError,
  HubError,
  JournalDamagedError,
  JsonValue,
  LabelOpinions,
  Model,
  ModelSettings,
  Price,
  Problem,
  ProcessResult,
  Prompt,
  ProviderError,
  RateLimiter,
  ResultStore,
  Rule,
  RunOptions,
  RunSummary,
  Sample,
  Stage,
  StoreError,
  TaskContext,
  Topic,
  Trajectory,
  TransportError,
  UnusableReplyError,
  UsageError,
  ValidatedProblem,
  answerCheckable,
  answerNotLeaked,
  answerTypeAllowed,
  areaPrompt,
  balancedLatex,
  belongsToProblem,
  buildChimera,
  calibrate,
  compose,
  contaminationReport,
  contentfulTopic,
  decontaminate,
  dedupe,
  defaultAspects,
  defineRule,
  defineStage,
  distinctProblem,
  endsWithFinalAnswer,
  expand,
  expandPrompt,
  fenced,
  generate,
  generatePrompt,
  inLanguage,
  isChimeraError,
  isDisagreement,
  label,
  labelPrompt,
  lengthBetween,
  localEngine,
  memoryLimiter,
  memoryStore,
  minimumReasoning,
  nearDuplicate,
  noOpenQuestion,
  noRepetitionLoop,
  notAProof,
  notMultipleChoice,
  openJournal,
  openRun,
  openWeights,
  paperDefaults,
  passAtK,
  perMillionTokens,
  readProblems,
  readRecords,
  readSections,
  readTaxonomy,
  readVerdict,
  reconsider,
  refill,
  requireSections,
  selfContained,
  selfTestJudge,
  shortAnswer,
  singleAnswer,
  synthesize,
  synthesizePrompt,
  type Agreement,
  type AnswerCheckableOptions,
  type AnswerTypeAllowedOptions,
  type AnyChimeraError,
  type AreaPromptInput,
  type Benchmark,
  type BenchmarkFile,
  type BenchmarkItem,
  type BlindSolveOptions,
  type CalibrateOptions,
  type Calibration,
  type CallMeasure,
  type Chimera,
  type ChimeraAdditions,
  type ChimeraModels,
  type ChimeraOptions,
  type ChimeraRules,
  type ComparisonOptions,
  type ConfigurationIssue,
  type ContaminationMatch,
  type ContaminationMeasure,
  type ContaminationReport,
  type ContaminationReportOptions,
  type DecontaminateOptions,
  type DedupeOptions,
  type DedupeReport,
  type Deduplication,
  type DroppedDuplicate,
  type DuplicateMethod,
  type EndsWithFinalAnswerOptions,
  type EstimateOptions,
  type ExpandOptions,
  type ExpandPromptInput,
  type ExpandSettings,
  type FailedRow,
  type Forecast,
  type ForecastFigures,
  type ForecastRange,
  type GenerateOptions,
  type GeneratePromptInput,
  type GenerateSettings,
  type InLanguageOptions,
  type Journal,
  type JournalOptions,
  type JudgeCalibration,
  type JudgeSelfTest,
  type JudgeTrapResult,
  type LabelOptions,
  type LabelPromptInput,
  type LabelSettings,
  type LabelledAnswer,
  type LabelledProblem,
  type LengthBetweenOptions,
  type Manifest,
  type MemoryLimiterOptions,
  type MemoryStoreOptions,
  type MinimumReasoningOptions,
  type Moments,
  type NearDuplicateEmbedding,
  type NearDuplicateOptions,
  type NoRepetitionLoopOptions,
  type ParaphraseOptions,
  type Preview,
  type PreviewOptions,
  type ProblemColumns,
  type ProblemRows,
  type Question,
  type ReadProblemsOptions,
  type Reconsideration,
  type RecordFile,
  type RecordSource,
  type RecordsByFile,
  type RefillOptions,
  type RejectedRow,
  type SelfTestJudgeOptions,
  type Share,
  type ShortAnswerOptions,
  type StageAssumptions,
  type StageDefinition,
  type StageForecast,
  type StageMeasure,
  type StoredRun,
  type SubjectInput,
  type SynthesizeOptions,
  type SynthesizePromptInput,
  type SynthesizeSettings,
  type TaxonomyRow,
  type TaxonomySubject,
  type TaxonomyTree,
  type TokenPrices,
  type TopicTree,
  type ValidateOptions,
  type ValidatePromptInput,
  type ValidateSettings,
  type Verdict,
  type VerifierCalibration,
  type VoterQuality,
  validate,
  validatePrompt,
  withSettings,
};
