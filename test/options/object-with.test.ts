import { describe, expect, it } from 'vitest';
import { objectWith } from '../../src/options/object-with.ts';
import { optionIssues } from '../../src/options/option-issues.ts';
import { callback, nonEmptyString } from '../../src/options/option-schemas.ts';

describe('objectWith', () => {
  const schema = objectWith({ name: nonEmptyString, run: callback }, 'a part { name, run }');

  it('takes an object that has the members, inherited ones included, and any others', () => {
    class Part {
      readonly name = 'part';
      readonly more = 1;
      run(): void {}
    }

    expect(optionIssues(schema, { name: 'x', run: () => 0, more: 1 }, 'part')).toEqual([]);
    expect(optionIssues(schema, new Part(), 'part')).toEqual([]);
  });

  it('names the members that are missing or wrong, and what is no such object', () => {
    expect(optionIssues(schema, { name: ' ' }, 'part')).toEqual([
      { option: 'part.name', message: 'must be a non-empty string, got " "' },
      { option: 'part.run', message: 'must be a function, got undefined' },
    ]);
    expect(optionIssues(schema, 'x', 'part')).toEqual([
      { option: 'part', message: 'must be a part { name, run }, got "x"' },
    ]);
  });
});
