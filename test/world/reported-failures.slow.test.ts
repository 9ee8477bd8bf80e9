import { describe, expect, it } from 'vitest';
import type { WorldClient } from './world-clients.ts';
import { aProblemReply, topicName, worldRun } from './world-run.ts';
import { startWorld, type WorldAnswer } from './world-server.ts';

/** What one server was reported to answer, and what happens then. */
interface Report {
  readonly name: string;
  readonly client?: WorldClient;
  readonly answer: WorldAnswer;
  readonly stream?: boolean;
}

interface RefusedPrompt extends Report {
  readonly code: string;
}

const said = (message: string, more: object = {}): object => ({ error: { message, ...more } });
const bad = (body: unknown, status = 400): WorldAnswer => ({ status, body });

/** Refusals of one prompt of ten, as servers and gateways word and wrap them. */
const refused: readonly RefusedPrompt[] = [
  {
    name: 'an inspection, in the text of DashScope',
    answer: bad(
      said('<400> InternalError.Algo.DataInspectionFailed: Input text data may hold improper content.', {
        code: 'data_inspection_failed',
        type: 'data_inspection_failed',
      }),
    ),
    code: 'refused-prompt',
  },
  {
    name: 'a range of lengths, and no word of what is above it',
    answer: bad(
      said('<400> InternalError.Algo.InvalidParameter: Range of input length should be [1, 30720]', {
        code: 'invalid_parameter_error',
        type: 'invalid_request_error',
      }),
    ),
    code: 'overlong-prompt',
  },
  {
    name: 'a risk',
    answer: bad(
      said('The request was rejected because it was considered high risk', { type: 'content_filter' }),
    ),
    code: 'refused-prompt',
  },
  {
    name: 'a status inside a 200 without choices, as MiniMax sends it',
    answer: bad(
      { id: 'a', choices: null, base_resp: { status_code: 1026, status_msg: 'input new_sensitive' } },
      200,
    ),
    code: 'refused-prompt',
  },
  {
    name: 'error_msg and error_code, as Baidu names them',
    answer: bad({ error_code: 336_104, error_msg: 'the input is too long, at most 20000 characters' }),
    code: 'overlong-prompt',
  },
  {
    name: 'a code in one word, as Volcengine has it',
    answer: bad(
      said('The request failed because the input text may contain sensitive information. Request id: 021', {
        code: 'InputTextSensitiveContentDetected',
        type: 'BadRequest',
        param: '',
      }),
    ),
    code: 'refused-prompt',
  },
  {
    name: 'a sum of tokens without a figure',
    answer: bad(
      said('Total tokens of image and text exceed max message tokens. Request id: abc', {
        code: 'InvalidParameter',
        type: 'BadRequest',
        param: 'messages',
      }),
    ),
    code: 'overlong-prompt',
  },
  {
    name: 'a size under status 500, as older llama.cpp',
    answer: bad(
      said('the request exceeds the available context size. try increasing the context size', {
        code: 500,
        type: 'exceed_context_size_error',
        n_prompt_tokens: 14_070,
        n_ctx: 4096,
      }),
      500,
    ),
    code: 'overlong-prompt',
  },
  {
    name: 'a body in the middle of the words of a gateway, in Russian',
    answer: bad(
      said(
        'provider "x": POST "https://api.example/v1/chat/completions": 400 Bad Request {"message":"Слишком длинный запрос: 121692 токенов входа при пределе 46112 на этом тарифе"}',
      ),
      500,
    ),
    code: 'overlong-prompt',
  },
  {
    name: 'a total that cannot exceed, as Cohere says it',
    answer: bad({
      message:
        'too many tokens: total number of tokens in the prompt cannot exceed 4081 - received 6207. Try using a shorter prompt.',
    }),
    code: 'overlong-prompt',
  },
  {
    name: 'must have less than',
    answer: bad(said('Input validation error: `inputs` must have less than 4096 tokens. Given: 5120'), 422),
    code: 'overlong-prompt',
  },
  {
    name: 'two figures beside one another',
    answer: bad(
      said('The prompt is too long: 140213, model maximum context length: 131071', {
        object: 'error',
        code: 'invalid_request_error',
      }),
    ),
    code: 'overlong-prompt',
  },
  {
    name: 'a comparison in signs',
    client: 'anthropic',
    answer: bad({
      type: 'error',
      error: { type: 'invalid_request_error', message: 'prompt is too long: 208310 tokens > 200000 maximum' },
    }),
    code: 'overlong-prompt',
  },
  {
    name: 'figures in brackets',
    client: 'google',
    answer: bad(
      said('The input token count (1189034) exceeds the maximum number of tokens allowed (1048576).', {
        code: 400,
        status: 'INVALID_ARGUMENT',
      }),
    ),
    code: 'overlong-prompt',
  },
  {
    name: 'a reason to block and no candidate',
    client: 'google',
    stream: false,
    answer: bad(
      {
        promptFeedback: { blockReason: 'PROHIBITED_CONTENT' },
        usageMetadata: { promptTokenCount: 100, totalTokenCount: 100 },
        modelVersion: 'm',
      },
      200,
    ),
    code: 'refused-reply',
  },
  {
    name: 'a flagged prompt',
    client: 'openai responses',
    answer: bad(
      said('Invalid prompt: your prompt was flagged as potentially violating our usage policy.', {
        code: 'invalid_prompt',
        type: 'invalid_request_error',
      }),
    ),
    code: 'refused-prompt',
  },
  {
    name: 'a filter named by the classes of a proxy',
    answer: bad(
      said(
        'litellm.BadRequestError: litellm.ContentPolicyViolationError: AzureException - The response was filtered due to the prompt triggering the content management policy',
        { type: null, param: null, code: '400' },
      ),
    ),
    code: 'refused-prompt',
  },
  {
    name: 'a detail, as Python frameworks send it',
    answer: bad({
      detail:
        'An error occurred (ValidationException) when calling the Converse operation: Input is too long for requested model.',
    }),
    code: 'overlong-prompt',
  },
];

describe('a prompt that is refused as reported', () => {
  it.each(refused)('fails its item alone, and for what it is: $name', async (report) => {
    const { answer, code, client = 'openai-compatible', stream } = report;
    await using world = await startWorld(({ prompt }) =>
      prompt.includes(topicName(7)) ? answer : aProblemReply,
    );
    const settings = stream === undefined ? {} : { stream };
    const { summary } = await worldRun(world.url, { client, settings, items: 10 });

    expect([summary.end, summary.rows, summary.stages[0]?.failures]).toEqual(['completed', 9, { [code]: 1 }]);
    expect(world.requests.length).toBeLessThanOrEqual(11);
  });
});

interface EndOfRun extends Report {
  readonly after: number;
  readonly code: string;
  readonly words: RegExp;
  readonly not?: RegExp;
}

/** What ends a run, since no other prompt would fare better. */
const endings: readonly EndOfRun[] = [
  {
    name: 'no credits, under 402',
    client: 'openai-compatible',
    answer: bad(said('Insufficient credits. Add more at https://example/credits', { code: 402 }), 402),
    after: 0,
    code: 'quota-exhausted',
    words: /add credit/,
  },
  {
    name: 'a team without credits, under a code of rights',
    client: 'xai',
    answer: bad(
      {
        code: 'The caller does not have permission to execute the specified operation',
        error:
          "Your newly created team doesn't have any credits yet. You can purchase credits at the console.",
      },
      403,
    ),
    after: 0,
    code: 'quota-exhausted',
    words: /add credit/,
    not: /key/,
  },
  {
    name: 'all credits used or a limit of spending reached',
    client: 'xai',
    answer: bad(
      {
        code: 'Some resource has been exhausted',
        error: 'Your team has either used all available credits or reached its monthly spending limit.',
      },
      429,
    ),
    after: 10,
    code: 'quota-exhausted',
    words: /add credit/,
  },
  {
    name: 'a country',
    client: 'openai chat',
    answer: bad(
      said('Country, region, or territory not supported', {
        code: 'unsupported_country_region_territory',
        type: 'request_forbidden',
      }),
      403,
    ),
    after: 0,
    code: 'bad-request',
    words: /not allowed/,
    not: /valid API key/,
  },
  {
    name: 'an account in arrears',
    answer: bad(
      said('Access denied, please make sure your account is in good standing.', {
        code: 'Arrearage',
        type: 'Arrearage',
      }),
    ),
    after: 10,
    code: 'quota-exhausted',
    words: /add credit/,
  },
  {
    name: 'limits of use with the day of return, under 400',
    client: 'anthropic',
    answer: bad({
      type: 'error',
      error: {
        type: 'invalid_request_error',
        message:
          'You have reached your specified API usage limits. You will regain access on 2031-07-01 at 00:00 UTC.',
      },
    }),
    after: 10,
    code: 'quota-exhausted',
    words: /run again after 2031-07-01T00:00/,
  },
  {
    name: 'tokens of a day in two letters and a D',
    answer: bad(
      said(
        'Your account org-1 request reached organization TPD rate limit, current: 1505241, limit: 1500000',
        { type: 'rate_limit_reached_error' },
      ),
      429,
    ),
    after: 10,
    code: 'quota-exhausted',
    words: /TPD/,
  },
  {
    name: 'requests of a day',
    client: 'openai chat',
    answer: bad(
      said(
        'Rate limit reached for m on requests per day (RPD): Limit 200, Used 200, Requested 1. Please try again in 7m12s.',
        { code: 'rate_limit_exceeded', type: 'requests' },
      ),
      429,
    ),
    after: 10,
    code: 'quota-exhausted',
    words: /run again after /,
  },
  {
    name: 'a list of errors',
    answer: bad(
      {
        success: false,
        result: {},
        messages: [],
        errors: [
          { message: 'AiError: you have used up your daily free allocation of 10,000 neurons', code: 4006 },
        ],
      },
      429,
    ),
    after: 10,
    code: 'quota-exhausted',
    words: /daily free allocation/,
  },
  {
    name: 'a token of a gateway used up, in Chinese',
    answer: bad(said('该令牌额度已用尽 TokenStatusExhausted[sk-abc***xyz]', { type: 'new_api_error' }), 403),
    after: 10,
    code: 'quota-exhausted',
    words: /add credit/,
    not: /valid API key/,
  },
  {
    name: 'a header that says eleven hours',
    answer: {
      status: 429,
      headers: { 'x-ratelimit-remaining-requests': '0', 'x-ratelimit-reset-requests': '11h23m0s' },
      body: said('Too many requests'),
    },
    after: 10,
    code: 'quota-exhausted',
    words: /run again after /,
  },
  {
    name: 'a limit of the week with a moment',
    client: 'groq',
    answer: bad(
      said('You have reached your weekly usage limit. It resets at 2031-01-05T00:00:00Z.', {
        type: 'usage_limit_reached',
      }),
      429,
    ),
    after: 10,
    code: 'quota-exhausted',
    words: /run again after 2031-01-05/,
  },
];

describe('what ends a run as reported', () => {
  it.each(endings)('ends it resumably, says why and what to do: $name', async (report) => {
    const { answer, after, code, words, not, client = 'openai-compatible' } = report;
    await using world = await startWorld(({ order }) => (order > after ? answer : aProblemReply));
    const { summary, ms, store } = await worldRun(world.url, { client });

    expect([summary.end, summary.rows, summary.error?.code]).toEqual(['failed', after, code]);
    expect(summary.error?.message).toMatch(words);
    if (not !== undefined) expect(summary.error?.message).not.toMatch(not);
    expect(world.requests.length - after).toBeLessThanOrEqual(8);
    expect(ms).toBeLessThanOrEqual(600_000);

    world.play(() => aProblemReply);
    const again = await worldRun(world.url, { client, store });
    expect(again.summary).toMatchObject({ end: 'completed', rows: 20 });
  });
});

/** What passes: told once instead of every third reply, it costs no item. */
const passing: readonly Report[] = [
  {
    name: 'no choices in a 200',
    answer: bad({ id: null, object: 'chat.completion', choices: null, usage: null }, 200),
  },
  {
    name: 'a gateway whose servers are busy, in Chinese',
    answer: bad(
      said('当前分组上游负载已饱和，请稍后再试 (request id: 20260521)', {
        type: 'upstream_error',
        param: '404',
        code: 'bad_response_status_code',
      }),
      429,
    ),
  },
  {
    name: 'an error that is a text, in a 200',
    answer: bad({ error: 'upstream connect error or disconnect/reset before headers' }, 200),
  },
  {
    name: 'a limit in Chinese under members of its own, in a 200',
    answer: bad({ code: 429, msg: '请求过于频繁', data: null }, 200),
  },
  {
    name: 'a bad gateway as the only event of a stream',
    stream: true,
    answer: {
      begin: { text: '' },
      events: [{ choices: [], error: { code: 502, message: 'Provider disconnected' } }, 'data: [DONE]\n\n'],
      body: {},
    },
  },
  {
    name: 'too much load, under a status of its own',
    client: 'anthropic',
    answer: bad({ type: 'error', error: { type: 'overloaded_error', message: 'Overloaded' } }, 529),
  },
  {
    name: 'words that the server could not read itself',
    answer: bad({
      object: 'error',
      message: 'Failed to parse the output of the model',
      type: 'BadRequestError',
      code: 400,
    }),
  },
];

describe('what passes as reported', () => {
  it.each(passing)('costs no item: $name', async ({ answer, stream, client = 'openai-compatible' }) => {
    await using world = await startWorld(({ order, count }) =>
      order % 3 === 0 && count === 0 ? answer : aProblemReply,
    );
    const settings = stream === undefined ? {} : { stream };
    const { summary } = await worldRun(world.url, { client, items: 15, settings });

    expect([summary.end, summary.rows]).toEqual(['completed', 15]);
  });
});
