import { createOpenAI } from '@ai-sdk/openai';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Model } from '../../../src/core/model.ts';
import type { ChatMessage } from '../../../src/core/prompt.ts';
import type { Reply } from '../../../src/core/reply.ts';
import { chatMessages } from '../../../src/models/layout/chat-message.ts';
import { withSettings } from '../../../src/models/with-settings.ts';
import { carryTry } from '../../support/carry-try.ts';
import { ManualClock } from '../../support/manual-clock.ts';
import { apiKey, modelsOf } from '../../support/model-bench.ts';
import { chat, responses, responseText, ScriptedServer } from '../../support/scripted-server.ts';

let server: ScriptedServer;
beforeAll(async () => {
  server = await ScriptedServer.start();
});
afterAll(() => server[Symbol.asyncDispose]());

async function replyOf(
  model: Model,
  messages: readonly ChatMessage[] = chatMessages('What is seven?'),
): Promise<Reply> {
  const clock = new ManualClock();
  const { value: reply } = await carryTry(model, { messages, clock, sample: 'generate:2:0:1' });
  expect(clock.pending).toBe(0);
  return reply;
}

function bare(model: Model): Exclude<Model, string | { readonly kind: string }> {
  if (typeof model === 'string' || 'kind' in model) throw new Error('a model object is needed');
  return model;
}

describe('LocalCarrier', () => {
  it('returns text, finish reason, usage and the model asked', async () => {
    const usage = {
      prompt_tokens: 11,
      completion_tokens: 7,
      total_tokens: 18,
      completion_tokens_details: { reasoning_tokens: 4 },
      prompt_tokens_details: { cached_tokens: 3 },
    };
    server.play([chat('Seven.', { usage })]);

    expect(await replyOf(modelsOf(server.url).chat)).toEqual({
      text: 'Seven.',
      reasoning: null,
      finishReason: 'stop',
      usage: { inputTokens: 11, outputTokens: 7, reasoningTokens: 4, cachedInputTokens: 3 },
      model: 'openai.chat:gpt-test',
      maxOutputTokens: null,
    });
  });

  it('takes tokens that were not reported for unknown, not for none', async () => {
    server.play([chat('Seven.')]);

    expect((await replyOf(modelsOf(server.url).compatible)).usage).toEqual({
      inputTokens: null,
      outputTokens: null,
      reasoningTokens: null,
      cachedInputTokens: null,
    });
  });

  it('sends the system text, the turns in order and the sample header', async () => {
    server.play([chat('Seven.')]);
    const turns: readonly ChatMessage[] = [
      ...chatMessages({ system: 'Be brief.', user: 'What is seven?' }),
      { role: 'assistant', content: 'Eight.' },
      { role: 'user', content: 'No.' },
    ];
    await replyOf(modelsOf(server.url).compatible, turns);

    expect(server.requests[0]?.body).toMatchObject({ model: 'open-test', messages: turns });
    expect(server.requests[0]?.headers['x-chimera-sample']).toBe('generate:2:0:1');
  });

  it('sends the settings, and no header when it is switched off', async () => {
    server.play([chat('Seven.')]);
    const model = withSettings(bare(modelsOf(server.url).chat), {
      id: 'mine',
      temperature: 0,
      topP: 0.9,
      maxOutputTokens: 50,
      sampleHeader: false,
      providerOptions: { openai: { user: 'someone' } },
    });

    expect(await replyOf(model)).toMatchObject({ model: 'openai.chat:mine', maxOutputTokens: 50 });
    expect(server.requests[0]?.body).toMatchObject({
      model: 'gpt-test',
      temperature: 0,
      top_p: 0.9,
      max_tokens: 50,
      user: 'someone',
    });
    expect(server.requests[0]?.headers['x-chimera-sample']).toBeUndefined();
  });

  it('keeps reasoning apart: parts of the provider, or tags in the text', async () => {
    const { compatible, responses: model, chat: chatModel } = modelsOf(server.url);
    server.play([
      chat('Seven.', { reasoning: ' counting ' }),
      chat('<think>counting</think>\nSeven.'),
      responses([
        { type: 'reasoning', id: 'r', summary: [{ type: 'summary_text', text: 'counting' }] },
        responseText('Seven.'),
      ]),
      responses([{ type: 'reasoning', id: 'r', summary: [] }, responseText('Seven.')]),
    ]);

    expect(await replyOf(compatible)).toMatchObject({ text: 'Seven.', reasoning: 'counting' });
    expect(await replyOf(chatModel)).toMatchObject({ text: 'Seven.', reasoning: 'counting' });
    expect(await replyOf(model)).toMatchObject({ text: 'Seven.', reasoning: 'counting' });
    expect(await replyOf(model)).toMatchObject({ text: 'Seven.', reasoning: null });
  });

  it('takes thinking that a cap cut for reasoning without text', async () => {
    server.play([chat('<think>one, two', { finish: 'length' }), chat('', { finish: 'length' })]);
    const { chat: model } = modelsOf(server.url);

    expect(await replyOf(model)).toMatchObject({ text: '', reasoning: 'one, two', finishReason: 'length' });
    expect(await replyOf(model)).toMatchObject({ text: '', reasoning: null, finishReason: 'length' });
  });

  it('returns the finish reason of a refusal and of a reason no one knows', async () => {
    server.play([chat('', { finish: 'content_filter' }), chat('Seven.', { finish: 'whatever' })]);
    const { chat: model } = modelsOf(server.url);

    expect((await replyOf(model)).finishReason).toBe('content-filter');
    expect((await replyOf(model)).finishReason).toBe('other');
  });

  it('lets no warning of a provider reach the console or the process', async () => {
    const warned = vi.spyOn(process, 'emitWarning').mockImplementation(() => {});
    const model = createOpenAI({ baseURL: server.url, apiKey }).responses('o4-mini');
    server.play([responses([responseText('Seven.')])]);

    await replyOf(withSettings(model, { temperature: 1, topP: 0.5 }));

    expect(server.requests[0]?.body).not.toHaveProperty('temperature');
    expect(warned).not.toHaveBeenCalled();
  });

  it('leaves a model behind that does not heed its signal', async () => {
    const controller = new AbortController();
    const reply = carryTry(deafModel(), { abortSignal: controller.signal });
    controller.abort(new Error('enough'));

    await expect(reply).rejects.toMatchObject({ code: 'aborted', cause: new Error('enough') });
  });

  it('ends with anything that a model throws', async () => {
    const message = { detail: 'no text' };
    const odd = Object.assign(new Error('odd'), { message });
    const hostile = Object.defineProperty(new Error('hostile'), 'statusCode', {
      get: () => {
        throw new TypeError('not to be read');
      },
    });

    await expect(replyOf(ownModel(() => Promise.reject(odd)))).rejects.toMatchObject({
      code: 'server-error',
      message: expect.stringContaining('failed without an answer; run again'),
    });
    await expect(replyOf(ownModel(() => Promise.reject(hostile)))).rejects.toThrow('not to be read');
  });
});

function deafModel(): Model {
  return ownModel(() => new Promise(() => {}));
}

function ownModel(answer: () => Promise<never>): Model {
  return {
    specificationVersion: 'v3',
    provider: 'acme',
    modelId: 'own',
    supportedUrls: {},
    doGenerate: answer,
    doStream: answer,
  };
}
