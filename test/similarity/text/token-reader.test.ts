import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { TokenReader } from '../../../src/similarity/text/token-reader.ts';

function tokens(text: string, options: { readonly maskNumbers?: boolean } = {}): readonly number[] {
  const reader = new TokenReader(options);
  reader.read(text);
  return [...reader.hashes.subarray(0, reader.count)];
}

describe('TokenReader', () => {
  it.each([
    ['Find the value of x.', 'find   THE value\nof x'],
    ['$\\frac{1}{2}$', '\\( \\dfrac{1}{2} \\)'],
    ['\\left( a + b \\right)', '(a+b)'],
    ['x_{1}^{2}', 'x_1^2'],
    ['\\text{if } n > 0', 'if n>0'],
    ['\\mathrm{Aut}(G)', 'Aut(G)'],
    ['a **bold** word', 'a bold word'],
    ["Euler's formula", 'Euler’s formula'],
    ['distance-regular', 'distance regular'],
    ['a \u2212 b', 'a - b'],
    ['x²', 'x^2'],
    ['naïve Übung', 'NAÏVE übung'],
    ['ﬁeld', 'field'],
    ['the Poincaré map', 'THE POINCARÉ MAP'],
    ['the Poincare\u0301 map', 'the Poincaré map'],
    ['Weißʼs ΛΌΓΟΣ', 'weißʼs λόγος'],
    ['Poincaré-map', 'Poincaré map'],
    ["it's O'Neill's", 'its ONeills'],
    ['\\é x', 'x'],
  ])('reads %j and %j alike', (left, right) => {
    expect(tokens(left)).toEqual(tokens(right));
  });

  it.each([
    ['x < 1', 'x > 1'],
    ['3.5', '35'],
    ['x', 'X'],
    ['\\Delta', '\\delta'],
    ['a + b', 'a - b'],
    ['n!', 'n'],
    ['{a+b}c', 'a+{bc}'],
    ['\\{1\\}', '(1)'],
    ['日本', '本日'],
    ['25%', '25'],
    ['é - x', 'é x'],
    ["f'(x)", 'f(x)'],
    ['\u{1f600}', '\u{1f601}'],
  ])('tells %j from %j', (left, right) => {
    expect(tokens(left)).not.toEqual(tokens(right));
  });

  it('takes all numbers for one when asked', () => {
    const options = { maskNumbers: true };

    expect(tokens('add 3.5 to 12', options)).toEqual(tokens('add 7 to 1', options));
    expect(tokens('add 3.5 to x', options)).not.toEqual(tokens('add 7 to 1', options));
  });

  it('reads a word alike in any place', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z]{1,20}$/), fc.nat(8), (word, before) => {
        expect(tokens(`${' '.repeat(before)}${word}+`)).toEqual(tokens(`${word} +`));
      }),
      { seed: 20260303, numRuns: 300 },
    );
  });

  it('tells words apart that differ in letters of a large script', () => {
    const syllables = (from: number, step: number): readonly string[] =>
      Array.from({ length: 40 }, (_, index) => String.fromCharCode(from + step * index));
    const words = syllables(0xb000, 1).flatMap((first) =>
      syllables(0xac00, 251).map((second) => first + second),
    );

    expect(new Set(tokens(words.join(' '))).size).toBe(words.length);
  });

  it('takes the letters of scripts without gaps one by one', () => {
    expect(tokens('三角形の面積')).toHaveLength(6);
  });

  it('reads any text, and the same each time', () => {
    const reader = new TokenReader();
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 80 }), (text) => {
        const count = reader.read(text);
        expect([...reader.hashes.subarray(0, count)]).toEqual(tokens(text));
      }),
      { seed: 20260303, numRuns: 500 },
    );
    for (const hostile of ['{'.repeat(50_000), '\\text{'.repeat(20_000), '\\', '-', '*', '٣', '\ud835'])
      expect(reader.read(hostile)).toBeLessThanOrEqual(100_000);
  });
});
