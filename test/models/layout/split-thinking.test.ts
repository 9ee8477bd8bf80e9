import { describe, expect, it } from 'vitest';
import { splitThinking } from '../../../src/models/layout/split-thinking.ts';

describe('splitThinking', () => {
  it.each([
    ['opened and closed', '<think>a</think>b', 'b', 'a'],
    ['the longer tag', '\n <THINKING>a</Thinking>\n\nb ', 'b', 'a'],
    ['opened by the chat template', 'a\n</think>\nb', 'b', 'a'],
    ['closed more than once', '<think>a</think>b</think>c', 'c', 'a</think>b'],
    ['a pair inside the thinking', '<think>x <think>y</think> z</think>b', 'b', 'x <think>y</think> z'],
    ['never closed', '<think>a and a', '', 'a and a'],
    ['empty thinking', '<think>\n\n</think>\n\nb', 'b', null],
    ['no tag', ' just text ', ' just text ', null],
    ['tags in the middle', 'write <think>x</think> around it', 'write <think>x</think> around it', null],
    ['an open tag in the middle', 'the tag <think> opens', 'the tag <think> opens', null],
  ])('reads %s', (_, given, text, reasoning) => {
    expect(splitThinking(given)).toEqual({ text, reasoning });
  });

  it('takes time in proportion to the text', () => {
    const many = `${'<think>'.repeat(200_000)}${' '.repeat(200_000)}</think>x`;

    expect(splitThinking(many).text).toBe('x');
  }, 5_000);
});
