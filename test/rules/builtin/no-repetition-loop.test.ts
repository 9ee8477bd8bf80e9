import { describe, expect, it } from 'vitest';
import { randomOf } from '../../../src/offline/offline-random.ts';
import { noRepetitionLoop } from '../../../src/rules/builtin/index.ts';
import { trajectoryCode } from '../rule-code.ts';

const words =
  'sum bound group prime ratio field lemma proof value curve limit angle norm trace rank root'.split(' ');

/** Prose without any repeated stretch worth the name. */
function prose(count: number, seed: string): string {
  const random = randomOf('prose', seed);
  return Array.from({ length: count }, () => random.pick(words as [string, ...string[]])).join(' ');
}

const paragraph = prose(60, 'paragraph');
const enumeration = Array.from(
  { length: 400 },
  (_, index) => `Checking n = ${index}: the value f(${index}) modulo 3 is not zero, so no.`,
).join('\n');

describe('noRepetitionLoop', () => {
  it.each([
    ['one phrase again and again', `${prose(300, 'a')} ${'Wait, that is not right. '.repeat(60)}`],
    ['a phrase in Chinese', '等等，这不对。'.repeat(60)],
    ['one letter for ever', 'a'.repeat(20_000)],
    ['a paragraph four times', `${prose(50, 'b')} ${`${paragraph}. `.repeat(5)}`],
    ['a loop in the middle', `${prose(500, 'c')} ${'so we try again and '.repeat(80)} ${prose(500, 'd')}`],
    ['punctuation for ever', `${prose(50, 'e')} ${'.'.repeat(5000)}`],
    [
      'the same few paragraphs in changing order',
      Array.from(
        { length: 30 },
        (_, index) => [prose(70, 'f'), prose(70, 'g'), prose(70, 'h')][(index * index) % 3],
      ).join('\n'),
    ],
  ])('refuses %s, in the reasoning and in the solution', async (_, text) => {
    expect(await trajectoryCode(noRepetitionLoop(), { reasoning: text })).toBe('repetition-loop');
    expect(await trajectoryCode(noRepetitionLoop(), { solution: text })).toBe('repetition-loop');
  });

  it.each([
    ['nothing', ''],
    ['long prose', prose(10_000, 'i')],
    ['an enumeration that differs in a number', enumeration],
    ['a paragraph twice', `${paragraph} ${paragraph} ${prose(200, 'j')}`],
    ['a check done three times', `${`${paragraph}. `.repeat(3)} ${prose(400, 'k')}`],
    ['rows of zeros', `The matrix is ${'0 & 0 & 0 & 1 \\\\ '.repeat(60)} and so on.`],
    ['a periodic continued fraction', `[1; ${'1, 2, '.repeat(150)}...]`],
    ['a sum of equal fractions', String.raw`\frac{1}{2} + `.repeat(12)],
    ['a little doubt', 'Wait, no. Wait, no. Wait, no. Then it is 4.'],
    ['a repeated sequence of bases', 'CAG'.repeat(60)],
  ])('keeps %s', async (_, text) => {
    expect(await trajectoryCode(noRepetitionLoop(), { reasoning: text, solution: 'It is 4.' })).toBe('kept');
  });

  it('takes another share, and none outside its range', async () => {
    const reasoning = `${prose(400, 'l')} ${prose(200, 'm')} ${prose(400, 'l')} ${prose(200, 'n')}`;

    expect(await trajectoryCode(noRepetitionLoop(), { reasoning })).toBe('kept');
    expect(await trajectoryCode(noRepetitionLoop({ maxRepeatedShare: 0.2 }), { reasoning })).toBe(
      'repetition-loop',
    );
    for (const maxRepeatedShare of [0, 1.2, Number.NaN])
      expect(() => noRepetitionLoop({ maxRepeatedShare })).toThrow(
        /noRepetitionLoop\.maxRepeatedShare: .*above 0/,
      );
  });
});
