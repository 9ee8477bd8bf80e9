import { describe, expect, it } from 'vitest';
import { chatClients, type WorldClient } from './world-clients.ts';
import { aProblemReply, topicName, type WorldRun, worldRun } from './world-run.ts';
import { startWorld, type WorldAnswer, type WorldRequest } from './world-server.ts';

/** Answers all but what is asked about some topics. */
function except(
  topics: readonly number[],
  answer: (request: WorldRequest) => WorldAnswer,
): (request: WorldRequest) => WorldAnswer {
  const names = topics.map((topic) => `${topicName(topic)}`);
  return (request) => (names.some((name) => request.prompt.includes(name)) ? answer(request) : aProblemReply);
}

const page =
  '<!DOCTYPE html><html><head><title>Attention Required!</title></head><body>Blocked</body></html>';

interface Case {
  readonly name: string;
  readonly clients: readonly WorldClient[];
  readonly answer: WorldAnswer;
  /** The code of the item's failure. */
  readonly code: string;
}

const error = (message: string, more: object = {}): object => ({ error: { message, ...more } });

/** What servers answer to one prompt of many. */
const cases: readonly Case[] = [
  {
    name: 'a policy, under a code of rights',
    clients: ['openai-compatible', 'xai', 'groq'],
    answer: {
      status: 403,
      body: { code: 'permission-denied', error: 'The prompt violates our acceptable use policy.' },
    },
    code: 'refused-prompt',
  },
  {
    name: 'a policy, beside the id of a key',
    clients: ['openai-compatible', 'xai'],
    answer: {
      status: 403,
      body: {
        code: 'The caller may not execute the operation',
        error: 'Request blocked by usage guidelines. Team: a, API key ID: b, Failed check: CHEM',
      },
    },
    code: 'refused-prompt',
  },
  {
    name: 'a filter told in Chinese',
    clients: ['openai-compatible', 'deepseek'],
    answer: { status: 400, body: error('输入内容可能涉及违规信息，请修改后重试', { code: '1302' }) },
    code: 'refused-prompt',
  },
  {
    name: 'a refusal for reasons of law, without a word',
    clients: ['openai-compatible', 'openai chat'],
    answer: { status: 451, body: '' },
    code: 'refused-request',
  },
  {
    name: 'a refusal in words that nobody knows',
    clients: ['openai-compatible', 'groq', 'google', 'anthropic'],
    answer: { status: 400, body: error('Zapytanie odrzucone', { code: 'E-77' }) },
    code: 'refused-request',
  },
  {
    name: 'the page of a firewall',
    clients: ['openai-compatible', 'anthropic', 'google', 'openai responses'],
    answer: { status: 403, body: page },
    code: 'refused-request',
  },
  {
    name: 'a route that is not there',
    clients: ['openai-compatible', 'openrouter'],
    answer: { status: 404, body: error('No endpoints found that can handle the request', { code: 404 }) },
    code: 'refused-request',
  },
  {
    name: 'a body that is too large',
    clients: ['openai-compatible', 'anthropic'],
    answer: { status: 413, body: '<html><h1>413 Request Entity Too Large</h1></html>' },
    code: 'overlong-prompt',
  },
  {
    name: 'a cap that leaves no room for the prompt',
    clients: ['openai-compatible', 'deepseek'],
    answer: {
      status: 400,
      body: error(
        "'max_tokens' is too large: 16000. The maximum context length of this model is 16384 tokens and the request has 900 input tokens (16000 > 16384 - 900).",
        { type: 'BadRequestError', code: 400 },
      ),
    },
    code: 'overlong-prompt',
  },
  {
    name: 'a count of tokens above the window',
    clients: ['openai-compatible', 'groq'],
    answer: {
      status: 400,
      body: {
        object: 'error',
        message:
          'The request of 140021 tokens (108021 in messages, 32000 for the completion) exceeds the window of 131072 tokens.',
        code: 400,
      },
    },
    code: 'overlong-prompt',
  },
  {
    name: 'a prompt too large for its model',
    clients: ['openai-compatible'],
    answer: {
      status: 400,
      body: { message: 'Prompt has 50000 tokens, too large for a model with 32768 context', code: '3051' },
    },
    code: 'overlong-prompt',
  },
  {
    name: 'a length that a gateway wrapped',
    clients: ['openai-compatible', 'openrouter'],
    answer: {
      status: 400,
      body: error('Upstream error', {
        code: 400,
        metadata: {
          raw: '{"error":{"message":"Input of 140000 tokens is longer than the maximum of 131072 tokens"}}',
        },
      }),
    },
    code: 'overlong-prompt',
  },
  {
    name: 'an input and a cap above their sum',
    clients: ['openai-compatible'],
    answer: {
      status: 422,
      body: {
        error:
          'Input validation error: `inputs` and `max_new_tokens` must sum to at most 8192. Given: 6000 and 4000',
        error_type: 'validation',
      },
    },
    code: 'overlong-prompt',
  },
  {
    name: 'an input and a cap above the window',
    clients: ['anthropic'],
    answer: {
      status: 400,
      body: {
        type: 'error',
        error: {
          type: 'invalid_request_error',
          message: 'input length and `max_tokens` exceed context limit: 150000 + 60000 > 200000',
        },
      },
    },
    code: 'overlong-prompt',
  },
];

const runs = cases.flatMap(({ clients, ...rest }) => clients.map((client) => ({ client, ...rest })));

describe('a prompt that is refused', () => {
  it.each(runs.filter(({ client }) => chatClients.includes(client) || client !== 'openrouter'))(
    'fails its item alone: $name, through $client',
    async ({ client, answer, code }) => {
      await using world = await startWorld(except([7], () => answer));
      const first = await worldRun(world.url, { client });

      expect(outcome(first)).toEqual({ end: 'completed', rows: 19, failures: { [code]: 1 } });

      const asked = world.requests.length;
      expect(asked).toBeLessThanOrEqual(21);
      const again = await worldRun(world.url, { client, store: first.store });

      expect(outcome(again)).toEqual({ end: 'completed', rows: 19, failures: { [code]: 1 } });
      expect(world.requests.length - asked).toBeLessThanOrEqual(2);
    },
  );

  it.each([0, 19])('fails its item alone though it is the first or the last: %i', async (topic) => {
    const answer = { status: 400, body: error('Nope.') };
    await using world = await startWorld(except([topic], () => answer));

    for (const maxConcurrency of [1, 4, 16])
      expect(outcome(await worldRun(world.url, { maxConcurrency }))).toEqual({
        end: 'completed',
        rows: 19,
        failures: { 'refused-request': 1 },
      });
  });

  it('is answered when it is asked once more, if the refusal was by chance', async () => {
    for (const body of [
      error('Tool choice is none, but a tool was called', {
        code: 'tool_use_failed',
        failed_generation: '{}',
      }),
      error('The model produced invalid output. Please try again.', { code: 'invalid_output' }),
      'upstream connect error',
    ]) {
      await using world = await startWorld(({ order }) =>
        order === 10 ? { status: 400, body } : aProblemReply,
      );

      expect(outcome(await worldRun(world.url, { client: 'groq', items: 30 }))).toEqual({
        end: 'completed',
        rows: 30,
        failures: {},
      });
    }
  });

  it('never stops the runs after it: a start gets past what an earlier one could not', async () => {
    await using world = await startWorld(except([3, 8, 9, 14], () => ({ status: 400, body: error('No') })));
    const { summary } = await worldRun(world.url, { maxConcurrency: 1 });

    expect(summary).toMatchObject({ end: 'completed', rows: 16 });
  });
});

describe('what is refused for every question', () => {
  it.each<[string, WorldAnswer, string, string]>([
    [
      'an argument that the server does not know',
      { status: 400, body: error('Unknown argument: top_z', { type: 'invalid_request_error' }) },
      'bad-request',
      'Unknown argument: top_z',
    ],
    [
      'a model that is not there',
      { status: 404, body: error('no such model') },
      'model-not-found',
      'no such model',
    ],
    [
      'a key without rights',
      { status: 403, body: error('Your API key may not be used with this model.', { code: 403 }) },
      'invalid-key',
      'set a valid API key',
    ],
    ['a key that is wrong', { status: 401, body: '' }, 'invalid-key', 'set a valid API key'],
    ['a wall before the server', { status: 403, body: page }, 'bad-request', 'not allowed'],
    [
      'a cap above what the model takes',
      {
        status: 400,
        body: error('max_tokens is too large: 99999. This model supports at most 8192 tokens', {
          param: 'max_tokens',
        }),
      },
      '',
      'max_tokens is too large',
    ],
  ])('ends the run at once: %s', async (_, answer, code, words) => {
    await using world = await startWorld(() => answer);
    const { summary } = await worldRun(world.url, { items: 40 });

    expect(summary).toMatchObject({
      end: 'failed',
      rows: 0,
      error: { message: expect.stringContaining(words) },
    });
    if (code !== '') expect(summary.error?.code).toBe(code);
    expect(world.requests.length).toBeLessThanOrEqual(20);
  });

  it('ends the run when it begins in the middle, and the next run goes on', async () => {
    await using world = await startWorld(({ order }) =>
      order > 10 ? { status: 400, body: error('maintenance') } : aProblemReply,
    );
    const first = await worldRun(world.url, { items: 40 });

    expect(first.summary).toMatchObject({ end: 'failed', error: { code: 'bad-request' } });
    expect(world.requests.length).toBeLessThanOrEqual(25);

    world.play(() => aProblemReply);
    const { summary } = await worldRun(world.url, { items: 40, store: first.store });
    expect(summary).toMatchObject({ end: 'completed', rows: 40 });
  });

  it('does not pass for a run that has completed, though there is one item only', async () => {
    await using world = await startWorld(() => ({
      status: 400,
      body: error('flagged', { code: 'content_filter' }),
    }));

    expect((await worldRun(world.url, { items: 1 })).summary).toMatchObject({
      end: 'failed',
      error: { code: 'refused-prompt' },
    });
  });
});

function outcome({ summary }: WorldRun): object {
  return { end: summary.end, rows: summary.rows, failures: summary.stages[0]?.failures ?? {} };
}
