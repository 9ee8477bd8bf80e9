import { setImmediate as nextTurn } from 'node:timers/promises';
import type { LanguageModel } from 'ai';

/** A model inside this process that answers in the next turn of the event loop: what a run costs is then its own work. */
export type InstantModel = Extract<LanguageModel, { readonly specificationVersion: 'v3' }>;

type Result = Awaited<ReturnType<InstantModel['doGenerate']>>;

const result: Result = {
  content: [{ type: 'text', text: 'The answer is 42.' }],
  finishReason: { unified: 'stop', raw: 'stop' },
  usage: {
    inputTokens: { total: 20, noCache: 20, cacheRead: 0, cacheWrite: 0 },
    outputTokens: { total: 5, text: 5, reasoning: 0 },
  },
  warnings: [],
};

export function instantModel(): InstantModel {
  return {
    specificationVersion: 'v3',
    provider: 'bench',
    modelId: 'instant',
    supportedUrls: {},
    doGenerate: async () => {
      await nextTurn();
      return result;
    },
    doStream: () => Promise.reject(new Error('is not streamed')),
  };
}
