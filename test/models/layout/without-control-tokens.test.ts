import { describe, expect, it } from 'vitest';
import { withoutControlTokens } from '../../../src/models/layout/without-control-tokens.ts';

describe('withoutControlTokens', () => {
  it.each([
    ['ChatML', 'So 14.<|im_end|>', 'So 14.', 1],
    ['Llama 3', 'So 14.<|eot_id|>', 'So 14.', 1],
    ['Mistral', 'So 14. </s>', 'So 14.', 1],
    ['Gemma', 'So 14.<end_of_turn>\n', 'So 14.', 1],
    ['DeepSeek', 'So 14.<｜end▁of▁sentence｜>', 'So 14.', 1],
    ['two in a row', 'So 14.<|im_end|>\n<|endoftext|>', 'So 14.', 2],
    ['a whole next turn', 'So 14.<|im_end|>\n<|im_start|>user\nAnd 8 * 2?<|im_end|>', 'So 14.', 3],
    ['a next turn by its role', 'So 14.<|end|>\nuser\nAnd 8 * 2?', 'So 14.', 1],
    ['Llama 2', 'So 14. [/INST] [INST] And 8 * 2? [/INST]', 'So 14.', 3],
  ])('takes off those of %s', (_, given, text, tokens) => {
    expect(withoutControlTokens(given)).toEqual({ text, tokens });
  });

  it.each([
    'The token `<|im_end|>` ends a turn in ChatML.',
    'We write <|psi|> for the norm, which is 1.',
    'For |x|>2 and a <s> b the sum is 3.',
    'a < b and b |> c',
    '',
  ])('leaves alone what is said: %s', (text) => {
    expect(withoutControlTokens(text)).toEqual({ text, tokens: 0 });
  });

  it('takes time in proportion to the text', () => {
    const many = `${'<|a|> b '.repeat(20_000)}`;

    expect(withoutControlTokens(many).text.length).toBeGreaterThan(0);
  }, 5_000);
});
