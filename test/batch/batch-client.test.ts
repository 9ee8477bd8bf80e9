import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text as readText } from 'node:stream/consumers';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { BatchClient, formWithFile, openaiBatches, repeatable } from '../../src/batch/index.ts';
import { isUnbilled } from '../../src/models/failures/unbilled-failure.ts';
import { batchClient } from '../batch-provider/batch-clients.ts';
import type { EndpointFault } from '../batch-provider/batch-provider-options.ts';
import { startBatchProvider } from '../batch-provider/start-batch-provider.ts';

const provider = await startBatchProvider();
afterAll(() => provider.close());
beforeEach(() => {
  provider.reset();
  provider.configure({ endpoints: [] });
});

const options = { abortSignal: new AbortController().signal };
const { service } = batchClient('openai chat', provider.url);

function inputOf(count: number, content = 'What is seven?') {
  const body = JSON.stringify({ model: 'm', messages: [{ role: 'user', content }] });
  const requests = repeatable(async function* () {
    for (let number = 0; number < count; number += 1) yield { id: `request-${number}`, body };
  });
  return { endpoint: '/chat/completions', model: 'm', headers: {}, tag: 'client', count, requests };
}

/** What starting a batch fails with under a fault, and whether it is known that no batch was started. */
async function failureUnder(fault: EndpointFault['fault'], on = 'POST /v1/batches'): Promise<unknown> {
  provider.configure({ endpoints: [{ on, fault }] });
  return service.start(inputOf(2), options).then(
    () => null,
    (error: Error) => ({
      name: error.name,
      code: 'code' in error ? error.code : null,
      wait: 'retryAfterMs' in error ? error.retryAfterMs : null,
      isUnbilled: isUnbilled(error),
    }),
  );
}

describe('a request about batches', () => {
  it('fails with the errors of the library, told apart', async () => {
    const transport = { name: 'TransportError', wait: null, isUnbilled: false };
    expect({
      '401': await failureUnder('401'),
      '429': await failureUnder('429'),
      '500': await failureUnder('500'),
      '503': await failureUnder('503'),
      reset: await failureUnder('reset'),
      lost: await failureUnder('lost'),
      cut: await failureUnder('cut'),
      garbled: await failureUnder('garbled'),
    }).toEqual({
      '401': { name: 'ProviderError', code: 'invalid-key', wait: null, isUnbilled: true },
      '429': { name: 'TransportError', code: 'rate-limited', wait: 7000, isUnbilled: true },
      '500': { ...transport, code: 'server-error' },
      '503': { ...transport, code: 'server-error' },
      reset: { ...transport, code: 'connection-failed' },
      lost: { ...transport, code: 'connection-failed' },
      cut: { ...transport, code: 'connection-failed' },
      garbled: { ...transport, code: 'malformed-response' },
    });
  });

  it('shows no key, also when the provider repeats it', async () => {
    provider.configure({ endpoints: [{ on: 'GET', fault: '401' }] });

    await expect(service.look('batch', options)).rejects.toThrow(
      /^openai answered 401 \(key refused\)(?!.*test-key)/u,
    );
  });

  it('says which key is missing', async () => {
    const keyless = openaiBatches({ baseURL: `${provider.url}/v1` });
    const { OPENAI_API_KEY: key } = process.env;
    delete process.env['OPENAI_API_KEY'];
    try {
      await expect(keyless.look('batch', options)).rejects.toMatchObject({
        code: 'invalid-key',
        message: expect.stringContaining('set OPENAI_API_KEY or the option apiKey of openaiBatches'),
      });
    } finally {
      if (key !== undefined) process.env['OPENAI_API_KEY'] = key;
    }
  });

  it('shows nothing of a prompt that the provider repeats', async () => {
    const refusing = (
      status: number,
      message: string,
      headers: Readonly<Record<string, string>> = {},
    ): Promise<unknown> =>
      openaiBatches({
        apiKey: 'k',
        fetch: async (_, init) => {
          if (init?.body instanceof ReadableStream) for await (const chunk of init.body) void chunk;
          return Response.json({ error: { message, code: 'invalid' } }, { status, headers });
        },
      })
        .start(inputOf(3, 'What did the seventh sister see "behind" the door?'), options)
        .catch(({ name, code, message: text }) => `${name} ${code}: ${text}`);

    expect(await refusing(400, 'Line 2 is bad: the seventh sister see "behind" the door')).toBe(
      'ProviderError bad-request: openai answered 400 (request refused); change the prompt, the settings or the model and run again',
    );
    expect(await refusing(400, 'Line 2 is not a request.')).toContain('"Line 2 is not a request."');
    expect(await refusing(429, 'Come again later.', { 'retry-after': '7200' })).toContain(
      'TransportError rate-limited',
    );
    expect(await refusing(429, 'Billing hard limit.', { 'retry-after': '7200' })).toContain(
      'quota-exhausted',
    );
  });

  it('tells a broken download, so that it can be read again', async () => {
    const { id } = await service.start(inputOf(40), options);
    await service.look(id, options);
    await service.look(id, options);
    provider.configure({ endpoints: [{ on: '/content', fault: 'cut' }] });
    const read = async (): Promise<number> => {
      let results = 0;
      for await (const { kind } of service.results(id, options)) results += kind === 'answered' ? 1 : 0;
      return results;
    };

    await expect(read()).rejects.toMatchObject({ name: 'TransportError' });
    expect(await read()).toBe(40);
  });
});

describe('an upload', () => {
  it('is written while it is sent, with its length known before', async () => {
    const seen: { readonly headers: IncomingMessage['headers']; readonly text: string }[] = [];
    const server = createServer((request, response) => {
      void readText(request).then((text) => {
        seen.push({ headers: request.headers, text });
        response.end('{"id":"f"}');
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address: string | AddressInfo | null = server.address();
    if (address === null || typeof address === 'string') throw new Error('no port');
    const client = new BatchClient({
      name: 'upload',
      baseURL: `http://127.0.0.1:${address.port}/base?api-version=v1`,
      headers: () => ({}),
    });
    const lines = repeatable(async function* () {
      for (let number = 0; number < 3000; number += 1)
        yield `{"number":${number},"text":"${'ü'.repeat(50)}"}\n`;
    });
    const stream = await formWithFile({ purpose: 'batch' }, lines);
    await client.json({ path: '/files?x=1', stream, ...options });
    server.close();

    const [{ headers, text } = { headers: {}, text: '' }] = seen;
    expect(headers['transfer-encoding']).toBeUndefined();
    expect(headers['content-length']).toBe(`${Buffer.byteLength(text)}`);
    expect(text.split('\n').filter((line) => line.startsWith('{"number"'))).toHaveLength(3000);
    const form = await new Response(text, {
      headers: { 'content-type': headers['content-type'] ?? '' },
    }).formData();
    expect(form.get('purpose')).toBe('batch');
  });
});
