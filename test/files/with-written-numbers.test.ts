import { describe, expect, it } from 'vitest';
import { withWrittenNumbers } from '../../src/files/rows/with-written-numbers.ts';

describe('withWrittenNumbers', () => {
  it.each([
    '12157665459056928801',
    '-9007199254740993',
    '3.14159265358979323846',
    '1.50e-9',
    '1E-7',
    '6.02214076e23',
    '1E400',
    '-0',
    '0.00000012',
  ])('keeps %s as it is written', (written) => {
    expect(JSON.parse(withWrittenNumbers(`{"a":${written},"b":[${written}]}`))).toEqual({
      a: written,
      b: [written],
    });
  });

  it.each(['0', '14', '-3', '2.5', '1e-7', '9007199254740991'])('leaves %s a number', (written) => {
    expect(withWrittenNumbers(`{"a":${written}}`)).toBe(`{"a":${written}}`);
  });

  it('takes no zeros at the end of a fraction for a change', () => {
    expect(JSON.parse(withWrittenNumbers('[42.0,2.50,-0.0]'))).toEqual([42, 2.5, '-0.0']);
  });

  it('leaves alone what is in strings, however they end', () => {
    const row = { q: 'is 12157665459056928801 "1e-7" or \\', '2.50': '\\"-0', n: 1 };

    expect(JSON.parse(withWrittenNumbers(JSON.stringify(row)))).toEqual(row);
  });

  it('takes time in proportion to the text', () => {
    const text = JSON.stringify({ a: '\\"'.repeat(500_000), b: Array.from({ length: 100_000 }, () => 1) });

    expect(withWrittenNumbers(text)).toBe(text);
    expect(withWrittenNumbers(`"${'\\'.repeat(200_000)}`)).toHaveLength(200_001);
  }, 5_000);
});
