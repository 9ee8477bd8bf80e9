import { describe, expect, it } from 'vitest';
import { ConfigurationError } from '../../src/errors/index.ts';
import { contaminationReport } from '../../src/verification/contamination-report.ts';

const letters = (from: number, count: number): string =>
  Array.from({ length: count }, (_, index) => `w${String.fromCharCode(97 + from + index)}x`).join(' ');

describe('contaminationReport', () => {
  it('averages over the questions the greatest Jaccard similarity over the items', async () => {
    const problems = [
      { id: 'equal', problem: letters(0, 12) },
      { id: 'half', problem: letters(4, 12) },
      { id: 'clean', problem: 'nothing in common with any of the items that are in the list here' },
    ];

    const report = await contaminationReport(problems, {
      against: [letters(0, 12), letters(0, 5)],
      n: [8, 13],
    });

    // Of 12 words there are 5 runs of 8; those from the fifth word on share one run with the item: 1 / (5 + 5 - 1).
    const [eight, thirteen] = report.measures;
    expect(report).toMatchObject({ questions: 3, benchmarkItems: 2 });
    expect(eight?.meanMaxJaccard).toBeCloseTo((1 + 1 / 9) / 3, 12);
    expect(eight?.touched).toBe(2);
    expect(eight?.matches).toEqual([
      { question: 'equal', item: '#0', jaccard: 1, span: letters(0, 12) },
      { question: 'half', item: '#0', jaccard: 1 / 9, span: letters(4, 8) },
    ]);
    expect(thirteen).toEqual({ n: 13, meanMaxJaccard: 0, touched: 0, matches: [] });
  });

  it('counts a repeated run once', async () => {
    const { measures } = await contaminationReport([`${letters(0, 4)} ${letters(0, 4)} ${letters(0, 4)}`], {
      against: [letters(0, 4)],
      n: [4],
    });

    expect(measures[0]?.meanMaxJaccard).toBe(1 / 4);
  });

  it('lists so many matches, the most alike first', async () => {
    const problems = Array.from({ length: 12 }, (_, index) => letters(index, 12));

    const { measures } = await contaminationReport(problems, {
      against: [letters(0, 12)],
      n: [2],
      mostMatches: 3,
    });

    expect(measures[0]?.matches.map(({ question }) => question)).toEqual(['#0', '#1', '#2']);
    expect(measures[0]?.touched).toBe(11);
  });

  it('says nothing of no question', async () => {
    expect((await contaminationReport([], { against: ['a b'] })).measures[0]).toMatchObject({
      meanMaxJaccard: 0,
    });
  });

  it.each([
    [['x'], { against: [] }, 'contaminationReport.against'],
    [['x'], { against: ['a'], n: [] }, 'contaminationReport.n'],
    [['x'], { against: ['a'], n: [0] }, 'contaminationReport.n[0]'],
    [['x'], { against: ['a'], mostMatches: 0 }, 'contaminationReport.mostMatches'],
    [[{ text: 'x' } as unknown as string], { against: ['a'] }, 'contaminationReport.problems[0]'],
    ['x' as unknown as string[], { against: ['a'] }, 'contaminationReport.problems'],
  ])('refuses %j with %j, naming the option', async (problems, options, option) => {
    const asked = contaminationReport(problems, options);

    await expect(asked).rejects.toThrow(ConfigurationError);
    await expect(asked).rejects.toThrow(`${option}:`);
  });
});
