import { describe, expect, it } from 'vitest';
import type { Topic } from '../../../src/core/records/records.ts';
import { distinctTopic } from '../../../src/rules/builtin/distinct-topic.ts';
import { runRule } from '../../../src/testing/run-rule.ts';
import { aTopic } from '../../support/sample-records.ts';

async function codeOf(topic: string, earlier: readonly string[]): Promise<string> {
  const siblings = earlier.map((name) => aTopic({ topic: name }));
  const verdict = await runRule<Topic>(distinctTopic(), aTopic({ topic }), { siblings });
  return verdict.kind === 'pass' ? 'kept' : verdict.code;
}

describe('distinctTopic', () => {
  it.each([
    ['Distance-regular graphs and association schemes', 'Association schemes and distance-regular graphs'],
    ['K-theory (topological and algebraic)', 'K-theory (algebraic and topological)'],
    ['Large language models and foundation models', 'Foundation models and large language models'],
    ['Data-centric AI, data governance, and quality', 'Data-centric AI and data governance'],
    ['Topological data analysis and persistent homology', 'Topological data analysis'],
    ['Click chemistry and bioorthogonal reactions', 'Click chemistry'],
  ])('refuses %j after %j, which the published taxonomy keeps both', async (topic, earlier) => {
    expect(await codeOf(topic, ['Optics', earlier])).toBe('near-duplicate');
    expect(await codeOf(earlier, [topic])).toBe('near-duplicate');
  });

  it.each([
    ['Analytic number theory', 'Number theory'],
    ['Rings and modules', 'Groups and rings'],
    ['Homology theory', 'Homotopy theory'],
    ['Philosophy of history', 'History of philosophy'],
  ])('keeps %j after %j', async (topic, earlier) => {
    expect(await codeOf(topic, [earlier])).toBe('kept');
  });
});
