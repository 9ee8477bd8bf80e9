import { createAnthropic } from '@ai-sdk/anthropic';
import { createDeepSeek } from '@ai-sdk/deepseek';
import { createGoogleGenerativeAI } from '@ai-sdk/google';
import { createGroq } from '@ai-sdk/groq';
import { createOpenAI } from '@ai-sdk/openai';
import { createOpenAICompatible } from '@ai-sdk/openai-compatible';
import { createXai } from '@ai-sdk/xai';
import type { LanguageModel } from 'ai';
import { aiMajor } from '../../src/models/ai-major.ts';

type MakeModel = (baseURL: string, id: string) => Exclude<LanguageModel, string>;

const apiKey = 'test-key';

type ClientOfBoth =
  | 'openai-compatible'
  | 'openai chat'
  | 'openai responses'
  | 'google'
  | 'anthropic'
  | 'deepseek'
  | 'groq'
  | 'xai';

/** The packages through which users reach servers, each told of the server on loopback. */
const clients: { readonly [Client in ClientOfBoth]: MakeModel } = {
  'openai-compatible': (baseURL, id) =>
    createOpenAICompatible({ name: 'world', baseURL, apiKey, includeUsage: true }).chatModel(id),
  'openai chat': (baseURL, id) => createOpenAI({ baseURL, apiKey }).chat(id),
  'openai responses': (baseURL, id) => createOpenAI({ baseURL, apiKey }).responses(id),
  google: (baseURL, id) => createGoogleGenerativeAI({ baseURL, apiKey })(id),
  anthropic: (baseURL, id) => createAnthropic({ baseURL, apiKey })(id),
  deepseek: (baseURL, id) => createDeepSeek({ baseURL, apiKey })(id),
  groq: (baseURL, id) => createGroq({ baseURL, apiKey })(id),
  // Its older major speaks chat completions, the newer one responses.
  xai: (baseURL, id) => createXai({ baseURL, apiKey })(id),
};

/** Made for `ai` 7 alone; loaded only where that is installed. */
const clientsOfSeven = ['openrouter', 'ollama'] as const;

export type WorldClient = ClientOfBoth | (typeof clientsOfSeven)[number];

/** All clients that the installed `ai` can run. */
export const worldClients: readonly WorldClient[] = [
  'openai-compatible',
  'openai chat',
  'openai responses',
  'google',
  'anthropic',
  'deepseek',
  'groq',
  'xai',
  ...(aiMajor >= 7 ? clientsOfSeven : []),
];

/** Those that speak the chat completions of OpenAI. */
export const chatClients: readonly WorldClient[] = worldClients.filter(
  (client) => !['openai responses', 'google', 'anthropic', 'xai', 'ollama'].includes(client),
);

/** A model of that client at a server whose base URL is given. */
export async function worldModel(
  client: WorldClient,
  baseURL: string,
  id = 'model',
): Promise<Exclude<LanguageModel, string>> {
  switch (client) {
    case 'openrouter': {
      const { createOpenRouter } = await import('@openrouter/ai-sdk-provider');
      return createOpenRouter({ baseURL, apiKey }).chat(id);
    }
    case 'ollama': {
      const { createOllama } = await import('ollama-ai-provider-v2');
      return createOllama({ baseURL })(id);
    }
    default:
      return clients[client](baseURL, id);
  }
}
