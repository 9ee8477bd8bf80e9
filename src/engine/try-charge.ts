import type { Price } from '../core/price.ts';
import type { TryDemand } from '../core/spend-gate.ts';
import type { Usage } from '../core/usage.ts';
import type { Charge } from './ledger-entry.ts';
import { priceOf, type WorstCase, worstCaseOf } from './price-of.ts';

/** What a try is charged that the provider turned away: it counts, and costs nothing. */
export function refusedCharge(demand: TryDemand): Charge {
  return { ...baseOf(demand), inputTokens: 0, outputTokens: 0, uncapped: 0, nanodollars: 0 };
}

/** The most that a try may be charged. Without a cap nobody knows what it may cost. */
export function worstCharge(demand: TryDemand, worst: WorstCase): Charge {
  const { inputTokens, outputTokens, isCapped, nanodollars } = worst;
  return {
    ...baseOf(demand),
    inputTokens,
    outputTokens,
    uncapped: isCapped ? 0 : 1,
    nanodollars: isCapped ? nanodollars : null,
  };
}

/**
 * What a try is charged whose usage is known, be it in part: where the provider reported nothing, the most that it may
 * have used.
 *
 * @throws {ConfigurationError} When the price function throws, or gives what is no price.
 */
export function usedCharge(demand: TryDemand, used: Usage | null, runPrice: Price | null): Charge {
  if (used === null) return worstCharge(demand, worstCaseOf(demand, runPrice));
  const inputTokens = used.inputTokens ?? demand.inputTokens;
  const outputTokens = used.outputTokens ?? demand.outputTokens;
  const price = demand.price ?? runPrice;
  return {
    ...baseOf(demand),
    inputTokens,
    outputTokens: outputTokens ?? 0,
    cachedInputTokens: used.cachedInputTokens ?? 0,
    reasoningTokens: used.reasoningTokens ?? 0,
    uncapped: outputTokens === null ? 1 : 0,
    nanodollars:
      price === null || outputTokens === null
        ? null
        : priceOf(price, { ...used, inputTokens, outputTokens }, demand),
  };
}

function baseOf({
  model,
  provider,
  modelId,
}: TryDemand): Pick<
  Charge,
  'model' | 'provider' | 'modelId' | 'calls' | 'cachedInputTokens' | 'reasoningTokens'
> {
  return { model, provider, modelId, calls: 1, cachedInputTokens: 0, reasoningTokens: 0 };
}
