import { describe, expect, it } from 'vitest';
import { withSettings } from '../../src/models/with-settings.ts';
import { carryTry } from '../support/carry-try.ts';
import { type WorldClient, worldClients, worldModel } from './world-clients.ts';
import { worldRun } from './world-run.ts';
import { startWorld, type WorldAnswer } from './world-server.ts';

async function codeOf(client: WorldClient, answer: WorldAnswer, stream: boolean): Promise<string> {
  await using world = await startWorld(() => answer);
  const model = withSettings(await worldModel(client, world.url), { stream });
  return await carryTry(model, { isLong: stream }).then(
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
    for (const stream of canStream ? [false, true] : [false]) {
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
