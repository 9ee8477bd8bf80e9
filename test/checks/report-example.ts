/** Writes the report that the documentation shows, and pictures of it where there is a browser: `npm run report:example`. */
import { mkdir, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { hasChromium, openReport, startChromium } from '../report/chromium.ts';
import { examplePath, exampleReport } from '../report/example-report.ts';

const pictures = fileURLToPath(new URL('../../docs/pictures', import.meta.url));
const html = await exampleReport();
await writeFile(examplePath, html);
console.log(`${examplePath}: ${Math.round(Buffer.byteLength(html) / 1000)} KB`);

if (hasChromium) {
  await mkdir(pictures, { recursive: true });
  const browser = await startChromium();
  for (const [name, colorScheme, place] of [
    ['report', 'light', '#overview'],
    ['report-rows', 'dark', '#browse'],
  ] as const) {
    await using report = await openReport(browser, examplePath, {
      colorScheme,
      viewport: { width: 1200, height: 820 },
      reducedMotion: 'reduce',
    });
    if (place !== '#overview') {
      await report.page.evaluate(`document.querySelector('${place}').scrollIntoView()`);
      await report.page.getByRole('button', { name: 'Next' }).click();
    }
    await report.page.screenshot({ path: `${pictures}/${name}.png` });
  }
  await browser.close();
}
