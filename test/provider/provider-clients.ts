import { createOpenAI } from '@ai-sdk/openai';
import { createOpenAICompatible } from '@ai-sdk/openai-compatible';
import type { LanguageModel } from 'ai';

export type ClientName = 'openai chat' | 'openai responses' | 'openai-compatible';

export const clientNames: readonly ClientName[] = ['openai chat', 'openai responses', 'openai-compatible'];

/** Makes a model by the client that a user would take. */
export function modelOf(client: ClientName, url: string, name: string): LanguageModel {
  switch (client) {
    case 'openai chat':
      return createOpenAI({ baseURL: url, apiKey: 'test-key' }).chat(name);
    case 'openai responses':
      return createOpenAI({ baseURL: url, apiKey: 'test-key' }).responses(name);
    case 'openai-compatible':
      return createOpenAICompatible({
        name: 'loopback',
        baseURL: url,
        apiKey: 'test-key',
        includeUsage: true,
      }).chatModel(name);
  }
}
