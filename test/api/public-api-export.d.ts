import {
  Evidence,
} from './public-api-shared.js';
export {
  EvidenceChart,
  EvidenceCurve,
  EvidenceTable,
} from './public-api-shared.js';
export {
  HubError,
} from './public-api-shared.js';
import {
  Label,
  Sample,
  ValidatedProblem,
} from './public-api-shared.js';
import {
  Run,
} from './public-api-shared.js';
import {
  RunEnd,
} from './public-api-shared.js';
import {
  Rejection,
} from './public-api-shared.js';
import './public-api-shared.js';
import './public-api-shared.js';
import './public-api-shared.js';
import './public-api-shared.js';
import './public-api-shared.js';
import './public-api-shared.js';

interface ReadableRun {
    readonly directory: string;
    samples(): AsyncIterable<Sample>;
}
type ExportSource<Item> = string | Run<Item> | ReadableRun | (Iterable<Item> & object) | AsyncIterable<Item>;
interface ExportedRun {
    readonly directory: string | null;
    readonly end: RunEnd | 'unfinished';
    readonly pending: number | null;
}

interface ExportedFile {
    readonly path: string;
    readonly split: string | null;
    readonly rows: number;
    readonly bytes: number;
    readonly arrowBytes?: number;
}
interface ExportDatasetResult {
    readonly format: string;
    readonly files: readonly ExportedFile[];
    readonly rows: number;
    readonly read: number;
    readonly leftOut: {
        readonly [reason: string]: number;
    };
    readonly replacedSurrogates: number;
    readonly run: ExportedRun | null;
    readonly warnings: readonly string[];
}

type ColumnType = 'string' | 'boolean' | 'integer' | 'number' | 'json' | {
    readonly kind: 'list';
    readonly of: ColumnType;
} | {
    readonly kind: 'struct';
    readonly fields: Columns;
};
interface Columns {
    readonly [name: string]: ColumnType;
}
interface RowPlace {
    readonly index: number;
    readonly split: string | null;
}
interface ExporterBase {
    readonly name: string;
    readonly columns?: Columns;
    readonly endings?: readonly FileEnding[];
    readonly ifEmpty?: string;
}
interface SampleSelection {
    readonly labels?: readonly Label['kind'][];
    readonly truncated?: boolean;
}
type FileEnding = 'jsonl' | 'parquet';
interface SampleExporter extends ExporterBase {
    readonly reads: 'samples';
    readonly select?: SampleSelection;
    readonly row: (sample: Sample, place: RowPlace) => object | Rejection;
}
interface ProblemSamplesExporter extends ExporterBase {
    readonly reads: 'problem-samples';
    readonly select?: SampleSelection;
    readonly rows: (samples: readonly Sample[], place: RowPlace) => readonly object[];
}
interface ProblemExporter extends ExporterBase {
    readonly reads: 'problems';
    readonly row: (problem: ValidatedProblem, place: RowPlace) => object | Rejection;
}
type Exporter = SampleExporter | ProblemSamplesExporter | ProblemExporter;

interface CardConfig {
    readonly name: string;
    readonly columns: Columns;
    readonly files: readonly ExportedFile[];
    readonly report: Pick<ExportDatasetResult, 'format' | 'read' | 'leftOut' | 'replacedSurrogates'>;
    readonly example?: object;
}
interface CardContamination {
    readonly questions: number;
    readonly benchmarkItems: number;
    readonly measures: readonly {
        readonly n: number;
        readonly meanMaxJaccard: number;
        readonly touched: number;
    }[];
}
type CardEvidence = Evidence | {
    readonly title: string;
    readonly markdown: string;
};
interface CardTexts {
    readonly title?: string;
    readonly description?: string;
    readonly license?: string;
    readonly languages?: readonly string[];
    readonly tags?: readonly string[];
    readonly contamination?: {
        readonly [benchmark: string]: CardContamination;
    };
    readonly evidence?: readonly CardEvidence[];
    readonly prompts?: boolean;
    readonly limits?: readonly string[];
}
interface DatasetCardOptions extends CardTexts {
    readonly configs?: readonly CardConfig[];
}

declare function datasetCard(directory: string, options?: DatasetCardOptions): Promise<string>;

type SampleFormatName = 'jsonl' | 'parquet' | 'chimera' | 'messages' | 'prompt-completion' | 'preference' | 'sharegpt' | 'alpaca';
type ProblemFormatName = 'verl' | 'grpo' | 'nemo-gym';
type FormatName = SampleFormatName | ProblemFormatName;

interface PassRates {
    readonly [problemId: string]: {
        readonly [model: string]: number;
    };
}
type PassRateSource = string | PassRates;
declare function withPassRates<Item extends Sample | ValidatedProblem>(records: (Iterable<Item> & object) | AsyncIterable<Item>, passRates: PassRateSource): AsyncGenerator<Item, void, undefined>;

type ProblemPool = 'paper' | {
    readonly solvedBy: string;
};

interface Split {
    readonly [name: string]: number;
}

interface NumberRange {
    readonly min?: number;
    readonly max?: number;
}
interface LengthLimits {
    readonly prompt?: NumberRange;
    readonly response?: NumberRange;
    readonly count?: (text: string) => number;
}
interface CommonExportOptions {
    readonly path: string;
    readonly overwrite?: boolean;
    readonly split?: Split;
    readonly limit?: number;
    readonly passRates?: PassRateSource;
}
interface SampleExportOptions extends CommonExportOptions {
    readonly format: SampleFormatName | SampleExporter | ProblemSamplesExporter;
    readonly labels?: readonly Label['kind'][] | 'all';
    readonly truncated?: boolean;
    readonly length?: LengthLimits;
    readonly where?: (sample: Sample) => boolean;
}
interface PassRateBand {
    readonly above?: number;
    readonly below?: number;
    readonly of?: string;
}
interface ProblemExportOptions extends CommonExportOptions {
    readonly format: ProblemFormatName | ProblemExporter;
    readonly passRate?: PassRateBand | 'any';
    readonly pool?: ProblemPool;
    readonly length?: Omit<LengthLimits, 'response'>;
    readonly where?: (problem: ValidatedProblem) => boolean;
}
type ExportDatasetOptions = SampleExportOptions | ProblemExportOptions;

declare function exportDataset(source: ExportSource<Sample>, options: SampleExportOptions): Promise<ExportDatasetResult>;
declare function exportDataset(source: ExportSource<ValidatedProblem> | ExportSource<Sample>, options: ProblemExportOptions): Promise<ExportDatasetResult>;

type RowColumn = 'id' | 'problemId' | 'subject' | 'topic' | 'topicPath' | 'answer' | 'answerType' | 'difficulty' | 'passRates' | 'draw' | 'extra';

interface LlamaFactoryOptions {
    readonly reasoning?: 'inline' | 'omit';
    readonly system?: string;
    readonly columns?: readonly RowColumn[];
    readonly dataset?: string;
}
interface ListedExporter extends SampleExporter {
    readonly datasetInfo: {
        readonly dataset: string | null;
        readonly entry: object;
    };
}

declare function alpacaFormat(options?: LlamaFactoryOptions): ListedExporter;

interface ChimeraFormatOptions {
    readonly unverified?: boolean;
    readonly reasoning?: 'inline' | 'omit';
}
declare function chimeraFormat(options?: ChimeraFormatOptions): SampleExporter;

type GroundTruth = 'plain' | 'math';

type ReasoningPlace = 'inline' | 'separate' | 'omit';

interface RewardFormatOptions {
    readonly instruction?: string;
    readonly system?: string;
    readonly maxAnswerCharacters?: number;
}

interface GrpoFormatOptions extends RewardFormatOptions {
    readonly groundTruth?: GroundTruth;
}
declare function grpoFormat(options?: GrpoFormatOptions): ProblemExporter;

interface ChatFormatOptions {
    readonly reasoning?: ReasoningPlace;
    readonly system?: string;
    readonly columns?: readonly RowColumn[];
}
declare function messagesFormat(options?: ChatFormatOptions): SampleExporter;

interface NemoGymFormatOptions extends RewardFormatOptions {
    readonly instruction?: string;
}
declare function nemoGymFormat(options?: NemoGymFormatOptions): ProblemExporter;

interface PreferenceFormatOptions extends ChatFormatOptions {
    readonly pairsPerProblem?: number;
}
declare function preferenceFormat(options?: PreferenceFormatOptions): ProblemSamplesExporter;

declare function promptCompletionFormat(options?: ChatFormatOptions): SampleExporter;

declare function shareGptFormat(options?: LlamaFactoryOptions): ListedExporter;

interface VerlFormatOptions extends RewardFormatOptions {
    readonly dataSource?: string;
    readonly groundTruth?: GroundTruth;
}
declare function verlFormat(options?: VerlFormatOptions): ProblemExporter;

interface PushToHubOptions {
    readonly repo: string;
    readonly token: string;
    readonly private?: boolean;
    readonly editedCard?: 'refuse' | 'replace' | 'keep';
    readonly message?: string;
    readonly hubUrl?: string;
    readonly fetch?: typeof fetch;
}
interface PushToHubResult {
    readonly repo: string;
    readonly url: string;
    readonly created: boolean;
    readonly commit: string | null;
    readonly uploaded: readonly string[];
    readonly keptCard?: true;
    readonly unchanged: readonly string[];
    readonly deleted: readonly string[];
}

declare function pushToHub(directory: string, options: PushToHubOptions): Promise<PushToHubResult>;

type DatasetConfig = Omit<SampleExportOptions, 'path' | 'overwrite' | 'split'> | Omit<ProblemExportOptions, 'path' | 'overwrite' | 'split'>;
interface WriteDatasetOptions extends CardTexts {
    readonly directory: string;
    readonly configs?: {
        readonly [name: string]: DatasetConfig;
    };
    readonly split?: Split;
    readonly overwrite?: boolean;
    readonly maxFileBytes?: number;
}

interface WriteDatasetResult {
    readonly directory: string;
    readonly files: readonly string[];
    readonly configs: {
        readonly [name: string]: ExportDatasetResult;
    };
}
declare function writeDataset(source: string | ReadableRun, options: WriteDatasetOptions): Promise<WriteDatasetResult>;

export {
  Evidence,
  alpacaFormat,
  chimeraFormat,
  datasetCard,
  exportDataset,
  grpoFormat,
  messagesFormat,
  nemoGymFormat,
  preferenceFormat,
  promptCompletionFormat,
  pushToHub,
  shareGptFormat,
  type CardConfig,
  type CardContamination,
  type CardEvidence,
  type CardTexts,
  type ChatFormatOptions,
  type ChimeraFormatOptions,
  type ColumnType,
  type Columns,
  type CommonExportOptions,
  type DatasetCardOptions,
  type DatasetConfig,
  type ExportDatasetOptions,
  type ExportDatasetResult,
  type ExportSource,
  type ExportedFile,
  type ExportedRun,
  type Exporter,
  type FileEnding,
  type FormatName,
  type GroundTruth,
  type GrpoFormatOptions,
  type LengthLimits,
  type ListedExporter,
  type LlamaFactoryOptions,
  type NemoGymFormatOptions,
  type NumberRange,
  type PassRateBand,
  type PassRateSource,
  type PassRates,
  type PreferenceFormatOptions,
  type ProblemExportOptions,
  type ProblemExporter,
  type ProblemFormatName,
  type ProblemPool,
  type ProblemSamplesExporter,
  type PushToHubOptions,
  type PushToHubResult,
  type ReadableRun,
  type ReasoningPlace,
  type RewardFormatOptions,
  type RowColumn,
  type RowPlace,
  type SampleExportOptions,
  type SampleExporter,
  type SampleFormatName,
  type SampleSelection,
  type Split,
  type VerlFormatOptions,
  type WriteDatasetOptions,
  type WriteDatasetResult,
  verlFormat,
  withPassRates,
  writeDataset,
};
