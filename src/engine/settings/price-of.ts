import { nanodollarsOf } from '../../core/money/dollars.ts';
import type { Price } from '../../core/money/price.ts';
import type { TryDemand } from '../../core/money/spend-gate.ts';
import type { Usage } from '../../core/money/usage.ts';
import { ConfigurationError } from '../../errors/index.ts';
import { shownValue } from '../../errors/shown-value.ts';
import { redact } from '../../models/failures/redact.ts';

/** Which model is priced, as messages and price functions know it. */
export type PricedModel = Pick<TryDemand, 'model' | 'provider' | 'modelId' | 'way'>;

/**
 * Asks a price function; returns billionths of a dollar, null for a model that it does not know.
 *
 * @throws {ConfigurationError} When it throws, or returns something other than a price.
 */
export function priceOf(
  price: Price,
  usage: Usage,
  { model, provider, modelId, way }: PricedModel,
): number | null {
  const usd = asked();
  if (usd === undefined) return null;
  if (typeof usd === 'number' && Number.isFinite(usd) && usd >= 0) return nanodollarsOf(usd);
  throw fault(`returned ${shownPrice(usd)} for ${model}; it must return US dollars, 0 or more, or undefined`);

  function asked(): unknown {
    try {
      return way === undefined ? price(usage, modelId, provider) : price(usage, modelId, provider, way);
    } catch (error) {
      const thrown: unknown = error instanceof Error ? error.message : error;
      const said = typeof thrown === 'string' ? `"${redact(thrown)}"` : shownValue(thrown);
      throw fault(`threw for ${model}: ${said}; return undefined for a model without a price`);
    }
  }
}

/** A promise is let go of: that it fails as well must not end the process. */
function shownPrice(price: unknown): string {
  if (!(price instanceof Promise)) return shownValue(price);
  price.catch(() => undefined);
  return 'a promise';
}

function fault(message: string): ConfigurationError {
  return new ConfigurationError([{ option: 'run.price', message }]);
}

/** The most that one try may use. */
export interface WorstCase {
  readonly inputTokens: number;
  /** 0 when there is no cap. */
  readonly outputTokens: number;
  readonly isCapped: boolean;
  /** Billionths of a dollar; null when the price is not known. */
  readonly nanodollars: number | null;
}

/** Works out the most that a try may use, with the price of the run for a model that names none. */
export function worstCaseOf(demand: TryDemand, runPrice: Price | null): WorstCase {
  const { inputTokens, outputTokens } = demand;
  const most = { inputTokens, outputTokens: outputTokens ?? 0, cachedInputTokens: 0 };
  const price = demand.price ?? runPrice;
  return {
    inputTokens,
    outputTokens: most.outputTokens,
    isCapped: outputTokens !== null,
    nanodollars: price === null ? null : dearest(price),
  };

  /** Reasoning may cost less or more than the rest of a reply. */
  function dearest(known: Price): number | null {
    const without = priceOf(known, { ...most, reasoningTokens: 0 }, demand);
    const all = priceOf(known, { ...most, reasoningTokens: most.outputTokens }, demand);
    return without === null || all === null ? null : Math.max(without, all);
  }
}
