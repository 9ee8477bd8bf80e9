import { describe, expect, it } from 'vitest';
import { estimateProbe, probeDifficulty, scaling } from '../../src/analysis/index.ts';
import { scriptedModel } from '../../src/testing.ts';
import { temporaryDirectory } from '../support/temporary-directory.ts';

const judge = scriptedModel('Verdict: INCORRECT\nReason: other', { modelId: 'judge' });
const easy = [1, 2, 3, 4].map((n) => ({ question: `Compute ${n} + 0.`, answer: String(n), topic: 'Sums' }));
const hard = [1, 2, 3, 4].map((n) => ({
  question: `Compute the secret number ${n}.`,
  answer: n === 4 ? '99' : '7',
  subject: 'Physics',
}));

/** Solves sums, knows no secret number, and agrees on 12 about the fourth. */
function solver(): ReturnType<typeof scriptedModel> {
  return scriptedModel(
    ({ user, draw }) => {
      const sum = /Compute (\d) \+ 0/u.exec(user)?.[1];
      if (sum !== undefined) return `\\boxed{${sum}}`;
      return user.includes('number 4') ? '\\boxed{12}' : `\\boxed{${draw === 0 ? 7 : 100 + draw}}`;
    },
    { modelId: 'solver' },
  );
}

describe('probeDifficulty', () => {
  it('measures accuracy by source, subject, topic and answer type', async () => {
    const model = solver();
    const result = await probeDifficulty({
      sources: { easy, hard },
      models: [model],
      label: { model: judge },
      attempts: 4,
      perSource: 4,
    });

    expect(result.summary.end).toBe('completed');
    expect(model.calls).toHaveLength(32);
    expect(result.accuracy).toMatchObject([
      { source: 'easy', value: 1, high: 1, n: 4, attempts: 16 },
      { source: 'hard', value: 3 / 16, n: 4, attempts: 16 },
    ]);
    expect(result.groups.map(({ by, group, value }) => [by, group, value])).toEqual([
      ['subject', 'General', 1],
      ['topic', 'Sums', 1],
      ['answerType', 'integer', 1],
      ['subject', 'Physics', 3 / 16],
      ['answerType', 'integer', 3 / 16],
    ]);
    expect(result.trivial).toHaveLength(4);
    expect(result.neverSolved).toMatchObject([{ source: 'hard', reference: '99', correct: 0 }]);
    expect(result.suspects).toMatchObject([{ agreedAnswer: '12', agreed: 4, reference: '99' }]);
    expect(Object.values(result.passRates).map((rates) => Object.values(rates))).toContainEqual([0.25]);
    expect(result.markdown).toMatch(/\| hard \| .*solver \| 4 \| 16 \| 18\.8 % \(/u);
  });

  it('is resumed, extended and read again in a directory without paying twice', async () => {
    await using folder = await temporaryDirectory();
    const directory = folder.at('probe');
    const model = solver();
    const probe = (attempts: number, perSource: number): ReturnType<typeof probeDifficulty> =>
      probeDifficulty({
        sources: { hard },
        models: [model],
        label: { model: judge },
        attempts,
        perSource,
        run: { directory },
      });

    await probe(2, 2);
    const first = model.calls.length;
    await probe(2, 2);
    const again = model.calls.length;
    const more = await probe(4, 3);
    const { curves } = await scaling({ sources: { hard: directory }, k: [4] });

    expect([first, again, model.calls.length]).toEqual([4, 4, 12]);
    expect(more.accuracy[0]).toMatchObject({ n: 3, attempts: 12 });
    expect(curves[0]?.points[0]?.pass.n).toBe(3);
  });

  it('gives its run to listeners, and measures what a budget allowed', async () => {
    const ends: string[] = [];
    const result = await probeDifficulty({
      sources: { easy },
      models: [solver()],
      label: { model: judge },
      attempts: 1,
      perSource: 4,
      run: { budget: { calls: 3 } },
      onRun: (run) => run.on('run-end', ({ end }) => ends.push(end)),
    });

    expect(ends).toEqual(['budget']);
    expect(result.accuracy[0]).toMatchObject({ n: 3, value: 1 });
  });

  it('needs a judge unless none is ever asked', async () => {
    const model = solver();
    const options = { sources: { easy }, models: [model], attempts: 1, perSource: 4 };

    const { accuracy } = await probeDifficulty({ ...options, label: { askJudge: 'never' } });
    const { parts } = await estimateProbe({ ...options, label: { askJudge: 'never' } });

    expect(accuracy[0]).toMatchObject({ n: 4, value: 1 });
    expect(parts.map(({ part }) => part)).toEqual(['attempts']);
    // @ts-expect-error a judge is needed where it may be asked
    const asked = probeDifficulty({ ...options, label: {} });
    await expect(asked).rejects.toThrow(
      /probeDifficulty\.label\.model: must be a language model, got undefined/u,
    );
  });

  it('says what is invalid, before any call', async () => {
    const model = solver();
    const probe = (sources: object, perSource = 1): Promise<unknown> =>
      probeDifficulty({
        sources: sources as { mine: object[] },
        models: [model],
        label: { model: judge },
        perSource,
      });

    await expect(probe({ mine: easy }, 5)).rejects.toThrow(
      /probeDifficulty\.perSource: is 5, but source mine has only 4 problems; ask for at most as many/u,
    );
    await expect(probe({ mine: [{ question: 'What?' }, ...easy] })).rejects.toThrow(
      /probeDifficulty\.sources\.mine: 1 of 5 problems have no answer, which the comparison of attempts needs; name its column in columns\.answer/u,
    );
    await expect(probe({ mine: [{ text: 'What?' }] })).rejects.toThrow(
      /probeDifficulty\.sources\.mine row 0: lacks question/u,
    );
    await expect(probeDifficulty({ sources: { easy }, models: [], label: { model: judge } })).rejects.toThrow(
      /models: must be a list/u,
    );
    expect(model.calls).toHaveLength(0);
  });
});
