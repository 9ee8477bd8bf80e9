import { describe, expect, it } from 'vitest';
import { compareAnswers, extractFinalAnswer } from '../../src/answers/index.ts';

const hostile: readonly (readonly [name: string, text: string])[] = [
  ['a tower of powers', '10^{10^{10}}'],
  ['nested braces', `${'{'.repeat(2_000)}x${'}'.repeat(2_000)}`],
  ['open braces', '{'.repeat(5_000)],
  ['megabytes', 'a'.repeat(3_000_000)],
  ['a million digits', '7'.repeat(1_000_000)],
  ['nested brackets', `${'('.repeat(1_400)}1${')'.repeat(1_400)}`],
  ['nested fractions', `${'\\frac{1}{'.repeat(250)}2${'}'.repeat(250)}`],
  ['a long sum', `${'x+'.repeat(700)}x`],
  ['many minus signs', `${'-'.repeat(2_900)}1`],
  ['a long list', '1,'.repeat(1_400)],
  ['a large set', `\\{${Array.from({ length: 250 }, (_, index) => `\\sqrt{${index}}`).join(',')}\\}`],
  ['open boxes', '\\boxed{'.repeat(2_000)],
  ['many boxes', '\\boxed{1} and '.repeat(1_500)],
  ['many announcements', 'the final answer is '.repeat(1_000)],
  ['many answer fields', '"answer":'.repeat(2_200)],
  ['many objects with answers', '{"answer":"1"},'.repeat(1_400)],
  ['an answer field of quotes', `{"answer":${'"'.repeat(18_000)}`],
  ['an answer field of brackets', `{"answer":${'['.repeat(18_000)}`],
  ['dollars', '$'.repeat(20_000)],
  ['stars', '*'.repeat(20_000)],
  ['stars before words', `${'*'.repeat(120)}x 5 is the answer`],
  ['open formulas', '\\( '.repeat(6_000)],
  ['open displays', '\\[ '.repeat(6_000)],
  ['quotes', '"'.repeat(20_000)],
  ['white space', `${' '.repeat(20_000)}x${'\n'.repeat(20_000)}y`],
  ['backslashes', '\\'.repeat(20_000)],
  ['control characters', '\u0000\u0001\u001b[31m5\u202e'],
  ['lone surrogates', '\ud800'.repeat(5_000)],
  ['a huge factorial', '99999999999!'],
  ['factorials of factorials', '((100!)!)!'],
  ['a sum of a thousand million terms', '\\sum_{k=1}^{1000000000} k'],
  ['sums inside sums', '\\sum_{a=1}^{2000}\\sum_{b=1}^{2000}\\sum_{c=1}^{2000} abc'],
  ['a huge exponent', '1e999999999'],
  ['strokes below strokes', '\\mathrm{d}V/'.repeat(40)],
  ['a matrix without end', `\\begin{pmatrix}${'1&'.repeat(1_400)}`],
  ['a product of matrices', '\\begin{pmatrix}1&2\\\\3&4\\end{pmatrix}'.repeat(70)],
  ['unbalanced LaTeX', '\\left( \\frac{1}{2 \\right]'],
  ['many units', `5 ${'m '.repeat(900)}`],
  ['a long formula', 'C6H12'.repeat(400)],
  ['long ratios', `${'1:'.repeat(700)}1`],
  ['rational powers', '(1+\\frac{1}{3})^{12000}'],
];

describe('hostile input', () => {
  it.each(hostile)('ends with a verdict on %s', (_name, text) => {
    for (const [reference, response] of [
      [text, text],
      ['5', text],
      [text, 'x+1'],
    ] as const) {
      expect(['equal', 'different', 'unknown']).toContain(compareAnswers(reference, response).verdict);
    }
    expect(() => extractFinalAnswer(text)).not.toThrow();
  });

  it.each(hostile)('never calls %s different from itself', (_name, text) => {
    expect(compareAnswers(text, text).verdict).not.toBe('different');
  });

  it('never evaluates what it reads', () => {
    const before = Object.keys(globalThis).length;

    compareAnswers('globalThis.evil = 1', '(() => { globalThis.evil = 1 })()');

    expect(Object.keys(globalThis).length).toBe(before);
  });
});
