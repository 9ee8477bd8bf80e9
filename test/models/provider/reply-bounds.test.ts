import type { LanguageModel } from 'ai';
import { describe, expect, it } from 'vitest';
import { defineStage, memoryStore, withSettings } from '../../../src/index.ts';
import { replyBounds } from '../../../src/models/provider/reply-bounds.ts';
import { carryTry } from '../../support/carry-try.ts';

type Model = Extract<LanguageModel, { readonly specificationVersion: 'v3' }>;
type Part = Awaited<ReturnType<Model['doStream']>>['stream'] extends ReadableStream<infer Of> ? Of : never;

const usage = {
  inputTokens: { total: 1, noCache: undefined, cacheRead: undefined, cacheWrite: undefined },
  outputTokens: { total: 1, text: undefined, reasoning: undefined },
};

/** A server that heeds no cap: its stream never ends, and its whole replies are long. */
function endless(
  onPull: () => void = () => {},
  wholeCharacters = 100_000,
): {
  readonly model: Model;
  readonly seen: { calls: number; isCancelled: boolean };
} {
  const seen = { calls: 0, isCancelled: false };
  let isBegun = false;
  const model: Model = {
    specificationVersion: 'v3',
    provider: 'endless',
    modelId: 'endless',
    supportedUrls: {},
    doGenerate: async () => {
      seen.calls += 1;
      const content = [{ type: 'text' as const, text: 'x'.repeat(wholeCharacters) }];
      return { content, finishReason: { unified: 'stop' as const, raw: 'stop' }, usage, warnings: [] };
    },
    doStream: async () => {
      seen.calls += 1;
      const stream = new ReadableStream<Part>({
        pull: (controller) => {
          onPull();
          if (!isBegun) {
            controller.enqueue({ type: 'stream-start', warnings: [] });
            controller.enqueue({ type: 'text-start', id: '1' });
          }
          isBegun = true;
          controller.enqueue({ type: 'text-delta', id: '1', delta: 'and so on '.repeat(100) });
        },
        cancel: () => {
          seen.isCancelled = true;
        },
      });
      return { stream };
    },
  };
  return { model, seen };
}

describe('a reply that goes on', () => {
  it.each([true, false])(
    'is cut, fails its item and is final until a retry (streamed: %s)',
    async (stream) => {
      const { model, seen } = endless();
      const asked = withSettings(model, { stream, maxReplyCharacters: 20_000 });
      const stage = defineStage<{ readonly id: string }, { readonly id: string }>({
        name: 'ask',
        version: '1',
        models: [asked],
        process: async ({ id }, { call }) => {
          const parse = ({
            text,
            finishReason,
          }: {
            readonly text: string;
            readonly finishReason: string;
          }): string => {
            if (finishReason !== 'stop') throw new Error(`cut after ${text.length} characters`);
            return text;
          };
          await call({ model: asked, prompt: id, slot: 'ask', parse });
          return { id };
        },
      });
      const store = memoryStore({ keep: 'all' });

      const first = await stage.run([{ id: 'a' }], { store }).summary();
      const { calls } = seen;
      expect(first).toMatchObject({
        end: 'failed',
        rows: 0,
        stages: [expect.objectContaining({ failed: 1 })],
      });
      expect(seen.isCancelled).toBe(stream);
      const again = await stage.run([{ id: 'a' }], { store }).summary();
      expect(again).toMatchObject({ calls: 0, rows: 0 });
      expect(seen.calls).toBe(calls);
      let longest = 0;
      for await (const [, value] of store.entries())
        longest = Math.max(longest, JSON.stringify(value).length);
      expect(longest).toBeLessThan(30_000);
      const retried = await stage.run([{ id: 'a' }], { store, retry: 'failed' }).summary();
      expect(retried).toMatchObject({ rows: 0, stages: [expect.objectContaining({ failed: 1 })] });
      expect(seen.calls).toBeGreaterThan(calls);
    },
  );

  it('is cut when its time is up, however little of it came', async () => {
    let pulls = 0;
    let time = 0;
    const { model, seen } = endless(() => {
      pulls += 1;
      time += 100;
    });
    const clock = { now: () => time, after: () => () => undefined };
    const { value } = await carryTry(withSettings(model, { maxReplyMs: 1_000 }), { clock, long: true });

    expect(value.finishReason).toBe('length');
    expect(value.text.length).toBeLessThan(20_000);
    expect(pulls).toBeLessThan(20);
    expect(seen).toEqual({ calls: 1, isCancelled: true });
  });

  it.each([true, false])(
    'is cut though nothing but a cap in tokens was set (streamed: %s)',
    async (stream) => {
      const { model, seen } = endless(undefined, 2 ** 21);
      const { value } = await carryTry(withSettings(model, { stream, maxOutputTokens: 400 }), {
        long: stream,
      });

      expect(value.finishReason).toBe('length');
      expect(value.text.length).toBe(replyBounds({ maxOutputTokens: 400 }).characters);
      expect(seen).toEqual({ calls: 1, isCancelled: stream });
    },
  );

  it('may be as long as its cap could ever make it', () => {
    expect(replyBounds({})).toEqual({ characters: 2 ** 25, ms: 172_800_000 });
    expect(replyBounds({ maxOutputTokens: 400 })).toEqual({ characters: 2 ** 20, ms: 3_600_000 });
    expect(replyBounds({ maxOutputTokens: 100_000 })).toEqual({ characters: 6_400_000, ms: 172_800_000 });
    expect(replyBounds({ maxOutputTokens: 400, maxReplyCharacters: 10, maxReplyMs: 5 })).toEqual({
      characters: 10,
      ms: 5,
    });
  });
});
