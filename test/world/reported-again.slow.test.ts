import { describe, expect, it } from 'vitest';
import { extractFinalAnswer } from '../../src/answers/index.ts';
import type { Reply } from '../../src/core/reply.ts';
import { carryTry } from '../support/carry-try.ts';
import { type WorldClient, worldModel } from './world-clients.ts';
import type { WorldReply } from './world-dialects.ts';
import { aProblemReply, topicName, worldRun } from './world-run.ts';
import { startWorld, type WorldAnswer } from './world-server.ts';

const bad = (body: unknown, status = 400): WorldAnswer => ({ status, body });
const said = (message: string, more: object = {}): object => ({ error: { message, ...more } });

const refused: readonly (readonly [name: string, WorldAnswer, codes: readonly string[]])[] = [
  [
    'names of the server for the lengths',
    bad({
      code: 20_015,
      message: 'length of prompt_tokens (41220) must be less than max_seq_len (32768).',
      data: null,
    }),
    ['overlong-prompt'],
  ],
  ['two signs of Chinese', bad(said('Prompt 超长', { code: '1261' })), ['overlong-prompt']],
  [
    'a length above the limit, in Chinese',
    bad(said('输入内容长度超过模型限制', { type: 'runtime_error', code: '2003' })),
    ['overlong-prompt'],
  ],
  [
    'figures in Spanish',
    bad(said('La solicitud tiene 140021 tokens y el máximo es 131072.')),
    ['overlong-prompt'],
  ],
  [
    'a policy in Portuguese',
    bad(said('O conteúdo da solicitação viola as políticas de uso', { code: 'E-12' })),
    ['refused-prompt', 'refused-request'],
  ],
  [
    'details of a problem without a reason',
    bad({
      type: 'urn:worker:problem-details:bad-request',
      title: 'Bad Request',
      status: 400,
      detail: 'Failed',
    }),
    ['refused-request'],
  ],
  [
    'a body in a message of another',
    bad({ error_code: 'BAD_REQUEST', message: '{"error":{"message":"prompt is too long"}}' }),
    ['overlong-prompt'],
  ],
  [
    'the request itself, which speaks of other things',
    bad(
      {
        detail: [
          {
            type: 'value_error',
            loc: ['body', 'messages'],
            msg: 'Value error, not supported',
            input: { messages: [{ role: 'user', content: 'The credit balance is exhausted each day.' }] },
          },
        ],
      },
      422,
    ),
    ['refused-request'],
  ],
  [
    'a system for safety',
    bad(
      said('Your input may contain content not allowed by our safety system.', {
        code: 'moderation_blocked',
      }),
    ),
    ['refused-prompt'],
  ],
  [
    'a status and an error in the words of a Python program, under 500',
    bad(
      said(
        "Error code: 400 - [{'error': {'code': 400, 'message': 'The prompt was blocked: PROHIBITED_CONTENT'}}]",
      ),
      500,
    ),
    ['refused-prompt'],
  ],
];

describe('a prompt that is refused in other words', () => {
  it.each(refused)('fails its item alone: %s', async (_, answer, codes) => {
    await using world = await startWorld(({ prompt }) =>
      prompt.includes(topicName(7)) ? answer : aProblemReply,
    );
    const { summary } = await worldRun(world.url, { items: 10 });
    const failures = Object.keys(summary.stages[0]?.failures ?? {});

    expect([summary.end, summary.rows, failures.length]).toEqual(['completed', 9, 1]);
    expect(codes).toEqual(expect.arrayContaining(failures));
    expect(world.requests.length).toBeLessThanOrEqual(11);
  });
});

const endings: readonly (readonly [name: string, WorldAnswer, codes: readonly string[]])[] = [
  [
    'a free tier that is used up',
    bad(
      said(
        'The free tier of the model has been exhausted. To go on, disable the "use free tier only" mode.',
        {
          code: 'AllocationQuota.FreeTierOnly',
        },
      ),
      403,
    ),
    ['quota-exhausted'],
  ],
  [
    'a quota of the month',
    bad({ object: 'error', message: 'Monthly quota exceeded', code: '1300' }, 429),
    ['quota-exhausted'],
  ],
  [
    'a limit of the hour',
    bad({ error: "you've reached your hourly usage limit, please upgrade to continue" }, 429),
    ['rate-limited', 'quota-exhausted'],
  ],
  [
    'an included quota under 403',
    bad(said('You have exceeded your monthly included quota', { code: 'quota_exceeded' }), 403),
    ['quota-exhausted'],
  ],
  [
    'a quota of the day, in French',
    bad(said('Quota journalier dépassé, réessayez demain'), 429),
    ['rate-limited', 'quota-exhausted'],
  ],
];

describe('what ends a run in other words', () => {
  it.each(endings)('ends it resumably: %s', async (_, answer, codes) => {
    await using world = await startWorld(({ order }) => (order > 10 ? answer : aProblemReply));
    const { summary, ms } = await worldRun(world.url, {});

    expect([summary.end, summary.rows]).toEqual(['failed', 10]);
    expect(codes).toContain(summary.error?.code);
    expect(world.requests.length).toBeLessThanOrEqual(50);
    expect(ms).toBeLessThanOrEqual(600_000);
  });
});

const passing: readonly (readonly [name: string, WorldAnswer])[] = [
  ['a busy server, in a 200', bad(said('服务器繁忙，请稍后再试', { code: 'server_busy' }), 200)],
  ['a model that loads', bad(said('model is loading', { type: 'unavailable_error', code: 503 }), 503)],
  [
    'a limit in the words of a gateway, under 400',
    bad(said("Error code: 429 - {'error': {'message': 'Too many requests'}}")),
  ],
  [
    'a capacity, under a status of its own',
    bad(said('Flex capacity exceeded', { code: 'capacity_exceeded' }), 498),
  ],
];

describe('what passes, in other words', () => {
  it.each(passing)('costs no item: %s', async (_, answer) => {
    await using world = await startWorld(({ order, count }) =>
      order % 3 === 0 && count === 0 ? answer : aProblemReply,
    );
    const { summary } = await worldRun(world.url, { items: 15 });

    expect([summary.end, summary.rows]).toEqual(['completed', 15]);
  });
});

const solution = 'So \\boxed{14}.';
const thought = 'Seven and seven.';
const replies: readonly (readonly [name: string, WorldClient, WorldReply, Partial<Reply>])[] = [
  [
    'an id of the end',
    'openai-compatible',
    { text: solution, finish: 'eos_token_id' },
    { finishReason: 'stop' },
  ],
  [
    'marks of thought and of solution',
    'openai-compatible',
    {
      text: `<|begin_of_thought|>\n${thought}\n<|end_of_thought|>\n\n<|begin_of_solution|>\n${solution}\n<|end_of_solution|>`,
    },
    { text: solution, reasoning: thought },
  ],
  [
    'a preamble and a channel without its head',
    'openai-compatible',
    {
      text: `analysis<|message|>${thought}<|end|><|start|>assistant<|channel|>final<|message|>${solution}<|return|>`,
    },
    { text: solution, reasoning: thought },
  ],
];

describe('a reply in other marks', () => {
  it.each(replies)('is read for what it is: %s', async (_, client, reply, becomes) => {
    await using world = await startWorld(() => ({ reply }));
    const bare = await worldModel(client, world.url);
    for (const stream of [false, true]) {
      const model = { kind: 'configured-model', model: bare, settings: { stream } } as const;
      expect((await carryTry(model)).value).toMatchObject(becomes);
    }
  });

  it.each([
    ['Polish', 'Wartość pośrednia: \\boxed{15}.\n\nOdpowiedź: 14'],
    ['Turkish', 'Ara değer \\boxed{15}.\n\n**Cevap:** 14'],
    ['Dutch', 'Tussenwaarde \\boxed{15}.\n\nAntwoord: 14'],
    ['Italian', 'Valore intermedio \\boxed{15}.\n\n**Risposta finale: 14**'],
    ['Arabic', 'القيمة \\boxed{15}.\n\nالجواب: 14'],
  ])('announces its answer behind a box: in %s', (_, text) => {
    expect(extractFinalAnswer(text)).toBe('14');
  });
});
