import { describe, expect, it } from 'vitest';
import { extractFinalAnswer } from '../../src/answers/index.ts';
import type { Reply } from '../../src/core/reply.ts';
import { carryTry } from '../support/carry-try.ts';
import { type WorldClient, worldClients, worldModel } from './world-clients.ts';
import type { WorldReply } from './world-dialects.ts';
import { startWorld } from './world-server.ts';

const said = 'So \\boxed{14}.';
const thought = 'Seven and seven, perhaps 15? No.';

/** What a reply is, or the code of the failed try. */
interface ReportedReply {
  readonly name: string;
  readonly client?: WorldClient;
  readonly reply: WorldReply;
  readonly becomes: Partial<Reply> | string;
}

const ends: readonly ReportedReply[] = [
  { name: 'a network that broke', reply: { text: 'Half', finish: 'network_error' }, becomes: 'server-error' },
  {
    name: 'a model that was unloaded',
    client: 'ollama',
    reply: { text: 'Half', finish: 'unload' },
    becomes: 'server-error',
  },
  {
    name: 'a malformed response of Google',
    client: 'google',
    reply: { text: 'Half', finish: 'MALFORMED_RESPONSE' },
    becomes: 'server-error',
  },
  {
    name: 'a language that Google does not take',
    client: 'google',
    reply: { text: 'Half', finish: 'LANGUAGE' },
    becomes: { finishReason: 'other', rawFinishReason: 'LANGUAGE' },
  },
  {
    name: 'armor before a model',
    client: 'google',
    reply: { text: 'Half', finish: 'MODEL_ARMOR' },
    becomes: { finishReason: 'other' },
  },
  {
    name: 'a control of risks',
    reply: { text: 'Half', finish: 'risk_control' },
    becomes: { finishReason: 'content-filter' },
  },
  {
    name: 'toxic words at Cohere',
    reply: { text: 'Half', finish: 'ERROR_TOXIC' },
    becomes: { finishReason: 'content-filter' },
  },
  {
    name: 'a limit at Cohere',
    reply: { text: 'Half', finish: 'ERROR_LIMIT' },
    becomes: { finishReason: 'length' },
  },
  { name: 'a user who went away', reply: { text: 'Half', finish: 'USER_CANCEL' }, becomes: 'server-error' },
  {
    name: 'a token of the end',
    reply: { text: said, finish: '<|endoftext|>' },
    becomes: { finishReason: 'stop' },
  },
  {
    name: 'a stop by the model',
    reply: { text: said, finish: 'model_stop' },
    becomes: { finishReason: 'stop' },
  },
  {
    name: 'a budget of tokens',
    reply: { text: 'Half', finish: 'token_budget_reached' },
    becomes: { finishReason: 'length' },
  },
  {
    name: 'an incomplete response for its content',
    client: 'openai responses',
    reply: { text: 'Half', finish: 'content_filter' },
    becomes: { finishReason: 'content-filter' },
  },
  {
    name: 'a window that is full, at Anthropic',
    client: 'anthropic',
    reply: { text: 'Half', finish: 'model_context_window_exceeded' },
    becomes: { finishReason: 'length' },
  },
  {
    name: 'a refusal, at Anthropic',
    client: 'anthropic',
    reply: { text: 'I', finish: 'refusal' },
    becomes: { finishReason: 'content-filter' },
  },
];

const marks: readonly ReportedReply[] = [
  {
    name: 'Seed-OSS, with its budget inside',
    reply: {
      text: `<seed:think>${thought}<seed:cot_budget_reflect>I have used 129 tokens.</seed:cot_budget_reflect></seed:think>${said}`,
    },
    becomes: { text: said },
  },
  {
    name: 'LongCat',
    reply: { text: `<longcat_think>\n${thought}\n</longcat_think>\n\n${said}` },
    becomes: { text: said, reasoning: thought },
  },
  {
    name: 'a word after a colon',
    reply: { text: `<think:opensource>${thought}</think:opensource>\n${said}` },
    becomes: { text: said, reasoning: thought },
  },
  {
    name: 'ERNIE, whose answer stands between tags too',
    reply: { text: `${thought}\n</think>\n\n<response>\n${said}\n</response>\n` },
    becomes: { text: said, reasoning: thought },
  },
  {
    name: 'Hunyuan, whose answer stands between tags too',
    reply: { text: `<think>\n${thought}\n</think>\n<answer>\n${said}\n</answer>` },
    becomes: { text: said, reasoning: thought },
  },
  {
    name: 'a start and an end in the names',
    reply: { text: `<|thinking_start|>${thought}<|thinking_end|>${said}` },
    becomes: { text: said, reasoning: thought },
  },
  {
    name: 'the same thinking in both fields, cut in neither',
    reply: { reasoning: thought, text: `<thought>${thought}</thought>${said}` },
    becomes: { text: said, reasoning: thought },
  },
  {
    name: 'a reasoning field with its own marks, and an empty block in the text',
    reply: { reasoning: `<think>${thought}</think>`, text: `<think></think>\n\n${said}` },
    becomes: { text: said, reasoning: thought },
  },
  {
    name: 'a next turn of Gemma',
    reply: { text: `${said}<end_of_turn>\n<start_of_turn>user\nAnd 8 times 2? \\boxed{16}` },
    becomes: { text: said, reasoning: null },
  },
  {
    name: 'a next turn of GLM',
    reply: { text: `${said}<|user|>\nAnd 8 times 2? \\boxed{16}` },
    becomes: { text: said },
  },
  {
    name: 'a next turn of DeepSeek',
    reply: { text: `${said}<｜end▁of▁sentence｜><｜User｜>And 8 times 2?<｜Assistant｜>\\boxed{16}` },
    becomes: { text: said },
  },
  {
    name: 'several ends of gpt-oss',
    reply: { text: `${said}<|return|><|return|>` },
    becomes: { text: said },
  },
  {
    name: 'an end of Phi before nothing but spaces',
    reply: { text: `${said}<|end|>\n\n` },
    becomes: { text: said },
  },
];

const usages: readonly ReportedReply[] = [
  {
    name: 'null for each figure',
    reply: { text: said, usage: { prompt_tokens: null, completion_tokens: null, total_tokens: null } },
    becomes: { text: said },
  },
  {
    name: 'the largest number of 64 bits',
    reply: {
      text: said,
      usage: { prompt_tokens: 100, completion_tokens: 2 ** 64, total_tokens: 100 },
    },
    becomes: { text: said },
  },
  {
    name: 'a sum with thoughts that no part names',
    client: 'google',
    reply: { text: said, usage: { promptTokenCount: 100, candidatesTokenCount: 20, totalTokenCount: 920 } },
    becomes: { text: said },
  },
];

const unknown = { inputTokens: null, outputTokens: null };
const charged: readonly object[] = [unknown, { outputTokens: null }, { inputTokens: 100, outputTokens: 820 }];

const all = [...ends, ...marks, ...usages];

describe('a reply as reported', () => {
  it.each(all.filter(({ client = 'openai-compatible' }) => worldClients.includes(client)))(
    'is read for what it is, streamed or not: $name',
    async ({ reply, becomes, name, client = 'openai-compatible' }) => {
      await using world = await startWorld(() => ({ reply }));
      const bare = await worldModel(client, world.url);
      const index = usages.findIndex((one) => one.name === name);
      for (const stream of [false, true]) {
        const model = { kind: 'configured-model', model: bare, settings: { stream } } as const;
        const tried = carryTry(model);
        if (typeof becomes === 'string') await expect(tried).rejects.toMatchObject({ code: becomes });
        else expect((await tried).value).toMatchObject(becomes);
        if (index >= 0) expect((await tried).usage).toMatchObject(charged[index] ?? {});
      }
    },
  );
});

describe('a final answer as reported', () => {
  it.each([
    ['German', 'Zwischenwert: \\boxed{15}.\n\nEin Fall zählt doppelt.\n\n**Antwort:** 14', '14'],
    ['Japanese', '途中の値は \\boxed{15} である。重複を引く。\n\n答え：14', '14'],
    ['Russian', 'Промежуточное значение \\boxed{15}. Вычтем повтор.\n\n**Ответ: 14**', '14'],
    ['French', 'Valeur intermédiaire : \\boxed{15}.\n\nRéponse finale : 14', '14'],
    ['Korean', '중간값은 \\boxed{15}이다. 중복을 뺀다.\n\n**정답: 14**', '14'],
    ['Chinese', '中间值为 \\boxed{15}。减去重复的一种。\n\n**最终答案：14**', '14'],
    ['tags', 'We first get \\boxed{15}, but one is double.\n<answer>14</answer>', '14'],
    ['a heading', 'We first get \\boxed{15}.\n\n### Final Answer\n\n14', '14'],
    ['a box after all', 'Answer so far: 15.\n\nOne is double, so \\boxed{14}.', '14'],
  ])('is the one that is announced last: in %s', (_, text, answer) => {
    expect(extractFinalAnswer(text)).toBe(answer);
  });
});
