import { afterAll, describe, it } from 'vitest';
import { type BatchSituation, batchServiceConformance } from '../../src/testing/batch-service-conformance.ts';
import { type BatchClientName, batchClient, batchClientNames } from '../batch-provider/batch-clients.ts';
import type { BatchProviderOptions } from '../batch-provider/batch-provider-options.ts';
import { startBatchProvider } from '../batch-provider/start-batch-provider.ts';

const provider = await startBatchProvider();
afterAll(() => provider.close());

const situations: Readonly<Record<BatchSituation, BatchProviderOptions>> = {
  well: {},
  'key refused': { endpoints: [{ on: ' ', fault: '401', times: 1_000 }] },
  busy: { endpoints: [{ on: ' ', fault: '429', times: 1_000 }] },
  'start lost': {
    endpoints: [
      'POST /v1/batches',
      'POST /anthropic/v1/messages/batches',
      ':batchGenerateContent',
      '/batch/jobs',
    ].map((on) => ({ on, fault: 'lost' as const })),
  },
  'queue full': { queue: 0 },
  expires: { endings: ['expired'] },
  refused: { endings: ['refused'] },
};

const bodies: Readonly<Record<BatchClientName, (question: string) => object>> = {
  'openai chat': chatBody,
  'openai responses': (content) => ({ model: 'offline-reasoner', input: [{ role: 'user', content }] }),
  anthropic: (content) => ({ ...chatBody(content), max_tokens: 100 }),
  google: (text) => ({ contents: [{ role: 'user', parts: [{ text }] }] }),
  mistral: chatBody,
};

function chatBody(content: string): object {
  return { model: 'offline-reasoner', messages: [{ role: 'user', content }] };
}

describe.each(batchClientNames)('the batches of %s', (client) => {
  const { service } = batchClient(client, provider.url);
  const cases = batchServiceConformance({
    open: async (situation) => {
      provider.reset();
      const calm: BatchProviderOptions = { polls: 1, endings: ['ended'], endpoints: [], queue: 1_000_000 };
      provider.configure({ ...calm, ...situations[situation] });
      return service;
    },
    ...(client === 'openai responses' ? { endpoint: '/responses' } : {}),
    bodyOf: (question) => JSON.stringify(bodies[client](question)),
    model: 'offline-reasoner',
    apiKey: 'test-key-0123456789',
  });
  for (const { name, run } of cases) it(name, run);
});
