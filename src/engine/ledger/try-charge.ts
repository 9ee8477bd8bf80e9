import type { Price } from '../../core/money/price.ts';
import type { TryDemand } from '../../core/money/spend-gate.ts';
import type { Usage } from '../../core/money/usage.ts';
import { priceOf, type WorstCase, worstCaseOf } from '../settings/price-of.ts';
import type { Charge } from './ledger-entry.ts';

/** What a try is charged that the provider turned away: it counts, and costs nothing. */
export function refusedCharge(demand: TryDemand): Charge {
  return chargeOf(demand, { inputTokens: 0, outputTokens: 0 }, 0);
}

/** The most that a try may be charged. Without a cap it is not known what it may cost. */
export function worstCharge(demand: TryDemand, worst: WorstCase): Charge {
  const { inputTokens, outputTokens, isCapped, nanodollars } = worst;
  return chargeOf(demand, { inputTokens, outputTokens: isCapped ? outputTokens : null }, nanodollars);
}

/**
 * What a try is charged whose usage is known, even if only in part: where the provider reported nothing, the most that it may
 * have used.
 *
 * @throws {ConfigurationError} When the price function throws, or returns something other than a price.
 */
export function usedCharge(demand: TryDemand, used: Usage | null, runPrice: Price | null): Charge {
  if (used === null) return worstCharge(demand, worstCaseOf(demand, runPrice));
  const { reasoningTokens, cachedInputTokens } = used;
  const inputTokens = used.inputTokens ?? demand.inputTokens;
  const outputTokens = used.outputTokens ?? demand.outputTokens;
  const whole = { inputTokens, outputTokens, reasoningTokens, cachedInputTokens };
  const price = demand.price ?? runPrice;
  return chargeOf(
    demand,
    whole,
    price === null || outputTokens === null ? null : priceOf(price, whole, demand),
  );
}

interface Tokens {
  readonly inputTokens: number;
  /** Null when not even the most that they may be is known; what they cost is unknown then as well. */
  readonly outputTokens: number | null;
  readonly reasoningTokens?: number | null;
  readonly cachedInputTokens?: number | null;
}

/** Written out: made for each try, where copying objects member by member would show. */
function chargeOf(demand: TryDemand, tokens: Tokens, nanodollars: number | null): Charge {
  const { outputTokens } = tokens;
  return {
    model: demand.model,
    provider: demand.provider,
    modelId: demand.modelId,
    calls: 1,
    inputTokens: tokens.inputTokens,
    outputTokens: outputTokens ?? 0,
    cachedInputTokens: tokens.cachedInputTokens ?? 0,
    reasoningTokens: tokens.reasoningTokens ?? 0,
    uncapped: outputTokens === null ? 1 : 0,
    nanodollars: outputTokens === null ? null : nanodollars,
  };
}
