import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import type { Reply } from '../../src/core/reply.ts';
import { carryTry } from '../support/carry-try.ts';
import { type WorldClient, worldClients, worldModel } from './world-clients.ts';
import { startWorld, type WorldAnswer } from './world-server.ts';

/** One line of the table in `docs/models-and-providers.md`: what a server sends, and what happens then. */
interface Line {
  readonly server: string;
  readonly client: WorldClient;
  readonly answer: WorldAnswer;
  /** The reply, or the code of the failed try. */
  readonly becomes: object | string;
}

const said = 'Seven times two is \\boxed{14}.';
const thought = 'Seven and seven.';
const lines: readonly Line[] = [
  {
    server: 'OpenAI',
    client: 'openai responses',
    answer: { reply: { text: said, finish: 'max_output_tokens' } },
    becomes: { finishReason: 'length' },
  },
  {
    server: 'Azure',
    client: 'openai chat',
    answer: {
      status: 400,
      body: {
        error: {
          code: 'content_filter',
          message: 'The response was filtered due to the prompt triggering a policy.',
          innererror: { code: 'ResponsibleAIPolicyViolation' },
        },
      },
    },
    becomes: 'refused-prompt',
  },
  {
    server: 'Azure',
    client: 'openai chat',
    answer: { reply: { text: 'Seven', finish: 'content_filter' } },
    becomes: { finishReason: 'content-filter' },
  },
  {
    server: 'Anthropic',
    client: 'anthropic',
    answer: {
      reply: {
        text: said,
        reasoning: thought,
        finish: 'stop_sequence',
        usage: { input_tokens: 10, cache_read_input_tokens: 90, output_tokens: 50 },
      },
    },
    becomes: { finishReason: 'stop', reasoning: thought, usage: { inputTokens: 100, cachedInputTokens: 90 } },
  },
  {
    server: 'Anthropic',
    client: 'anthropic',
    answer: { reply: { text: said, finish: 'pause_turn' } },
    becomes: 'server-error',
  },
  {
    server: 'Google',
    client: 'google',
    answer: {
      reply: {
        text: said,
        reasoning: thought,
        finish: 'RECITATION',
        usage: {
          promptTokenCount: 100,
          candidatesTokenCount: 50,
          thoughtsTokenCount: 900,
          totalTokenCount: 1050,
        },
      },
    },
    becomes: {
      finishReason: 'content-filter',
      rawFinishReason: 'RECITATION',
      reasoning: thought,
      usage: { outputTokens: 950 },
    },
  },
  {
    server: 'DeepSeek',
    client: 'deepseek',
    answer: { reply: { text: 'Seven', reasoning: thought, finish: 'insufficient_system_resource' } },
    becomes: 'server-error',
  },
  {
    server: 'Mistral',
    client: 'openai-compatible',
    answer: { reply: { text: `[THINK]${thought}[/THINK]${said}`, finish: 'model_length' } },
    becomes: { text: said, reasoning: thought, finishReason: 'length', rawFinishReason: 'model_length' },
  },
  {
    server: 'Groq',
    client: 'groq',
    answer: { reply: { text: said, reasoning: thought } },
    becomes: { text: said, reasoning: thought, finishReason: 'stop' },
  },
  {
    server: 'xAI',
    client: 'openai-compatible',
    answer: {
      reply: {
        text: said,
        reasoning: thought,
        usage: {
          prompt_tokens: 100,
          completion_tokens: 50,
          total_tokens: 2950,
          completion_tokens_details: { reasoning_tokens: 2800 },
        },
      },
    },
    becomes: { usage: { inputTokens: 100, outputTokens: 2850, reasoningTokens: 2800 } },
  },
  {
    server: 'OpenRouter',
    client: 'openrouter',
    answer: { reply: { text: 'Seven', reasoning: thought, finish: 'error' } },
    becomes: 'server-error',
  },
  {
    server: 'LiteLLM',
    client: 'openai-compatible',
    answer: { reply: { text: said, reasoning: thought, usage: { total_tokens: 0 } } },
    becomes: { reasoning: thought, usage: { inputTokens: null, outputTokens: null } },
  },
  {
    server: 'vLLM',
    client: 'openai-compatible',
    answer: { reply: { text: 'Seven', finish: 'abort' } },
    becomes: 'server-error',
  },
  {
    server: 'vLLM',
    client: 'openai-compatible',
    answer: { reply: { text: said, finish: 'repetition' } },
    becomes: { finishReason: 'length' },
  },
  {
    server: 'SGLang',
    client: 'openai-compatible',
    answer: { reply: { text: `${thought}\n</think>\n\n${said}` } },
    becomes: { text: said, reasoning: thought },
  },
  {
    server: 'llama.cpp',
    client: 'openai-compatible',
    answer: { reply: { text: `${said}<|im_end|>` } },
    becomes: { text: said, controlTokens: 1 },
  },
  {
    server: 'Ollama',
    client: 'ollama',
    answer: { reply: { text: said, reasoning: thought, finish: 'length' } },
    becomes: { reasoning: thought, finishReason: 'length', usage: { inputTokens: 100, outputTokens: 50 } },
  },
  {
    server: 'LM Studio',
    client: 'openai-compatible',
    answer: { reply: { text: `<think>${thought}</think>${said}`, finish: 'eosFound' } },
    becomes: { text: said, reasoning: thought, finishReason: 'stop' },
  },
];

describe.each(lines.filter(({ client }) => worldClients.includes(client)))(
  '$server through $client',
  ({ client, answer, becomes }) => {
    it.each([false, true])('is read for what it is, streamed: %s', async (stream) => {
      await using world = await startWorld(() => answer);
      const bare = await worldModel(client, world.url);
      const model = { kind: 'configured-model', model: bare, settings: { stream } } as const;
      const tried: Promise<{ readonly value: Reply }> = carryTry(model);

      if (typeof becomes === 'string') await expect(tried).rejects.toMatchObject({ code: becomes });
      else expect((await tried).value).toMatchObject(becomes);
    });
  },
);

it('backs each line of the table of servers', async () => {
  const page = await readFile(new URL('../../docs/models-and-providers.md', import.meta.url), 'utf8');
  const table = page.slice(page.indexOf('## Servers and gateways')).split('\n\n')[1] ?? '';
  const listed = table
    .split('\n')
    .slice(2)
    .map((line) => (line.split('|')[1] ?? '').trim());

  expect(listed).toEqual([...new Set(lines.map(({ server }) => server))]);
  expect(listed).toHaveLength(15);
});
