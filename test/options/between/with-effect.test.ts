import { describe, expect, it } from 'vitest';
import { withEffect } from '../../../src/options/between/with-effect.ts';
import { optionIssues } from '../../../src/options/option-issues.ts';
import { count, optionsSchema, trueOrFalse } from '../../../src/options/option-schemas.ts';

interface Options {
  readonly cache?: boolean;
  readonly entries?: number;
  readonly bytes?: number;
}

describe('withEffect', () => {
  const schema = withEffect<Options>(
    optionsSchema<Options>({
      cache: trueOrFalse.optional(),
      entries: count.optional(),
      bytes: count.optional(),
    }),
    {
      of: ['entries', 'bytes'],
      by: ['cache'],
      holds: ({ cache }) => cache === true,
      otherwise: 'without a cache',
      remedy: 'set cache',
    },
  );
  const message = 'has no effect without a cache; set cache, or leave it out';

  it('names each option that would be ignored', () => {
    expect(optionIssues(schema, { entries: 1, bytes: 2 }, 'x')).toEqual([
      { option: 'x.entries', message },
      { option: 'x.bytes', message },
    ]);
    expect(optionIssues(schema, { cache: false, bytes: 2 }, 'x')).toEqual([{ option: 'x.bytes', message }]);
  });

  it('says nothing where they count, or are left out', () => {
    for (const options of [{}, { cache: false }, { cache: true, entries: 1 }, { entries: undefined }])
      expect(optionIssues(schema, options, 'x')).toEqual([]);
  });

  it('leaves other faults as they are, and does not judge by an option that is at fault', () => {
    expect(optionIssues(schema, { cache: 'yes', entries: 1 }, 'x')).toEqual([
      { option: 'x.cache', message: 'must be true or false, got "yes"' },
    ]);
  });
});
