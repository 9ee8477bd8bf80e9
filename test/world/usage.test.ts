import { describe, expect, it } from 'vitest';
import { chatClients, type WorldClient } from './world-clients.ts';
import type { WorldReply } from './world-dialects.ts';
import { worldRun } from './world-run.ts';
import { startWorld } from './world-server.ts';

const text =
  'Problem:\nIn how many ways can two rows by twelve columns be tiled with dominoes?\nAnswer:\n233';

/** Usage that cannot be true, and how many tokens such a reply is billed for, prompt and reply together. */
const untrue: readonly (readonly [what: string, usage: object, billed: number])[] = [
  [
    'reasoning beside the rest',
    {
      prompt_tokens: 300,
      completion_tokens: 50,
      total_tokens: 2350,
      completion_tokens_details: { reasoning_tokens: 2000 },
    },
    2350,
  ],
  ['reasoning in the sum alone', { prompt_tokens: 300, completion_tokens: 50, total_tokens: 2350 }, 2350],
  [
    'reasoning and no sum',
    { prompt_tokens: 300, completion_tokens: 50, completion_tokens_details: { reasoning_tokens: 2000 } },
    2350,
  ],
  ['noughts', { prompt_tokens: 0, completion_tokens: 0, total_tokens: 0 }, 2350],
  ['a sum alone', { total_tokens: 2350 }, 2350],
  ['nothing', {}, 2350],
  ['one figure', { prompt_tokens: 300 }, 2350],
  ['less than none', { prompt_tokens: -1e9, completion_tokens: -5, total_tokens: -1e9 }, 2350],
  ['one token', { prompt_tokens: 1, completion_tokens: 1, total_tokens: 2 }, 2350],
];

/** Those whose schema takes all of these figures. */
const clients: readonly WorldClient[] = chatClients.filter(
  (client) => client === 'openai-compatible' || client === 'deepseek',
);

describe.each(clients)('a budget in tokens, through %s', (client) => {
  it.each(untrue)('holds by what the provider bills, whatever it reports: %s', async (_, usage, billed) => {
    const reply: WorldReply = { text, usage };
    await using world = await startWorld(() => ({ reply }));
    const { summary } = await worldRun(world.url, {
      client,
      items: 60,
      settings: { maxOutputTokens: 2500 },
      budget: { tokens: 40_000 },
    });

    expect(summary.end).toBe('budget');
    expect(world.requests.length).toBeGreaterThan(5);
    expect(world.requests.length * billed).toBeLessThanOrEqual(40_000);
  });

  it('holds where reasoning is not held to the cap, once a reply has shown it', async () => {
    const usage = { prompt_tokens: 300, completion_tokens: 50, total_tokens: 3350 };
    await using world = await startWorld(() => ({ reply: { text, usage } }));
    const { summary } = await worldRun(world.url, {
      client,
      items: 60,
      settings: { maxOutputTokens: 200 },
      budget: { tokens: 40_000 },
    });

    expect(summary.spent).toMatchObject({ inputTokens: 300 * world.requests.length });
    expect(world.requests.length * 3350).toBeLessThanOrEqual(40_000);
  });
});
