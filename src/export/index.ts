export type { Evidence, EvidenceChart, EvidenceCurve, EvidenceTable } from '../core/figures/evidence.ts';
export { HubError } from '../errors/index.ts';
export type {
  CardConfig,
  CardContamination,
  CardEvidence,
  CardTexts,
  DatasetCardOptions,
} from './card/card-options.ts';
export { datasetCard } from './card/dataset-card.ts';
export { exportDataset } from './export-dataset.ts';
export type {
  CommonExportOptions,
  ExportDatasetOptions,
  LengthLimits,
  NumberRange,
  PassRateBand,
  ProblemExportOptions,
  SampleExportOptions,
} from './export-options.ts';
export type { ExportDatasetResult, ExportedFile } from './export-report.ts';
export type { ExportedRun, ExportSource, ReadableRun } from './export-source.ts';
export type {
  Columns,
  ColumnType,
  Exporter,
  FileEnding,
  ProblemExporter,
  ProblemSamplesExporter,
  RowPlace,
  SampleExporter,
  SampleSelection,
} from './exporter.ts';
export { alpacaFormat } from './formats/alpaca-format.ts';
export { type ChimeraFormatOptions, chimeraFormat } from './formats/chimera-format.ts';
export type { FormatName, ProblemFormatName, SampleFormatName } from './formats/format-names.ts';
export type { GroundTruth } from './formats/ground-truth.ts';
export { type GrpoFormatOptions, grpoFormat } from './formats/grpo-format.ts';
export type { ListedExporter, LlamaFactoryOptions } from './formats/llama-factory-options.ts';
export { type ChatFormatOptions, messagesFormat } from './formats/messages-format.ts';
export { type NemoGymFormatOptions, nemoGymFormat } from './formats/nemo-gym-format.ts';
export { type PreferenceFormatOptions, preferenceFormat } from './formats/preference-format.ts';
export { promptCompletionFormat } from './formats/prompt-completion-format.ts';
export type { ReasoningPlace } from './formats/response-text.ts';
export type { RewardFormatOptions } from './formats/reward-task.ts';
export type { RowColumn } from './formats/row-columns.ts';
export { shareGptFormat } from './formats/sharegpt-format.ts';
export { type VerlFormatOptions, verlFormat } from './formats/verl-format.ts';
export { pushToHub } from './hub/push-to-hub.ts';
export type { PushToHubOptions, PushToHubResult } from './hub/push-to-hub-options.ts';
export { type PassRateSource, type PassRates, withPassRates } from './rows/pass-rates.ts';
export type { ProblemPool } from './rows/problem-pool.ts';
export type { Split } from './rows/split.ts';
export { type WriteDatasetResult, writeDataset } from './write-dataset.ts';
export type { DatasetConfig, WriteDatasetOptions } from './write-dataset-options.ts';
