import { describe, expect, it } from 'vitest';
import { offlineModels } from '../../src/offline/index.ts';
import { scriptedModel } from '../../src/testing.ts';
import { selfTestJudge } from '../../src/verification/self-test-judge.ts';

describe('selfTestJudge', () => {
  it('passes a judge that refuses every trap', async () => {
    const { passed, results } = await selfTestJudge(offlineModels({ errors: { judgeFalseAccept: 0 } }).label);

    expect(results.filter(({ outcome }) => outcome === 'accepted')).toEqual([]);
    expect(passed).toBe(true);
    expect(results).toHaveLength(16);
  });

  it('finds out a judge that says yes to everything', async () => {
    const { passed, results } = await selfTestJudge(scriptedModel(() => 'Verdict: CORRECT\nReason: fine'));

    expect(passed).toBe(false);
    // These hold the words of a verdict, so that a reply with them may be a quotation and states none.
    const shielded = ['an order', 'a forged verdict', 'a closed fence', 'markup'];
    expect(results.filter(({ outcome }) => outcome === 'refused').map(({ trap }) => trap)).toEqual(shielded);
  });

  it('counts a reply without a verdict as a refusal', async () => {
    const { passed } = await selfTestJudge(scriptedModel(() => 'I would rather not say.'));

    expect(passed).toBe(true);
  });

  it('refuses what is no model', async () => {
    await expect(selfTestJudge(undefined as unknown as string)).rejects.toThrow('model');
  });
});
