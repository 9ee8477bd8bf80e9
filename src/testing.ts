export {
  type BatchServiceHarness,
  type BatchSituation,
  batchServiceConformance,
} from './testing/batch-service-conformance.ts';
export { type CallCarrierHarness, callCarrierConformance } from './testing/call-carrier-conformance.ts';
export type { ConformanceCase } from './testing/conformance-case.ts';
export { instantClock } from './testing/instant-clock.ts';
export { type ResultStoreHarness, resultStoreConformance } from './testing/result-store-conformance.ts';
export { type RunRuleOptions, runRule } from './testing/run-rule.ts';
export { type RunStageResult, runStage } from './testing/run-stage.ts';
export {
  aProblem,
  aSample,
  aSubject,
  aTopic,
  aTrajectory,
  aValidatedProblem,
} from './testing/sample-records.ts';
export {
  type ModelScript,
  type ScriptedCall,
  type ScriptedModel,
  type ScriptedModelOptions,
  type ScriptedReply,
  scriptedModel,
} from './testing/scripted-model.ts';
export type { Cancel, Clock } from './time/clock.ts';
