import { describe, expect, it } from 'vitest';
import { carryTry } from '../support/carry-try.ts';
import { type WorldClient, worldClients, worldModel } from './world-clients.ts';
import type { WorldReply } from './world-dialects.ts';
import { aProblemReply, topicName, worldRun } from './world-run.ts';
import { startWorld, type WorldAnswer, type WorldRequest } from './world-server.ts';

/** What one more server was reported to answer. */
interface Report {
  readonly name: string;
  readonly client?: WorldClient;
  readonly answer: WorldAnswer;
  readonly stream?: boolean;
}

const bad = (body: unknown, status = 400): WorldAnswer => ({ status, body });
const said = (message: string, more: object = {}): object => ({ error: { message, ...more } });
const isHere = ({ client = 'openai-compatible' }: { readonly client?: WorldClient }): boolean =>
  worldClients.includes(client);

const refused: readonly (Report & { readonly codes: readonly string[] })[] = [
  {
    name: 'a limit and what was requested',
    client: 'deepseek',
    answer: bad(
      said('Invalid request: Your request exceeded model token limit: 262144 (requested: 269030)', {
        type: 'invalid_request_error',
      }),
    ),
    codes: ['overlong-prompt'],
  },
  {
    name: 'characters beside tokens',
    answer: bad(
      said(
        'The context length of this model is at most 131072 tokens. However, 131072 output tokens were requested and the prompt has 14233 characters (more than 0 characters, which is the upper bound for 0 input tokens).',
        { type: 'BadRequestError', param: 'input_text', code: 400 },
      ),
    ),
    codes: ['overlong-prompt'],
  },
  {
    name: 'a count without a code',
    answer: bad(
      said('prompt token count of 21225 exceeds the limit of 20000', { param: '', code: '', type: '' }),
    ),
    codes: ['overlong-prompt'],
  },
  {
    name: 'a body too large in tokens',
    answer: bad(
      said('Request body too large for the model. Max size: 8000 tokens.', { code: 'tokens_limit_reached' }),
      413,
    ),
    codes: ['overlong-prompt'],
  },
  {
    name: 'a request above what a minute allows, under 413',
    client: 'groq',
    answer: bad(
      said(
        'Request too large for model `m` in organization `org_1` service tier `on_demand` on tokens per minute (TPM): Limit 10000, Requested 15088, please reduce your message size and try again. Need more tokens? Upgrade today at https://example/settings/billing',
        { type: 'tokens', code: 'rate_limit_exceeded' },
      ),
      413,
    ),
    codes: ['overlong-prompt'],
  },
  {
    name: 'a request above what a minute allows, under 429',
    client: 'openai chat',
    answer: bad(
      said(
        'Request too large for m in organization org-1 on tokens per min (TPM): Limit 30000, Requested 132819. The input or output tokens must be reduced in order to run successfully.',
        { type: 'tokens', param: null, code: 'rate_limit_exceeded' },
      ),
      429,
    ),
    codes: ['overlong-prompt'],
  },
  {
    name: 'tokens of one request and their maximum',
    answer: bad(
      said('Requested 319487 tokens, max 300000 tokens per request', {
        type: 'max_tokens_per_request',
        code: 'max_tokens_per_request',
      }),
    ),
    codes: ['overlong-prompt'],
  },
  {
    name: 'a maximum and no count',
    answer: bad(said('model max length exceeded, max length:8192', { type: 'invalid_request_error' })),
    codes: ['overlong-prompt'],
  },
  {
    name: 'tokens that are more than the model has',
    answer: bad({ message: 'The maximum tokens you requested exceeds the model limit of 32768' }),
    codes: ['overlong-prompt', 'refused-request'],
  },
  {
    name: 'an output that was blocked',
    client: 'anthropic',
    answer: bad({
      type: 'error',
      error: { type: 'invalid_request_error', message: 'Output blocked by content filtering policy' },
      request_id: 'req_1',
    }),
    codes: ['refused-prompt', 'refused-reply'],
  },
  {
    name: 'a list of bad words',
    answer: bad(
      { code: 'x_bad_word_moderation', message: 'It is not possible to go on.', data: { status: 422 } },
      422,
    ),
    codes: ['refused-prompt'],
  },
  {
    name: 'a tokenizer that failed',
    answer: bad(said('Invalid request: tokenization failed', { type: 'invalid_request_error' })),
    codes: ['refused-request'],
  },
  {
    name: 'nothing but that it is invalid',
    client: 'anthropic',
    answer: bad({
      error: { type: 'invalid_request_error', message: 'Invalid request Error' },
      type: 'error',
    }),
    codes: ['refused-request'],
  },
  {
    name: 'a generation that fails each time, under 424',
    answer: bad({ error: 'Request failed during generation: CUDA assert', error_type: 'generation' }, 424),
    codes: ['refused-request', 'malformed-response', 'server-error'],
  },
];

describe('a prompt that is refused elsewhere', () => {
  it.each(refused.filter(isHere))('fails its item alone, and for what it is: $name', async (report) => {
    const { answer, codes, client = 'openai-compatible' } = report;
    for (const stream of [false, true]) {
      await using world = await startWorld(({ prompt }) =>
        prompt.includes(topicName(7)) ? answer : aProblemReply,
      );
      const { summary } = await worldRun(world.url, { client, items: 10, settings: { stream } });
      const failures = Object.keys(summary.stages[0]?.failures ?? {});

      expect([summary.end, summary.rows, failures.length]).toEqual(['completed', 9, 1]);
      expect(codes).toEqual(expect.arrayContaining(failures));
    }
  });
});

const endings: readonly (Report & {
  readonly codes: readonly string[];
  readonly words?: RegExp;
  readonly not?: RegExp;
})[] = [
  {
    name: 'an account that is not active, under 403',
    answer: bad(
      said(
        'Your account org-1 <ak-1> is not active, organization <org-1> exceeded current quota, please check your plan and billing details',
        { type: 'exceeded_current_quota_error' },
      ),
      403,
    ),
    codes: ['quota-exhausted'],
    not: /valid API key/,
  },
  {
    name: 'five hours and a moment, in Chinese',
    answer: bad(
      said('已达到 5 小时的使用上限。您的限额将在 2031-08-25 07:41:44 重置。', { code: '1308' }),
      429,
    ),
    codes: ['quota-exhausted'],
    words: /run again after 2031-08-2/,
  },
  {
    name: 'five hours and a moment, in English',
    client: 'anthropic',
    answer: bad(
      {
        type: 'error',
        error: {
          code: '1308',
          message: 'Usage limit reached for 5 hour. Your limit will reset at 2031-08-27 21:31:39',
        },
      },
      429,
    ),
    codes: ['quota-exhausted'],
    words: /run again after 2031-08-2/,
  },
  {
    name: 'what a gateway was answered by each of three, under 502',
    answer: bad(
      said(
        'All variants failed with errors: m: one: Invalid status code: 429 Too Many Requests: {"error":{"code":"1308","message":"Usage limit reached for 5 hour. Your limit will reset at 2031-08-27 21:31:39"}}, two: Invalid status code: 403 Forbidden: {"error":{"message":"your subscription payment is past due"}}',
      ),
      502,
    ),
    codes: ['quota-exhausted', 'rate-limited', 'server-error'],
  },
  {
    name: 'tokens of the day, as Bedrock says it',
    answer: bad(
      { __type: 'ThrottlingException', message: 'Too many tokens per day, please wait before trying again.' },
      429,
    ),
    codes: ['quota-exhausted'],
  },
  {
    name: 'a limit of the session',
    client: 'ollama',
    answer: bad(
      {
        error: 'you (ada) have reached your session usage limit, upgrade for higher limits: https://example',
      },
      429,
    ),
    codes: ['quota-exhausted', 'rate-limited'],
  },
  {
    name: 'a payment that is past due, under 403',
    answer: bad(
      said('your subscription payment is past due. update your payment method: https://example/billing', {
        type: 'api_error',
        param: null,
        code: null,
      }),
      403,
    ),
    codes: ['quota-exhausted'],
    not: /valid API key/,
  },
  {
    name: 'no balance and no package, in Chinese',
    answer: bad(said('余额不足或无可用资源包,请充值。', { code: '1113' }), 429),
    codes: ['quota-exhausted'],
  },
  {
    name: 'a policy of fair use',
    answer: bad(
      said(
        "Your account's current usage pattern does not comply with the Fair Usage Policy, and your request frequency has been limited. To restore access, please submit a request.",
        { code: '1313' },
      ),
      429,
    ),
    codes: ['quota-exhausted', 'rate-limited'],
  },
  {
    name: 'a limit of the day, under 403',
    client: 'google',
    answer: bad(
      {
        error: {
          errors: [
            {
              domain: 'usageLimits',
              reason: 'dailyLimitExceeded',
              message: 'Daily Limit Exceeded. The quota will be reset at midnight Pacific Time (PT).',
            },
          ],
          code: 403,
          message: 'Daily Limit Exceeded. The quota will be reset at midnight Pacific Time (PT).',
        },
      },
      403,
    ),
    codes: ['quota-exhausted'],
    not: /valid API key/,
  },
  {
    name: 'a quota of the day on this model',
    client: 'google',
    answer: bad(
      said('You have exhausted your daily quota on this model.', { code: 429, status: 'RESOURCE_EXHAUSTED' }),
      429,
    ),
    codes: ['quota-exhausted'],
  },
  {
    name: 'free models of the day, in place of a stream',
    stream: true,
    answer: {
      begin: { text: '' },
      events: [
        {
          error: {
            message: 'Rate limit exceeded: free-models-per-day',
            code: 429,
            metadata: { headers: { 'X-RateLimit-Remaining': '0', 'X-RateLimit-Reset': '1943292800000' } },
          },
          user_id: 'user_1',
        },
      ],
      body: {},
    },
    codes: ['quota-exhausted'],
    words: /run again after 2031/,
  },
];

describe('what ends a run elsewhere', () => {
  it.each(endings.filter(isHere))('ends it resumably, and for what it is: $name', async (report) => {
    const { answer, codes, words, not, client = 'openai-compatible', stream = false } = report;
    await using world = await startWorld(({ order }) => (order > 10 ? answer : aProblemReply));
    const { summary, ms } = await worldRun(world.url, { client, settings: { stream } });

    expect([summary.end, summary.rows]).toEqual(['failed', 10]);
    expect(codes).toContain(summary.error?.code);
    if (words !== undefined) expect(summary.error?.message).toMatch(words);
    if (not !== undefined) expect(summary.error?.message).not.toMatch(not);
    expect(world.requests.length).toBeLessThanOrEqual(60);
    expect(ms).toBeLessThanOrEqual(700_000);
  });
});

const passing: readonly Report[] = [
  {
    name: 'tokens of a minute called a quota',
    answer: bad(
      {
        message: 'Tokens per minute limit exceeded - too many tokens processed.',
        type: 'too_many_tokens_error',
        param: 'quota',
        code: 'token_quota_exceeded',
      },
      429,
    ),
  },
  {
    name: 'tokens without a word of the time',
    answer: bad(
      { __type: 'ThrottlingException', message: 'Too many tokens, please wait before trying again.' },
      429,
    ),
  },
  {
    name: 'a model that too many ask, in Chinese',
    client: 'anthropic',
    answer: bad(
      { type: 'error', error: { code: '1305', message: '该模型当前访问量过大，请您稍后再试' } },
      429,
    ),
  },
  {
    name: 'a rate that was reached, in Chinese',
    answer: bad(said('您的账户已达到速率限制，请您控制请求频率', { code: '1302' }), 429),
  },
  {
    name: 'a provider that went away in the middle of a stream',
    stream: true,
    answer: {
      begin: { text: 'Problem:\nWhat is' },
      events: [
        said('Provider disconnected during streaming', {
          type: 'server_error',
          code: 'provider_disconnected',
        }),
        'data: [DONE]\n\n',
      ],
      body: {},
    },
  },
  {
    name: 'a response that failed in the middle of a stream',
    client: 'openai responses',
    stream: true,
    answer: {
      begin: { text: 'Problem:\nWhat is' },
      events: [
        {
          type: 'response.failed',
          sequence_number: 9,
          response: { status: 'failed', error: { code: 'upstream_error', message: 'upstream read failed' } },
        },
      ],
      body: {},
    },
  },
];

describe('what passes elsewhere', () => {
  it.each(passing.filter(isHere))('costs no item: $name', async (report) => {
    const { answer, client = 'openai-compatible', stream = false } = report;
    await using world = await startWorld(({ order, count }) =>
      order % 3 === 0 && count === 0 ? answer : aProblemReply,
    );
    const { summary } = await worldRun(world.url, { client, items: 15, settings: { stream } });

    expect([summary.end, summary.rows]).toEqual(['completed', 15]);
  });
});

const solution = 'So \\boxed{14}.';
const thought = 'Seven and seven, perhaps 15? No.';
const replies: readonly {
  readonly name: string;
  readonly client?: WorldClient;
  readonly reply: WorldReply;
  readonly becomes: object | string;
}[] = [
  {
    name: 'no text, since thinking took all tokens',
    reply: { text: '', finish: 'length' },
    becomes: { text: '', finishReason: 'length' },
  },
  {
    name: 'the closing mark of Gemma alone',
    reply: { text: `${thought}\n\n<channel|>${solution}` },
    becomes: { text: solution, reasoning: thought },
  },
  {
    name: 'both marks of Gemma',
    reply: { text: `<|channel>thought\n${thought}\n<channel|>${solution}` },
    becomes: { text: solution, reasoning: thought },
  },
  {
    name: 'a mark within a mark',
    reply: { text: `<thinking><thinking>${thought}</thinking> Once more: 14.</thinking>\n${solution}` },
    becomes: { text: solution },
  },
  {
    name: 'one token of the end, many times over',
    reply: { text: `${solution}\n${'<|EOT|>\n'.repeat(40)}` },
    becomes: { text: solution },
  },
  {
    name: 'the end of a message of Llama',
    reply: { text: `${solution}<|eom_id|>` },
    becomes: { text: solution, controlTokens: 1 },
  },
  {
    name: 'one token more of reasoning than of all',
    reply: {
      text: 'Half',
      finish: 'length',
      usage: {
        prompt_tokens: 951,
        completion_tokens: 6000,
        total_tokens: 6952,
        completion_tokens_details: { reasoning_tokens: 6001 },
      },
    },
    becomes: { usage: { inputTokens: 951, outputTokens: 6001, reasoningTokens: 6001 } },
  },
  {
    name: 'reasoning beside the rest, in a small reply',
    reply: {
      text: solution,
      usage: {
        prompt_tokens: 279,
        completion_tokens: 6,
        total_tokens: 374,
        completion_tokens_details: { reasoning_tokens: 89 },
      },
    },
    becomes: { text: solution, usage: { inputTokens: 279, outputTokens: 95, reasoningTokens: 89 } },
  },
];

describe('a reply elsewhere', () => {
  it.each(replies.filter(isHere))('is read for what it is, streamed or not: $name', async (report) => {
    const { reply, becomes, client = 'openai-compatible' } = report;
    await using world = await startWorld(() => ({ reply }));
    const bare = await worldModel(client, world.url);
    for (const stream of [false, true]) {
      const model = { kind: 'configured-model', model: bare, settings: { stream } } as const;
      const tried = carryTry(model);
      if (typeof becomes === 'string') await expect(tried).rejects.toMatchObject({ code: becomes });
      else expect((await tried).value).toMatchObject(becomes);
    }
  });
});

describe('a model without a turn of the system elsewhere', () => {
  const hasSystem = ({ turns }: WorldRequest): boolean => turns.some(({ role }) => role === 'system');

  it.each<[string, WorldAnswer]>([
    [
      'a template of llama.cpp',
      bad(
        said('Only user, assistant and tool roles are supported, got system. at row 189, column 164', {
          code: 500,
        }),
        500,
      ),
    ],
    [
      'a generation under 424',
      bad(
        {
          error:
            'Request failed during generation: Server error: Conversation roles must alternate user/assistant/user/assistant/...',
          error_type: 'generation',
        },
        424,
      ),
    ],
  ])('is learned from %s', async (_, answer) => {
    await using world = await startWorld((request) => (hasSystem(request) ? answer : aProblemReply));
    const { summary } = await worldRun(world.url, { maxConcurrency: 2 });

    expect(summary).toMatchObject({ end: 'completed', rows: 20 });
  });
});
