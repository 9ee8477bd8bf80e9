import { describe, expect, it } from 'vitest';
import { splitMarked, splitThinking } from '../../../src/models/layout/split-thinking.ts';

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
    ['Magistral', '[THINK]It is 15? No, 14.[/THINK]So 14.', 'So 14.', 'It is 15? No, 14.'],
    ['Seed-OSS', '<seed:think>a</seed:think>b', 'b', 'a'],
    ['Kimi', '◁think▷a◁/think▷b', 'b', 'a'],
    ['Command A', '<|START_THINKING|>a<|END_THINKING|>b', 'b', 'a'],
    ['a thought', '<thought>\na\n</thought>\nb', 'b', 'a'],
    ['several blocks', '<think>a</think>b\n<think>c</think>d', 'b\n\nd', 'a\n\nc'],
    ['a block on lines of its own', 'Sure.\n<think>a</think>\nb', 'Sure.\n\nb', 'a'],
    ['a block that is opened later and never closed', '<think>a</think>b\n<think>c', 'b', 'a\n\nc'],
    ['a closing mark alone at the beginning', '</think>\n\nb', 'b', null],
    [
      'harmony',
      '<|channel|>analysis<|message|>a<|end|><|start|>assistant<|channel|>final<|message|>b',
      'b',
      'a',
    ],
    [
      'harmony with its last token',
      '<|channel|>analysis<|message|>a<|end|><|start|>assistant<|channel|>final<|message|>b<|return|>',
      'b',
      'a',
    ],
    ['harmony that never came to its answer', '<|channel|>analysis<|message|>a', '', 'a'],
    [
      'harmony without its tokens',
      'analysisWe need 7*2.assistantfinalIt is 14.',
      'It is 14.',
      'We need 7*2.',
    ],
    [
      'a word that begins like a channel',
      'analysis shows that it is 14',
      'analysis shows that it is 14',
      null,
    ],
    ['an open tag in the middle', 'the tag <think> opens', 'the tag <think> opens', null],
  ])('reads %s', (_, given, text, reasoning) => {
    expect(splitThinking(given)).toEqual({ text, reasoning });
  });

  it('knows further marks of a model', () => {
    expect(splitMarked('{{a}}b', [{ open: '{{', close: '}}' }])).toEqual({ text: 'b', reasoning: 'a' });
  });

  it('takes time in proportion to the text', () => {
    const many = `${'<think>'.repeat(200_000)}${' '.repeat(200_000)}</think>x`;

    expect(splitThinking(many).text).toBe('x');
  }, 5_000);
});
