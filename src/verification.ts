export { isDisagreement } from './core/records/is-disagreement.ts';
export type { JudgeOpinion, LabelOpinions } from './core/records/records.ts';
export type { DuplicateMethod } from './similarity/duplicate.ts';
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
export {
  type PersonDecision,
  type PersonLabel,
  type ReconsiderOptions,
  type ReconsiderResult,
  reconsider,
} from './verification/reconsider.ts';
export type {
  AnswerVerdict,
  ProblemVerdict,
  ReviewDesign,
  ReviewLine,
  ReviewStratum,
  ReviewVerdict,
  VerdictSource,
} from './verification/review-line.ts';
export {
  type JudgeTrapResult,
  type SelfTestJudgeOptions,
  type SelfTestJudgeResult,
  selfTestJudge,
} from './verification/self-test-judge.ts';
export type { Share } from './verification/vote-statistics.ts';
