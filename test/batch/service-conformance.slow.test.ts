import { afterAll, describe, expect, it } from 'vitest';
import type { BatchService } from '../../src/batch/index.ts';
import { type BatchSituation, batchServiceConformance } from '../../src/testing/batch-service-conformance.ts';
import type { ConformanceCase } from '../../src/testing/conformance-case.ts';
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

function casesOf(client: BatchClientName, service: BatchService): readonly ConformanceCase[] {
  return batchServiceConformance({
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
}

describe.each(batchClientNames)('the batches of %s', (client) => {
  for (const { name, run } of casesOf(client, batchClient(client, provider.url).service)) it(name, run);
});

describe('the suite', () => {
  const { service } = batchClient('openai chat', provider.url);
  const { name, baseURL, endpoints, limits } = service;
  const sound: BatchService = {
    name,
    baseURL,
    endpoints,
    limits,
    start: (input, options) => service.start(input, options),
    find: (sought, options) => service.find(sought, options),
    look: (id, options) => service.look(id, options),
    results: (id, options) => service.results(id, options),
    cancel: (id, options) => service.cancel(id, options),
  };
  const faulty: Readonly<Record<string, Partial<BatchService>>> = {
    'finds no batch': { find: async () => ({ kind: 'absent' }) },
    'finds any batch': { find: async () => ({ kind: 'found', id: 'batch_1' }) },
    'brings no results': { results: async function* () {} },
    'knows every batch': {
      look: async () => ({
        status: 'ended',
        tag: null,
        counts: { total: null, answered: null, failed: null },
      }),
    },
    'cancels with an error': { cancel: () => Promise.reject(new Error('no')) },
    'hides what went wrong': { start: async () => ({ id: 'batch_1' }) },
    'shows the key': {
      start: (input, options) =>
        service.start(input, options).catch((error: Error) => {
          throw Object.assign(error, { message: `${error.message} test-key-0123456789` });
        }),
    },
  };

  it.each(Object.entries(faulty))('refuses a service that %s', async (_, fault) => {
    const outcomes: unknown[] = [];
    for (const { run } of casesOf('openai chat', { ...sound, ...fault }))
      outcomes.push(
        await run().then(
          () => true,
          () => false,
        ),
      );
    expect(outcomes).toContain(false);
  });
});
