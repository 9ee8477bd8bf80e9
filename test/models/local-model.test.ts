import { createOpenAICompatible } from '@ai-sdk/openai-compatible';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Reply } from '../../src/core/reply.ts';
import type { ReplyStructure } from '../../src/core/reply-structure.ts';
import { localModel } from '../../src/models/local-model.ts';
import { withSettings } from '../../src/models/with-settings.ts';
import { namesStructure, parsePage } from '../../src/stages/expand/expand-output.ts';
import { chatEnd, chatEvent } from '../support/event-stream.ts';
import { aCall, apiKey, aScope, bench } from '../support/model-bench.ts';
import { chat, failure, ScriptedServer } from '../support/scripted-server.ts';

let server: ScriptedServer;
beforeAll(async () => {
  server = await ScriptedServer.start();
});
afterAll(() => server[Symbol.asyncDispose]());

const structure: ReplyStructure = namesStructure('Topics');

function modelOf(supportsStructuredOutputs: boolean): ReturnType<ReturnType<typeof createOpenAICompatible>> {
  return createOpenAICompatible({
    name: 'local',
    baseURL: server.url,
    apiKey,
    supportsStructuredOutputs,
    includeUsage: true,
  })('small');
}

/** The first request, as far as it is looked at here. */
function sent(index = 0): {
  readonly stream?: boolean;
  readonly max_tokens?: number;
  readonly response_format?: unknown;
} {
  return server.requests[index]?.body as ReturnType<typeof sent>;
}

describe('localModel', () => {
  it('holds the model to a schema with bounded lists, shows an example, caps and streams', async () => {
    const { gateway } = bench();
    const pieces = ['{"topics": ["Kn', 'ots"]}'].map((content) => chatEvent({ content }));
    server.play([{ kind: 'stream', pieces: [...pieces, ...chatEnd] }]);

    const parse = (reply: Reply): string => parsePage(reply, 'Topics').join();
    const { value } = await gateway.call(aCall(localModel(modelOf(true)), { structure, parse }), aScope());

    expect(value).toBe('Knots');
    expect(sent()).toMatchObject({ stream: true, max_tokens: 8_192 });
    expect(sent().response_format).toMatchObject({
      type: 'json_schema',
      json_schema: { schema: { properties: { topics: { type: 'array', maxItems: 25 } } } },
    });
    expect(JSON.stringify(sent())).toContain('matches the schema below');
    expect(JSON.stringify(sent())).not.toContain('laid out like the example below');
  });

  it('has settings that suit a slow server with few slots, and takes others', () => {
    expect(localModel(modelOf(true)).settings).toEqual({
      structuredOutput: 'json_schema',
      maxOutputTokens: 8_192,
      maxConcurrency: 4,
      stream: true,
      firstTokenTimeoutMs: 1_800_000,
      idleTimeoutMs: 600_000,
    });
    const unset = { maxOutputTokens: undefined, structuredOutput: undefined, stream: undefined } as object;
    expect(localModel(modelOf(true), unset).settings).toEqual(localModel(modelOf(true)).settings);
    const settings = {
      structuredOutput: 'prompt',
      examples: true,
      maxConcurrency: 1,
      stream: false,
    } as const;
    expect(localModel(modelOf(true), settings).settings).toEqual({
      ...settings,
      maxOutputTokens: 8_192,
      timeoutMs: 1_800_000,
    });
    expect(localModel(modelOf(true), { timeoutMs: 60_000 }).settings).not.toHaveProperty('idleTimeoutMs');
    expect(() => localModel(modelOf(true), { maxConcurrency: 0 })).toThrow('maxConcurrency');
    expect(() => localModel(Object(undefined))).toThrow('model');
  });

  it('warns once when the provider sends no schema', async () => {
    const { gateway, events } = bench();
    server.play(() => chat('{"topics": ["Knots"]}'));
    const model = localModel(modelOf(false), { stream: false });

    for (const draw of [0, 1]) await gateway.call(aCall(model, { structure, draw }), aScope());

    const warnings = events.filter(({ kind }) => kind === 'warning');
    expect(warnings).toHaveLength(1);
    expect(warnings[0]).toMatchObject({
      model: 'local.chat:small',
      message: expect.stringContaining('supportsStructuredOutputs: true'),
    });
  });
});

describe('a bound on a list', () => {
  const refusal = failure(400, {
    message: "Invalid schema for response_format: 'maxItems' is not permitted.",
  });

  it.each(['json_schema', 'auto'] as const)(
    'is left out of %s for a server that refuses it',
    async (mode) => {
      const { gateway } = bench();
      server.play(({ body }) =>
        JSON.stringify(body).includes('maxItems') ? refusal : chat('{"topics": ["Knots"]}'),
      );
      const model = withSettings(modelOf(true), { structuredOutput: mode, maxAttempts: 1 });

      for (const draw of [0, 1]) await gateway.call(aCall(model, { structure, draw }), aScope());

      expect(server.requests).toHaveLength(3);
      expect(server.requests.map((_, index) => JSON.stringify(sent(index).response_format))).toEqual([
        expect.stringContaining('"maxItems":25'),
        expect.not.stringContaining('maxItems'),
        expect.not.stringContaining('maxItems'),
      ]);
    },
  );

  it('changes no prompt, and so no key', async () => {
    const { gateway } = bench();
    server.play([chat('{"topics": ["Knots"]}')]);

    await gateway.call(
      aCall(withSettings(modelOf(true), { structuredOutput: 'prompt' }), { structure }),
      aScope(),
    );

    expect(JSON.stringify(sent())).not.toContain('maxItems');
  });
});
