import { describe, expect, it } from 'vitest';
import { within, withRuleOver, withSome } from '../../../src/options/between/with-rule-over.ts';
import { optionIssues } from '../../../src/options/option-issues.ts';
import { count, optionsSchema } from '../../../src/options/option-schemas.ts';

interface Options {
  readonly least?: number;
  readonly most?: number;
  readonly other?: number;
}

const plain = optionsSchema<Options>({
  least: count.optional(),
  most: count.optional(),
  other: count.optional(),
});

describe('withRuleOver', () => {
  const schema = withRuleOver<Pick<Options, 'least' | 'most'>>(
    plain,
    ['least', 'most'],
    ({ least = 1, most = least }) =>
      most < least ? [{ path: ['most'], message: `must be at least least, ${least}, got {got}` }] : [],
  );

  it('asks the rule even if options that it does not read are wrong', () => {
    expect(optionIssues(schema, { least: 3, most: 2, other: 0, more: 1 }, 'x')).toEqual([
      { option: 'x.other', message: 'must be a whole number of at least 1, got 0' },
      { option: 'x.more', message: 'is an unknown option; the options are least, most, other' },
      { option: 'x.most', message: 'must be at least least, 3, got 2' },
    ]);
    expect(optionIssues(schema, { least: 2, most: 2 }, 'x')).toEqual([]);
  });

  it('does not ask it when one that it reads is at fault, or there is no object of options', () => {
    expect(optionIssues(schema, { least: 3, most: 0 }, 'x')).toHaveLength(1);
    expect(optionIssues(schema, null, 'x')).toEqual([
      { option: 'x', message: 'must be an object of options, got null' },
    ]);
  });
});

describe('withRuleOver a member of an option', () => {
  interface Nested {
    readonly limits?: Options;
    readonly size?: number;
  }
  const schema = withRuleOver<Nested>(
    optionsSchema<Nested>({ limits: plain.optional(), size: count.optional() }),
    ['limits.most', 'size'],
    ({ limits, size = 1 }) =>
      size > (limits?.most ?? 9) ? [{ path: ['size'], message: 'is above limits.most' }] : [],
  );

  it('asks it unless that member, or the whole option, is at fault', () => {
    const messages = (options: unknown): readonly string[] =>
      optionIssues(schema, options, '').map(({ option }) => option);

    expect(messages({ limits: { least: 0, most: 1 }, size: 2 })).toEqual(['limits.least', 'size']);
    expect(messages({ limits: { most: 0 }, size: 20 })).toEqual(['limits.most']);
    expect(messages({ limits: 7, size: 20 })).toEqual(['limits']);
  });
});

describe('within', () => {
  it('moves faults below an option', () => {
    expect(within(['a', 'b'], [{ path: [0], message: 'x' }])).toEqual([
      { path: ['a', 'b', 0], message: 'x' },
    ]);
    expect(within('a', [{ path: [], message: 'x' }])).toEqual([{ path: ['a'], message: 'x' }]);
  });
});

describe('withSome', () => {
  const schema = withSome<Options>(plain, 'sets nothing; set least or most');

  it('refuses options of which none is set', () => {
    expect(optionIssues(schema, { most: 1 }, 'x')).toEqual([]);
    for (const empty of [{}, { most: undefined }])
      expect(optionIssues(schema, empty, 'x')).toEqual([
        { option: 'x', message: 'sets nothing; set least or most' },
      ]);
    expect(optionIssues(schema, { more: 1 }, 'x')).toHaveLength(1);
  });
});
