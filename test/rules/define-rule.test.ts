import { describe, expect, expectTypeOf, it } from 'vitest';
import { pass, reject } from '../../src/core/outcome.ts';
import type { Problem, Trajectory } from '../../src/core/records/records.ts';
import type { Rule } from '../../src/core/records/rule.ts';
import { ConfigurationError } from '../../src/errors/index.ts';
import { defineRule } from '../../src/rules/define-rule.ts';
import { aProblem } from '../../src/testing.ts';

describe('defineRule', () => {
  it('takes a rule for problems without a cast', () => {
    const noGreek = defineRule({
      name: 'no-greek',
      version: '1',
      check: ({ problem }) => (/[α-ω]/u.test(problem) ? reject('greek', 'uses Greek letters') : pass()),
    });

    expectTypeOf(noGreek).toEqualTypeOf<Rule<Problem>>();
    expect(Object.isFrozen(noGreek)).toBe(true);
  });

  it('takes a rule for another record when it is named', () => {
    const long = defineRule<Trajectory>({
      name: 'long',
      version: '1',
      check: ({ solution }) => (solution.length > 10 ? pass() : reject('short', 'too short')),
    });

    expectTypeOf(long).not.toExtend<Rule<Problem>>();
  });

  it('reports all faults together', () => {
    // @ts-expect-error a check is needed, as a program without types would leave it out
    const define = () => defineRule({ name: 'No Greek', version: ' ', check: undefined });

    expect(define).toThrow(ConfigurationError);
    expect(define).toThrow(/defineRule\.name: .*"No Greek".*defineRule\.version: .*defineRule\.check: /s);
  });

  it('takes a rule of a class, whose check is inherited', () => {
    class Short {
      readonly name = 'short';
      readonly version = '1';
      readonly #most = 3;
      check({ problem }: Problem): ReturnType<Rule<Problem>['check']> {
        return problem.length > this.#most ? reject('long', problem) : pass();
      }
    }
    const { check } = defineRule(new Short());

    expect(check(aProblem({ problem: 'much' }), {} as never)).toEqual(reject('long', 'much'));
  });
});
