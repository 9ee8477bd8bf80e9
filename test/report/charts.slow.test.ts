import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Sample } from '../../src/core/records/records.ts';
import { type ReportSource, writeReport } from '../../src/report/index.ts';
import { aSample } from '../../src/testing/sample-records.ts';
import { type TemporaryDirectory, temporaryDirectory } from '../support/temporary-directory.ts';
import { hasChromium, needsChromium, openReport, startChromium } from './chromium.ts';

describe.skipIf(!hasChromium)(`the charts of a report${needsChromium}`, () => {
  let browser: Browser;
  let folder: TemporaryDirectory;

  beforeAll(async () => {
    folder = await temporaryDirectory();
    browser = await startChromium();
  });

  afterAll(async () => {
    await browser.close();
    await folder[Symbol.asyncDispose]();
  });

  it('keep what tells long names apart on a phone, and what is said of them', async () => {
    const votes = ['large', 'small'].map((size) => ({
      model: `some-provider:some-family-of-models-${size}`,
      verdict: 'valid' as const,
      reason: '',
    }));

    const texts = await shown({ samples: [aSample({ votes })] }, (page) => chartTexts(page, 'Votes'));

    expect(texts).toEqual([
      expect.stringMatching(/^1\. some.*….*-large$/u),
      expect.stringMatching(/^2\. some.*….*-small$/u),
      '1 of 1, 100 %',
      '1 of 1, 100 %',
    ]);
  });

  it('write each label on one line, and one for a name that is blank', async () => {
    const named = (subject: string): Sample => aSample({ subject, problem: subject });

    const texts = await shown({ samples: [named('two\nlines'), named(' ')] }, (page) =>
      chartTexts(page, 'Samples of each subject, by label'),
    );

    expect(texts.slice(0, 2).sort()).toEqual(['(blank)', 'two lines']);
  });

  it('draw the largest of many subjects, say how many they leave out, and list all in the table', async () => {
    const samples = Array.from({ length: 30 }, (_, index) =>
      aSample({ subject: `Subject ${index}`, problem: `Problem ${index}` }),
    );

    const [bars, note, rows] = await shown({ samples }, async (page) => [
      (await chartTexts(page, 'Samples of each subject, by label')).length / 2,
      await page.locator('#subjects figcaption .note').textContent(),
      await page.locator('#subjects .as-table').first().locator('tbody tr').count(),
    ]);

    expect([bars, rows]).toEqual([24, 30]);
    expect(note).toBe('The 24 with the most samples are drawn, 6 further ones are not.');
  });

  it('count lengths in whole words, however few there are', async () => {
    const samples = [aSample({ problem: 'Compute this.', reasoning: 'So.' })];

    const texts = await shown({ samples }, (page) => chartTexts(page, 'Length of problems'));

    expect(texts.filter((text) => /^\d+$/u.test(text))).toEqual(['2', '3', '0', '1']);
  });

  it('compare verifiers when there are two of them', async () => {
    const [vote] = aSample().votes;
    const text = (votes: Sample['votes']): Promise<string> =>
      shown({ samples: [aSample({ votes })] }, async (page) =>
        String(await page.locator('#verifiers').textContent()),
      );

    expect(vote === undefined ? '' : await text([vote, vote])).toContain('Agreement');
    expect(vote === undefined ? '' : await text([vote])).not.toContain('Agreement');
  });

  it('leave two figures side by side on a phone', async () => {
    const places = await shown({ samples: [aSample()] }, (page) =>
      page.evaluate<readonly number[]>(
        `[...document.querySelectorAll('.tile')].slice(0, 3).map((tile) => Math.round(tile.getBoundingClientRect().top))`,
      ),
    );

    expect(places[1]).toBe(places[0]);
    expect(places[2]).toBeGreaterThan(Number(places[1]));
  });

  async function shown<Value>(source: ReportSource, look: (page: Page) => Promise<Value>): Promise<Value> {
    const path = folder.at('report.html');
    await writeReport(source, { path, overwrite: true });
    await using report = await openReport(browser, path, { viewport: { width: 360, height: 740 } });
    await report.page.locator('.canvas svg').first().waitFor();
    return await look(report.page);
  }
});

/** All that is written in a chart, the labels of its bars first. */
async function chartTexts(page: Page, title: string): Promise<readonly string[]> {
  const chart = page.locator('figure', { has: page.getByRole('heading', { name: title, exact: true }) });
  return chart.locator('.canvas svg text').allTextContents();
}
