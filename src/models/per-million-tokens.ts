import type { Price } from '../core/money/price.ts';
import type { ConfigurationIssue } from '../errors/index.ts';
import { isOptions } from '../errors/options-issues.ts';
import { shownValue } from '../errors/shown-value.ts';
import { throwIssues } from '../errors/throw-issues.ts';
import { unknownNameIssues } from '../errors/unknown-option-issues.ts';

/** US dollars per million tokens, as providers list them. */
export interface TokenPrices {
  readonly input: number;
  /** Reasoning tokens are part of the reply and cost the same. */
  readonly output: number;
  /** The part of the prompt that the provider had in its cache; at most `input`. @default input */
  readonly cachedInput?: number;
}

/**
 * Gives the price of a model that is paid by the token.
 *
 * @throws {ConfigurationError} When a price is no number of dollars of at least 0, or cached tokens cost more than others.
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
  throwIssues(priceIssues(prices));
  const { input, output, cachedInput = input } = prices;
  return ({ inputTokens, outputTokens, cachedInputTokens }) => {
    const cached = cachedInputTokens ?? 0;
    return (
      (Math.max(0, (inputTokens ?? 0) - cached) * input +
        cached * cachedInput +
        (outputTokens ?? 0) * output) /
      1e6
    );
  };
}

function priceIssues(prices: unknown): readonly ConfigurationIssue[] {
  if (!isOptions(prices)) {
    const message = `must be an object such as { input: 0.25, output: 2 }, got ${shownValue(prices)}`;
    return [{ option: 'prices', message }];
  }
  const given = new Map<string, unknown>(Object.entries(prices));
  const names = ['input', 'output', 'cachedInput'];
  const unknown = unknownNameIssues('', prices, names);
  const wrong = names.flatMap((option) => {
    const value = given.get(option);
    if (option === 'cachedInput' && value === undefined) return [];
    if (typeof value === 'number' && Number.isFinite(value) && value >= 0) return [];
    return [
      { option, message: `must be US dollars per million tokens, 0 or more, got ${shownValue(value)}` },
    ];
  });
  const issues = [...unknown, ...wrong];
  const [input, cached] = [given.get('input'), given.get('cachedInput')];
  // A budget sets aside what a prompt costs that is not in the cache.
  if (issues.length === 0 && Number(cached ?? 0) > Number(input))
    issues.push({ option: 'cachedInput', message: `must be at most input, ${input}, got ${cached}` });
  return issues;
}
