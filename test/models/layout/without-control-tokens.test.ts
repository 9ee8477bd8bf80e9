import { describe, expect, it } from 'vitest';
import { withoutControlTokens } from '../../../src/models/layout/without-control-tokens.ts';

describe('withoutControlTokens', () => {
  it.each([
    ['ChatML', 'So 14.<|im_end|>', 1],
    ['Llama 3', 'So 14.<|eot_id|>', 1],
    ['Mistral', 'So 14. </s>', 1],
    ['Gemma', 'So 14.<end_of_turn>\n', 1],
    ['Gemma 4', 'So 14.<turn|>', 1],
    ['DeepSeek', 'So 14.<｜end▁of▁sentence｜>', 1],
    ['Phi', 'So 14.<|end|>', 1],
    ['Command R', 'So 14.<|END_OF_TURN_TOKEN|>', 1],
    ['GLM', 'So 14.<|user|>', 1],
    ['EXAONE', 'So 14.[|endofturn|]', 1],
    ['InternLM', 'So 14.<eoa>', 1],
    ['Granite', 'So 14.<|end_of_text|>', 1],
    ['SmolVLM', 'So 14.<end_of_utterance>', 1],
    ['a token with spaces', 'So 14.<| im_end |>', 1],
    ['two in a row', 'So 14.<|im_end|>\n<|endoftext|>', 2],
    ['padding', 'So 14.</s><pad><pad><pad>', 4],
    ['a head before the reply', '<|im_start|>assistant\nSo 14.<|im_end|>', 2],
    ['another head before it', '<s>So 14.</s>', 2],
    ['a head in three tokens', '<|start_header_id|>assistant<|end_header_id|>\n\nSo 14.<|eot_id|>', 3],
    ['a whole next turn', 'So 14.<|im_end|>\n<|im_start|>user\nAnd 8 * 2?<|im_end|>', 3],
    ['a next turn by its role', 'So 14.<|end|>\nuser\nAnd 8 * 2?', 1],
    ['a next turn whose end was lost', 'So 14.<|start_header_id|>user<|end_header_id|>\n\nAnd 8 * 2?', 2],
    ['a next turn by a token alone', 'So 14.<｜User｜>And 8 * 2?<｜Assistant｜>16', 2],
    ['a next turn of Command R', 'So 14.<|END_OF_TURN_TOKEN|><|START_OF_TURN_TOKEN|><|USER_TOKEN|>And 8?', 3],
    ['Llama 2', 'So 14. [/INST] [INST] And 8 * 2? [/INST]', 3],
    ['what follows an end', 'So 14.<|endoftext|>The next problem is 8 * 2, which is 16.', 1],
    ['what follows an end of a line', 'So 14.<|im_end|>\nQuestion: 8 * 2?\nAnswer: 16', 1],
  ])('takes off those of %s', (_, given, tokens) => {
    expect(withoutControlTokens(given)).toEqual({ text: 'So 14.', tokens });
  });

  it.each([
    'The token `<|im_end|>` ends a turn in ChatML.',
    'The token <|im_end|> ends a turn in ChatML.',
    'The token <|user|> begins a turn, which <|end|> ends.',
    'We write <|psi|> for the norm, which is 1.',
    'The mean of the absolute value is <|x|>',
    'It is the state $|\\psi\\rangle$ with |x|<|y|',
    'For |x|<|y| and |y|>2 the sum is 3.',
    'For |x|>2 and a <s> b the sum is 3.',
    'It is not <s>15</s>',
    'a < b and b |> c',
    'The interval [0, 1] and the array [END]',
    '',
  ])('leaves alone what is said: %s', (text) => {
    expect(withoutControlTokens(text)).toEqual({ text, tokens: 0 });
  });

  it.each(['<|a|> b ', '</s> b ', '<|abc|> b ', '<|im_end|>', '<s>', '[INST'])(
    'takes time in proportion to the text of %s',
    (piece) => {
      expect(withoutControlTokens(`x ${piece.repeat(20_000)}`).text.length).toBeGreaterThan(0);
    },
    5_000,
  );
});
