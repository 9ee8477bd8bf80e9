import type { Spend } from '../core/money/budget.ts';

/** How `mergeRuns` writes. */
export interface MergeRunsOptions {
  /** The new run directory: a path where nothing is, or an empty folder. */
  readonly to: string;
}

/** What a store held that runs left. */
export interface MergedCounts {
  /** Replies of language models. */
  readonly replies: number;
  /** Vectors of embedding models. */
  readonly embeddings: number;
  /** Decisions of stages and rules. */
  readonly decisions: number;
}

/** What one directory brought into a merged one. */
export interface MergedShard extends MergedCounts {
  readonly directory: string;
  /** Entries that a directory before it had brought under the same key: the first counts. */
  readonly repeated: number;
  /** All that was ever spent in it. */
  readonly spent: Spend;
}

/** What became of a merge. */
export interface MergeRunsResult extends MergedCounts {
  /** Absolute path of the run directory that was made. */
  readonly directory: string;
  /** The directories that went into it, in the order in which they were given. */
  readonly shards: readonly MergedShard[];
  /** What all of them spent, each of their runs counted once; a budget of a run in the merged directory counts from there. */
  readonly spent: Spend;
  /** What was found that its owner should know, a sentence each. */
  readonly warnings: readonly string[];
}
