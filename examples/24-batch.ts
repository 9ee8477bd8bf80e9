/** Half price: a batch answers the reasoner. Its provider is offline and in this file; OpenAI's is `openaiBatches({ apiKey })`. */
import { createOpenAI } from '@ai-sdk/openai';
import { generateText, type ModelMessage } from 'ai';
import { buildChimera, perMillionTokens } from 'chimera-sdk';
import { type BatchRequest, type BatchService, batched } from 'chimera-sdk/batch';
import { offlineModels } from 'chimera-sdk/offline';

const [models, held] = [offlineModels(), new Map<string, BatchRequest[]>()];
const counts = { total: null, answered: null, failed: null };
const provider = { name: 'offline', baseURL: 'http://offline.test/v1', apiKey: 'none' };
const service: BatchService = {
  ...provider,
  endpoints: ['/chat/completions'],
  limits: { requests: 1_000, bytes: 10_000_000 },
  start: async ({ tag, requests }) => {
    held.set(tag, []);
    for await (const request of requests) held.get(tag)?.push(request);
    return { id: tag };
  },
  find: async ({ tag }) => (held.has(tag) ? { kind: 'found', id: tag } : { kind: 'absent' }),
  look: async (tag) => (held.has(tag) ? { status: 'ended', tag, counts } : { status: 'missing' }),
  results: async function* (tag) {
    for (const { id, body } of held.get(tag) ?? [])
      yield { kind: 'answered', id, status: 200, headers: {}, body: await answer(JSON.parse(body)) };
  },
  cancel: async () => {},
};
const reasoner = batched(service, (fetch) => createOpenAI({ ...provider, fetch }).chat('gpt-5'));
const chimera = buildChimera({ models: { ...models, synthesize: reasoner } });
const price = perMillionTokens({ input: 1.25, output: 10, batch: 0.5 });
const { rows, spent, batched: half } = await chimera.run(['Mathematics'], { price }).summary();
console.log(`${rows} samples, $${spent.usd}. ${half?.calls} calls came by batch: $${half?.savedUsd} saved.`);

async function answer({ messages }: { readonly messages: ModelMessage[] }): Promise<string> {
  const { text: content, usage } = await generateText({ model: models.synthesize, messages });
  const used = { prompt_tokens: usage.inputTokens, completion_tokens: usage.outputTokens };
  const choice = { index: 0, message: { role: 'assistant', content }, finish_reason: 'stop' };
  return JSON.stringify({ choices: [choice], usage: used });
}
