import { createOpenAI } from '@ai-sdk/openai';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Embedder } from '../../src/core/model.ts';
import { until } from '../support/manual-clock.ts';
import { apiKey, aScope, bench } from '../support/model-bench.ts';
import { type Answer, failure, type RecordedRequest, ScriptedServer } from '../support/scripted-server.ts';

let server: ScriptedServer;
let model: Embedder;
beforeAll(async () => {
  server = await ScriptedServer.start();
  model = createOpenAI({ baseURL: server.url, apiKey }).embedding('embed-test');
});
afterAll(() => server[Symbol.asyncDispose]());

function textsOf({ body }: RecordedRequest): readonly string[] {
  if (typeof body === 'object' && body !== null && 'input' in body && Array.isArray(body.input))
    return body.input;
  throw new Error('not a request for vectors');
}

/** The vector of a text holds its length. */
function vectors(request: RecordedRequest): Answer {
  const data = textsOf(request).map((text, index) => ({
    object: 'embedding',
    index,
    embedding: [text.length, 0.5],
  }));
  return {
    kind: 'json',
    body: { object: 'list', data, model: 'embed-test', usage: { prompt_tokens: 4, total_tokens: 4 } },
  };
}

describe('embed', () => {
  it('returns a vector for each text in order, and pays for each text once', async () => {
    server.play(vectors);
    const { gateway, store, events } = bench();
    const touched: string[] = [];
    const scope = aScope({ touched: (key) => void touched.push(key) });

    expect(await gateway.embed({ model, values: ['a', 'bb', 'a'] }, scope)).toEqual([
      [1, 0.5],
      [2, 0.5],
      [1, 0.5],
    ]);
    expect(await gateway.embed({ model, values: ['bb', 'ccc'] }, scope)).toEqual([
      [2, 0.5],
      [3, 0.5],
    ]);
    expect(await gateway.embed({ model, values: ['ccc', 'a'] }, scope)).toEqual([
      [3, 0.5],
      [1, 0.5],
    ]);
    expect(await gateway.embed({ model, values: [] }, scope)).toEqual([]);
    expect(server.requests.map(textsOf)).toEqual([['a', 'bb'], ['ccc']]);
    expect(new Set(touched)).toEqual(new Set(store.puts));
    expect(store.map.get(store.puts[0] ?? '')).toEqual({ kind: 'embedding', vector: [1, 0.5] });
    expect(
      events.flatMap((event) =>
        event.kind === 'call-end' ? [[event.slot, event.reused, event.usage?.inputTokens]] : [],
      ),
    ).toEqual([
      ['embed', false, 4],
      ['embed', false, 4],
      ['embed', true, undefined],
    ]);
  });

  it('shares what another request is fetching', async () => {
    server.play(vectors);
    const { gateway } = bench();
    const results = await Promise.all([
      gateway.embed({ model, values: ['a', 'bb'] }, aScope()),
      gateway.embed({ model, values: ['bb', 'ccc'] }, aScope()),
      gateway.embed({ model, values: ['bb'] }, aScope()),
    ]);

    expect(results[1]).toEqual([
      [2, 0.5],
      [3, 0.5],
    ]);
    expect(server.requests.flatMap(textsOf).sort()).toEqual(['a', 'bb', 'ccc']);
  });

  it('asks for many texts in several requests', async () => {
    server.play(vectors);
    const values = Array.from({ length: 150 }, (_, index) => `text ${index}`);

    expect(await bench().gateway.embed({ model, values }, aScope())).toHaveLength(150);
    expect(server.requests.flatMap(textsOf).sort()).toEqual(values.toSorted());
    // As few as the least that a provider takes at once, 96, allow.
    for (const request of server.requests) expect(textsOf(request).length).toBeLessThanOrEqual(96);
    expect(server.requests.length).toBeLessThan(5);
  });

  it('tries again after failures that may pass, and fails as calls do', async () => {
    server.play((request, index) => (index === 0 ? failure(500) : vectors(request)));
    expect(await bench().gateway.embed({ model, values: ['a'] }, aScope())).toEqual([[1, 0.5]]);

    const text = 'a confidential text about the number seven';
    server.play([failure(400, { message: `cannot embed: ${text}` })]);
    const { gateway, store } = bench();
    const failed = gateway.embed({ model, values: [text] }, aScope());

    await expect(failed).rejects.toMatchObject({
      code: 'refused-request',
      message: expect.not.stringContaining('confidential'),
    });
    expect(store.puts).toEqual([]);
  });

  it('does not take a short list of vectors for an answer', async () => {
    server.play((request) => vectors({ ...request, body: { input: textsOf(request).slice(1) } }));

    await expect(bench().gateway.embed({ model, values: ['a', 'bb'] }, aScope())).rejects.toMatchObject({
      name: 'TransportError',
    });
  });

  it('ends with the signal, but not with that of a request it shares', async () => {
    let give = (): void => {};
    const gate = new Promise<void>((resolve) => {
      give = resolve;
    });
    server.play((request, index) =>
      index === 0 ? { kind: 'later', until: gate, answer: vectors(request) } : vectors(request),
    );
    const { gateway } = bench();
    const controller = new AbortController();
    const mine = gateway.embed({ model, values: ['a'] }, aScope({ signal: controller.signal }));
    await until(() => server.requests.length === 1);
    const theirs = gateway.embed({ model, values: ['a', 'bb'] }, aScope());
    controller.abort();

    await expect(mine).rejects.toMatchObject({ code: 'aborted' });
    expect(await theirs).toEqual([
      [1, 0.5],
      [2, 0.5],
    ]);
    give();
  });
});
