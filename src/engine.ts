export type { EmbedRequest } from './core/call.ts';
export type {
  CallCarrier,
  CallOrder,
  CallSettings,
  CarriedReply,
  CarrierRun,
  CarrierWarning,
  CarryOptions,
  OpenCarrier,
} from './core/call-carrier.ts';
export type {
  BatchEvent,
  BatchNews,
  BudgetEvent,
  CallEndEvent,
  CallStartEvent,
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
} from './core/event-map.ts';
export type { JsonValue } from './core/json.ts';
export type { Embedder, StructuredOutput, ThinkingMarks } from './core/model.ts';
export type { PricedWay } from './core/money/price.ts';
export type { Failure } from './core/outcome.ts';
export type { ChatMessage } from './core/prompt.ts';
export type { RateCost, RateLimiter, RateLimits } from './core/rate-limiter.ts';
export type { ProblemId, SubjectId, TopicId, TrajectoryId } from './core/records/ids.ts';
export type { Area, ChimeraRecord, RecordModels } from './core/records/records.ts';
export type { RuleTools, SiblingTools } from './core/records/rule.ts';
export type { JsonMode, ReplyFormat } from './core/reply-structure.ts';
export type { ResultStore } from './core/result-store.ts';
export type { Retry, Telemetry } from './core/run.ts';
export type { ProcessResult, Sibling } from './core/stage.ts';
export type { BatchedSpend, RunWaits, WaitingBatch } from './core/summary.ts';
export { CarrierError } from './errors/index.ts';
export type {
  BatchedForecast,
  ForecastFigures,
  ForecastRange,
  ForecastSpend,
  StageForecast,
} from './forecast/forecast.ts';
export type { CallMeasure, Moments, StageMeasure } from './forecast/stage-measure.ts';
export type { MemoryLimiterOptions } from './models/limits/memory-limiter.ts';
export { withCarrier } from './models/with-carrier.ts';
export type { RecordsByFile } from './reading/read-records.ts';
export type { RecordSource } from './reading/record-source.ts';
export type { ProblemColumns } from './reading/rows/problem-columns.ts';
export type { ProblemRows } from './reading/rows/problem-rows.ts';
export type { StoredTurn } from './reading/stored-call.ts';
export { defineRecordStage } from './stages/definition/define-record-stage.ts';
export type { RecordStageDefinition } from './stages/definition/record-stage-definition.ts';
export type { TaxonomyRow, TaxonomySubject, TaxonomyTree, TopicTree } from './stages/expand/index.ts';
export { type Journal, type JournalOptions, openJournal } from './store/journal-store.ts';
export type { MemoryStoreOptions } from './store/memory-store.ts';
