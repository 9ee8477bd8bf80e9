import { describe, expect, it } from 'vitest';
import { dependingOn, judgedBy, objectOr } from '../../src/options/judged-by.ts';
import { optionIssues } from '../../src/options/option-issues.ts';
import { count, oneOf, optionsSchema } from '../../src/options/option-schemas.ts';

describe('judgedBy', () => {
  const even = judgedBy((value) => (Number(value) % 2 === 0 ? null : `${value} is odd`));

  it('takes the message from the value, also of an option that is missing', () => {
    const schema = optionsSchema<{ even: number }>({ even });

    expect(optionIssues(schema, { even: 2 }, 'x')).toEqual([]);
    expect(optionIssues(schema, { even: 3 }, 'x')).toEqual([{ option: 'x.even', message: '3 is odd' }]);
    expect(optionIssues(schema, {}, 'x')).toEqual([{ option: 'x.even', message: 'undefined is odd' }]);
    expect(optionIssues(even, 5, 'y')).toEqual([{ option: 'y', message: '5 is odd' }]);
  });
});

describe('dependingOn', () => {
  it('asks the schema that fits the kind of value, and keeps its paths', () => {
    const schema = dependingOn((value) => (Array.isArray(value) ? oneOf(['list']) : count));

    expect(optionIssues(schema, 2, 'x')).toEqual([]);
    expect(optionIssues(schema, 0, 'x')[0]?.message).toBe('must be a whole number of at least 1, got 0');
    expect(optionIssues(schema, [], 'x')[0]?.message).toBe("must be 'list', got a list of 0");
  });
});

describe('objectOr', () => {
  const schema = objectOr(optionsSchema<{ size: number }>({ size: count }), oneOf(['all', 'none']));

  it('judges an object by its members, and all else by the other schema', () => {
    expect(optionIssues(schema, { size: 1 }, 'x')).toEqual([]);
    expect(optionIssues(schema, 'all', 'x')).toEqual([]);
    expect(optionIssues(schema, { size: 0 }, 'x')).toEqual([
      { option: 'x.size', message: 'must be a whole number of at least 1, got 0' },
    ]);
    for (const wrong of ['some', null, undefined, [], 7])
      expect(optionIssues(schema, wrong, 'x')[0]?.message).toMatch(/^must be 'all' or 'none', got /);
  });
});
