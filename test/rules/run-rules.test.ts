import { describe, expect, it } from 'vitest';
import type { JsonValue } from '../../src/core/json.ts';
import { pass, reject } from '../../src/core/outcome.ts';
import type { Problem } from '../../src/core/records/records.ts';
import type { Rule } from '../../src/core/records/rule.ts';
import { TransportError } from '../../src/errors/index.ts';
import { optionIssues } from '../../src/options/option-issues.ts';
import { defineRule } from '../../src/rules/define-rule.ts';
import { ruleListSchema } from '../../src/rules/rule-schemas.ts';
import { runRules } from '../../src/rules/run-rules.ts';
import { aProblem } from '../support/sample-records.ts';
import { namedModel, scriptedContext } from '../support/scripted-context.ts';

function rule(name: string, check: Rule['check']): Rule {
  return defineRule({ name, version: '1', check });
}

const silent = scriptedContext<Problem, unknown>(() => new Error('no call is expected')).context;

describe('runRules', () => {
  it('passes a candidate that no rule refuses', async () => {
    const rules = [rule('one', () => pass()), rule('two', async () => pass())];

    expect(await runRules(rules, aProblem(), silent)).toEqual({ kind: 'pass' });
    expect(await runRules([], aProblem(), silent)).toEqual({ kind: 'pass' });
  });

  it('lets the first refusal win, and names its rule', async () => {
    const asked: string[] = [];
    const rules = ['one', 'two', 'three'].map((name) =>
      rule(name, () => {
        asked.push(name);
        return name === 'one' ? pass() : reject('no', `says ${name}`);
      }),
    );

    const verdict = await runRules(rules, aProblem(), silent);

    expect(verdict).toEqual({ kind: 'rejected', code: 'no', reason: 'says two', by: 'two' });
    expect(asked).toEqual(['one', 'two']);
  });

  it.each([undefined, null, true, 'reject', {}, { kind: 'rejected' }, [], Promise.resolve(false)])(
    'throws an error that names the rule when it returns nonsense (%j)',
    async (nonsense) => {
      const check = (() => nonsense) as unknown as Rule['check'];

      await expect(runRules([rule('odd', check)], aProblem(), silent)).rejects.toThrow(
        /^rule "odd" must return/,
      );
    },
  );

  it.each([
    (): never => {
      throw new RangeError('out of range');
    },
    () => Promise.reject(new RangeError('out of range')),
  ])('throws an error that names a rule that throws', async (check) => {
    await expect(runRules([rule('odd', check)], aProblem(), silent)).rejects.toThrow(
      'rule "odd" threw: out of range',
    );
  });

  it('passes on what a call of the rule failed with', async () => {
    const failure = new TransportError('busy', { code: 'rate-limited', model: 'test:critic' });
    const { context } = scriptedContext<Problem, unknown>(() => failure);
    const asking = rule('asking', async (_, { call }) => {
      await call({ model: namedModel('critic'), prompt: 'x', slot: 'x', parse: () => null });
      return pass();
    });

    await expect(runRules([asking], aProblem(), context)).rejects.toBe(failure);
  });

  it('keeps slots, decisions and points of rules apart', async () => {
    const decisions = new Map<string, JsonValue>();
    const { context, calls, points } = scriptedContext<Problem, unknown>(() => 'ok', { decisions });
    const busy: Rule['check'] = async (_, { call, decide, siblings }) => {
      await call({ model: namedModel('critic'), prompt: 'x', slot: 'rating', parse: () => null });
      await decide('seen', true);
      await siblings();
      return pass();
    };

    await runRules([rule('one', busy), rule('two', busy)], aProblem(), context);

    expect(calls.map(({ slot }) => slot)).toEqual(['rule-one/rating', 'rule-two/rating']);
    expect([...decisions.keys()]).toEqual(['rule-one/seen', 'rule-two/seen']);
    expect(points).toEqual(['rule-one', 'rule-two']);
  });
});

describe('a list of rules', () => {
  it('finds what is no rule, and names used twice', () => {
    const issues = optionIssues(
      ruleListSchema,
      [rule('one', () => pass()), 'one', rule('one', () => pass())],
      'rules',
    );

    expect(issues.map(({ option }) => option)).toEqual(['rules[1]', 'rules[2].name']);
    expect(
      optionIssues(
        ruleListSchema,
        rule('one', () => pass()),
        'rules',
      ),
    ).toHaveLength(1);
  });
});
