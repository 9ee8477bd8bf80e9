import { contentHash } from '../../core/content-hash.ts';
import type { Model } from '../../core/model.ts';
import type { Prompt, PromptText } from '../../core/prompt.ts';
import { seededRandom, shuffled } from '../figures/random.ts';
import type { Criterion } from './criterion.ts';
import type { ProblemGroup } from './group-problems.ts';
import type { RankPromptInput } from './rank-prompt.ts';

/** How groups are put to judges. */
export interface RankAsking {
  readonly judges: readonly Model[];
  readonly criteria: readonly Criterion[];
  readonly prompt: Prompt<RankPromptInput>;
  readonly seed: number;
}

/** One call: a judge sees a group in one of two orders. */
export interface RankRequest {
  readonly judge: Model;
  readonly slot: string;
  /** The sources in the order in which their problems are shown. */
  readonly shown: readonly string[];
  readonly prompt: PromptText;
}

/** Returns the calls for a group: each judge sees it twice, the second time in the reverse order. */
export function rankRequests(group: ProblemGroup, asking: RankAsking): readonly RankRequest[] {
  const { judges, criteria, prompt, seed } = asking;
  const mixed = shuffled(group.problems, seededRandom(numberFrom(seed, group.id)));
  const orders = [mixed, [...mixed].reverse()];
  return judges.flatMap((judge, position) =>
    orders.map((order, turn) => ({
      judge,
      slot: `rank-${position}-${turn}`,
      shown: order.map(({ source }) => source),
      prompt: prompt.render({ problems: order.map(({ problem }) => problem), criteria }),
    })),
  );
}

function numberFrom(seed: number, id: string): number {
  return Number.parseInt(contentHash('order', seed, id).slice(0, 8), 16);
}
