import { describe, expect, it } from 'vitest';
import { withSettings } from '../../src/models/with-settings.ts';
import { compose } from '../../src/pipeline/compose.ts';
import { label } from '../../src/stages/label/index.ts';
import { synthesize } from '../../src/stages/synthesize/index.ts';
import { ManualClock } from '../support/manual-clock.ts';
import { aValidatedProblem } from '../support/sample-records.ts';
import { type WorldClient, worldModel } from './world-clients.ts';
import { worldRun } from './world-run.ts';
import { startWorld, type WorldAnswer } from './world-server.ts';

const said = 'So \\boxed{14}.';
const problem = aValidatedProblem({ problem: 'Compute 7 * 2.', answer: '14', answerType: 'integer' });

async function solved(client: WorldClient, answer: WorldAnswer, stream: boolean) {
  await using world = await startWorld(() => answer);
  const model = withSettings(await worldModel(client, world.url), { stream });
  const { now, after } = new ManualClock({ skips: true });
  const run = compose(synthesize({ model }), label({ model, askJudge: 'never' })).run([problem], {
    now,
    after,
  });
  const samples = await run.toArray();
  return { samples, summary: await run.summary(), requests: world.requests.length };
}

const inTexts = { prompt_tokens: '100', completion_tokens: '50', total_tokens: '150' };
const clients: readonly WorldClient[] = ['openai-compatible', 'openai chat', 'deepseek', 'groq'];

describe.each(clients)('a reply that the client refuses for the type of a member, through %s', (client) => {
  it.each([false, true])('is read anyway, counts that are texts too, streamed: %s', async (stream) => {
    const { samples, summary, requests } = await solved(
      client,
      { reply: { text: said, usage: inTexts } },
      stream,
    );

    expect(samples).toMatchObject([{ solution: said, correct: true, finishReason: 'stop' }]);
    expect(summary.spent).toMatchObject({ inputTokens: 100, outputTokens: 50 });
    expect(requests).toBe(1);
  });

  it.each([false, true])(
    'is never taken for whole where its end is missing or none, streamed: %s',
    async (stream) => {
      const { samples } = await solved(
        client,
        { reply: { text: said, usage: inTexts, finish: 'halted_by_moon_phase' } },
        stream,
      );
      expect(samples).toMatchObject([{ correct: null, label: { reason: 'unfinished' } }]);
    },
  );
});

describe.each(clients)('a status beside choices in the middle of a stream, through %s', (client) => {
  const beside = (code: number | string, finish: string | null): WorldAnswer => ({
    begin: { text: 'Half of it', reasoning: 'Hm.' },
    events: [
      {
        id: 'a',
        created: 1,
        model: 'm',
        object: 'chat.completion.chunk',
        choices: [{ index: 0, delta: { content: '' }, finish_reason: finish }],
        error: { code, message: 'Provider returned error' },
      },
      'data: [DONE]\n\n',
    ],
    body: {},
  });

  it.each(['error', null])(
    'is what it would be as a status: a limit costs no item, finish %s',
    async (finish) => {
      await using world = await startWorld(({ order }) =>
        order % 2 === 0 ? beside(429, finish) : { reply: { text: 'Problem:\nWhat is 1 + 1?\nAnswer:\n2' } },
      );
      const { summary } = await worldRun(world.url, {
        client,
        items: 12,
        settings: { stream: true, maxAttempts: 3 },
      });

      expect(summary).toMatchObject({ end: 'completed', rows: 12 });
    },
  );

  it('ends the run where it tells of an empty account', async () => {
    await using world = await startWorld(() => beside(402, 'error'));
    const { summary } = await worldRun(world.url, { client, items: 12, settings: { stream: true } });

    expect(summary).toMatchObject({ end: 'failed', error: { code: 'quota-exhausted' } });
    expect(world.requests.length).toBeLessThanOrEqual(8);
  });
});

describe('content that is a list of parts, as Mistral sends thinking', () => {
  it.each([false, true])('is parted into reasoning and text, streamed: %s', async (stream) => {
    const content = [
      { type: 'thinking', thinking: [{ type: 'text', text: 'Seven and seven.' }] },
      { type: 'text', text: said },
    ];
    const choice = { index: 0, finish_reason: 'stop' };
    const chunk = { id: 'a', object: 'chat.completion.chunk', created: 1, model: 'm' };
    const answer: WorldAnswer = stream
      ? {
          begin: { text: '' },
          events: [
            { ...chunk, choices: [{ index: 0, delta: { role: 'assistant', content }, finish_reason: null }] },
            { ...chunk, choices: [{ ...choice, delta: { content: '' } }] },
            'data: [DONE]\n\n',
          ],
          body: {},
        }
      : {
          status: 200,
          body: { ...chunk, choices: [{ ...choice, message: { role: 'assistant', content } }], usage: {} },
        };
    const { samples } = await solved('openai chat', answer, stream);

    expect(samples).toMatchObject([{ solution: said, reasoning: 'Seven and seven.', correct: true }]);
  });
});
