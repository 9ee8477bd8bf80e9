import { dollarsOf } from '../core/money/dollars.ts';
import type { Price } from '../core/money/price.ts';
import { type PricedModel, priceOf } from '../engine/settings/price-of.ts';

/** US dollars of calls with so many tokens in all. */
export type CallCost = (calls: number, inputTokens: number, outputTokens: number) => number;

/**
 * Returns the cost of calls around a usual one, by the price of that call and of one with twice the tokens.
 *
 * @returns null when the price is not known
 * @throws {ConfigurationError} When the price function throws, or returns what is not a price.
 */
export function callCost(
  price: Price | null,
  model: PricedModel,
  inputTokens: number,
  outputTokens: number,
): CallCost | null {
  if (price === null) return null;
  const [input, output] = [Math.max(1, Math.round(inputTokens)), Math.max(1, Math.round(outputTokens))];
  const usd = (inputs: number, outputs: number): number | null => {
    const usage = { inputTokens: inputs, outputTokens: outputs, reasoningTokens: 0, cachedInputTokens: 0 };
    const nanodollars = priceOf(price, usage, model);
    return nanodollars === null ? null : dollarsOf(nanodollars);
  };
  const usual = usd(input, output);
  const longer = usd(2 * input, output);
  const wordier = usd(input, 2 * output);
  if (usual === null || longer === null || wordier === null) return null;
  const perInput = (longer - usual) / input;
  const perOutput = (wordier - usual) / output;
  return (calls, inputs, outputs) =>
    calls * usual + (inputs - calls * input) * perInput + (outputs - calls * output) * perOutput;
}

/** Returns the cost of calls of which only the price of one is known. */
export function flatCost(usdPerCall: number): CallCost {
  return (calls) => calls * usdPerCall;
}

/** Returns how much more calls cost one way than the other; null when either is not known. */
export function costBetween(more: CallCost | null, less: CallCost | null): CallCost | null {
  if (more === null || less === null) return null;
  return (...spent) => more(...spent) - less(...spent);
}
