import { source as axe } from 'axe-core';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { importReview, rankQuality, scaling } from '../../src/analysis/index.ts';
import type { Evidence } from '../../src/core/figures/evidence.ts';
import { writeReport } from '../../src/report/index.ts';
import { aSample } from '../../src/testing/sample-records.ts';
import { rankedProblem, simulatedJudge } from '../analysis/simulated-judges.ts';
import { type TemporaryDirectory, temporaryDirectory } from '../support/temporary-directory.ts';
import { hasChromium, needsChromium, openReport, startChromium, tableRows } from './chromium.ts';
import { hostileTexts } from './xss-corpus.ts';

const opinions = { rule: 'different', judge: null, judgeSwapped: null } as const;

/** Ten problems with four attempts each: problem n is solved n times of ten or so. */
const samples = Array.from({ length: 40 }, (_, index) => ({
  ...aSample({
    draw: index % 4,
    models: { synthesize: 'lab:solver' },
    ...(index % 5 < 2
      ? { correct: false, finalAnswer: '1', label: { kind: 'incorrect', by: 'rule', opinions } }
      : {}),
  }),
  id: `attempt-${index}`,
  problemId: `problem-${Math.floor(index / 4)}`,
}));

const ranked = (quality: number): readonly object[] =>
  Array.from({ length: 12 }, (_, index) => rankedProblem(quality, String(index)));

describe.skipIf(!hasChromium)(`measurements in a report${needsChromium}`, () => {
  let browser: Browser;
  let folder: TemporaryDirectory;

  beforeAll(async () => {
    folder = await temporaryDirectory();
    browser = await startChromium();
    const curve = await scaling({ sources: { mine: samples } });
    const review = await importReview({
      source: samples,
      verdicts: samples.slice(0, 10).map(({ id, problemId }) => ({
        kind: 'verdict',
        review: 'r',
        reviewer: 'Ada',
        row: id,
        problemId,
        problem: 'valid',
        answer: 'right',
        note: '',
      })),
    });
    const ranks = await rankQuality({
      sources: { good: ranked(0.9), poor: ranked(0.1) },
      models: [
        simulatedJudge('honest', ({ quality }, noise) => quality + noise / 2),
        simulatedJudge('biased', ({ position }) => -position),
      ],
      items: 12,
    });
    const evidence = [curve.evidence, review.evidence, ranks.evidence];
    await writeReport({ samples: [aSample()] }, { path: folder.at('report.html'), evidence });
    const hostile: Evidence = {
      title: hostileTexts[0] ?? '',
      method: hostileTexts.slice(0, -1).join('\n'),
      tables: [
        { title: hostileTexts[1] ?? '', columns: ['a', 'b'], rows: hostileTexts.map((text) => [text, text]) },
      ],
      charts: [],
      notes: hostileTexts.slice(0, -1),
    };
    await writeReport({ samples: [] }, { path: folder.at('hostile.html'), evidence: [hostile] });
    await writeReport({ samples: [] }, { path: folder.at('none.html') });
  });

  afterAll(async () => {
    await browser.close();
    await folder[Symbol.asyncDispose]();
  });

  it.each([
    ['light', 'light', 1200],
    ['dark', 'dark', 1200],
    ['on a phone', 'light', 390],
  ] as const)('are shown with method, n and interval, and a curve: %s', async (name, colorScheme, width) => {
    await using report = await openReport(browser, folder.at('report.html'), {
      colorScheme,
      viewport: { width, height: 900 },
      bypassCSP: true,
    });
    const { page } = report;
    await page.getByRole('link', { name: 'Measurements' }).click();

    const [first] = await tableRows(page, 'Table: pass@k and majority@k');
    expect(first).toEqual([
      'mine',
      'lab:solver',
      '1',
      '10',
      expect.stringMatching(/^60\.0 % \(/u),
      expect.anything(),
    ]);
    await expect.poll(() => page.locator('#evidence svg[role="img"]').count()).toBe(2);
    expect(await page.locator('#evidence').textContent()).toContain('10 rows, drawn by groups');
    const ranks = await tableRows(page, 'Table: Ranks');
    expect(ranks.map(([judge, source]) => [judge, source])).toEqual([
      ['all judges', 'good'],
      ['all judges', 'poor'],
      ['scripted:honest', 'good'],
      ['scripted:honest', 'poor'],
      ['scripted:biased', 'good'],
      ['scripted:biased', 'poor'],
    ]);
    expect(await page.locator('#evidence .notice').allTextContents()).toContainEqual(
      expect.stringContaining('biased prefers what is shown first'),
    );
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(width);
    const shots = process.env['SCREENSHOTS'];
    if (shots !== undefined)
      await page.locator('#evidence').screenshot({ path: `${shots}/evidence ${name}.png` });
    await page.evaluate(axe);
    const findings = await page.evaluate<readonly string[]>(
      `axe.run('#evidence').then(({ violations }) => violations.map(({ id, nodes }) => id + ': ' + nodes[0].html))`,
    );
    expect(findings).toEqual([]);
  });

  it('are text, whatever they hold, and no section without them', async () => {
    await using hostile = await openReport(browser, folder.at('hostile.html'));
    await using none = await openReport(browser, folder.at('none.html'));

    expect(await hostile.page.locator('#evidence :is(a, img, svg, iframe, form, script)').count()).toBe(0);
    expect(hostile.complaints).toEqual([]);
    expect(await none.page.getByRole('link', { name: 'Measurements' }).count()).toBe(0);
  });

  it('are refused where they are not figures', async () => {
    const evidence = [{ title: 'x', tables: 3 }] as unknown as readonly Evidence[];
    await expect(writeReport({ samples: [] }, { path: folder.at('odd.html'), evidence })).rejects.toThrow(
      'writeReport.evidence[0].tables',
    );
  });
});
