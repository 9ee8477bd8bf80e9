import type { LanguageModel } from 'ai';
import { turns } from '../test/support/crash-store.ts';

/** What a model bills, in billionths of a dollar for a token, and how long its replies may be. */
export interface MeteredRates {
  readonly input: number;
  readonly output: number;
  readonly cap: number;
}

/** Told of each request as it arrives, with what it will be billed, however it ends. */
export type WallMeter = (tokens: number, nanodollars: number) => void;

type MeteredModel = Extract<LanguageModel, { readonly specificationVersion: 'v3' }>;
type CallOptions = Parameters<MeteredModel['doGenerate']>[0];
type Result = Awaited<ReturnType<MeteredModel['doGenerate']>>;

/**
 * A model that bills what it likes within its cap, and fails as real ones do: turned away without a bill, broken off
 * after one, without usage, with half of it.
 */
export function meteredModel(
  modelId: string,
  rates: MeteredRates,
  random: () => number,
  meter: WallMeter,
): MeteredModel {
  return {
    specificationVersion: 'v3',
    provider: 'metered',
    modelId,
    supportedUrls: {},
    doGenerate: async (request) => {
      const input = 1 + Math.floor(random() * bytesOf(request));
      const output = random() < 0.2 ? rates.cap : Math.floor(random() * (rates.cap + 1));
      const fate = random();
      const isBilled = fate > 0.06;
      meter(isBilled ? input + output : 0, isBilled ? input * rates.input + output * rates.output : 0);
      await turns(1 + Math.floor(random() * 5));
      if (!isBilled) throw Object.assign(new Error('too many requests'), { statusCode: 429 });
      if (fate < 0.1) throw Object.assign(new Error('broke down'), { statusCode: 500 });
      if (fate < 0.14) throw Object.assign(new TypeError('terminated'), { cause: { code: 'ECONNRESET' } });
      const isReported = { input: fate > 0.18, output: fate > 0.22 };
      return replyOf(random() < 0.05 ? 'unusable' : 'a reply', {
        input: isReported.input ? input : undefined,
        output: isReported.output ? output : undefined,
      });
    },
    doStream: () => Promise.reject(new Error('is not streamed')),
  };
}

/** No tokenizer makes more tokens than there are bytes. */
function bytesOf({ prompt }: CallOptions): number {
  return prompt.reduce((total, { content }) => {
    const text =
      typeof content === 'string'
        ? content
        : content.map((part) => ('text' in part ? part.text : '')).join('');
    return total + Buffer.byteLength(text);
  }, 0);
}

function replyOf(
  text: string,
  { input, output }: { readonly input: number | undefined; readonly output: number | undefined },
): Result {
  return {
    content: [{ type: 'text', text }],
    finishReason: { unified: 'stop', raw: 'stop' },
    usage: {
      inputTokens: { total: input, noCache: undefined, cacheRead: undefined, cacheWrite: undefined },
      outputTokens: { total: output, text: undefined, reasoning: undefined },
    },
    warnings: [],
  };
}
