import { describe, expect, it } from 'vitest';
import { pattern } from '../../src/answers/tokens/pattern.ts';
import { sourceFiles } from '../architecture/source-imports.ts';
import { writtenPatterns } from '../architecture/source-patterns.ts';

/** Every character of 16 bits that is no half of a longer one. */
const characters = Array.from({ length: 0x10000 }, (_, code) => String.fromCharCode(code)).filter(
  (one) => !/[\ud800-\udfff]/.test(one),
);

describe('a pattern with letters', () => {
  it('takes for letters what Unicode does, except for ten that no language writes', () => {
    const known = characters.filter((one) => /\p{L}/u.test(one));
    expect(known.filter((one) => !pattern`^\p{L}$`.test(one)).join('')).toBe('ˬˮͿℇⅎↃↄⸯ〻〼');
  });

  it('takes no space for a letter, and no sign or number that texts write beside words', () => {
    const taken = characters.filter((one) => !/\p{L}/u.test(one) && pattern`\p{L}`.test(one));
    expect(taken.filter((one) => /\s/.test(one))).toEqual([]);
    const written =
      /[\x00-\u036f\u060c\u061b\u061f\u0660-\u066d\u06d4\u06f0-\u06f9\u0964-\u096f\u0e3f\u2000-\u2140\u2150-\u2bff\u3000-\u3030\u30fb\u3200-\u33ff\uff00-\uff20\uff3b-\uff40\uff5b-\uff65]/;
    expect(taken.filter((one) => written.test(one)).join('')).toBe('℩℮℺℻');
  });

  it('reads classes inside of brackets, and escaped brackets as signs', () => {
    expect(pattern`^[\p{L}\p{N}'-]+$`.test("l'été-2½")).toBe(true);
    expect(pattern`^[^\p{L}]+$`.test('1, 2')).toBe(true);
    expect(pattern`^\[\p{L}\]$`.test('[é]')).toBe(true);
    expect(pattern.i`(?<!\p{L})not(?!\p{L})`.test('Notably knot, NOT so')).toBe(true);
    expect(pattern.i`(?<!\p{L})not(?!\p{L})`.test('Notably knotté')).toBe(false);
  });

  it('keeps other classes of Unicode, and joins pieces', () => {
    expect(pattern`^\p{Lu}\p{L}+$`.test('Ørsted')).toBe(true);
    const words = ['one', 'two'].join('|');
    expect(pattern.g`(?:${words})\b`.flags).toBe('g');
    expect('one twos two'.replace(pattern.g`(?:${words})\b`, '.')).toBe('. twos .');
  });

  it('is made once for each place', () => {
    const made = Array.from({ length: 2 }, () => pattern`\p{L}`);
    expect(made[0]).toBe(made[1]);
  });

  it('is how the answers spell letters', () => {
    const spelled = sourceFiles
      .filter((file) => file.startsWith('answers/'))
      .flatMap((file) => writtenPatterns(file).literals)
      .filter(({ source }) => source.includes(String.raw`\p{L}`));
    expect(spelled).toEqual([]);
  });
});
