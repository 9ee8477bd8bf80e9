import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countWords } from '../../src/core/texts/count-words.ts';
import { clipLine, clipText } from '../../src/report/clip-text.ts';
import { LengthFold } from '../../src/report/folds/length-fold.ts';
import { inertJson } from '../../src/report/inert-json.ts';
import { mathPieces } from '../../src/report/page/math-pieces.ts';
import { hostileTexts } from './xss-corpus.ts';

const seeded = { seed: 20_261_122, numRuns: 300 } as const;
const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 400 }),
  fc.string({
    unit: fc.constantFrom(
      '$',
      '\\',
      '(',
      ')',
      '[',
      ']',
      '{',
      '}',
      'a',
      ' ',
      '\n',
      '\\begin{align}',
      '\\end{align}',
      '\\boxed{',
    ),
  }),
  fc.constantFrom(...hostileTexts.map((text) => text.slice(0, 5_000))),
);

describe('inertJson', () => {
  it('returns the value, and holds nothing that means something in HTML', () => {
    fc.assert(
      fc.property(fc.array(fc.dictionary(anyText, anyText)), (value) => {
        const json = inertJson(value);
        expect(JSON.parse(json)).toEqual(JSON.parse(JSON.stringify(value)));
        expect(/[<>&\u2028\u2029]/u.test(json)).toBe(false);
      }),
      seeded,
    );
  });
});

describe('clipText', () => {
  it('keeps short texts whole, cuts long ones between characters, and counts what it left out', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', maxLength: 300 }),
        fc.integer({ min: 8, max: 200 }),
        (text, most) => {
          const { head, tail, left } = clipText(text, most);
          if (Buffer.byteLength(text) <= most)
            expect({ head, tail, left }).toEqual({ head: text, tail: '', left: 0 });
          expect(Buffer.byteLength(head + tail)).toBeLessThanOrEqual(most);
          expect(text.startsWith(head)).toBe(true);
          expect(text.endsWith(tail)).toBe(true);
          expect(head.length + left + tail.length).toBe(text.length);
        },
      ),
      seeded,
    );
  });

  it('shows what turns the direction of writing around, and lets it do nothing', () => {
    expect(clipLine('\u202e24', 40)).toBe('\ufffd24');
    expect(clipText(`\u202d${'a'.repeat(90)}\u202e`, 30)).toEqual({
      head: `\ufffd${'a'.repeat(17)}`,
      tail: `${'a'.repeat(7)}\ufffd`,
      left: 66,
    });
  });

  it('marks the cut of a line', () => {
    expect(clipLine('abcdefghijkl', 6)).toBe('abcd […] kl');
    expect(clipLine('abc', 6)).toBe('abc');
  });
});

describe('countWords', () => {
  it('counts what white space separates', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('a', 'é', ' ', '\n', '\t', '\u00a0', '\u2003', '\u3000') }),
        (text) => {
          expect(countWords(text)).toBe(text.split(/\s+/u).filter((word) => word !== '').length);
        },
      ),
      seeded,
    );
  });
});

describe('LengthFold', () => {
  it('says which length half of the rows, and nine in ten, do not pass', () => {
    const fold = new LengthFold();
    for (let length = 100; length > 0; length -= 1) fold.add(length);

    expect(fold.facts()).toMatchObject({ count: 100, median: 50, p90: 90, longest: 100 });
  });

  it('puts each length into one bin, and orders what it says of them', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 60_000 }), { minLength: 1 }), (lengths) => {
        const fold = new LengthFold();
        for (const length of lengths) fold.add(length);
        const facts = fold.facts();
        const bins = facts?.bins ?? [];
        expect(bins.reduce((sum, { count }) => sum + count, 0)).toBe(lengths.length);
        expect(bins.every(({ from, to }) => from < to)).toBe(true);
        for (const { from, to, count } of bins.slice(1, -1)) {
          expect(lengths.filter((length) => length >= from && length < to).length).toBe(count);
        }
        expect(facts?.longest).toBe(Math.max(...lengths));
        expect(facts?.median).toBe(lengths.toSorted((a, b) => a - b)[Math.ceil(lengths.length / 2) - 1]);
      }),
      seeded,
    );
  });
});

describe('mathPieces', () => {
  it('loses no character of any text', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(
          mathPieces(text)
            .map(({ source }) => source)
            .join(''),
        ).toBe(text);
      }),
      seeded,
    );
  });

  it.each([
    ['the sum $a+b$ is', ['text', 'inline', 'text']],
    ['\\(x\\) and \\[y\\]', ['inline', 'text', 'display']],
    ['$$x$$', ['display']],
    ['\\begin{align*}a&=b\\end{align*}', ['display']],
    ['so \\boxed{\\frac{1}{2}}.', ['text', 'inline', 'text']],
    ['it costs $5 and $7', ['text']],
    ['from $5 to $10, or $x$', ['text', 'inline']],
    ['an escaped \\$x\\$', ['text']],
    ['unclosed $x', ['text']],
    ['unclosed \\boxed{x', ['text']],
    ['$\\alpha$-decay', ['inline', 'text']],
    ['a $b\n\nc$ d', ['text']],
  ])('finds the formulas of %j', (text, kinds) => {
    expect(mathPieces(text).map(({ kind }) => kind)).toEqual(kinds);
  });
});
