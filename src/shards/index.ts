export { mergeRuns } from './merge-runs.ts';
export type { MergedCounts, MergedRun, MergedShard, MergeRunsOptions } from './merged-run.ts';
export type { Shard } from './shard.ts';
export { shardOf } from './shard-of.ts';
