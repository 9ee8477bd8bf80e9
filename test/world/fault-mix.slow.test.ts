import { describe, expect, it } from 'vitest';
import type { Sample } from '../../src/core/records/records.ts';
import type { RunSummary } from '../../src/core/summary.ts';
import { withSettings } from '../../src/models/with-settings.ts';
import { resolveOfflineOptions } from '../../src/offline/offline-options.ts';
import { chanceOf } from '../../src/offline/offline-random.ts';
import { offlineReply } from '../../src/offline/offline-reply.ts';
import { buildChimera } from '../../src/pipeline/build-chimera.ts';
import { flawless } from '../offline/ask-offline.ts';
import { ManualClock } from '../support/manual-clock.ts';
import { worldModel } from './world-clients.ts';
import type { WorldReply } from './world-dialects.ts';
import { startWorld, type WorldAnswer, type WorldRequest } from './world-server.ts';

const seeds = 200;
const budget = 400_000;
const offline = resolveOfflineOptions({ ...flawless, reasoningWords: 30 });

/** What one server did to one run. */
interface Mix {
  readonly answer: (request: WorldRequest) => WorldAnswer;
  /** Texts of replies that went out whole. */
  readonly whole: ReadonlySet<string>;
  /** Tokens that the server counted itself. */
  readonly billed: () => number;
}

/** A server that does anything that real ones do, each thing once in a while. */
function mixOf(seed: number): Mix {
  const whole = new Set<string>();
  let billed = 0;
  const answer = (request: WorldRequest): WorldAnswer => {
    const { turns, sample, prompt, count, body } = request;
    const modelId = modelOf(body);
    const asked = turns.map(({ role, text }) => ({ role: roleOf(role), text }));
    const made = offlineReply({ modelId, turns: asked, sample }, null, offline);
    const { text, reasoning } = made;
    const output = made.textTokens + made.reasoningTokens;
    const usage = {
      prompt_tokens: made.inputTokens,
      completion_tokens: output,
      total_tokens: made.inputTokens + output,
    };
    const bill = (answer: WorldAnswer): WorldAnswer => {
      billed += made.inputTokens + output;
      return answer;
    };
    const half: WorldReply = { text: text.slice(0, text.length / 2), usage };
    const thinking = reasoning === null ? {} : { reasoning };
    const error = { message: 'Provider returned error', code: 429 };
    // What a server has against a prompt, it has against it each time.
    const grudge = chanceOf('grudge', seed, prompt);
    if (grudge < 0.01) return { status: 403, body: { error: 'Content violates the guidelines.' } };
    if (grudge < 0.02)
      return {
        status: 400,
        body: { error: { message: 'Request of 99000 tokens exceeds the window of 32768 tokens' } },
      };
    if (grudge < 0.03) return { status: 451, body: '<html>451</html>' };
    const dice = chanceOf('dice', seed, modelId, prompt, sample, count);
    const kinds: readonly (() => WorldAnswer)[] = [
      () => bill({ reply: { ...half, finish: 'abort' } }),
      () => bill({ reply: { ...half, finish: 'model_context_window_exceeded' } }),
      () => bill({ reply: { ...half, finish: 'something_new' } }),
      () => bill({ reply: { ...half, finish: 'sensitive' } }),
      () => ({ status: 200, body: { error } }),
      () => bill({ reply: { ...half, beside: { error } } }),
      () => ({ status: 429, body: '' }),
      () => ({ status: 200, body: '<html>Welcome</html>' }),
      () => ({ status: 200, body: '{"choices": [' }),
      () => ({ status: 200, body: '' }),
      () => ({ status: 502, body: '<html>Bad gateway</html>' }),
      () => ({
        status: 400,
        body: { error: { message: 'Generation failed, try again', code: 'generation_failed' } },
      }),
      () => ({ status: 404, body: { error: { message: 'No endpoints found' } } }),
      () => ({ reset: true }),
      () => bill({ begin: half, events: [{ error }, 'data: [DONE]\n\n'], body: { error } }),
    ];
    const faulty = kinds[Math.floor(dice / 0.015)];
    if (faulty !== undefined) return faulty();
    whole.add(text.trim());
    const told = [
      usage,
      usage,
      usage,
      { prompt_tokens: 0, completion_tokens: 0, total_tokens: 0 },
      { ...usage, completion_tokens: -1e9 },
    ];
    const reply = {
      text,
      ...thinking,
      usage: told[Math.floor(chanceOf('usage', seed, prompt, sample) * told.length)] ?? usage,
    };
    if (dice > 0.97) return bill({ reply: { ...reply, text: `${text}<|im_end|>` } });
    if (dice > 0.93 && reasoning !== null)
      return bill({ reply: { text: `<think>${reasoning}</think>\n\n${text}`, usage } });
    return bill({ reply });
  };
  return { answer, whole, billed: () => billed };
}

function modelOf(body: unknown): string {
  return typeof body === 'object' && body !== null && 'model' in body ? String(body.model) : '';
}

function roleOf(role: string): 'system' | 'user' | 'assistant' {
  return role === 'system' || role === 'assistant' ? role : 'user';
}

/** Failures that the server meant for one prompt, and replies that it did not let come whole. */
const ofItems: ReadonlySet<string> = new Set([
  'refused-prompt',
  'overlong-prompt',
  'refused-request',
  'refused-reply',
  'truncated-reply',
  'unfinished-reply',
  'unusable-reply',
]);

async function runOver(
  seed: number,
): Promise<{ readonly summary: RunSummary; readonly rows: readonly Sample[]; readonly mix: Mix }> {
  const mix = mixOf(seed);
  await using world = await startWorld(mix.answer);
  const model = async (id: string): ReturnType<typeof worldModel> =>
    worldModel('openai-compatible', world.url, `offline-${id}`);
  const capped = async (id: string): Promise<ReturnType<typeof withSettings>> =>
    withSettings(await model(id), { maxOutputTokens: 2000 });
  const chimera = buildChimera({
    models: {
      expand: await capped('expander'),
      generate: await capped('generator'),
      validate: [await capped('verifier-a')],
      synthesize: await capped('reasoner'),
      label: await capped('judge'),
    },
    expand: { topicsPerSubject: 2 },
    refill: { kept: 1, maxAttempts: 3 },
  });
  // The only page of topics may be what the server does not send: that ends a run unless this limit is lifted.
  const { now, after } = new ManualClock({ skips: true });
  const run = chimera.run(['Mathematics'], {
    now,
    after,
    seed,
    maxConcurrency: 4,
    budget: { tokens: budget },
    // The only page of topics may be what the server does not send, which would end the run.
    failureLimit: Number.POSITIVE_INFINITY,
  });
  const rows: Sample[] = [];
  for await (const row of run) rows.push(row);
  return { summary: await run.summary(), rows, mix };
}

describe('a run over a server that does all that real servers do', () => {
  it(`keeps its promises, whatever comes: ${seeds} seeds`, async () => {
    let labelled = 0;
    for (let seed = 0; seed < seeds; seed += 1) {
      const { summary, rows, mix } = await runOver(seed);
      expect(['completed', 'budget'], `seed ${seed}: ${summary.error?.message}`).toContain(summary.end);
      expect(mix.billed(), `seed ${seed}`).toBeLessThanOrEqual(budget);
      const codes = summary.stages.flatMap(({ failures }) => Object.keys(failures));
      expect(
        codes.filter((code) => !ofItems.has(code)),
        `seed ${seed}`,
      ).toEqual([]);
      for (const { correct, solution } of rows) {
        if (correct === null) continue;
        labelled += 1;
        expect(mix.whole.has(solution.trim()), `seed ${seed}: ${solution.slice(-80)}`).toBe(true);
      }
    }
    expect(labelled).toBeGreaterThan(seeds / 2);
  }, 300_000);
});
