import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lettersIn, withLetters } from '../../../src/similarity/text/letter-block.ts';

const seed = 20260303;
const ascii = fc.string({ unit: 'binary-ascii', minLength: 4, maxLength: 4 });

function blockOf(four: string): number {
  return Buffer.from(four, 'latin1').readInt32LE();
}

describe('lettersIn', () => {
  it('counts the letters before anything else, regardless of the bytes', () => {
    const bytes = fc
      .uint8Array({ minLength: 4, maxLength: 4 })
      .map((four) => Buffer.from(four).toString('latin1'));
    const mixed = fc.string({
      unit: fc.constantFrom(...'azAZ@[`{09\u0000\u007f\u00e1\u00ff'),
      minLength: 4,
      maxLength: 4,
    });
    fc.assert(
      fc.property(fc.oneof(bytes, mixed, ascii), (four) => {
        expect(lettersIn(blockOf(four))).toBe(/^[A-Za-z]*/.exec(four)?.[0].length);
      }),
      { seed, numRuns: 3_000 },
    );
  });
});

describe('withLetters', () => {
  it('comes to the same as one letter after the other, in lower case', () => {
    fc.assert(
      fc.property(fc.integer(), ascii, (before, four) => {
        const block = blockOf(four);
        const letters = four.slice(0, lettersIn(block));
        const oneByOne = [...letters].reduce(
          (hash, letter) => withLetters(hash, blockOf(letter.toLowerCase().padEnd(4, ' ')), 1),
          before,
        );

        expect(withLetters(before, block, letters.length)).toBe(oneByOne);
      }),
      { seed, numRuns: 3_000 },
    );
  });

  it('tells words apart, also those that hold the same letters', () => {
    const letters = fc.string({ unit: fc.constantFrom(...'abcxyz'), minLength: 4, maxLength: 4 });
    fc.assert(
      fc.property(letters, letters, (one, other) => {
        fc.pre(one !== other);
        expect(withLetters(7, blockOf(one), 4)).not.toBe(withLetters(7, blockOf(other), 4));
      }),
      { seed, numRuns: 3_000 },
    );
  });
});
