import { describe, expect, it } from 'vitest';
import type { FinishReason, Reply } from '../../src/core/reply.ts';
import { wholeText } from '../../src/core/whole-text.ts';

function ended(finishReason: FinishReason, text = 'Verdict: VALID'): Reply {
  const usage = { inputTokens: 1, outputTokens: 1, reasoningTokens: null, cachedInputTokens: null };
  return { text, reasoning: null, finishReason, usage, model: 'p:m', maxOutputTokens: null };
}

describe('wholeText', () => {
  it('takes a reply that ended by itself', () => {
    expect(wholeText(ended('stop'))).toBe('Verdict: VALID');
  });

  it('refuses one of whose end nothing is known, and names the word of the server', () => {
    expect(() => wholeText(ended('other'))).toThrow('did not say why the reply ended');
    expect(() => wholeText({ ...ended('other'), rawFinishReason: 'xyz' })).toThrow('ended with "xyz"');
  });

  it.each([
    ['length', 'cut before its end'],
    ['content-filter', 'withheld by a content filter'],
    ['tool-calls', 'calls a tool'],
    ['error', 'broke off with an error'],
  ] as const)('refuses one that ended with %s', (reason, words) => {
    expect(() => wholeText(ended(reason))).toThrow(words);
  });

  it('refuses a blank one', () => {
    expect(() => wholeText(ended('stop', ' \n'))).toThrow('the reply is empty');
  });
});
