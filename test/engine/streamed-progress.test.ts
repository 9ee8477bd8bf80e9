import { createOpenAICompatible } from '@ai-sdk/openai-compatible';
import { describe, expect, it } from 'vitest';
import type { ProgressEvent } from '../../src/core/event-map.ts';
import { defineStage } from '../../src/stages/definition/define-stage.ts';
import { chatEnd, chatEvent, PieceByPiece } from '../support/event-stream.ts';
import { ManualClock, until } from '../support/manual-clock.ts';
import { ScriptedServer } from '../support/scripted-server.ts';

describe('progress while a long answer is written', () => {
  it('shows its tokens, at most every half second, and none once it is there', async () => {
    await using server = await ScriptedServer.start();
    const pieces = new PieceByPiece();
    server.play([{ kind: 'stream', pieces }]);
    const model = createOpenAICompatible({ name: 'local', baseURL: server.url, apiKey: 'x' })('m');
    const stage = defineStage<{ readonly id: string }, { readonly id: string }>({
      name: 'ponder',
      version: '1',
      process: async ({ id }, { call }) => {
        await call({ model, prompt: 'Why?', slot: 'ponder', parse: ({ text }) => text, long: true });
        return { id };
      },
    });
    const clock = new ManualClock();
    const run = stage.run([{ id: 'a' }], { now: clock.now, after: clock.after });
    const seen: ProgressEvent[] = [];
    run.on('progress', (event) => seen.push(event));
    const summary = run.summary();
    await until(() => server.requests.length === 1);
    const before = seen.length;

    for (let step = 1; step <= 5; step += 1) {
      await clock.advance(500);
      // The first of the two that comes is announced, the other one is too early.
      pieces.give(chatEvent({ reasoning_content: 'word' }), chatEvent({ reasoning_content: 'word' }));
      await until(() => seen.length === before + step);
    }
    const tokens = seen.slice(before).map(({ streamedTokens }) => streamedTokens);
    expect(tokens).toEqual([...new Set(tokens)].sort((left, right) => left - right));
    expect(tokens[0]).toBe(1);
    expect(seen.at(-1)?.line).toMatch(/0 rows, 0 calls, about \d tokens on their way, /);
    pieces.give(chatEvent({ content: 'Because.' }), ...chatEnd);
    pieces.end();
    await summary;

    expect(seen.at(-1)?.streamedTokens).toBe(0);
    expect(seen.at(-1)?.line).not.toContain('tokens');
  });
});
