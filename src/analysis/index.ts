export type { PlacedVerdict } from '../verification/read-verdicts.ts';
export { type DescribeOptions, type DescribeResult, describe } from './describe/describe.ts';
export type {
  BenchmarkOverlap,
  SourceDescription,
  SubjectShare,
  WordCounts,
} from './describe/source-description.ts';
export { type ProbeDifficultyOptions, probeDifficulty } from './difficulty/probe-difficulty.ts';
export type {
  Accuracy,
  GroupAccuracy,
  ProbeDifficultyResult,
  ProbedProblem,
  SuspectProblem,
} from './difficulty/probe-difficulty-result.ts';
export type {
  AnalysisForecast,
  AnalysisForecastPart,
  AnalysisStageFigures,
  EstimateProbeOptions,
  EstimateRankingOptions,
} from './estimate/analysis-forecast.ts';
export { estimateProbe } from './estimate/estimate-probe.ts';
export { estimateRanking } from './estimate/estimate-ranking.ts';
export { type BradleyTerryOptions, bradleyTerry } from './figures/bradley-terry.ts';
export { type BootstrapOptions, bootstrap, type Measured, wilson } from './figures/interval.ts';
export { cohenKappa, kendallTau } from './figures/kappa-and-tau.ts';
export { type MajorityAtKOptions, majorityAtK } from './figures/majority-at-k.ts';
export { type Criterion, paperCriteria } from './ranking/criterion.ts';
export type { GroupMatch } from './ranking/group-problems.ts';
export type { GroupRankings, Ranking } from './ranking/group-rankings.ts';
export { type RankPromptInput, rankPrompt, type ShownRanks } from './ranking/rank-prompt.ts';
export { type RankQualityOptions, rankQuality } from './ranking/rank-quality.ts';
export type {
  JudgeAgreement,
  JudgeQuality,
  QualityRank,
  QualityScore,
  RankQualityResult,
} from './ranking/rank-quality-result.ts';
export { type ExportReviewOptions, type ExportReviewResult, exportReview } from './review/export-review.ts';
export { type ImportReviewOptions, importReview } from './review/import-review.ts';
export type {
  ImportReviewResult,
  ReviewedLabel,
  ReviewedStratum,
  ReviewerAgreement,
} from './review/import-review-result.ts';
export type { ReviewStratifier } from './review/review-row.ts';
export { type ScalingOptions, type ScalingResult, scaling } from './scaling/scaling.ts';
export type { ScalingCurve, ScalingPoint } from './scaling/scaling-curve.ts';
export type {
  AnalysisSource,
  AnalysisSources,
  DescribedSource,
  SourceColumns,
  SourceRows,
} from './source/analysis-source.ts';
export { type SelectSubsetOptions, selectSubset } from './subset/select-subset.ts';
export type {
  LeftOutReason,
  SelectSubsetResult,
  SubsetCandidate,
  SubsetChoice,
} from './subset/select-subset-result.ts';
