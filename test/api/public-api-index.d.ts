import {
  Rule,
  Stage,
} from './public-api-shared.js';
export {
  CallRequest,
  CallResult,
  RuleContext,
  TaskContext,
} from './public-api-shared.js';
export {
  Pass,
  PipelineEvent,
  PipelineEventMap,
  Rejection,
  pass,
  reject,
} from './public-api-shared.js';
import {
  ConfiguredModel,
  Model,
  ModelSettings,
} from './public-api-shared.js';
export {
  Budget,
  Spend,
} from './public-api-shared.js';
import {
  Price,
} from './public-api-shared.js';
export {
  FinishReason,
  Reply,
  Usage,
} from './public-api-shared.js';
import {
  Prompt,
} from './public-api-shared.js';
export {
  definePrompt,
} from './public-api-shared.js';
import {
  AnswerType,
  Problem,
  Sample,
  Topic,
  Trajectory,
  ValidatedProblem,
} from './public-api-shared.js';
export {
  Label,
  Subject,
  UnverifiedReason,
  Vote,
} from './public-api-shared.js';
import {
  Run,
  RunOptions,
} from './public-api-shared.js';
export {
  RunInput,
} from './public-api-shared.js';
import {
  RunSummary,
} from './public-api-shared.js';
export {
  CoverageRow,
  RunEnd,
  StageSummary,
} from './public-api-shared.js';
import {
  ChimeraError,
} from './public-api-shared.js';
import {
  CarrierError,
  ProblemColumns,
  ProblemRows,
  RecordSource,
  StageDefinition,
  StoredCall,
  TaxonomyRow,
  TaxonomySubject,
  TaxonomyTree,
  TopicTree,
} from './public-api-shared.js';
export {
  ReadRecordsOptions,
  memoryLimiter,
  memoryStore,
  readRecords,
} from './public-api-shared.js';
import {
  HubError,
} from './public-api-shared.js';
import {
  ProviderError,
  TransportError,
} from './public-api-shared.js';
import {
  JsonValue,
} from './public-api-shared.js';
import {
  EstimateOptions,
  Forecast,
  StageMeasure,
} from './public-api-shared.js';
export {
  StageAssumptions,
} from './public-api-shared.js';
import {
  LanguageModel,
} from 'ai';
import {
  Level,
  ValidatePromptInput,
} from './public-api-shared.js';
import {
  AreaPromptInput,
  ExpandPromptInput,
  GeneratePromptInput,
} from './public-api-shared.js';
import {
  LabelOptions,
} from './public-api-shared.js';
export {
  LabelSettings,
} from './public-api-shared.js';
import {
  SynthesizePromptInput,
} from './public-api-shared.js';
import {
  Agreement,
} from './public-api-shared.js';
import './public-api-shared.js';

declare function label(options: LabelOptions): Stage<Trajectory, Sample>;

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
    readonly stage: string | null;
    constructor(message: string, details: {
        readonly failed: number;
        readonly stage?: string;
    });
}

declare class JournalDamagedError extends ChimeraError {
    readonly name = "JournalDamagedError";
    readonly code = "journal-damaged";
    readonly retryable = false;
    readonly segment: string;
    readonly offset: number | null;
    constructor(segment: string, offset: number | null, finding?: string);
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

declare class UnusableReplyError extends ChimeraError {
    readonly name = "UnusableReplyError";
    readonly code: 'unusable-reply' | 'truncated-reply' | 'refused-reply' | 'unfinished-reply';
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

type AnyChimeraError = AbortedError | BudgetError | CarrierError | ConfigurationError | DirectoryError | FailureLimitError | HubError | JournalDamagedError | ProviderError | StoreError | TransportError | UnusableReplyError | UsageError;

declare function isChimeraError(value: unknown): value is AnyChimeraError;

interface ProblemFields {
    readonly problem: string;
    readonly answer: string;
    readonly subject?: string;
    readonly topic?: string;
    readonly answerType?: AnswerType;
    readonly extra?: NonNullable<Problem['extra']>;
}
declare function makeProblem(fields: ProblemFields): Problem;

interface ExpandSettings {
    readonly topicsPerSubject?: number;
    readonly depth?: 1 | 2;
    readonly areasPerSubject?: number;
    readonly rules?: readonly Rule<Topic>[];
    readonly defaultRules?: boolean;
    readonly level?: Level;
    readonly prompt?: Prompt<ExpandPromptInput>;
    readonly areaPrompt?: Prompt<AreaPromptInput>;
    readonly name?: string;
}
interface ExpandOptions extends ExpandSettings {
    readonly model: Model;
}

type SubjectInput = string | {
    readonly name: string;
    readonly topics?: TopicTree;
    readonly guidance?: string;
    readonly topicsPerSubject?: number;
    readonly weight?: number;
};

declare function expand(options: ExpandOptions): Stage<SubjectInput, Topic>;

interface Manifest {
    readonly [field: string]: JsonValue | undefined;
}

interface PreviewOptions extends Omit<RunOptions, 'target'> {
    readonly samples?: number;
    readonly onRun?: (run: Run<Sample>) => void;
    readonly assume?: EstimateOptions['assume'];
}

interface Preview {
    readonly samples: readonly Sample[];
    readonly summary: RunSummary;
    readonly forecast: Forecast;
    readonly measured: readonly StageMeasure[];
}

declare function localModel(model: LanguageModel, settings?: ModelSettings): ConfiguredModel;

interface TokenPrices {
    readonly input: number;
    readonly output: number;
    readonly cachedInput?: number;
    readonly batch?: number;
}
declare function perMillionTokens(prices: TokenPrices): Price;

declare function withSettings(model: LanguageModel, settings: ModelSettings): ConfiguredModel;

interface GenerateSettings {
    readonly problemsPerTopic?: number;
    readonly aspects?: readonly string[];
    readonly level?: Level;
    readonly prompt?: Prompt<GeneratePromptInput>;
    readonly name?: string;
}
interface GenerateOptions extends GenerateSettings {
    readonly model: Model;
}

declare function generate(options: GenerateOptions): Stage<Topic, Problem>;

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
    readonly level?: Level;
    readonly prompt?: Prompt<ValidatePromptInput>;
    readonly name?: string;
}
type ValidateOptions = ValidateSettings & ({
    readonly models: readonly Model[];
    readonly model?: never;
} | {
    readonly model: Model;
    readonly models?: never;
});

declare function validate(options: ValidateOptions): Stage<Problem, ValidatedProblem>;

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
interface ChimeraOptions {
    readonly model?: Model;
    readonly models?: Partial<ChimeraModels>;
    readonly level?: Level;
    readonly expand?: Omit<ExpandOptions, 'model' | 'rules'>;
    readonly generate?: Omit<GenerateOptions, 'model'>;
    readonly validate?: Omit<ValidateOptions, 'model' | 'models' | 'rules'>;
    readonly synthesize?: Omit<SynthesizeOptions, 'model' | 'models' | 'rules'>;
    readonly label?: Omit<LabelOptions, 'model'>;
    readonly refill?: RefillOptions | false;
    readonly rules?: {
        readonly topics?: readonly Rule<Topic>[];
        readonly problems?: readonly Rule<Problem>[];
        readonly trajectories?: readonly Rule<Trajectory>[];
    };
    readonly after?: {
        readonly expand?: readonly Stage<Topic, Topic>[];
        readonly generate?: readonly Stage<Problem, Problem>[];
        readonly validate?: readonly Stage<ValidatedProblem, ValidatedProblem>[];
        readonly synthesize?: readonly Stage<Trajectory, Trajectory>[];
        readonly label?: readonly Stage<Sample, Sample>[];
    };
}

interface Chimera extends Stage<SubjectInput, Sample> {
    readonly estimate: (subjects: Iterable<SubjectInput> & object, options?: EstimateOptions) => Promise<Forecast>;
    readonly preview: (subjects: Iterable<SubjectInput> & object, options?: PreviewOptions) => Promise<Preview>;
}
declare function buildChimera(options: ChimeraOptions): Chimera;

declare function compose<A, B>(first: Stage<A, B>): Stage<A, B>;
declare function compose<A, B, C>(first: Stage<A, B>, second: Stage<B, C>): Stage<A, C>;
declare function compose<A, B, C, D>(a: Stage<A, B>, b: Stage<B, C>, c: Stage<C, D>): Stage<A, D>;
declare function compose<A, B, C, D, E>(a: Stage<A, B>, b: Stage<B, C>, c: Stage<C, D>, d: Stage<D, E>): Stage<A, E>;
declare function compose<A, B, C, D, E, F>(a: Stage<A, B>, b: Stage<B, C>, c: Stage<C, D>, d: Stage<D, E>, e: Stage<E, F>): Stage<A, F>;
declare function compose<A, B, C, D, E, F, G>(a: Stage<A, B>, b: Stage<B, C>, c: Stage<C, D>, d: Stage<D, E>, e: Stage<E, F>, f: Stage<F, G>): Stage<A, G>;
declare function compose<A, B, C, D, E, F, G, H>(a: Stage<A, B>, b: Stage<B, C>, c: Stage<C, D>, d: Stage<D, E>, e: Stage<E, F>, f: Stage<F, G>, g: Stage<G, H>): Stage<A, H>;
declare function compose<A, B, C, D, E, F, G, H, I>(a: Stage<A, B>, b: Stage<B, C>, c: Stage<C, D>, d: Stage<D, E>, e: Stage<E, F>, f: Stage<F, G>, g: Stage<G, H>, h: Stage<H, I>): Stage<A, I>;

declare function openWeights(provider: (modelId: string) => LanguageModel): ChimeraModels;

declare function paperDefaults(): Pick<ChimeraOptions, 'expand' | 'refill' | 'synthesize'>;

interface PaperSubject {
    readonly name: string;
    readonly weight: number;
}
declare function paperSubjects(): readonly PaperSubject[];

declare function extendPrompt<Input>(prompt: Prompt<Input>, text: string): Prompt<Input>;

interface TrajectoryFields extends ProblemFields {
    readonly solution: string;
    readonly reasoning?: string | null;
    readonly draw?: number;
    readonly model?: string;
}
declare function makeTrajectory(fields: TrajectoryFields): Promise<Trajectory>;

interface StoredRun {
    readonly directory: string;
    readonly manifest: Manifest;
    readonly summary: RunSummary | null;
    topics(): AsyncIterable<Topic>;
    problems(): AsyncIterable<ValidatedProblem>;
    samples(): AsyncIterable<Sample>;
    rejected(): AsyncIterable<RejectedRow>;
    failed(): AsyncIterable<FailedRow>;
    replies(item: string | {
        readonly id: string;
    }): Promise<readonly StoredCall[]>;
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
        readonly keys?: readonly string[];
    };
}

declare function openRun(directory: string): Promise<StoredRun>;

interface ReadProblemsOptions {
    readonly as?: 'validated-problem' | 'problem' | 'trajectory';
    readonly columns?: ProblemColumns;
    readonly defaults?: {
        readonly subject?: string;
        readonly topic?: string;
    };
    readonly keep?: readonly string[];
}
declare function readProblems(source: ProblemRows, options: ReadProblemsOptions & {
    readonly as: 'problem';
}): RecordSource<Problem>;
declare function readProblems(source: ProblemRows, options: ReadProblemsOptions & {
    readonly as: 'trajectory';
}): RecordSource<Trajectory>;
declare function readProblems(source: ProblemRows, options?: ReadProblemsOptions & {
    readonly as?: 'validated-problem';
}): RecordSource<ValidatedProblem>;

declare function readTaxonomy(source: string | TaxonomyTree | readonly TaxonomyRow[]): Promise<readonly TaxonomySubject[]>;

declare function defineRule<Candidate = Problem>(rule: Rule<Candidate>): Rule<Candidate>;

declare function defineStage<Input, Output>(definition: StageDefinition<Input, Output>): Stage<Input, Output>;

export {
  AbortedError,
  Agreement,
  AnswerType,
  BudgetError,
  ChimeraError,
  ConfigurationError,
  ConfiguredModel,
  DirectoryError,
  EstimateOptions,
  FailureLimitError,
  Forecast,
  JournalDamagedError,
  LabelOptions,
  Model,
  ModelSettings,
  Price,
  Problem,
  Prompt,
  ProviderError,
  Rule,
  Run,
  RunOptions,
  RunSummary,
  Sample,
  Stage,
  StageDefinition,
  StoreError,
  StoredCall,
  Topic,
  Trajectory,
  TransportError,
  UnusableReplyError,
  UsageError,
  ValidatedProblem,
  buildChimera,
  compose,
  defineRule,
  defineStage,
  expand,
  extendPrompt,
  generate,
  isChimeraError,
  label,
  localModel,
  makeProblem,
  makeTrajectory,
  openRun,
  openWeights,
  paperDefaults,
  paperSubjects,
  perMillionTokens,
  readProblems,
  readTaxonomy,
  refill,
  synthesize,
  type AnyChimeraError,
  type BlindSolveOptions,
  type Chimera,
  type ChimeraModels,
  type ChimeraOptions,
  type ConfigurationIssue,
  type ExpandOptions,
  type FailedRow,
  type GenerateOptions,
  type Manifest,
  type PaperSubject,
  type Preview,
  type PreviewOptions,
  type ProblemFields,
  type ReadProblemsOptions,
  type RefillOptions,
  type RejectedRow,
  type StoredRun,
  type SubjectInput,
  type SynthesizeOptions,
  type SynthesizeSettings,
  type TokenPrices,
  type TrajectoryFields,
  type ValidateOptions,
  type ValidateSettings,
  validate,
  withSettings,
};
