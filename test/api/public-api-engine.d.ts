import {
  Stage,
} from './public-api-shared.js';
export {
  EmbedRequest,
  ProcessResult,
  RuleTools,
  Sibling,
  SiblingTools,
} from './public-api-shared.js';
import {
  CallCarrier,
  ResultStore,
} from './public-api-shared.js';
export {
  CallOrder,
  CallSettings,
  CarriedReply,
  CarrierRun,
  CarrierWarning,
  CarryOptions,
  OpenCarrier,
  PricedWay,
} from './public-api-shared.js';
export {
  BatchEvent,
  BatchNews,
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
  ProgressEvent,
  RetryEvent,
  RunEndEvent,
  RunStartEvent,
  StageEndEvent,
  StageStartEvent,
  WarningEvent,
} from './public-api-shared.js';
import {
  JsonValue,
} from './public-api-shared.js';
import {
  ConfiguredModel,
  Model,
} from './public-api-shared.js';
export {
  Embedder,
  StructuredOutput,
  ThinkingMarks,
} from './public-api-shared.js';
export {
  ChatMessage,
  JsonMode,
  ReplyFormat,
} from './public-api-shared.js';
export {
  RateCost,
  RateLimiter,
  RateLimits,
  Retry,
  Telemetry,
} from './public-api-shared.js';
import {
  ChimeraRecord,
} from './public-api-shared.js';
export {
  Area,
  ProblemId,
  RecordModels,
  SubjectId,
  TopicId,
  TrajectoryId,
} from './public-api-shared.js';
export {
  BatchedSpend,
  RunWaits,
  WaitingBatch,
} from './public-api-shared.js';
import {
  StageDefinition,
} from './public-api-shared.js';
export {
  CarrierError,
  MemoryLimiterOptions,
  MemoryStoreOptions,
  ProblemColumns,
  ProblemRows,
  RecordSource,
  RecordsByFile,
  StoredTurn,
  TaxonomyRow,
  TaxonomySubject,
  TaxonomyTree,
  TopicTree,
} from './public-api-shared.js';
export {
  BatchedForecast,
  CallMeasure,
  ForecastFigures,
  ForecastRange,
  ForecastSpend,
  Moments,
  StageForecast,
  StageMeasure,
} from './public-api-shared.js';
import './public-api-shared.js';
import './public-api-shared.js';
import 'ai';
import './public-api-shared.js';

declare function withCarrier(model: Model, carrier: CallCarrier): ConfiguredModel;

interface RecordStageDefinition<Input, Output> extends StageDefinition<Input, Output> {
    readonly produces?: ChimeraRecord['kind'];
    readonly admit?: (item: unknown) => Input;
    readonly alike?: (item: Input) => string;
    readonly options?: JsonValue;
    readonly sizes?: JsonValue;
    readonly drawsOption?: string | null;
}

declare function defineRecordStage<Input, Output>(definition: RecordStageDefinition<Input, Output>): Stage<Input, Output>;

interface JournalOptions {
    readonly segmentBytes?: number;
    readonly batchBytes?: number;
}
interface Journal extends ResultStore {
    readonly directory: string;
    readonly size: number;
    readonly indexBytes: number;
    readonly droppedBytes: number;
    readonly warnings: readonly string[];
}
declare function openJournal(directory: string, options?: JournalOptions): Promise<Journal>;

export {
  CallCarrier,
  ChimeraRecord,
  JsonValue,
  ResultStore,
  defineRecordStage,
  openJournal,
  type Journal,
  type JournalOptions,
  type RecordStageDefinition,
  withCarrier,
};
