import { describe, expect, it } from 'vitest';
import { withSettings } from '../../src/models/with-settings.ts';
import { carryTry } from '../support/carry-try.ts';
import { chatClients, type WorldClient, worldClients, worldModel } from './world-clients.ts';
import { worldRun } from './world-run.ts';
import { startWorld, type WorldAnswer } from './world-server.ts';

async function codeOf(client: WorldClient, answer: WorldAnswer, stream: boolean): Promise<string> {
  await using world = await startWorld(() => answer);
  const model = withSettings(await worldModel(client, world.url), { stream });
  return await carryTry(model, { long: stream }).then(
    () => 'a reply',
    (error: unknown) => (error instanceof Error && 'code' in error ? String(error.code) : 'unknown'),
  );
}

const bodies: readonly (readonly [string, object, string])[] = [
  ['a status as its code', { message: 'Upstream said no', code: 429 }, 'rate-limited'],
  ['a status as a text', { message: 'Upstream said no', code: '503' }, 'server-error'],
  ['a type', { message: 'Slow down', type: 'rate_limit_error' }, 'rate-limited'],
  ['a name', { message: 'Slow down', code: 'rate_limit_exceeded' }, 'rate-limited'],
  ['a quota', { message: 'You are out of credits', code: 402 }, 'quota-exhausted'],
  ['a key', { message: 'No such key', code: 401 }, 'invalid-key'],
  ['content', { message: 'flagged', code: 'content_filter' }, 'refused-prompt'],
];

/** What comes on top of a reply that came to a natural end, and what it means. */
const beside: readonly (readonly [string, object, readonly string[]])[] = [
  ['an error with a status', { error: { message: 'Upstream said no', code: 429 } }, ['rate-limited']],
  ['an error in words alone', { error: 'upstream connect error' }, ['server-error', 'malformed-response']],
  ['a status of its own', { code: 429, msg: '请求过于频繁' }, ['rate-limited']],
  ['a status as a text', { status_code: '503', detail: 'No worker is free' }, ['server-error']],
  [
    'a code of the server, in a member for it',
    { base_resp: { status_code: 1027, status_msg: 'output new_sensitive' } },
    ['refused-prompt', 'refused-reply'],
  ],
  ['a list of errors', { errors: [{ message: 'Insufficient balance', code: 1113 }] }, ['quota-exhausted']],
];

/** What may come with a reply and tells of no error. */
const harmless: readonly (readonly [string, object])[] = [
  ['a code of success', { code: 0, msg: 'success', errors: [] }],
  ['the status of the response', { code: 200, msg: 'OK' }],
  ['success in a member for it', { base_resp: { status_code: 0, status_msg: 'success' } }],
  ['a code that is none of a failure', { code: '10000', msg: 'found, one call charged' }],
];

/** The same under the name of an error. */
const noErrors: readonly (readonly [string, object])[] = [
  ['none', { error: null }],
  ['nothing', { error: '' }],
  ['an empty one', { error: {} }],
  ['one that says success', { error: { code: 0, message: 'success' } }],
];

/** A whole reply in the words of all protocols at once. */
const whole = {
  id: 'a',
  created: 1,
  model: 'm',
  choices: [{ index: 0, message: { role: 'assistant', content: 'Half' }, finish_reason: 'stop' }],
  candidates: [{ content: { role: 'model', parts: [{ text: 'Half' }] }, finishReason: 'STOP' }],
};

describe.each(worldClients)('an error inside a 200, through %s', (client) => {
  // One of the packages hands on the code and the words alone.
  const known = bodies.filter(([told]) => client !== 'openrouter' || told !== 'a type');
  // Another warns on the console of each line of a stream that it does not expect.
  const canStream = client !== 'ollama';

  it.each(known)('means what its status would, told by %s', async (_, error, code) => {
    expect(await codeOf(client, { status: 200, body: { error } }, false)).toBe(code);
    expect(await codeOf(client, { status: 200, body: { ...whole, error } }, false)).toBe(code);
  });

  const modes = canStream ? [false, true] : [false];

  it.each(beside)('is not reported for a whole reply with a natural end: %s', async (_, told, codes) => {
    for (const stream of modes)
      expect(codes).toContain(await codeOf(client, { reply: { text: 'It is 14.', beside: told } }, stream));
  });

  it.each(harmless)('is not seen where a reply is whole: %s', async (_, told) => {
    for (const stream of modes)
      expect(await codeOf(client, { reply: { text: 'It is 14.', beside: told } }, stream)).toBe('a reply');
  });

  it.runIf(canStream)('in the middle of a stream is never a reply', async () => {
    const begin = { text: 'Half of it', reasoning: 'Hm.' };
    for (const event of [
      { error: { message: 'no', code: 429 } },
      { type: 'error', error: { type: 'rate_limit_error', message: 'no' } },
      {
        ...whole,
        choices: [{ index: 0, delta: { content: '' }, finish_reason: 'error' }],
        error: { code: 429, message: 'no' },
      },
    ]) {
      const code = await codeOf(client, { begin, events: [event, 'data: [DONE]\n\n'], body: {} }, true);
      expect(['rate-limited', 'server-error', 'malformed-response']).toContain(code);
    }
  });

  it('loses no item where a limit is told so, streamed or not', async () => {
    const error = { message: 'Provider returned error', code: 429, metadata: { raw: 'error code: 1015' } };
    for (const stream of modes) {
      let count = 0;
      await using world = await startWorld(() => {
        count += 1;
        return count % 3 === 0
          ? { status: 200, body: { error } }
          : { reply: { text: 'Problem:\nWhat is 1 + 1?\nAnswer:\n2' } };
      });
      const { summary } = await worldRun(world.url, { client, items: 40, settings: { stream } });
      expect(summary).toMatchObject({ end: 'completed', rows: 40 });
    }
  });
});

describe.each(chatClients)('what looks like an error and is not one, through %s', (client) => {
  // One of the packages breaks by itself at a whole reply with null in its place.
  const modes = client === 'openrouter' ? [true] : [false, true];

  it.each(noErrors)('is not seen where a reply is whole: %s', async (_, told) => {
    for (const stream of modes)
      expect(await codeOf(client, { reply: { text: 'It is 14.', beside: told } }, stream)).toBe('a reply');
  });
});

describe.each(chatClients)('an error of a choice, through %s', (client) => {
  const chunk = { id: 'a', created: 1, model: 'm', object: 'chat.completion.chunk' };
  const whole = { ...chunk, object: 'chat.completion' };
  const said = (choice: object): WorldAnswer => ({
    begin: { text: 'Half of it' },
    events: [
      { ...chunk, choices: [{ index: 0, delta: {}, finish_reason: 'stop', ...choice }] },
      { ...chunk, choices: [], usage: { prompt_tokens: 1, completion_tokens: 1, total_tokens: 2 } },
      'data: [DONE]\n\n',
    ],
    body: {
      ...whole,
      choices: [
        { index: 0, message: { role: 'assistant', content: 'Half' }, finish_reason: 'stop', ...choice },
      ],
      usage: { prompt_tokens: 1, completion_tokens: 1, total_tokens: 2 },
    },
  });

  it.each([false, true])(
    'counts as one of the whole, unlike that of its filter, streamed: %s',
    async (stream) => {
      const error = { code: 502, message: 'Provider disconnected' };
      const filter = { error: { code: 'content_filter_error', message: 'The contents are not filtered' } };

      expect(await codeOf(client, said({ error }), stream)).toBe('server-error');
      expect(await codeOf(client, said({ content_filter_results: filter }), stream)).toBe('a reply');
    },
  );
});
