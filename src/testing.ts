export type { ConformanceCase } from './testing/conformance-case.ts';
export { engineConformance } from './testing/engine-conformance.ts';
export { type ResultStoreHarness, resultStoreConformance } from './testing/result-store-conformance.ts';
