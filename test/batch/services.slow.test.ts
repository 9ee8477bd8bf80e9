import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text as readText } from 'node:stream/consumers';
import { createAnthropic } from '@ai-sdk/anthropic';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { CallRecorder } from '../../src/batch/call-recorder.ts';
import {
  anthropicBatches,
  type BatchInput,
  type BatchResult,
  type BatchService,
  googleBatches,
  openaiBatches,
  repeatable,
} from '../../src/batch/index.ts';
import { type BatchClientName, batchClient, batchClientNames } from '../batch-provider/batch-clients.ts';
import type { BatchProviderOptions } from '../batch-provider/batch-provider-options.ts';
import { startBatchProvider } from '../batch-provider/start-batch-provider.ts';

const provider = await startBatchProvider();
afterAll(() => provider.close());
beforeEach(() => configure({}));

const calm: BatchProviderOptions = {
  polls: 0,
  endings: ['ended'],
  endpoints: [],
  lines: {},
  order: 'as sent',
};
const options = { abortSignal: new AbortController().signal };

function configure(change: BatchProviderOptions): void {
  provider.reset();
  provider.configure({ ...calm, ...change });
}

function inputOf(
  client: BatchClientName,
  tag: string,
  count: number,
  question = 'What is seven?',
): BatchInput {
  const endpoints: Readonly<Record<BatchClientName, string>> = {
    'openai chat': '/chat/completions',
    'openai responses': '/responses',
    anthropic: '/messages',
    google: '/models/{model}:generateContent',
    mistral: '/chat/completions',
  };
  const model = 'offline-reasoner';
  const messages = [{ role: 'user', content: question }];
  const bodies: Readonly<Record<BatchClientName, object>> = {
    'openai chat': { model, messages },
    'openai responses': { model, input: messages },
    anthropic: { model, messages, max_tokens: 50 },
    google: { contents: [{ role: 'user', parts: [{ text: question }] }] },
    mistral: { model, messages },
  };
  const body = JSON.stringify(bodies[client]);
  const requests = repeatable(async function* () {
    for (let number = 0; number < count; number += 1) yield { id: `request-${number}`, body };
  });
  return { endpoint: endpoints[client], model, headers: {}, tag, count, requests };
}

async function resultsOf(service: BatchService, id: string): Promise<readonly BatchResult[]> {
  const results: BatchResult[] = [];
  for await (const result of service.results(id, options)) results.push(result);
  return results;
}

describe.each(batchClientNames)('the service of %s', (client) => {
  const { service } = batchClient(client, provider.url);

  it.each<readonly [BatchProviderOptions, readonly string[]]>([
    [{ order: 'shuffled' }, Array.from({ length: 8 }, () => 'answered 200')],
    [{ lines: { twice: 1 } }, Array.from({ length: 16 }, () => 'answered 200')],
    [{ lines: { stranger: 1 } }, Array.from({ length: 16 }, () => 'answered 200')],
    [{ lines: { absent: 1 } }, []],
    [{ lines: { 'rate-limit': 1 } }, Array.from({ length: 8 }, () => 'answered 429')],
    [{ lines: { expired: 1 } }, Array.from({ length: 8 }, () => 'unanswered expired')],
    [{ lines: { cancelled: 1 } }, Array.from({ length: 8 }, () => 'unanswered cancelled')],
  ])('hands results on as they come under %j', async (fault, expected) => {
    configure(fault);
    const { id } = await service.start(inputOf(client, 'faults', 8), options);
    await service.look(id, options);

    const results = await resultsOf(service, id);
    expect(
      results.map((result) => `${result.kind} ${result.kind === 'answered' ? result.status : result.why}`),
    ).toEqual(expected);
  });

  it('counts what is where', async () => {
    configure({ polls: 1 });
    const { id } = await service.start(inputOf(client, 'counts', 4), options);

    expect(await service.look(id, options)).toMatchObject({ status: 'working', counts: { total: 4 } });
    expect(await service.look(id, options)).toMatchObject({
      status: 'ended',
      counts: { total: 4, answered: 4, failed: 0 },
    });
  });

  it('finds a batch among hundreds that are not it', async () => {
    configure({});
    const { id } = await service.start(inputOf(client, 'sought', 3), options);
    for (let number = 0; number < 230; number += 1)
      await service.start(inputOf(client, `other-${number}`, number % 2 === 0 ? 1 : 2), options);
    const sought = { ...inputOf(client, 'sought', 3), since: Date.now() - 1000, known: new Set<string>() };

    expect(await service.find(sought, options)).toEqual({ kind: 'found', id });
    // Batches of long ago are not read.
    const later = { ...sought, tag: 'later', since: Date.now() + 86_400_000 };
    expect(await service.find(later, options)).toEqual({ kind: 'absent' });
  });
});

describe('Anthropic', () => {
  const { service } = batchClient('anthropic', provider.url);

  it('decides on a batch of the same size once it has ended', async () => {
    configure({ polls: 2 });
    await service.start(inputOf('anthropic', 'another', 3), options);
    const sought = { ...inputOf('anthropic', 'mine', 3), since: Date.now() - 1000, known: new Set<string>() };

    expect(await service.find({ ...sought, count: 4 }, options)).toEqual({ kind: 'absent' });
    expect(await service.find(sought, options)).toEqual({ kind: 'undecided' });
    expect(await service.find(sought, options)).toEqual({ kind: 'absent' });
  });

  it('is sent the beta headers of the calls, and no others', async () => {
    const seen: unknown[] = [];
    const fetch: typeof globalThis.fetch = (input, init) => {
      seen.push(new Request(input, init).headers.get('anthropic-beta'));
      return globalThis.fetch(input, init);
    };
    const baseURL = `${provider.url}/anthropic/v1`;
    const taker = anthropicBatches({ baseURL, apiKey: 'k', fetch });
    const headers = { 'anthropic-beta': 'some-beta-2026-01-01', 'x-own': 'a' };
    const recorder = new CallRecorder({
      make: (spy) => createAnthropic({ baseURL, apiKey: 'k', headers, fetch: spy })('offline-reasoner'),
      service: taker,
    });
    const { target } = await recorder.capture(
      {
        key: 'k',
        model: 'anthropic:offline-reasoner',
        stage: 's',
        messages: [{ role: 'user', content: 'Seven?' }],
        settings: {},
        format: null,
        sample: 's:0:0:0',
        long: false,
      },
      options,
    );
    await taker.start({ ...inputOf('anthropic', 'beta', 1), ...target }, options);

    expect(target.headers).toEqual({ 'anthropic-beta': 'some-beta-2026-01-01' });
    expect(seen).toEqual(['some-beta-2026-01-01']);
  });
});

describe('an upload', () => {
  it('is no further ahead of the provider than what sockets hold', async () => {
    let [made, received, furthest] = [0, 0, 0];
    const server = createServer((request, response) => {
      request.on('data', ({ length }: Buffer) => {
        received += length;
        furthest = Math.max(furthest, made - received);
      });
      request.on('end', () => response.end('{"id":"x"}'));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address: string | AddressInfo | null = server.address();
    if (address === null || typeof address === 'string') throw new Error('no port');
    const service = anthropicBatches({ baseURL: `http://127.0.0.1:${address.port}`, apiKey: 'k' });
    const body = JSON.stringify({ model: 'm', text: 'long '.repeat(800) });
    const requests = repeatable(async function* () {
      // Read once to be measured, and once to be sent.
      made = 0;
      for (let number = 0; number < 20_000; number += 1) {
        made += body.length;
        yield { id: `request-${number}`, body };
      }
    });
    const target = { endpoint: '/messages', model: 'm', headers: {}, tag: 'long', count: 20_000 };
    await service.start({ ...target, requests }, options);
    server.close();

    expect(received).toBeGreaterThan(80_000_000);
    expect(furthest).toBeLessThan(20_000_000);
  });
});

describe('Google', () => {
  it('is sent a large batch as a file, whose results come as a file', async () => {
    const { service } = batchClient('google', provider.url);
    const { id } = await service.start(inputOf('google', 'large', 160, 'long '.repeat(20_000)), options);
    await service.look(id, options);

    expect(provider.requests.slice(0, 3)).toEqual([
      'POST /google/upload/v1beta/files',
      'POST /google/upload/v1beta/files',
      'POST /google/v1beta/models/offline-reasoner:batchGenerateContent',
    ]);
    expect(await resultsOf(service, id)).toHaveLength(160);
    expect(provider.requests.at(-1)).toContain('/google/download/v1beta/files/');
  });

  it('sends no key to an address elsewhere that the provider names', async () => {
    const keys: unknown[] = [];
    const elsewhere = createServer((request, response) => {
      keys.push(request.headers['x-goog-api-key'] ?? null);
      void readText(request).then(() => response.end('{"file":{"name":"files/x"}}'));
    });
    await new Promise<void>((resolve) => elsewhere.listen(0, '127.0.0.1', resolve));
    const address: string | AddressInfo | null = elsewhere.address();
    if (address === null || typeof address === 'string') throw new Error('no port');
    const fetch: typeof globalThis.fetch = async (input, init) => {
      const response = await globalThis.fetch(input, init);
      const url = response.headers.get('x-goog-upload-url');
      if (url === null) return response;
      return new Response('{}', { headers: { 'x-goog-upload-url': `http://127.0.0.1:${address.port}/up` } });
    };
    const service = googleBatches({ baseURL: `${provider.url}/google/v1beta`, apiKey: 'secret-key', fetch });
    const large = inputOf('google', 'large', 160, 'long '.repeat(20_000));
    await expect(service.start(large, options)).rejects.toMatchObject({ statusCode: 400 });
    elsewhere.close();

    expect(keys).toEqual([null]);
  });
});

describe('OpenAI', () => {
  it('is asked at Azure with its header and the query of the base URL', async () => {
    const seen: unknown[] = [];
    const service = openaiBatches({
      baseURL: 'https://a.openai.azure.com/openai/v1/?api-version=preview',
      apiKey: 'azure-key',
      fetch: async (input, init) => {
        const { url, headers } = new Request(input, { ...init, body: null });
        seen.push([url, headers.get('api-key'), headers.get('authorization')]);
        return Response.json({ id: 'b', status: 'in_progress', data: [], has_more: false });
      },
    });
    await service.look('b', options);
    await service.find({ ...inputOf('openai chat', 'azure', 1), since: 0, known: new Set() }, options);

    expect(seen).toEqual([
      ['https://a.openai.azure.com/openai/v1/batches/b?api-version=preview', 'azure-key', null],
      ['https://a.openai.azure.com/openai/v1/batches?api-version=preview&limit=100', 'azure-key', null],
    ]);
  });

  it('may write a status that is not an HTTP status, which is no answer', async () => {
    const line = { custom_id: 'a', response: { status_code: 0, body: {} }, error: null };
    const service = openaiBatches({
      apiKey: 'k',
      fetch: async (input) =>
        String(input).endsWith('/content')
          ? new Response(JSON.stringify(line))
          : Response.json({ id: 'b', status: 'completed', output_file_id: 'f' }),
    });

    expect(await resultsOf(service, 'b')).toEqual([{ kind: 'unanswered', id: 'a', why: 'failed' }]);
  });
});
