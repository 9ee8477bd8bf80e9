import { describe, expect, it } from 'vitest';
import { extractFinalAnswer } from '../../../src/answers/index.ts';
import type { Reply } from '../../../src/core/reply.ts';
import { readAttempt as read } from '../../../src/stages/attempt/read-attempt.ts';

function aReply(fields: Partial<Reply>): Reply {
  const usage = { inputTokens: 1, outputTokens: 1, reasoningTokens: null, cachedInputTokens: null };
  return {
    text: '',
    reasoning: null,
    finishReason: 'stop',
    usage,
    model: 'test:solver',
    maxOutputTokens: null,
    ...fields,
  };
}

const readAttempt = (reply: Reply): ReturnType<typeof read> => read(reply, extractFinalAnswer);

describe('readAttempt', () => {
  it.each([
    ['First I get \\boxed{1}. That is wrong. It is \\boxed{\\frac{1}{2}}', '\\frac{1}{2}'],
    ['Answer: 5\nThe box is \\boxed{6}', '6'],
    ['Final answer: 12.', '12'],
    ['### Final Answer\n\n42', '42'],
    ['Answer: 1\nNo.\nAnswer: 2', '2'],
    ['Hence the answer is 3.5.', '3.5'],
  ])('finds in %j the final answer %j', (text, answer) => {
    expect(readAttempt(aReply({ text })).finalAnswer).toBe(answer);
  });

  it('keeps reasoning apart and says when the reply was cut', () => {
    const cut = readAttempt(aReply({ text: '', reasoning: 'I think', finishReason: 'length' }));

    expect(cut).toMatchObject({ reasoning: 'I think', solution: '', finalAnswer: null, truncated: true });
  });

  it('refuses a reply that holds nothing, unless it was cut or withheld', () => {
    expect(() => readAttempt(aReply({ text: ' \n', reasoning: ' ' }))).toThrow('the reply is empty');
    expect(readAttempt(aReply({ text: '', finishReason: 'content-filter' })).solution).toBe('');
  });
});
