import { createOpenAICompatible } from '@ai-sdk/openai-compatible';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { ModelSettings } from '../../src/core/model.ts';
import { wholeText } from '../../src/core/whole-text.ts';
import { withSettings } from '../../src/models/with-settings.ts';
import { aCall, apiKey, aScope, bench } from '../support/model-bench.ts';
import { RecordingStore } from '../support/recording-store.ts';
import { chat, ScriptedServer } from '../support/scripted-server.ts';

let server: ScriptedServer;
beforeAll(async () => {
  server = await ScriptedServer.start();
});
afterAll(() => server[Symbol.asyncDispose]());

/** Asks in its own run; returns the text, or the error. */
function ask(store: RecordingStore, settings: ModelSettings): Promise<unknown> {
  const local = createOpenAICompatible({ name: 'local', baseURL: server.url, apiKey });
  const model = withSettings(local('small'), settings);
  return bench({ store })
    .gateway.call(aCall(model, { parse: wholeText }), aScope())
    .then(
      ({ value }) => value,
      (error: unknown) => error,
    );
}

function cutAt(prompt_tokens: number, completion_tokens: number): ReturnType<typeof chat> {
  return chat('Half a', { finish: 'length', usage: { prompt_tokens, completion_tokens } });
}

it('of a reply that the window cut says what helps, and asks again under a larger one', async () => {
  const store = new RecordingStore();
  server.play([cutAt(1_000, 3_000)]);

  const first = await ask(store, { maxOutputTokens: 8_000, contextWindow: 4_096 });
  expect(first).toMatchObject({
    code: 'truncated-reply',
    message: expect.stringMatching(/filled the model's window.*llama\.cpp -c.*contextWindow/su),
  });
  expect(String(first)).not.toContain('raise maxOutputTokens');
  await ask(store, { maxOutputTokens: 8_000 });
  expect(server.requests).toHaveLength(1);

  server.play([chat('A whole reply.')]);
  expect(await ask(store, { maxOutputTokens: 8_000, contextWindow: 16_384 })).toBe('A whole reply.');
  expect(await ask(store, { maxOutputTokens: 8_000, contextWindow: 16_384 })).toBe('A whole reply.');
  expect(server.requests).toHaveLength(1);
});

it('asks a server only once more whose window did not grow', async () => {
  const store = new RecordingStore();
  server.play(() => cutAt(1_000, 3_000));

  for (let run = 0; run < 4; run += 1) await ask(store, { maxOutputTokens: 8_000, contextWindow: 16_384 });

  expect(server.requests).toHaveLength(2);
});

it('of a reply that the cap cut says to raise the cap', async () => {
  server.play([cutAt(1_000, 2_000)]);

  expect(await ask(new RecordingStore(), { maxOutputTokens: 2_000, contextWindow: 16_384 })).toMatchObject({
    message: expect.stringContaining('raise maxOutputTokens'),
  });
});
