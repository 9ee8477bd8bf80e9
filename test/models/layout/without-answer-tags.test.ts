import { describe, expect, it } from 'vitest';
import { withoutAnswerTags } from '../../../src/models/layout/without-answer-tags.ts';

describe('withoutAnswerTags', () => {
  it.each([
    ['<answer>14</answer>', '14'],
    ['\n<Response>\nSo 14.\n</Response>\n', 'So 14.'],
    ['<final_answer>14</final_answer>', '14'],
  ])('takes off tags around all that is said: %j', (text, said) => {
    expect(withoutAnswerTags(text, ['What is seven times two?'])).toBe(said);
  });

  it.each([
    'So <answer>14</answer>',
    '<answer>14</response>',
    '<answer>13</answer> or <answer>14</answer>',
    '<b>14</b>',
  ])('leaves what is said as it is: %j', (text) => {
    expect(withoutAnswerTags(text, [])).toBe(text);
  });

  it('leaves tags that were asked for', () => {
    expect(withoutAnswerTags('<answer>14</answer>', ['Put it between <answer> tags.'])).toBe(
      '<answer>14</answer>',
    );
  });
});
