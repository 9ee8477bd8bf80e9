import { describe, expect, it } from 'vitest';
import { scaling } from '../../src/analysis/index.ts';
import type { Sample } from '../../src/index.ts';
import { aSample } from '../../src/testing.ts';

function attempts(
  problem: string,
  answers: readonly (string | null)[],
  model = 'lab:solver',
): readonly Sample[] {
  return answers.map((finalAnswer, draw) => {
    const opinions = { rule: null, judge: null, judgeSwapped: null };
    const isCorrect = finalAnswer === '42';
    return aSample({
      problem,
      problemId: aSample({ problem }).problemId,
      draw,
      finalAnswer,
      solution: finalAnswer ?? '',
      models: { synthesize: model },
      label:
        finalAnswer === null
          ? { kind: 'unverified', reason: 'truncated', opinions }
          : { kind: isCorrect ? 'correct' : 'incorrect', by: 'rule', opinions },
      correct: finalAnswer === null ? null : isCorrect,
    });
  });
}

describe('scaling', () => {
  it('returns unbiased pass@k and majority@k over stored attempts', async () => {
    const rows = [
      ...attempts('First', ['42', '42', '7', '7.0']),
      ...attempts('Second', ['1', '2', '3', null]),
    ];

    const { curves, markdown } = await scaling({ sources: { mine: rows } });

    const points = curves[0]?.points ?? [];
    expect(curves).toMatchObject([{ source: 'mine', model: 'lab:solver', problems: 2, attempts: 8 }]);
    expect(points.map(({ k }) => k)).toEqual([1, 2, 4]);
    expect(points[0]?.pass.value).toBe(0.25);
    expect(points[1]?.pass.value).toBeCloseTo(5 / 12, 12);
    expect(points[2]?.pass.value).toBe(0.5);
    // 7 and 7.0 are one answer: of four votes two are right and two are not.
    expect(points.at(-1)?.majority.value).toBe(0.25);
    expect(points[0]?.pass.n).toBe(2);
    expect(markdown).toContain('| mine | lab:solver | 4 | 2 | 50.0 % (0.0 to 100.0) |');
  });

  it('keeps models apart, and counts at k the problems with as many attempts', async () => {
    const rows = [
      ...attempts('First', ['42', '1'], 'lab:a'),
      ...attempts('Second', ['42', '42', '42', '42'], 'lab:a'),
      ...attempts('First', ['1'], 'lab:b'),
    ];

    const { curves } = await scaling({ sources: { mine: rows } });

    expect(curves.map(({ model, points }) => [model, points.map(({ pass }) => pass.n)])).toEqual([
      ['lab:a', [2, 2, 1]],
      ['lab:b', [1]],
    ]);
  });

  it('reads published rows with a label column', async () => {
    const rows = [true, false].map((correctness, index) => ({
      question: `Question ${index}`,
      answer: '42',
      solution: 'The answer is \\boxed{42}.',
      correctness,
    }));

    const { curves } = await scaling({ sources: { published: rows }, k: [1] });

    expect(curves[0]).toMatchObject({ model: null, points: [{ k: 1, pass: { value: 0.5, n: 2 } }] });
  });

  it('says what is missing', async () => {
    await expect(scaling({ sources: { mine: [{ question: 'What?', answer: '1' }] } })).rejects.toThrow(
      /scaling\.sources\.mine: has no labelled attempts/u,
    );
    await expect(scaling({ sources: { mine: attempts('First', ['42']) }, k: [2] })).rejects.toThrow(
      /scaling\.k: is 2, but source mine has at most 1 attempts at a problem by lab:solver/u,
    );
    await expect(scaling({ sources: {} })).rejects.toThrow(
      /sources: must be an object of at least one source/u,
    );
  });
});
