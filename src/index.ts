export type { CallRequest, CallResult, EmbedRequest } from './core/call.ts';
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
  PipelineEvent,
  PipelineEventMap,
  ProgressEvent,
  RetryEvent,
  RunEndEvent,
  RunStartEvent,
  StageEndEvent,
  StageStartEvent,
} from './core/event-map.ts';
export type { JsonValue } from './core/json.ts';
export type { ConfiguredModel, Embedder, Model, ModelSettings, StructuredOutput } from './core/model.ts';
export type { Budget, Spend } from './core/money/budget.ts';
export type { Price } from './core/money/price.ts';
export type { Usage } from './core/money/usage.ts';
export { type Failure, type Pass, pass, type Rejection, reject } from './core/outcome.ts';
export { definePrompt, type Prompt, type PromptText } from './core/prompt.ts';
export type { RateCost, RateLimiter, RateLimits } from './core/rate-limiter.ts';
export type { ProblemId, SubjectId, TopicId, TrajectoryId } from './core/records/ids.ts';
export { isDisagreement } from './core/records/is-disagreement.ts';
export type {
  AnswerType,
  Area,
  ChimeraRecord,
  JudgeOpinion,
  Label,
  LabelOpinions,
  Problem,
  RecordModels,
  Sample,
  Subject,
  Topic,
  Trajectory,
  UnverifiedReason,
  ValidatedProblem,
  Vote,
} from './core/records/records.ts';
export type { Rule, RuleContext } from './core/records/rule.ts';
export type { FinishReason, Reply } from './core/reply.ts';
export type { ReplyPart, ReplyStructure } from './core/reply-structure.ts';
export type { ResultStore } from './core/result-store.ts';
export type { Retry, Run, RunInput, RunOptions, Telemetry } from './core/run.ts';
export type { ProcessResult, Sibling, Stage, TaskContext } from './core/stage.ts';
export type { CoverageRow, RunEnd, RunSummary, StageSummary } from './core/summary.ts';
export type { Task } from './core/task.ts';
export { localEngine } from './engine/settings/local-engine.ts';
export {
  AbortedError,
  type AnyChimeraError,
  BudgetError,
  ChimeraError,
  ConfigurationError,
  type ConfigurationIssue,
  DirectoryError,
  FailureLimitError,
  HubError,
  isChimeraError,
  JournalDamagedError,
  ProviderError,
  StoreError,
  TransportError,
  UnusableReplyError,
  UsageError,
} from './errors/index.ts';
export type { Manifest } from './files/run-directory/run-directory.ts';
export type {
  EstimateOptions,
  Forecast,
  ForecastFigures,
  ForecastRange,
  StageAssumptions,
  StageForecast,
} from './forecast/forecast.ts';
export type { Preview } from './forecast/preview.ts';
export type { PreviewOptions } from './forecast/preview-options.ts';
export type { CallMeasure, Moments, StageMeasure } from './forecast/stage-measure.ts';
export { type MemoryLimiterOptions, memoryLimiter } from './models/limits/memory-limiter.ts';
export { perMillionTokens, type TokenPrices } from './models/per-million-tokens.ts';
export { withSettings } from './models/with-settings.ts';
export { buildChimera, type Chimera } from './pipeline/build-chimera.ts';
export type {
  ChimeraAdditions,
  ChimeraModels,
  ChimeraOptions,
  ChimeraRules,
} from './pipeline/chimera-options.ts';
export { compose } from './pipeline/compose.ts';
export { openWeights } from './pipeline/open-weights.ts';
export { paperDefaults } from './pipeline/paper-defaults.ts';
export { type RefillOptions, refill } from './pipeline/refill.ts';
export { fenced } from './prompting/fence.ts';
export { readSections, requireSections } from './prompting/sections.ts';
export { readVerdict, type Verdict } from './prompting/verdict.ts';
export { openRun } from './reading/open-run.ts';
export type { ProblemColumns } from './reading/problem-columns.ts';
export type { ProblemRows } from './reading/problem-rows.ts';
export { type ReadProblemsOptions, readProblems } from './reading/read-problems.ts';
export {
  type ReadRecordsOptions,
  type RecordFile,
  type RecordsByFile,
  readRecords,
} from './reading/read-records.ts';
export { readTaxonomy } from './reading/read-taxonomy.ts';
export type { RecordSource } from './reading/record-source.ts';
export type { FailedRow, RejectedRow, StoredRun } from './reading/stored-run.ts';
export type { Benchmark, BenchmarkFile, BenchmarkItem } from './rules/benchmark-items.ts';
export {
  type AnswerCheckableOptions,
  type AnswerTypeAllowedOptions,
  answerCheckable,
  answerNotLeaked,
  answerTypeAllowed,
  balancedLatex,
  belongsToProblem,
  contentfulTopic,
  type DecontaminateOptions,
  decontaminate,
  distinctProblem,
  type EndsWithFinalAnswerOptions,
  endsWithFinalAnswer,
  type InLanguageOptions,
  inLanguage,
  type LengthBetweenOptions,
  lengthBetween,
  type MinimumReasoningOptions,
  minimumReasoning,
  type NearDuplicateEmbedding,
  type NearDuplicateOptions,
  type NoRepetitionLoopOptions,
  nearDuplicate,
  noOpenQuestion,
  noRepetitionLoop,
  notAProof,
  notMultipleChoice,
  type ParaphraseOptions,
  type ShortAnswerOptions,
  selfContained,
  shortAnswer,
  singleAnswer,
} from './rules/builtin/index.ts';
export { defineRule } from './rules/define-rule.ts';
export type { ComparisonOptions } from './similarity/comparison.ts';
export type { DuplicateMethod } from './similarity/duplicate.ts';
export { defineRecordStage } from './stages/definition/define-record-stage.ts';
export { defineStage } from './stages/definition/define-stage.ts';
export type { RecordStageDefinition } from './stages/definition/record-stage-definition.ts';
export type { StageDefinition } from './stages/definition/stage-definition.ts';
export {
  type AreaPromptInput,
  areaPrompt,
  type ExpandOptions,
  type ExpandPromptInput,
  type ExpandSettings,
  expand,
  expandPrompt,
  type SubjectInput,
  type TaxonomyRow,
  type TaxonomySubject,
  type TaxonomyTree,
  type TopicTree,
} from './stages/expand/index.ts';
export {
  defaultAspects,
  type GenerateOptions,
  type GeneratePromptInput,
  type GenerateSettings,
  generate,
  generatePrompt,
} from './stages/generate/index.ts';
export {
  type LabelOptions,
  type LabelPromptInput,
  type LabelSettings,
  label,
  labelPrompt,
} from './stages/label/index.ts';
export {
  type SynthesizeOptions,
  type SynthesizePromptInput,
  type SynthesizeSettings,
  synthesize,
  synthesizePrompt,
} from './stages/synthesize/index.ts';
export {
  type Agreement,
  type BlindSolveOptions,
  type ValidateOptions,
  type ValidatePromptInput,
  type ValidateSettings,
  validate,
  validatePrompt,
} from './stages/validate/index.ts';
export type { Journal, JournalOptions } from './store/journal-store.ts';
export { type MemoryStoreOptions, memoryStore } from './store/memory-store.ts';
export { openJournal } from './store/open-journal.ts';
export { calibrate } from './verification/calibrate.ts';
export type {
  CalibrateOptions,
  LabelledAnswer,
  LabelledProblem,
} from './verification/calibrate-options.ts';
export type { CalibrateResult, VoterQuality } from './verification/calibration.ts';
export type { ContaminationMatch, ContaminationMeasure } from './verification/contamination-measure.ts';
export {
  type ContaminationReport,
  type ContaminationReportOptions,
  contaminationReport,
  type Question,
} from './verification/contamination-report.ts';
export {
  type DedupeOptions,
  type DedupeReport,
  type DedupeResult,
  type DroppedDuplicate,
  dedupe,
} from './verification/dedupe.ts';
export { type PassAtKOptions, passAtK } from './verification/pass-at-k.ts';
export { type ReconsiderOptions, type ReconsiderResult, reconsider } from './verification/reconsider.ts';
export {
  type JudgeTrapResult,
  type SelfTestJudgeOptions,
  type SelfTestJudgeResult,
  selfTestJudge,
} from './verification/self-test-judge.ts';
export type { Share } from './verification/vote-statistics.ts';
