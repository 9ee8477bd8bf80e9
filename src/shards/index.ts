export { mergeRuns } from './merge-runs.ts';
export type { MergedCounts, MergedShard, MergeRunsOptions, MergeRunsResult } from './merge-runs-result.ts';
export type { Shard } from './shard.ts';
export { shardOf } from './shard-of.ts';
