export type { CallRequest, CallResult } from './core/call.ts';
export type { PipelineEvent, PipelineEventMap } from './core/event-map.ts';
export type { ConfiguredModel, Model, ModelSettings } from './core/model.ts';
export type { Budget, Spend } from './core/money/budget.ts';
export type { Price } from './core/money/price.ts';
export type { Usage } from './core/money/usage.ts';
export { type Pass, pass, type Rejection, reject } from './core/outcome.ts';
export { definePrompt, type Prompt } from './core/prompt.ts';
export type {
  AnswerType,
  Label,
  Problem,
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
export type { Run, RunInput, RunOptions } from './core/run.ts';
export type { Stage, TaskContext } from './core/stage.ts';
export type { CoverageRow, RunEnd, RunSummary, StageSummary } from './core/summary.ts';
export {
  AbortedError,
  type AnyChimeraError,
  BudgetError,
  ChimeraError,
  ConfigurationError,
  type ConfigurationIssue,
  DirectoryError,
  FailureLimitError,
  isChimeraError,
  JournalDamagedError,
  ProviderError,
  StoreError,
  TransportError,
  UnusableReplyError,
  UsageError,
} from './errors/index.ts';
export type { Manifest } from './files/run-directory/run-directory.ts';
export type { EstimateOptions, Forecast, StageAssumptions } from './forecast/forecast.ts';
export type { Preview } from './forecast/preview.ts';
export type { PreviewOptions } from './forecast/preview-options.ts';
export { memoryLimiter } from './models/limits/memory-limiter.ts';
export { localModel } from './models/local-model.ts';
export { perMillionTokens, type TokenPrices } from './models/per-million-tokens.ts';
export { withSettings } from './models/with-settings.ts';
export { buildChimera, type Chimera } from './pipeline/build-chimera.ts';
export type { ChimeraModels, ChimeraOptions } from './pipeline/chimera-options.ts';
export { compose } from './pipeline/compose.ts';
export { openWeights } from './pipeline/open-weights.ts';
export { paperDefaults } from './pipeline/paper-defaults.ts';
export { type PaperSubject, paperSubjects } from './pipeline/paper-subjects.ts';
export { type RefillOptions, refill } from './pipeline/refill.ts';
export { extendPrompt } from './prompting/extend-prompt.ts';
export { makeProblem, type ProblemFields } from './reading/make-problem.ts';
export { makeTrajectory, type TrajectoryFields } from './reading/make-trajectory.ts';
export { openRun } from './reading/open-run.ts';
export { type ReadProblemsOptions, readProblems } from './reading/read-problems.ts';
export { type ReadRecordsOptions, readRecords } from './reading/read-records.ts';
export { readTaxonomy } from './reading/read-taxonomy.ts';
export type { StoredCall } from './reading/stored-call.ts';
export type { FailedRow, RejectedRow, StoredRun } from './reading/stored-run.ts';
export { defineRule } from './rules/define-rule.ts';
export { defineStage } from './stages/definition/define-stage.ts';
export type { StageDefinition } from './stages/definition/stage-definition.ts';
export { type ExpandOptions, expand, type SubjectInput } from './stages/expand/index.ts';
export { type GenerateOptions, generate } from './stages/generate/index.ts';
export { type LabelOptions, type LabelSettings, label } from './stages/label/index.ts';
export { type SynthesizeOptions, type SynthesizeSettings, synthesize } from './stages/synthesize/index.ts';
export {
  type Agreement,
  type BlindSolveOptions,
  type ValidateOptions,
  type ValidateSettings,
  validate,
} from './stages/validate/index.ts';
export { memoryStore } from './store/memory-store.ts';
