import { drawBatched, drawTurnaround } from '../forecast-batching.ts';
import { drawMean, drawSum } from '../forecast-belief.ts';
import type { ForecastChance } from '../forecast-chance.ts';
import type { ForecastAsker } from '../forecast-stage.ts';
import type { LaneLoad } from './forecast-seconds.ts';

/** What calls took in one course of a run. */
export interface DrawnSpend {
  readonly calls: number;
  readonly inputTokens: number;
  readonly outputTokens: number;
  /** Null when a price is not known. */
  readonly usd: number | null;
}

/** What batches answered in one course of a run. */
export interface DrawnBatches extends DrawnSpend {
  readonly savedUsd: number | null;
}

/** What the calls of one model took at a stage. */
export interface DrawnAsker extends DrawnSpend {
  /** The part that batches answered; null for a model that is not batched. */
  readonly batched: DrawnBatches | null;
  /** What the others asked of the lane. */
  readonly load: LaneLoad;
  /** Seconds for which the stage waited for batches. */
  readonly waited: number;
}

/** Chance of what is spent, and of times apart: what is believed of these changes no other figure. */
export interface Chances {
  readonly chance: ForecastChance;
  readonly clock: ForecastChance;
}

/**
 * Draws what the calls of a model take.
 *
 * @param waves - how large the parts are in which the calls come, where some follow from others
 */
export function drawAsker(
  asker: ForecastAsker,
  calls: number,
  waves: readonly number[],
  { chance, clock }: Chances,
): DrawnAsker {
  const { lane, limits, batching } = asker;
  const inputTokens = drawSum(calls, drawMean(asker.inputTokens, chance), chance);
  const outputTokens = drawSum(calls, drawMean(asker.outputTokens, chance), chance);
  const { mean: latency } = drawMean(asker.seconds, clock);
  const drawn = batching === null ? null : drawBatched(batching, calls, waves, chance);
  const share = drawn?.share ?? 0;
  const part = (of: number): Spent => [calls * of, inputTokens * of, outputTokens * of];
  const live = part(1 - share);
  const sent = part(share);
  const usd = costOf(asker.cost, live);
  const batched =
    batching === null
      ? null
      : { ...spendOf(sent, costOf(batching.cost, sent)), savedUsd: costOf(batching.saved, sent) };
  return {
    ...spendOf([calls, inputTokens, outputTokens], batched === null ? usd : added(usd, batched.usd)),
    batched,
    load: { lane, limits, calls: live[0], latency, inputTokens: live[1], outputTokens: live[2] },
    waited: batching === null || drawn === null ? 0 : drawn.waves * drawTurnaround(batching, clock),
  };
}

type Spent = readonly [calls: number, inputTokens: number, outputTokens: number];

function spendOf([calls, inputTokens, outputTokens]: Spent, usd: number | null): DrawnSpend {
  return { calls, inputTokens, outputTokens, usd };
}

/** No call costs nothing, whatever its price would be. */
function costOf(cost: ForecastAsker['cost'], spent: Spent): number | null {
  if (spent[0] === 0) return 0;
  return cost === null ? null : Math.max(0, cost(...spent));
}

function added(one: number | null, other: number | null): number | null {
  return one === null || other === null ? null : one + other;
}

/** Adds up what was spent. Tokens and calls are whole. */
export function sumOfSpends(spends: readonly DrawnSpend[]): DrawnSpend {
  const total = (figure: (spend: DrawnSpend) => number): number =>
    spends.reduce((sum, spend) => sum + figure(spend), 0);
  return {
    calls: Math.round(total(({ calls }) => calls)),
    inputTokens: Math.round(total(({ inputTokens }) => inputTokens)),
    outputTokens: Math.round(total(({ outputTokens }) => outputTokens)),
    usd: spends.some(({ usd }) => usd === null) ? null : total(({ usd }) => usd ?? 0),
  };
}

/** Adds up what batches answered; null when there were none to answer anything. */
export function sumOfBatches(batches: readonly (DrawnBatches | null)[]): DrawnBatches | null {
  const some = batches.filter((batch) => batch !== null);
  if (some.length === 0) return null;
  const savedUsd = some.reduce<number | null>((sum, batch) => added(sum, batch.savedUsd), 0);
  return { ...sumOfSpends(some), savedUsd };
}
