import { expect, it } from 'vitest';
import type { Reply } from '../../src/core/reply.ts';
import { CopiedReplies } from '../../src/engine/books/copied-replies.ts';

const usage = { inputTokens: null, outputTokens: null, reasoningTokens: null, cachedInputTokens: null };
const long = 'We add the numbers one by one and check the sum. '.repeat(8);

function reply(text: string, model = 'p:m'): Reply {
  return { text, reasoning: null, finishReason: 'stop', usage, model, maxOutputTokens: null };
}

function warningsOf(notes: readonly (readonly [text: string, key: string])[]): readonly string[] {
  const copied = new CopiedReplies();
  for (const [text, key] of notes) copied.note(reply(text), key);
  return copied.warnings();
}

it('warns when draws of a model are copies of one reply', () => {
  const [warning] = warningsOf([0, 1, 2, 3].map((draw) => [long, `key-${draw}`]));

  expect(warning).toMatch(/^3 of 4 longer replies of p:m are word for word the same.*x-chimera-sample/su);
});

it('does not for one reply that serves several calls, for short ones, or for a chance', () => {
  expect(warningsOf([0, 1, 2, 3].map(() => [long, 'key']))).toEqual([]);
  expect(warningsOf([0, 1, 2, 3].map((draw) => ['Verdict: VALID', `key-${draw}`]))).toEqual([]);
  expect(warningsOf([0, 1, 2, 3].map((draw) => [`${long}${draw}`, `key-${draw}`]))).toEqual([]);
  const few = Array.from({ length: 20 }, (_, draw) => [`${long}${draw % 18}`, `key-${draw}`] as const);
  expect(warningsOf(few)).toEqual([]);
});
