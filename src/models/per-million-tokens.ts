import type { Price } from '../core/money/price.ts';
import { checkOptions } from '../options/check-options.ts';
import { isFiniteNumber, optionOf, optionsSchema, share, withRule } from '../options/option-schemas.ts';

/** US dollars per million tokens, as providers list them. */
export interface TokenPrices {
  readonly input: number;
  /** Reasoning tokens are part of the reply and cost the same. */
  readonly output: number;
  /** The part of the prompt that the provider had in its cache; at most `input`. @default input */
  readonly cachedInput?: number;
  /** The share of these prices that is paid for calls which a batch of the provider answers: 0.5 is half. @default 1 */
  readonly batch?: number;
}

const dollars = optionOf(
  (value) => isFiniteNumber(value) && value >= 0,
  'US dollars per million tokens, 0 or more',
);

const tokenPricesSchema = withRule<TokenPrices>(
  optionsSchema<TokenPrices>(
    {
      input: dollars,
      output: dollars,
      cachedInput: dollars.optional(),
      batch: share.optional(),
    },
    'an object such as { input: 0.25, output: 2 }',
  ),
  // A budget sets aside what a prompt costs that is not in the cache.
  ({ input, cachedInput = 0 }) =>
    cachedInput > input
      ? [{ path: ['cachedInput'], message: `must be at most input, ${input}, got {got}` }]
      : [],
);

/**
 * Returns the price of a model that is paid by the token.
 *
 * @throws {ConfigurationError} When a price is not a number of dollars of at least 0, or cached tokens cost more than others.
 *
 * @example
 * ```ts
 * const solver = withSettings(openai('gpt-5-mini'), {
 *   maxOutputTokens: 16_384,
 *   price: perMillionTokens({ input: 0.25, output: 2, cachedInput: 0.025 }),
 * });
 * ```
 */
export function perMillionTokens(prices: TokenPrices): Price {
  checkOptions(tokenPricesSchema, prices, 'perMillionTokens');
  const { input, output, cachedInput = input, batch = 1 } = prices;
  return ({ inputTokens, outputTokens, cachedInputTokens }, _modelId, _provider, way) => {
    const cached = cachedInputTokens ?? 0;
    return (
      ((way === 'batch' ? batch : 1) *
        (Math.max(0, (inputTokens ?? 0) - cached) * input +
          cached * cachedInput +
          (outputTokens ?? 0) * output)) /
      1e6
    );
  };
}
