export type { ProblemFlaw } from './families/problem-family.ts';
export type { OfflineModel } from './offline-model.ts';
export { type OfflineModels, offlineModels } from './offline-models.ts';
export {
  defaultOfflineErrors,
  type OfflineErrorRates,
  type OfflineFaultRates,
  type OfflineLatency,
  type OfflineOptions,
} from './offline-options.ts';
export { type Truth, truthOf } from './offline-truth.ts';
