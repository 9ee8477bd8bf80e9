import { describe, expect, it } from 'vitest';
import { checkArguments } from '../../src/options/check-arguments.ts';
import { count, nonEmptyString } from '../../src/options/option-schemas.ts';
import { streamOf } from '../../src/options/stream-of.ts';

describe('checkArguments', () => {
  it('takes what each schema takes, and reports the faults of all together', () => {
    const check = (items: unknown, size: unknown) =>
      checkArguments([streamOf('names'), items, 'f.items'], [count, size, 'f.size']);

    expect(() => check([], 1)).not.toThrow();
    expect(() => check('ab', 0)).toThrow(
      'f.items: must be an array or another iterable of names, got "ab"; put it in an array\n- f.size: must be a whole number of at least 1, got 0',
    );
    expect(() => checkArguments([nonEmptyString, '', 'f.path'])).toThrow(
      'f.path: must be a non-empty string',
    );
  });
});

describe('streamOf', () => {
  it('takes lists, sets and streams, and nothing else', () => {
    const stream = (async function* () {})();

    for (const fine of [[], new Set(), stream])
      expect(() => checkArguments([streamOf('x'), fine, 'f'])).not.toThrow();
    for (const wrong of ['x', {}, null, undefined, 3])
      expect(() => checkArguments([streamOf('x'), wrong, 'f'])).toThrow(
        'f: must be an array or another iterable of x, got ',
      );
  });
});
