import { createOpenAI } from '@ai-sdk/openai';
import { createOpenAICompatible } from '@ai-sdk/openai-compatible';
import type { LanguageModel } from 'ai';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { StructuredOutput } from '../../src/core/model.ts';
import type { ReplyStructure } from '../../src/core/reply-structure.ts';
import { jsonSchemaOf } from '../../src/models/layout/json-layout.ts';
import { modelNote } from '../../src/models/provider/model-note.ts';
import { withSettings } from '../../src/models/with-settings.ts';
import { requireSections } from '../../src/prompting/sections.ts';
import { aCall, apiKey, aScope, type Bench, bench } from '../support/model-bench.ts';
import {
  type Answer,
  chat,
  failure,
  responses,
  responseText,
  ScriptedServer,
} from '../support/scripted-server.ts';

let server: ScriptedServer;
beforeAll(async () => {
  server = await ScriptedServer.start();
});
afterAll(() => server[Symbol.asyncDispose]());

const clients = ['chat', 'responses', 'compatible', 'compatible with schemas'] as const;
type Client = (typeof clients)[number];

function modelOf(client: Client): Exclude<LanguageModel, string> {
  const openai = createOpenAI({ baseURL: server.url, apiKey });
  const supportsStructuredOutputs = client === 'compatible with schemas';
  const local = createOpenAICompatible({
    name: 'local',
    baseURL: server.url,
    apiKey,
    supportsStructuredOutputs,
  });
  if (client === 'chat') return openai.chat('gpt-test');
  return client === 'responses' ? openai.responses('gpt-test') : local('open-test');
}

function says(client: Client, text: string): Answer {
  return client === 'responses' ? responses([responseText(text)]) : chat(text);
}

const structure: ReplyStructure = {
  name: 'answer',
  parts: [
    { kind: 'text', label: 'Working', description: 'how', optional: true },
    { kind: 'text', label: 'Answer', description: 'the number' },
  ],
};
const schema = jsonSchemaOf(structure);
const json = '{"working": null, "answer": "Seven."}';

/** Asks for an answer in two parts; returns what was read of it. */
async function ask(
  client: Client,
  structuredOutput: StructuredOutput,
  { gateway } = bench(),
  request: { readonly draw?: number; readonly long?: boolean } = {},
): Promise<string> {
  const model = withSettings(modelOf(client), { structuredOutput, maxAttempts: 1 });
  const parse = ({ text }: { readonly text: string }): string => requireSections(text, ['Answer']).Answer;
  const prompt = { system: 'Write two sections.', user: 'What is seven?' };
  return (await gateway.call(aCall(model, { prompt, parse, structure, ...request }), aScope())).value;
}

/** What the wire said of the format of the reply, and whether the schema was in the prompt. */
function sent(index = 0): { readonly format: unknown; readonly isSchemaShown: boolean } {
  const { body } = server.requests[index] ?? { body: null };
  const { response_format, text } = body as {
    readonly response_format?: unknown;
    readonly text?: { format?: unknown };
  };
  return {
    format: response_format ?? text?.format,
    isSchemaShown: JSON.stringify(body).includes('matches the schema'),
  };
}

describe.each(clients)('by way of %s', (client) => {
  const forms: { readonly [Mode in StructuredOutput]: unknown } = {
    sections: undefined,
    prompt: undefined,
    json_object: { type: 'json_object' },
    json_schema:
      client === 'responses'
        ? { type: 'json_schema', name: 'answer', strict: true, schema }
        : client === 'compatible'
          ? { type: 'json_object' }
          : { type: 'json_schema', json_schema: { name: 'answer', strict: true, schema } },
    get auto() {
      return this.json_schema;
    },
  };

  it.each(['prompt', 'json_object', 'json_schema', 'auto'] as const)(
    '%s asks for JSON and reads it',
    async (mode) => {
      server.play([says(client, `<think>Hm.</think>\n\`\`\`json\n${json}\n\`\`\``)]);

      expect(await ask(client, mode)).toBe('Seven.');
      expect(sent()).toEqual({ format: forms[mode], isSchemaShown: true });
      expect(server.requests).toHaveLength(1);
    },
  );

  it('sections asks for nothing but what the prompt says', async () => {
    server.play([says(client, 'Answer: Seven.')]);

    expect(await ask(client, 'sections')).toBe('Seven.');
    expect(sent()).toEqual({ format: undefined, isSchemaShown: false });
    expect(JSON.stringify(server.requests[0]?.body)).not.toContain('JSON');
  });

  it('shows what was wrong, and fails when it is wrong again', async () => {
    server.play([says(client, '{"working": "?"}'), says(client, json)]);
    expect(await ask(client, 'prompt')).toBe('Seven.');
    expect(JSON.stringify(server.requests[1]?.body)).toContain(
      'the property \\"answer\\" is missing or blank',
    );

    server.play([says(client, '{"working": "?"}')]);
    await expect(ask(client, 'json_object')).rejects.toMatchObject({ code: 'unusable-reply' });
    expect(server.requests).toHaveLength(2);
    expect(sent(1).format).toEqual(forms.json_object);
  });

  it('auto goes on without a format that the server refuses, and tries it no more in this run', async () => {
    const refusal = failure(400, { message: 'response_format json_schema is not supported by this model' });
    server.play(({ body }) =>
      /"(?:response_format|format)":/.test(JSON.stringify(body)) ? refusal : says(client, json),
    );
    const run = bench();

    expect(await ask(client, 'auto', run)).toBe('Seven.');
    expect(await ask(client, 'auto', run, { draw: 1 })).toBe('Seven.');
    const [first, ...others] = server.requests.map((_, index) => sent(index).format);
    expect(first).toEqual(forms.auto);
    expect(others).toEqual([undefined, undefined]);
    await expect(ask(client, 'json_schema', bench())).rejects.toMatchObject({
      code: 'bad-request',
      message: expect.stringContaining("set structuredOutput to 'prompt' with withSettings"),
    });
  });

  it('auto finds its replies again, whether or not the format was accepted', async () => {
    const run: Bench = bench();
    server.play([says(client, json)]);
    await ask(client, 'auto', run);
    const { store } = run;
    server.play([failure(500)]);

    expect(await ask(client, 'auto', bench({ store }))).toBe('Seven.');
    expect(server.requests).toHaveLength(0);
  });
});

describe('a model that is asked for JSON', () => {
  it('takes the warning of its provider for a no, without showing it to anyone', async () => {
    const warned = vi.spyOn(process, 'emitWarning').mockImplementation(() => {});
    const run = bench();
    server.play([chat(json)]);
    for (const draw of [0, 1]) await ask('compatible', 'auto', run, { draw });

    expect(server.requests.map((_, index) => sent(index).format)).toEqual([
      { type: 'json_object' },
      undefined,
    ]);
    expect(warned).not.toHaveBeenCalled();
  });

  it('has other keys in each mode, and its old ones in sections', async () => {
    const keys = await Promise.all(
      (['sections', 'prompt', 'json_object', 'json_schema', 'auto'] as const).map(async (mode) => {
        const { gateway, store } = bench();
        const model = withSettings(modelOf('chat'), { structuredOutput: mode });
        await gateway.call(aCall(model, { structure, parse: () => 'x' }), aScope()).catch(() => {});
        const plain = await keyOf({}, model);
        return [...store.puts.slice(0, 1), plain];
      }),
    );
    const plain = await keyOf({}, modelOf('chat'));

    expect(new Set(keys.map(([key]) => key)).size).toBe(5);
    expect(keys[0]?.[0]).toBe(plain);
    // A call without parts, such as one that solves a problem, is not affected by the setting.
    expect(keys.map(([, key]) => key)).toEqual(keys.map(() => plain));
  });

  it('is in the manifest with its mode, and in sections as it always did', () => {
    const model = modelOf('chat');

    expect(modelNote(withSettings(model, { structuredOutput: 'auto' }))).toEqual({
      model: 'openai.chat:gpt-test',
      structuredOutput: 'auto',
    });
    expect(modelNote(withSettings(model, { structuredOutput: 'sections' }))).toBe('openai.chat:gpt-test');
  });

  it('streams JSON as well', async () => {
    const event = (delta: object, finish: string | null = null): string =>
      `data: ${JSON.stringify({ id: '1', created: 1, model: 'm', choices: [{ index: 0, delta, finish_reason: finish }] })}\n\n`;
    server.play([
      {
        kind: 'stream',
        pieces: [event({ content: json.slice(0, 9) }), event({ content: json.slice(9) }, 'stop')],
      },
    ]);

    expect(await ask('chat', 'json_schema', bench(), { long: true })).toBe('Seven.');
    expect(sent().format).toMatchObject({ type: 'json_schema' });
  });
});

async function keyOf(request: object, model: Parameters<typeof aCall>[0]): Promise<string | undefined> {
  server.play([chat(json)]);
  const { gateway, store } = bench();
  await gateway.call(aCall(model, request), aScope());
  return store.puts[0];
}
