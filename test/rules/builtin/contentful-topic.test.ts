import { describe, expect, it } from 'vitest';
import type { Topic } from '../../../src/core/records/records.ts';
import { contentfulTopic } from '../../../src/rules/builtin/contentful-topic.ts';
import { runRules } from '../../../src/rules/run-rules.ts';
import { aTopic } from '../../support/sample-records.ts';
import { scriptedContext } from '../../support/scripted-context.ts';

const { context } = scriptedContext<Topic, unknown>(() => new Error('no call is expected'));

async function codeOf(subject: string, topic: string): Promise<string> {
  const verdict = await runRules([contentfulTopic()], aTopic({ subject, topic }), context);
  return verdict.kind === 'pass' ? 'kept' : verdict.code;
}

describe('contentfulTopic', () => {
  it.each([
    ['Mathematics', 'Emerging directions'],
    ['Mathematics', 'Interdisciplinary and applied areas'],
    ['Physics', 'Physics education research and outreach'],
    ['Chemistry', 'Safety, regulation, and chemical education'],
    ['Biology', 'Other topics'],
    ['History', 'Introduction to history'],
    ['Physics', 'Current trends in physics'],
    ['Physics', '—'],
    ['Mathematics', 'Interdisciplinary applications'],
    ['Mathematics', 'Miscellaneous topics'],
    ['Mathematics', 'Recent advances'],
    ['Chemistry', 'Chemistry teaching and learning'],
    ['Biology', 'Public engagement and science communication'],
    ['Physics', 'Careers in physics'],
    ['Mathematics', 'Open questions'],
    ['Computer Science', 'Cross-disciplinary perspectives and future prospects'],
  ])('refuses, in %s, %j', async (subject, topic) => {
    expect(await codeOf(subject, topic)).toBe('content-free-topic');
  });

  it.each([
    ['Mathematics', 'Applied mathematics'],
    ['Linguistics', 'Applied linguistics'],
    ['Physics', 'Modern physics'],
    ['Mathematics', 'Foundations of mathematics'],
    ['Mathematics', '3-manifolds'],
    ['Mathematics', 'Fields'],
    ['Physics', 'Applications of the renormalization group'],
    ['Education', 'Special education'],
    ['Biology', 'Gene regulation'],
    ['Computer Science', 'Policy learning'],
    ['Computer Science', 'Curriculum learning'],
    ['Linguistics', 'Language teaching'],
    ['Mathematics', 'Word problems in groups'],
    ['History', 'History of medicine'],
    ['Chemistry', 'Safety of lithium batteries'],
    ['Computer Science', 'Constraint satisfaction problems'],
    ['Mathematics', 'Boundary value problems'],
    ['数学', '代数幾何'],
    // Broad or near-twin topics of the paper still name a field: other checks deal with them.
    ['Mathematics', 'Algebra'],
    ['Mathematics', 'Analysis'],
    ['Mathematics', 'Number theory'],
    ['Mathematics', 'Distance-regular graphs and association schemes'],
    ['Mathematics', 'K-theory (topological and algebraic)'],
    ['Mathematics', 'Topological data analysis and persistent homology'],
    ['Computer Science', 'Foundation models and large language models'],
    ['Computer Science', 'Data-centric AI, data governance, and quality'],
    ['Chemistry', 'Click chemistry and bioorthogonal reactions'],
  ])('keeps, in %s, %j', async (subject, topic) => {
    expect(await codeOf(subject, topic)).toBe('kept');
  });
});
