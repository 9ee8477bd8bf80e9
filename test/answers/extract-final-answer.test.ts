import { describe, expect, it } from 'vitest';
import { extractFinalAnswer } from '../../src/answers/index.ts';

describe('extractFinalAnswer', () => {
  it.each([
    ['a short answer as it is', '\\frac{1}{2}', '\\frac{1}{2}'],
    ['what the last box holds', 'First \\boxed{1}. No, wait: the count is wrong.\n\nSo \\boxed{2}.', '2'],
    ['nested braces of a box', 'so $\\boxed{\\frac{1}{\\sqrt{2}}}$ holds', '\\frac{1}{\\sqrt{2}}'],
    ['boxes that stand together', '\\boxed{6} and \\boxed{8}', '6, 8'],
    ['one of two boxes that stand apart', '\\boxed{1} is a draft which is wrong. \\boxed{2}', '2'],
    ['a box that is never closed', 'so \\boxed{x = 1', 'x = 1'],
    ['a percent sign behind a box', '$\\boxed{28}$ percent', '28 \\%'],
    ['a minus sign before a box', 'x = -\\boxed{5}', '-5'],
    ['what is announced', 'Final Answer: 42', '42'],
    ['the last announcement', 'The answer is 4? No. The answer is 2.', '2'],
    ['an announcement on its own line', '### Final Answer\n\n$x^2$', 'x^2'],
    ['an answer without its reason', 'The answer is 12, since 3 times 4 is 12.', '12'],
    ['what follows the thinking', '<think>The answer is 3.</think>The answer is 4.', '4'],
    ['Spanish', 'La respuesta es 81.', '81'],
    ['French', 'La réponse finale est 81.', '81'],
    ['German', 'Die Antwort lautet 81.', '81'],
    ['Chinese', '最终答案是 81。', '81'],
    ['Russian', 'Ответ: 81', '81'],
    ['the concluding value of prose', 'We add 3 and 4. So the sum is $7$.', '7'],
    [
      'an answer line below a boxed step',
      'First \\boxed{15}.\n\nOne is counted twice.\n\n**Answer:** 14',
      '14',
    ],
    ['such a line in Chinese', '中间值 \\boxed{15}。\n\n答案：14', '14'],
    ['such a line in Russian', 'Сначала \\boxed{15}.\n\nОтвет: 14', '14'],
    ['such a line in Spanish', 'Antes \\boxed{15}.\n\nRespuesta: $\\frac{1}{2}$', '\\frac{1}{2}'],
    ['a box above a line without a value', 'So \\boxed{15}.\n\n**Answer:** see the box above', '15'],
    ['a box above a sentence about the answer', '\\boxed{4}\n\nThe answer is therefore in the box.', '4'],
    ['answer tags', 'We add \\boxed{3} and 11.\n<answer>14</answer>', '14'],
    ['a box in answer tags', '<answer>So \\boxed{14}.</answer>', '14'],
    ['the text around empty answer tags', 'So \\boxed{14}.\n<answer></answer>', '14'],
    ['the value behind four hashes', 'Nine eggs at 2 dollars each: $18.\n#### 18', '18'],
    ['the letter behind four hashes', 'The result is 10, so we take option B. #### B ', 'B'],
    ['no heading of four hashes', '#### Area\nThe answer is 12.', '12'],
    ['the line A: below a sum', '1/4 * 80 = $<<1/4*80=20.0>>20.0\nA: 20', '20'],
    ['a chosen option', 'The final result is 10. I choose option B.', 'B'],
    ['an option in brackets', 'It cannot be zero, so we pick (D).', '(D)'],
    ['the answer field of an object', '{"reasoning": "6 + 1 = 7, less 3.", "answer": "4"}', '4'],
    ['such a field in a fence', 'Here it is:\n```json\n{\n  "answer": 4,\n  "sure": true\n}\n```', '4'],
    ['such a field above remarks', '{"answer": "4"}\n\nThe key steps are:\n1. Add 3.', '4'],
    ['an answer that is stated below such a field', '{"answer": "4"}\n\nThe answer is 5.', '5'],
    ['LaTeX in such a field, escaped', '{"answer": "\\\\frac{1}{2}"}', '\\frac{1}{2}'],
    ['LaTeX in such a field, not escaped', '{"answer": "x \\ne \\frac{1}{2}"}', 'x \\ne \\frac{1}{2}'],
    ['a list in such a field', '{"answer": ["b", "a"]}', '["b", "a"]'],
    ['the last of two objects', '{"answer": "3"}\n\nOne is missing, so:\n\n{"answer": "4"}', '4'],
    ['the field behind a placeholder', '{"answer": "___"}\n\n{"answer": "4"}', '4'],
    ['a value in bold', 'We add both. The probability equals **355/113**.', '355/113'],
  ])('returns %s', (_what, text, answer) => {
    expect(extractFinalAnswer(text)).toBe(answer);
  });

  it.each(['', '   ', '...', '$$', '\u0000', '**'])('returns null where there is no answer: %j', (text) => {
    expect(extractFinalAnswer(text)).toBeNull();
  });

  it.each([
    'I am not sure about this one. It seems hard.',
    'I do not know the answer.',
    'We could not find a closed form',
    'The final answer is: I cannot determine it.',
    'The first case reduces to a known lemma. The second case follows the same route through symmetry. Neither leads anywhere without further work',
    `${'The argument goes on in this manner for a while. '.repeat(300)}It never ends`,
    `${'a very long sentence that only ever talks of how things may be related to others '.repeat(6)}`,
  ])('returns null for a text that states none: %s', (text) => {
    expect(extractFinalAnswer(text)).toBeNull();
  });

  it.each([
    'Water, since it has the higher specific heat',
    'the set of all continuous functions on the unit interval that vanish at both ends',
    'SAT is NP-hard',
    'Paris. It is the capital.',
    'x = 2. Hence y = 3.',
  ])('does not take a short answer for prose: %s', (text) => {
    expect(extractFinalAnswer(text)).not.toBeNull();
  });

  it('finds an announcement behind letters that are longer in lower case', () => {
    const text = `${'İ'.repeat(200)} wrote this.\n\nFinal answer: 81\n\nSo it took 7 people to read all of it.`;
    expect(extractFinalAnswer(text)).toBe('81');
  });

  it('looks at the end of a long text', () => {
    expect(extractFinalAnswer(`\\boxed{1} ${'and so on. '.repeat(50_000)} \\boxed{2}`)).toBe('2');
  });
});
