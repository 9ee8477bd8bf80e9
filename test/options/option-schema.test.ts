import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { withRuleOver } from '../../src/options/between/with-rule-over.ts';
import { OptionSchema } from '../../src/options/option-schema.ts';
import { listOfSome, nonEmptyString, optionsSchema } from '../../src/options/option-schemas.ts';

describe('OptionSchema', () => {
  it('makes its schema when a value is first held against it, and once', () => {
    let made = 0;
    const counted = new OptionSchema(() => {
      made += 1;
      return z.string();
    });
    const whole = withRuleOver<{ readonly names?: unknown }>(
      optionsSchema<{ names: unknown }>({ names: listOfSome(counted, 'a list of names').optional() }),
      ['names'],
      () => [],
    );

    expect(made).toBe(0);
    expect([whole.accepts({ names: ['a'] }), whole.accepts({}), whole.accepts({ names: [] })]).toEqual([
      true,
      true,
      false,
    ]);
    expect(made).toBe(1);
  });

  it('holds a value against a second schema once the first accepts it', () => {
    const short = nonEmptyString.pipe(new OptionSchema(() => z.string().max(2, { message: 'is too long' })));

    expect(short.faultsIn('abc')).toMatchObject([{ path: [], message: 'is too long' }]);
    expect(short.faultsIn(' ')).toHaveLength(1);
  });
});
