import type { Model } from '../core/model.ts';
import { collectingOf } from '../models/provider/resolve-model.ts';
import { type CallCost, costBetween } from './call-cost.ts';
import { drawShare, type ShareBelief, shareBelief } from './forecast-belief.ts';
import type { ForecastChance } from './forecast-chance.ts';

/** How the calls of a batched model are divided, and what they cost. */
export interface ForecastBatching {
  /** Share of the calls that are made live in any case, as re-asks are; null when there are none. */
  readonly live: ShareBelief | null;
  /** Fewer calls than that are made live. */
  readonly fewest: number;
  /** Seconds after which a batch is given up. */
  readonly longestSeconds: number;
  /** US dollars of calls that batches answer; null when no price is known. */
  readonly cost: CallCost | null;
  /** What they would cost more live; null when one of the prices is not known. */
  readonly saved: CallCost | null;
}

/** Costs of calls by the way in which they are answered; null when no price is known. */
export interface CostsByWay {
  readonly live: CallCost | null;
  /** Asked of batched models only. */
  readonly batch: () => CallCost | null;
  /** What a call cost in an earlier run, live or in a batch: of use without a price. */
  readonly flat: CallCost | null;
}

/** Providers give up on a batch after a day. */
const LONGEST_SECONDS = 86_400;
/** A batch that comes back at once. */
const SHORTEST_SECONDS = 300;
/** How many cases the share of re-asks counts for. */
const RE_ASK_WEIGHT = 50;

/** Returns how the calls of a model are divided; null when all of them are live. */
export function batchingOf(
  model: Model | undefined,
  reAskShare: number,
  { live, batch, flat }: CostsByWay,
): ForecastBatching | null {
  const terms = model === undefined ? undefined : collectingOf(model)?.terms;
  if (terms === undefined) return null;
  const { reAsks, fewest, longestMs } = terms;
  const known = batch();
  return {
    live: reAsks === 'batch' || reAskShare === 0 ? null : shareBelief(reAskShare, RE_ASK_WEIGHT),
    fewest,
    longestSeconds: Math.min(LONGEST_SECONDS, (longestMs ?? Number.POSITIVE_INFINITY) / 1000),
    cost: known ?? flat,
    saved: costBetween(live, known),
  };
}

/**
 * Draws which share of so many calls batches answer. Calls that follow from others come in waves, each of which is sent by
 * itself.
 *
 * @param waves - how large each wave is, in any unit
 */
export function drawBatched(
  { live, fewest }: ForecastBatching,
  calls: number,
  waves: readonly number[],
  chance: ForecastChance,
): { readonly share: number; readonly waves: number } {
  const collected = live === null ? 1 : 1 - drawShare(live, chance);
  const whole = waves.reduce((sum, wave) => sum + wave, 0);
  const sent = waves.filter((wave) => wave > 0 && (calls * collected * wave) / whole >= fewest);
  return {
    share: whole === 0 ? 0 : (collected * sent.reduce((sum, wave) => sum + wave, 0)) / whole,
    waves: sent.length,
  };
}

/** Draws the seconds of one batch: no provider promises more than that it gives up some day. */
export function drawTurnaround({ longestSeconds }: ForecastBatching, clock: ForecastChance): number {
  const shortest = Math.min(SHORTEST_SECONDS, longestSeconds);
  return shortest * (longestSeconds / shortest) ** clock.uniform();
}
