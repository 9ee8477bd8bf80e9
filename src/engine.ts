export type { EmbedRequest } from './core/call.ts';
export type { Engine, EngineJob, EngineSession, Lease } from './core/engine.ts';
export type {
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
} from './core/event-map.ts';
export type { JsonValue } from './core/json.ts';
export type { Embedder, StructuredOutput, ThinkingMarks } from './core/model.ts';
export type { Failure } from './core/outcome.ts';
export type { RateCost, RateLimiter, RateLimits } from './core/rate-limiter.ts';
export type { ProblemId, SubjectId, TopicId, TrajectoryId } from './core/records/ids.ts';
export type { Area, ChimeraRecord } from './core/records/records.ts';
export type { RuleTools, SiblingTools } from './core/records/rule.ts';
export type { ResultStore } from './core/result-store.ts';
export type { Retry, Telemetry } from './core/run.ts';
export type { ProcessResult, Sibling } from './core/stage.ts';
export type { Task } from './core/task.ts';
export { localEngine } from './engine/settings/local-engine.ts';
export type { ForecastFigures, ForecastRange, StageForecast } from './forecast/forecast.ts';
export type { CallMeasure, Moments, StageMeasure } from './forecast/stage-measure.ts';
export type { MemoryLimiterOptions } from './models/limits/memory-limiter.ts';
export { defineRecordStage } from './stages/definition/define-record-stage.ts';
export type { RecordStageDefinition } from './stages/definition/record-stage-definition.ts';
export { type Journal, type JournalOptions, openJournal } from './store/journal-store.ts';
export type { MemoryStoreOptions } from './store/memory-store.ts';
