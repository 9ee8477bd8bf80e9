import { describe, expect, it } from 'vitest';
import { optionIssues } from '../../src/options/option-issues.ts';
import { anything, count, optionsSchema } from '../../src/options/option-schemas.ts';

interface Options {
  readonly topicsPerSubject?: number;
  readonly depth?: number;
  readonly rules?: readonly unknown[];
}

const schema = optionsSchema<Options>({
  topicsPerSubject: count.optional(),
  depth: count.optional(),
  rules: anything,
});

describe('unknown options', () => {
  it('are each named, with those that are known, whatever their value', () => {
    const options = { topicPerSubject: 5, depth: 2, rule: undefined };

    expect(optionIssues(schema, options, 'expand')).toEqual([
      {
        option: 'expand.topicPerSubject',
        message:
          'is an unknown option; the options are topicsPerSubject, depth, rules; did you mean topicsPerSubject?',
      },
      {
        option: 'expand.rule',
        message: 'is an unknown option; the options are topicsPerSubject, depth, rules; did you mean rules?',
      },
    ]);
  });

  it('do not include known names, set or not', () => {
    expect(optionIssues(schema, { depth: undefined, rules: [] }, '')).toEqual([]);
  });

  it('are cut when they are very long', () => {
    expect(optionIssues(schema, { ['x'.repeat(500)]: 1 }, '')[0]?.option).toBe(`${'x'.repeat(40)}…`);
  });
});
