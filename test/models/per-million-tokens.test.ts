import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { calcPrice } from '@pydantic/genai-prices';
import { transpile } from 'typescript';
import { describe, expect, it } from 'vitest';
import type { Price } from '../../src/core/money/price.ts';
import type { Usage } from '../../src/core/money/usage.ts';
import { perMillionTokens, type TokenPrices } from '../../src/models/per-million-tokens.ts';

function usage(inputTokens: number | null, outputTokens: number | null, cached: number | null = null): Usage {
  return { inputTokens, outputTokens, reasoningTokens: null, cachedInputTokens: cached };
}

describe('perMillionTokens', () => {
  const price = perMillionTokens({ input: 1, output: 10, cachedInput: 0.1 });

  it('prices prompt, reply and the cached part of the prompt', () => {
    expect(price(usage(1_000_000, 0), 'any', 'any')).toBe(1);
    expect(price(usage(0, 1_000_000), 'any', 'any')).toBe(10);
    expect(price(usage(1_000_000, 100_000, 500_000), 'any', 'any')).toBeCloseTo(1.55, 12);
    expect(price(usage(100, null), 'any', 'any')).toBeCloseTo(0.0001, 12);
  });

  it('takes reasoning for a part of the reply', () => {
    expect(price({ ...usage(0, 500), reasoningTokens: 400 }, 'any', 'any')).toBe(0.005);
  });

  it('takes cached tokens as dear as others unless it is told', () => {
    expect(perMillionTokens({ input: 2, output: 0 })(usage(1_000_000, 0, 900_000), 'any', 'any')).toBe(2);
  });

  it('names all that is wrong with its prices', () => {
    // What callers without types may pass.
    const wrong = { input: -1, output: Number.NaN, cached: 1 } as unknown as TokenPrices;

    expect(() => perMillionTokens(wrong)).toThrow(
      /^3 faults\n- perMillionTokens\.input: must be US dollars per million tokens, 0 or more, got -1\n- perMillionTokens\.output: .*got NaN\n- perMillionTokens\.cached: is an unknown option/,
    );
  });

  it('refuses cached tokens that cost more than a budget sets aside for them', () => {
    expect(() => perMillionTokens({ input: 1, output: 2, cachedInput: 1.5 })).toThrow(
      /^perMillionTokens\.cachedInput: must be at most input, 1, got 1\.5$/,
    );
    expect(perMillionTokens({ input: 1, output: 2, cachedInput: 1 })).toBeTypeOf('function');
  });
});

describe('the recipe with a catalog of prices', () => {
  const price = recipe();

  it('prices the models of the makers that the catalog lists', () => {
    expect(price(usage(1000, 100, 200), 'gpt-5', 'openai.responses')).toBeCloseTo(0.002025, 9);
    expect(price(usage(1000, 100, 200), 'openai/gpt-5', 'gateway')).toBeCloseTo(0.002025, 9);
    expect(price(usage(1000, 100), 'gemini-2.5-flash', 'google.generative-ai')).toBeCloseTo(0.00055, 9);
  });

  it('counts cached tokens for no more than there are', () => {
    expect(price(usage(10, 0, 20), 'gpt-5', 'openai.chat')).toBeGreaterThan(0);
  });

  it('knows nothing of others', () => {
    expect(price(usage(1000, 100), 'my-model', 'openai.chat')).toBeUndefined();
    expect(price(usage(1000, 100), 'Qwen/Qwen3-235B-A22B-Thinking-2507', 'vllm.chat')).toBeUndefined();
  });

  it('never falls when tokens rise, as a budget needs', () => {
    let last = 0;
    for (let tokens = 0; tokens < 1_000_000; tokens += 50_000) {
      const now = price(usage(tokens, tokens), 'gemini-2.5-pro', 'google.generative-ai') ?? 0;
      expect(now).toBeGreaterThanOrEqual(last);
      last = now;
    }
    expect(last).toBeGreaterThan(1);
  });
});

/** The function that docs/cost.md shows. */
function recipe(): Price {
  const page = readFileSync(fileURLToPath(new URL('../../docs/cost.md', import.meta.url)), 'utf8');
  const block = page.split('```ts\n').find((part) => part.includes('calcPrice('));
  const text = /const price: Price = [\s\S]*?\n\};\n/.exec(block ?? '')?.[0];
  if (text === undefined) throw new Error('docs/cost.md holds no recipe');
  return new Function('calcPrice', `${transpile(text)}\nreturn price;`)(calcPrice);
}
