import { describe, expect, it } from 'vitest';
import { pass, reject } from '../../src/core/outcome.ts';
import type { Problem, Topic } from '../../src/core/records/records.ts';
import type { Rule } from '../../src/core/records/rule.ts';
import { readVerdict } from '../../src/prompting/verdict.ts';
import { contentfulTopic } from '../../src/rules/builtin/contentful-topic.ts';
import { distinctProblem } from '../../src/rules/builtin/distinct-problem.ts';
import { defineRule } from '../../src/rules/define-rule.ts';
import { runRule } from '../../src/testing/run-rule.ts';
import { aProblem, aTopic } from '../../src/testing/sample-records.ts';
import { scriptedModel } from '../../src/testing/scripted-model.ts';

describe('runRule', () => {
  it('returns the verdict of a rule of any record', async () => {
    const noGreek = defineRule({
      name: 'no-greek',
      version: '1',
      check: ({ problem }) => (/[α-ω]/u.test(problem) ? reject('greek', 'uses Greek letters') : pass()),
    });

    expect(await runRule(noGreek, aProblem())).toEqual(pass());
    expect(await runRule(noGreek, aProblem({ problem: 'Find α.' }))).toEqual({
      ...reject('greek', 'uses Greek letters'),
      by: 'no-greek',
    });
    expect(await runRule<Topic>(contentfulTopic(), aTopic({ topic: 'Miscellaneous topics' }))).toMatchObject({
      kind: 'rejected',
    });
  });

  it('lets a rule ask a model, with the re-ask of a run', async () => {
    const model = scriptedModel(['perhaps', 'Verdict: NO\nReason: Too easy.']);
    const hard = defineRule<Problem>({
      name: 'hard',
      version: '1',
      check: async ({ problem }, { call }) => {
        const parse = ({ text }: { readonly text: string }) => readVerdict(text, ['YES', 'NO'], [problem]);
        const { value } = await call({ model, slot: 'ask', prompt: problem, parse });
        return value.verdict === 'YES' ? pass() : reject('easy', value.reason);
      },
    });

    expect(await runRule(hard, aProblem())).toMatchObject({ code: 'easy', reason: 'Too easy.' });
    expect(model.calls.map(({ slot, reAsk }) => [slot, reAsk])).toEqual([
      ['rule-hard/ask', 0],
      ['rule-hard/ask', 1],
    ]);
  });

  it('shows a rule the siblings that it is given', async () => {
    const first = aProblem();
    const twin = aProblem({ topic: 'Another' });

    expect(await runRule(distinctProblem(), twin, { siblings: [first] })).toMatchObject({ kind: 'rejected' });
    expect(await runRule(distinctProblem(), twin)).toEqual(pass());
  });

  it('throws what would fail the item', async () => {
    const broken = defineRule({
      name: 'broken',
      version: '1',
      check: () => {
        throw new Error('no dictionary');
      },
    });

    await expect(runRule(broken, aProblem())).rejects.toThrow('rule "broken" threw: no dictionary');
  });

  it('refuses what is no rule, and options that it does not know', async () => {
    const [rule, options] = [{} as Rule<Problem>, { sibling: [] } as object];

    await expect(runRule(rule, aProblem(), options)).rejects.toThrow(
      /runRule\.rule\.check: must be a function.*runRule\.sibling: is an unknown option; .* did you mean siblings/su,
    );
  });
});
