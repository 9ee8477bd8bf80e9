import { MockEmbeddingModelV3 } from 'ai/test';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isRejection } from '../../../src/core/outcome.ts';
import type { Problem } from '../../../src/core/records/records.ts';
import type { Rule } from '../../../src/core/records/rule.ts';
import type { ResultStore } from '../../../src/core/result-store.ts';
import { ConfigurationError } from '../../../src/errors/index.ts';
import { compose } from '../../../src/pipeline/compose.ts';
import { nearDuplicate } from '../../../src/rules/builtin/near-duplicate.ts';
import { runRules } from '../../../src/rules/run-rules.ts';
import { defineStage } from '../../../src/stages/definition/define-stage.ts';
import { memoryStore } from '../../../src/store/memory-store.ts';
import { runRule } from '../../../src/testing/run-rule.ts';
import { aProblem, aTopic } from '../../../src/testing/sample-records.ts';
import { turns } from '../../support/turns.ts';

const statement =
  'A particle of mass $m$ moves in the potential $V(x) = \\frac{1}{2} k x^2$ and starts at rest at the point $x_0$. Find the time after which it passes the origin for the third time.';
const twin = statement.replace('third', 'second');
const other = 'Determine how many labelled trees on eight vertices have exactly three leaves.';

describe('nearDuplicate', () => {
  it('refuses a problem that is nearly an earlier one and names that one', async () => {
    const [first, second] = [aProblem({ problem: other }), aProblem({ problem: statement })];

    const verdict = await runRule(nearDuplicate(), aProblem({ problem: twin }), {
      siblings: [first, second],
    });

    expect(verdict).toMatchObject({ kind: 'rejected', code: 'near-duplicate', by: 'near-duplicate' });
    expect(verdict).toHaveProperty('reason', expect.stringContaining(second.id));
    expect(await runRule(nearDuplicate(), aProblem({ problem: other }), { siblings: [second] })).toEqual({
      kind: 'pass',
    });
  });

  it.each([
    ['Click chemistry', 'Click chemistry and bioorthogonal reactions', true],
    ['K-theory (algebraic and topological)', 'K-theory (topological and algebraic)', true],
    ['Number theory', 'Analytic number theory', false],
  ])('asked of the topics "%s" and "%s" says %j', async (before, after, isTwin) => {
    const siblings = [aTopic({ topic: before })];

    const verdict = await runRule(nearDuplicate(), aTopic({ topic: after }), { siblings });

    expect(verdict.kind).toBe(isTwin ? 'rejected' : 'pass');
  });

  it('returns the same rows regardless of the order of arrival, among siblings', async () => {
    const expected = ['0', '1', '4'];
    await fc.assert(
      fc.asyncProperty(delays, fc.integer({ min: 1, max: 8 }), async (waits, maxConcurrency) => {
        const rows = await checked(nearDuplicate(), waits).run([aTopic()], { maxConcurrency }).toArray();
        expect(rows.map(({ answer }) => answer).sort()).toEqual(expected);
      }),
      { seed: 20260303, numRuns: 60 },
    );
  });

  it('keeps one of each twins in a run, and the same one whenever the store is the same', async () => {
    await fc.assert(
      fc.asyncProperty(
        delays,
        delays,
        fc.integer({ min: 1, max: 8 }),
        async (waits, later, maxConcurrency) => {
          const store = memoryStore({ keep: 'all' });
          const rule = nearDuplicate({ scope: 'run' });

          const first = await answers(checked(rule, waits), store, maxConcurrency);
          const again = await answers(checked(rule, later), store, maxConcurrency);

          expect(again).toEqual(first);
          expect(first).toHaveLength(3);
        },
      ),
      { seed: 20260303, numRuns: 40 },
    );
  });

  it('knows earlier arrivals before it judges a new one, though they come later this time', async () => {
    const store = memoryStore({ keep: 'all' });
    const rule = nearDuplicate({ scope: 'run' });
    const [one, two] = [
      aProblem({ problem: statement, answer: 'one' }),
      aProblem({ problem: twin, answer: 'two' }),
    ];

    const before = await gate(rule).run([one], { store }).toArray();
    const after = await gate(rule).run([two, one], { store, maxConcurrency: 1 }).toArray();

    expect([before, after].map((rows) => rows.map(({ answer }) => answer))).toEqual([['one'], ['one']]);
  });

  it('starts each run without a store from nothing, and keeps concurrent runs apart', async () => {
    const rule = nearDuplicate({ scope: 'run' });
    const problem = aProblem({ problem: statement });

    const runs = await Promise.all([1, 2, 3].map(() => gate(rule).run([problem]).toArray()));

    expect(runs.map((rows) => rows.length)).toEqual([1, 1, 1]);
  });

  it('compares over topics in a run, among those of one topic only by default', async () => {
    const problems = ['Sieve methods', 'Sums of squares'].map((topic) =>
      aProblem({ topic, problem: statement }),
    );

    expect(await gate(nearDuplicate()).run(problems).toArray()).toHaveLength(2);
    expect(
      await gate(nearDuplicate({ scope: 'run' }))
        .run(problems)
        .toArray(),
    ).toHaveLength(1);
  });

  it('takes decisions again under another threshold', async () => {
    const store = memoryStore({ keep: 'all' });
    const problems = [aProblem({ problem: statement }), aProblem({ problem: twin })];
    const kept = (threshold: number): Promise<readonly string[]> =>
      answers(gate(nearDuplicate({ scope: 'run', threshold })), store, 1, problems);

    expect(await kept(0.7)).toHaveLength(1);
    expect(await kept(1)).toHaveLength(2);
  });

  it.each(['siblings', 'run'] as const)(
    'finds what means the same by vectors, in scope %s',
    async (scope) => {
      const model = embedder({
        'How many primes are below 30?': [1, 0.1],
        'Count the primes up to 29.': [1, 0.12],
      });
      const [one, same, unlike] = [
        aProblem({ problem: 'How many primes are below 30?', answer: '10' }),
        aProblem({ problem: 'Count the primes up to 29.', answer: '10' }),
        aProblem({ problem: other, answer: '5' }),
      ];
      const rule = nearDuplicate({ scope, embed: { model } });

      const fan = defineStage<ReturnType<typeof aTopic>, Problem>({
        name: 'fan',
        version: '1',
        process: () => [one, same, unlike],
      });
      const run = compose(fan, gate(rule)).run([aTopic()], { maxConcurrency: 1 });
      const reasons: string[] = [];
      run.on('item-rejected', ({ reason }) => reasons.push(reason));

      expect((await run.toArray()).map(({ id }) => id).sort()).toEqual([one.id, unlike.id].sort());
      expect(reasons).toEqual([`means nearly the same as problem ${one.id} (100 %)`]);
    },
  );

  it('asks no vectors when the words decide', async () => {
    const model = embedder({});
    const rule = nearDuplicate({ embed: { model } });

    const verdict = await runRule(rule, aProblem({ problem: statement }), {
      siblings: [aProblem({ problem: twin })],
    });

    expect(verdict.kind).toBe('rejected');
    expect(model.doEmbedCalls).toHaveLength(0);
  });

  it.each([
    [{ threshold: 0 }, 'nearDuplicate.threshold'],
    [{ scope: 'all' as 'run' }, 'nearDuplicate.scope'],
    [{ shingle: 1.5 }, 'nearDuplicate.shingle'],
    [{ embed: { model: '' } }, 'nearDuplicate.embed.model'],
    [{ embed: { model: 'openai/x', threshold: 2 } }, 'nearDuplicate.embed.threshold'],
    [{ embed: 'openai/x' as unknown as { model: string } }, 'nearDuplicate.embed'],
  ])('refuses %j, naming the option', (options, option) => {
    expect(() => nearDuplicate(options)).toThrow(ConfigurationError);
    expect(() => nearDuplicate(options)).toThrow(`${option}:`);
  });
});

const delays = fc.array(fc.integer({ min: 0, max: 6 }), { minLength: 6, maxLength: 6 });

/** Six problems of one topic, made after the given waits: 2 and 3 are twins of 0, 5 of 1. */
const drafts = [statement, other, twin, statement.replace('origin', 'centre'), 'Name the ring.', `${other} `];

function checked(rule: Rule<Problem>, waits: readonly number[]) {
  const fan = defineStage<ReturnType<typeof aTopic>, Problem>({
    name: 'fan',
    version: '1',
    draws: () => drafts.length,
    process: async (topic, { draw }) => {
      await turns(waits[draw] ?? 0);
      return aProblem({ topicId: topic.id, problem: drafts[draw] ?? '', answer: String(draw) });
    },
  });
  return compose(fan, gate(rule));
}

function gate(rule: Rule<Problem>) {
  return defineStage<Problem, Problem>({
    name: 'gate',
    version: '1',
    process: async (problem, context) => {
      const verdict = await runRules([rule], problem, context);
      return isRejection(verdict) ? verdict : problem;
    },
  });
}

async function answers(
  stage: { readonly run: ReturnType<typeof gate>['run'] } | ReturnType<typeof checked>,
  store: ResultStore,
  maxConcurrency: number,
  problems: readonly Problem[] = [],
): Promise<readonly string[]> {
  const input: readonly unknown[] = problems.length === 0 ? [aTopic()] : problems;
  // What goes in is a topic for the stages made by `checked`, problems for a gate.
  const rows = await stage.run(input as never, { store, maxConcurrency }).toArray();
  return rows.map(({ id }) => id).sort();
}

function embedder(vectors: { readonly [text: string]: readonly number[] }): MockEmbeddingModelV3 {
  return new MockEmbeddingModelV3({
    provider: 'test',
    modelId: 'embed',
    doEmbed: async ({ values }) => ({
      embeddings: values.map((value) => [...(vectors[value] ?? [0, 1])]),
      warnings: [],
    }),
  });
}
