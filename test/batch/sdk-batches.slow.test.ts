import { createAnthropic } from '@ai-sdk/anthropic';
import { createGoogleGenerativeAI } from '@ai-sdk/google';
import { createOpenAI } from '@ai-sdk/openai';
import * as ai from 'ai';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { CallRecorder } from '../../src/batch/call-recorder.ts';
import { anthropicBatches, type BatchService, googleBatches, openaiBatches } from '../../src/batch/index.ts';
import type { CallOrder } from '../../src/core/call-carrier.ts';
import { facePaths, startBatchProvider } from '../batch-provider/start-batch-provider.ts';

const provider = await startBatchProvider();
afterAll(() => provider.close());
beforeEach(() => provider.reset());

const apiKey = 'test-key-0123456789';
const options = { abortSignal: new AbortController().signal };
const questions = ['What is 1?', 'What is "2"?\nSay it.', 'Was ist drei \u{1f40d}?'];

type Send = typeof globalThis.fetch;
type SdkProvider =
  | ReturnType<typeof createOpenAI>
  | ReturnType<typeof createAnthropic>
  | ReturnType<typeof createGoogleGenerativeAI>;

interface Client {
  readonly create: (fetch: Send) => SdkProvider;
  readonly service: (fetch: Send) => BatchService;
  /** Where the requests are in what starts a batch. */
  readonly linesIn: (sent: readonly string[]) => unknown;
}

const at = (face: keyof typeof facePaths): { readonly baseURL: string; readonly apiKey: string } => ({
  baseURL: `${provider.url}${facePaths[face]}`,
  apiKey,
});

const clients: Readonly<Record<string, Client>> = {
  openai: {
    create: (fetch) => createOpenAI({ ...at('openai'), fetch }),
    service: (fetch) => openaiBatches({ ...at('openai'), fetch }),
    linesIn: ([form = '']) =>
      form.split(/\r?\n/u).flatMap((line) => (line.startsWith('{"custom_id"') ? [JSON.parse(line)] : [])),
  },
  anthropic: {
    create: (fetch) => createAnthropic({ ...at('anthropic'), fetch }),
    service: (fetch) => anthropicBatches({ ...at('anthropic'), fetch }),
    linesIn: ([body = '']) => JSON.parse(body.replaceAll(/"custom_id":"[0-9a-f]{12}_/gu, '"custom_id":"')),
  },
  google: {
    create: (fetch) => createGoogleGenerativeAI({ ...at('google'), fetch }),
    service: (fetch) => googleBatches({ ...at('google'), fetch }),
    linesIn: ([body = '']) => JSON.parse(body.replace(/"displayName":"[^"]*"/u, '"displayName":""')),
  },
};

function orderOf(question: string, number: number): CallOrder {
  return {
    key: `${number}`,
    model: 'sdk:offline-reasoner',
    stage: 'synthesize',
    messages: [
      { role: 'system', content: 'Be brief.' },
      { role: 'user', content: question },
    ],
    settings: { maxOutputTokens: 120, temperature: 0.5, sampleHeader: false },
    format: null,
    sample: `synthesize:${number}:0:0`,
    long: false,
  };
}

/** A `fetch` that keeps the bodies of what is sent. */
function noting(sent: string[]): Send {
  return async (input, init) => {
    const request = new Request(input, init);
    if (request.method === 'POST') sent.push(await request.clone().text());
    return globalThis.fetch(request);
  };
}

async function startOurs({ create, service }: Client, fetch: Send): Promise<{ readonly id: string }> {
  const taker = service(fetch);
  const recorder = new CallRecorder({ make: (spy) => create(spy)('offline-reasoner'), service: taker });
  const recorded = await Promise.all(
    questions.map((question, number) => recorder.capture(orderOf(question, number), options)),
  );
  const [first] = recorded;
  if (first === undefined) throw new Error('no questions');
  const requests = {
    async *[Symbol.asyncIterator]() {
      for (const [number, { body }] of recorded.entries()) yield { id: `request-${number}`, body };
    },
  };
  return taker.start({ ...first.target, tag: 'ours', count: recorded.length, requests }, options);
}

/** `ai` 6 has no batches. */
describe.skipIf(!('experimental_startBatch' in ai))('the batches of the AI SDK', () => {
  const startTheirs = (sdk: SdkProvider) =>
    ai.experimental_startBatch({
      provider: sdk,
      requests: questions.map((prompt, number) => ({
        id: `request-${number}`,
        type: 'text' as const,
        model: 'offline-reasoner',
        system: 'Be brief.',
        messages: [{ role: 'user' as const, content: prompt }],
        maxOutputTokens: 120,
        temperature: 0.5,
      })),
    });

  it.each(Object.entries(clients))('are sent by %s as ours are', async (_, client) => {
    const [ours, theirs]: readonly [string[], string[]] = [[], []];
    await startOurs(client, noting(ours));
    await startTheirs(client.create(noting(theirs)));

    expect(client.linesIn(ours)).toEqual(client.linesIn(theirs));
  });

  it.each(Object.entries(clients))('are read by %s where ours are answered', async (_, client) => {
    const sdk = client.create(globalThis.fetch);
    const batch = await startTheirs(sdk);
    await ai.experimental_getBatchStatus({ provider: sdk, batch });
    expect((await ai.experimental_getBatchStatus({ provider: sdk, batch })).status).toBe('completed');
    const texts: unknown[] = [];
    for await (const item of ai.experimental_getBatchResults({ provider: sdk, batch }))
      texts.push(item.status === 'succeeded' && item.type === 'text' ? item.text : item);
    const { id } = await startOurs(client, globalThis.fetch);
    const service = client.service(globalThis.fetch);
    await service.look(id, options);
    await service.look(id, options);
    const recorder = new CallRecorder({ make: (spy) => client.create(spy)('offline-reasoner'), service });
    const replies: string[] = [];
    for await (const result of service.results(id, options)) {
      const number = Number(result.id.split('-')[1]);
      if (result.kind !== 'answered') throw new Error('the request was not answered');
      replies.push((await recorder.replay(orderOf(questions[number] ?? '', number), result, options)).text);
    }
    expect(texts).toEqual(replies);
  });
});
