/** Writes the report that the documentation shows, and pictures of pages where there is a browser: `npm run report:example`. */
import { mkdir, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { hasChromium, openReport, startChromium } from '../report/chromium.ts';
import { exampleMeasurements } from '../report/example-measurements.ts';
import { examplePath, exampleReport } from '../report/example-report.ts';
import { temporaryDirectory } from '../support/temporary-directory.ts';

const pictures = fileURLToPath(new URL('../../docs/pictures', import.meta.url));
const html = await exampleReport();
await writeFile(examplePath, html);
console.log(`${examplePath}: ${Math.round(Buffer.byteLength(html) / 1000)} KB`);

if (hasChromium) {
  await using folder = await temporaryDirectory();
  const { report, review } = await exampleMeasurements(folder.path);
  await mkdir(pictures, { recursive: true });
  const browser = await startChromium();
  const take = async (
    name: string,
    page: string,
    colorScheme: NonNullable<BrowserContextOptions['colorScheme']>,
    go: (page: Page) => Promise<unknown>,
    landmark?: string,
  ): Promise<void> => {
    const options = {
      colorScheme,
      viewport: { width: 1200, height: 820 },
      reducedMotion: 'reduce',
    } as const;
    await using shown = await openReport(browser, page, options, landmark);
    await go(shown.page);
    await shown.page.screenshot({ path: `${pictures}/${name}.png` });
  };
  await take('report', examplePath, 'light', async () => {});
  await take('report-rows', examplePath, 'dark', async (page) => {
    await page.evaluate(`document.querySelector('#browse').scrollIntoView()`);
    await page.getByRole('button', { name: 'Next' }).click();
  });
  await take('measurements', report, 'light', async (page) => {
    await page.getByRole('heading', { name: 'What more attempts reach' }).scrollIntoViewIfNeeded();
    await page.evaluate(`document.querySelector('.evidence:nth-of-type(3)').scrollIntoView()`);
    await page.locator('#evidence svg[role="img"]').first().waitFor();
  });
  await take('review', review, 'light', (page) => page.keyboard.type('vrvwv'), '#row-title');
  await browser.close();
}
