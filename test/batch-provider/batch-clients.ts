import { createAnthropic } from '@ai-sdk/anthropic';
import { createGoogleGenerativeAI } from '@ai-sdk/google';
import { createMistral } from '@ai-sdk/mistral';
import { createOpenAI } from '@ai-sdk/openai';
import {
  anthropicBatches,
  type BatchService,
  googleBatches,
  type ModelMaker,
  mistralBatches,
  openaiBatches,
} from '../../src/batch/index.ts';
import { facePaths } from './start-batch-provider.ts';

/** A model by the package that a user would take, and the service that batches its calls. */
export interface BatchClient {
  readonly make: ModelMaker;
  readonly service: BatchService;
}

export type BatchClientName = 'openai chat' | 'openai responses' | 'anthropic' | 'google' | 'mistral';

export const batchClientNames: readonly BatchClientName[] = [
  'openai chat',
  'openai responses',
  'anthropic',
  'google',
  'mistral',
];

export function batchClient(client: BatchClientName, url: string, name = 'offline-reasoner'): BatchClient {
  const apiKey = 'test-key-0123456789';
  const at = (face: keyof typeof facePaths): { readonly baseURL: string; readonly apiKey: string } => ({
    baseURL: `${url}${facePaths[face]}`,
    apiKey,
  });
  switch (client) {
    case 'openai chat':
      return {
        make: (fetch) => createOpenAI({ ...at('openai'), fetch }).chat(name),
        service: openaiBatches(at('openai')),
      };
    case 'openai responses':
      return {
        make: (fetch) => createOpenAI({ ...at('openai'), fetch }).responses(name),
        service: openaiBatches(at('openai')),
      };
    case 'anthropic':
      return {
        make: (fetch) => createAnthropic({ ...at('anthropic'), fetch })(name),
        service: anthropicBatches(at('anthropic')),
      };
    case 'google':
      return {
        make: (fetch) => createGoogleGenerativeAI({ ...at('google'), fetch })(name),
        service: googleBatches(at('google')),
      };
    case 'mistral':
      return {
        make: (fetch) => createMistral({ ...at('mistral'), fetch })(name),
        service: mistralBatches(at('mistral')),
      };
  }
}
