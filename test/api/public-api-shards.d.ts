import {
  Spend,
} from './public-api-shared.js';

interface MergeRunsOptions {
    readonly to: string;
}
interface MergedCounts {
    readonly replies: number;
    readonly embeddings: number;
    readonly decisions: number;
}
interface MergedShard extends MergedCounts {
    readonly directory: string;
    readonly repeated: number;
    readonly spent: Spend;
}
interface MergeRunsResult extends MergedCounts {
    readonly directory: string;
    readonly shards: readonly MergedShard[];
    readonly spent: Spend;
    readonly warnings: readonly string[];
}

declare function mergeRuns(directories: readonly string[], options: MergeRunsOptions): Promise<MergeRunsResult>;

interface Shard {
    readonly index: number;
    readonly count: number;
}

declare function shardOf<Item>(items: AsyncIterable<Item>, shard: Shard): AsyncIterable<Item>;
declare function shardOf<Item>(items: Iterable<Item> & object, shard: Shard): Item[];

export {
  mergeRuns,
  shardOf,
  type MergeRunsOptions,
  type MergeRunsResult,
  type MergedCounts,
  type MergedShard,
  type Shard,
};
