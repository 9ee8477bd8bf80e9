import { describe, expect, it } from 'vitest';
import { unknownNameIssues } from '../../src/errors/unknown-option-issues.ts';

describe('unknownNameIssues', () => {
  it('names each option that is none, and those that are', () => {
    const options = { topicPerSubject: 5, depth: 2, rule: [] };

    expect(unknownNameIssues('expand.', options, ['topicsPerSubject', 'depth', 'rules'])).toEqual([
      {
        option: 'expand.topicPerSubject',
        message: 'is no option here; the options are topicsPerSubject, depth, rules',
      },
      { option: 'expand.rule', message: 'is no option here; the options are topicsPerSubject, depth, rules' },
    ]);
  });

  it('has nothing against known names, set or not', () => {
    expect(unknownNameIssues('', { depth: undefined, rules: [] }, ['depth', 'rules', 'name'])).toEqual([]);
  });

  it('cuts a name that is very long', () => {
    expect(unknownNameIssues('', { ['x'.repeat(500)]: 1 }, ['depth'])[0]?.option).toBe(`${'x'.repeat(40)}…`);
  });
});
