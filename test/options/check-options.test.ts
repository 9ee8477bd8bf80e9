import { describe, expect, it } from 'vitest';
import { ConfigurationError } from '../../src/errors/index.ts';
import { checkOptions } from '../../src/options/check-options.ts';
import {
  count,
  listOf,
  listOfSome,
  nonEmptyString,
  oneOf,
  optionsSchema,
  withRule,
} from '../../src/options/option-schemas.ts';

interface Options {
  readonly size?: number;
  readonly most?: number;
  readonly mode?: 'a' | 'b';
  readonly names?: readonly string[];
  readonly nested?: { readonly size?: number };
}

const schema = withRule<Options>(
  optionsSchema<Options>({
    size: count.optional(),
    most: count.optional(),
    mode: oneOf(['a', 'b']).optional(),
    names: listOfSome(nonEmptyString, 'a list of at least one name').optional(),
    nested: optionsSchema<NonNullable<Options['nested']>>({ size: count.optional() }).optional(),
  }),
  ({ size = 1, most = size }) =>
    most < size ? [{ path: ['most'], message: `must be at least size, ${size}, got {got}` }] : [],
);

describe('checkOptions', () => {
  it('takes what is described, and options that are left out or undefined', () => {
    expect(() => checkOptions(schema, { size: 2, mode: 'a', names: ['x'] }, 'stage')).not.toThrow();
    expect(() => checkOptions(schema, { size: undefined, nested: {} }, 'stage')).not.toThrow();
  });

  it('names every fault at once, each by its whole path, with its value and what would be right', () => {
    const options = { size: 0, mode: 'c', names: ['x', ' '], nested: { size: 1.5, sise: 2 }, more: 1 };

    expect(faults(options, 'stage')).toEqual([
      'stage.size: must be a whole number of at least 1, got 0',
      "stage.mode: must be 'a' or 'b', got \"c\"",
      'stage.names[1]: must be a non-empty string, got " "',
      'stage.nested.size: must be a whole number of at least 1, got 1.5',
      'stage.nested.sise: is an unknown option; the options are size; did you mean size?',
      'stage.more: is an unknown option; the options are size, most, mode, names, nested; did you mean mode?',
    ]);
  });

  it('asks a rule over several options only once each is fine by itself', () => {
    expect(faults({ size: 3, most: 2 }, 'stage')).toEqual(['stage.most: must be at least size, 3, got 2']);
    expect(faults({ size: 'x', most: 2 }, 'stage')).toHaveLength(1);
  });

  it('says what is no object of options, no list, and an empty list', () => {
    for (const wrong of [null, undefined, 7, 'x', [], () => 0])
      expect(faults(wrong, 'stage')[0]).toMatch(/^stage: must be an object of options, got /);
    expect(faults({ names: 'x' }, '')).toEqual(['names: must be a list of at least one name, got "x"']);
    expect(faults({ names: [] }, '')).toEqual([
      'names: must be a list of at least one name, got a list of 0',
    ]);
    expect(() => checkOptions(listOf(count, 'a list'), {}, '')).toThrow(
      'options: must be a list, got an object',
    );
  });
});

function faults(options: unknown, at: string): readonly string[] {
  try {
    checkOptions(schema, options, at);
    return [];
  } catch (error) {
    if (!(error instanceof ConfigurationError)) throw error;
    return error.issues.map(({ option, message }) => `${option}: ${message}`);
  }
}
