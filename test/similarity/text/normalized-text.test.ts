import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { normalizedText } from '../../../src/similarity/text/normalized-text.ts';

describe('normalizedText', () => {
  it.each([
    ['Graph  Colouring', 'graph colouring'],
    ['Distance-regular graphs', 'distance regular graphs.'],
    ['“K-theory”', 'K-theory'],
    ['Compute $x^{2} - 1$.', 'compute x^2-1'],
    ['Compute x² − 1', 'Compute x^2 - 1'],
    ['\\dfrac{1}{2}\\,\\text{mol}', '\\frac{1}{2} mol'],
    ['\\left( a+b \\right)', '(a + b)'],
    ['ﬁne structure', 'fine structure'],
    ['Straße', 'STRASSE'],
    ['Theory Of Groups', 'theory of groups'],
  ])('turns %j and %j into one form', (left, right) => {
    expect(normalizedText(left)).toBe(normalizedText(right));
  });

  it.each([
    ['the genotype Aa', 'the genotype aa'],
    ['the genotype Aabb', 'the genotype aabb'],
    ['5 mW', '5 MW'],
    ['the value of 5!', 'the value of 5'],
    ['a + b', 'a - b'],
    ['x²', 'x2'],
    ['10²³', '1023'],
    ['3.5', '35'],
    ['(a+b)c', 'a+(bc)'],
    ['\\Delta x', '\\delta x'],
    ['let x be', 'let X be'],
    ['x^{12}', 'x^{1}2'],
    ['1 12', '11 2'],
  ])('tells %j from %j', (left, right) => {
    expect(normalizedText(left)).not.toBe(normalizedText(right));
  });

  it('never throws and gives no text with white space around it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const form = normalizedText(text);
        expect(form).toBe(form.trim());
      }),
      { seed: 7, numRuns: 300 },
    );
  });

  it('reads a long run of stops in one pass', () => {
    // In quadratic time this would take minutes and run into the time-out of the suite.
    expect(normalizedText(`${'.'.repeat(400_000)}x`)).toContain('x');
  });
});
