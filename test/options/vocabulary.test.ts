import { describe, expect, it } from 'vitest';
import { withOneOf } from '../../src/options/between/with-one-of.ts';
import { objectWith } from '../../src/options/object-with.ts';
import { optionIssues } from '../../src/options/option-issues.ts';
import { count, nonEmptyString, optionsSchema } from '../../src/options/option-schemas.ts';
import { optionsAlike } from '../../src/options/options-alike.ts';
import { numberFrom, wholeNumberFrom } from '../../src/options/ranges.ts';
import { withRefused } from '../../src/options/unknown/with-refused.ts';
import { valuesByName } from '../../src/options/values-by-name.ts';

describe('ranges', () => {
  it('hold their ends, and say both', () => {
    for (const fine of [2, 5]) {
      expect(optionIssues(wholeNumberFrom(2, 5), fine, 'x')).toEqual([]);
      expect(optionIssues(numberFrom(2, 5), fine, 'x')).toEqual([]);
    }
    expect(optionIssues(numberFrom(2, 5), 2.5, 'x')).toEqual([]);
    for (const wrong of [1, 6, 2.5, Number.NaN, '3', undefined])
      expect(optionIssues(wholeNumberFrom(2, 5), wrong, 'x')[0]?.message).toMatch(
        /^must be a whole number from 2 to 5, got /,
      );
    for (const wrong of [1.9, 5.1, Number.NaN, Number.POSITIVE_INFINITY, '3'])
      expect(optionIssues(numberFrom(2, 5), wrong, 'x')[0]?.message).toMatch(
        /^must be a number from 2 to 5, got /,
      );
  });
});

describe('objectWith', () => {
  const schema = objectWith({ name: nonEmptyString }, 'a rule', 'make it with defineRule');

  it('asks for its members only, of plain objects and of those of a class', () => {
    class Named {
      get name(): string {
        return 'x';
      }
    }

    expect(optionIssues(schema, { name: 'x', more: 1 }, 'r')).toEqual([]);
    expect(optionIssues(schema, new Named(), 'r')).toEqual([]);
    expect(optionIssues(schema, { more: 1 }, 'r')).toEqual([
      { option: 'r.name', message: 'must be a non-empty string, got undefined' },
    ]);
  });

  it('says what to do when there is no object', () => {
    for (const wrong of [null, 'x', [], () => 0])
      expect(optionIssues(schema, wrong, 'r')[0]?.message).toMatch(
        /^must be a rule, got .*; make it with defineRule$/,
      );
  });
});

describe('withOneOf', () => {
  interface Options {
    readonly left?: number;
    readonly right?: number;
  }
  const schema = withOneOf<Options>(
    optionsSchema<Options>({ left: count.optional(), right: count.optional() }),
    ['left', 'right'],
    'a count',
  );

  it('takes exactly one of two options', () => {
    expect(optionIssues(schema, { left: 1 }, 'x')).toEqual([]);
    expect(optionIssues(schema, { right: 1 }, 'x')).toEqual([]);
    expect(optionIssues(schema, {}, 'x')).toEqual([
      { option: 'x', message: 'needs either left or right, a count' },
    ]);
    expect(optionIssues(schema, { left: 1, right: 1 }, 'x')).toEqual([
      { option: 'x', message: 'pass either left or right, not both' },
    ]);
  });
});

describe('optionsAlike', () => {
  it('judges each by one schema, and knows all by their name', () => {
    const schema = optionsAlike({ red: 1, blue: 2 }, count, 'an object of shares', 'share');

    expect(optionIssues(schema, { red: 2, blue: undefined }, 'x')).toEqual([]);
    expect(optionIssues(schema, { red: 0, green: 1 }, 'x')).toEqual([
      { option: 'x.red', message: 'must be a whole number of at least 1, got 0' },
      { option: 'x.green', message: 'is an unknown share; the shares are red, blue' },
    ]);
    expect(optionIssues(schema, 3, 'x')[0]?.message).toBe('must be an object of shares, got 3');
  });
});

describe('withRefused', () => {
  it('says of a name what to do instead, and leaves other faults as they are', () => {
    const schema = withRefused(optionsSchema<{ size?: number }>({ size: count.optional() }), {
      path: 'is the same for all; leave it out here',
    });

    expect(optionIssues(schema, { size: 1 }, 'x')).toEqual([]);
    expect(optionIssues(schema, { size: 0, path: 'a', more: 1 }, 'x').map(({ message }) => message)).toEqual([
      'must be a whole number of at least 1, got 0',
      'is the same for all; leave it out here',
      'is an unknown option; the options are size',
    ]);
  });
});

describe('valuesByName', () => {
  const schema = valuesByName(
    optionsSchema<{ size: number }>({ size: count }),
    'sizes by name',
    (name) => name !== 'Bad',
    'is no name',
  );

  it('judges each value and each name', () => {
    expect(optionIssues(schema, { a: { size: 1 }, b: { size: 2 } }, 'x')).toEqual([]);
    expect(optionIssues(schema, { Bad: { size: 0 } }, 'x')).toEqual([
      { option: 'x.Bad', message: 'is no name' },
      { option: 'x.Bad.size', message: 'must be a whole number of at least 1, got 0' },
    ]);
  });

  it('wants at least one', () => {
    for (const wrong of [{}, [], null, undefined, 'x'])
      expect(optionIssues(schema, wrong, 'x')[0]?.message).toMatch(/^must be sizes by name, got /);
  });
});
