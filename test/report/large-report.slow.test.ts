import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type WriteReportResult, writeReport } from '../../src/report/index.ts';
import { type TemporaryDirectory, temporaryDirectory } from '../support/temporary-directory.ts';
import { fact, hasChromium, needsChromium, type OpenReport, openReport, startChromium } from './chromium.ts';
import { manySamples } from './many-samples.ts';

describe.skipIf(!hasChromium)(`a report on 10,000 samples${needsChromium}`, () => {
  let browser: Browser;
  let folder: TemporaryDirectory;
  let written: WriteReportResult;
  let report: OpenReport;

  beforeAll(async () => {
    folder = await temporaryDirectory();
    written = await writeReport({ samples: manySamples(10_000) }, { path: folder.at('report.html') });
    browser = await startChromium();
    report = await openReport(browser, folder.at('report.html'));
    // 700 MB of reasoning are made and read: a busy machine may take its time.
  }, 240_000);

  afterAll(async () => {
    await report[Symbol.asyncDispose]();
    await browser.close();
    await folder[Symbol.asyncDispose]();
  });

  it('stays within 40 MB, uses the room, and says what is not in it', async () => {
    expect(written.bytes).toBeLessThanOrEqual(40_000_000);
    expect(written.bytes).toBeGreaterThan(36_000_000);
    expect(written.rows).toBe(10_000);
    expect(written.embeddedRows).toBeLessThan(10_000);
    expect(await fact(report.page, 'embedded')).toContain(
      `It holds ${written.embeddedRows.toLocaleString('en-US')} of 10,000 rows`,
    );
  });

  it('counts all samples, also those that are not in it', async () => {
    expect(await fact(report.page, 'samples')).toBe('10,000');
    expect(await fact(report.page, 'correct')).toBe('8,000');
    expect(await fact(report.page, 'incorrect')).toBe('2,000');
  });

  it('has few elements at any time, wherever one scrolls', async () => {
    const { page } = report;
    const elements = (): Promise<number> => page.evaluate(`document.querySelectorAll('body *').length`);

    const counts = [await elements()];
    for (const share of [0.25, 0.5, 0.75, 1]) {
      await page.evaluate(`rows.scrollTop = rows.scrollHeight * ${share}`);
      await expect
        .poll(() => page.locator('.row').last().getAttribute('aria-posinset').then(Number))
        .toBeGreaterThan(written.embeddedRows * share * 0.99);
      counts.push(await elements());
    }

    expect(Math.max(...counts)).toBeLessThan(5_000);
    expect(await page.locator('.row').count()).toBeLessThan(40);
    expect(report.complaints).toEqual([]);
  });

  it('searches all texts and opens any row', async () => {
    const { page } = report;

    await page.getByLabel('Search').fill('derivative tighter');
    await expect
      .poll(() => page.getByRole('status').textContent(), { timeout: 20_000 })
      .toContain(`${written.embeddedRows.toLocaleString('en-US')} of`);
    await page.getByLabel('Search').fill('x^2 step topic physics');
    await expect
      .poll(() => page.getByRole('status').textContent(), { timeout: 20_000 })
      .toMatch(/^[6-9]\d\d of /u);
    await page.locator('#rows').focus();
    await page.keyboard.press('End');
    await expect.poll(() => page.locator('#detail').textContent()).toContain('Physics › Topic');
    expect(await page.locator('#detail math').count()).toBeGreaterThan(0);
    expect(report.complaints).toEqual([]);
  });
});
