/**
 * Measures a report on 10,000 samples with 70 KB of reasoning each: how long it takes to write, how much memory, how
 * long the page takes to open and to search, and how evenly its list scrolls. `npm run bench:report`.
 */
import { tmpdir } from 'node:os';
import { pathToFileURL } from 'node:url';
import { writeReport } from '../src/report/index.ts';
import { startChromium } from '../test/report/chromium.ts';
import { manySamples } from '../test/report/many-samples.ts';
import { median } from './median.ts';
import { temporaryFolder } from './temporary-folder.ts';

const SAMPLES = 10_000;
const ROUNDS = 5;

await using folder = await temporaryFolder(tmpdir());
const path = `${folder.path}/report.html`;
const before = performance.now();
const written = await writeReport({ samples: manySamples(SAMPLES) }, { path });
const writingMs = performance.now() - before;
console.log(
  `${SAMPLES} samples of 70 KB: ${Math.round(written.bytes / 1e6)} MB with ${written.embeddedRows} of them`,
);
console.log(
  `written in ${(writingMs / 1000).toFixed(1)} s, ${Math.round(process.memoryUsage().rss / 1e6)} MB resident`,
);

const browser = await startChromium();
const opened: number[] = [];
const whole: number[] = [];
const searched: number[] = [];
const frames: number[] = [];
for (let round = 0; round < ROUNDS; round += 1) {
  const context = await browser.newContext({ viewport: { width: 1200, height: 900 } });
  const page = await context.newPage();
  const started = performance.now();
  const loading = page.goto(pathToFileURL(path).href);
  await page.locator('.row').first().waitFor();
  await page.locator('#detail .prose').first().waitFor();
  opened.push(performance.now() - started);
  await loading;
  whole.push(performance.now() - started);
  frames.push(await page.evaluate<number>(scrolling()));
  const searching = performance.now();
  await page.getByLabel('Search').fill('least physics');
  // One subject of eight: three digits instead of four.
  await page
    .getByRole('status')
    .getByText(/^\d{3} of/u)
    .waitFor();
  searched.push(performance.now() - searching);
  await context.close();
}
await browser.close();
console.log(
  `first row on screen after ${Math.round(median(opened))} ms, whole file read after ${Math.round(median(whole))} ms (goal: 3000)`,
);
console.log(`search through all texts: ${Math.round(median(searched))} ms`);
console.log(`scrolling: 95 of 100 frames within ${Math.round(median(frames))} ms`);

/** Scrolls through the list in 200 steps and returns the time that 95 of 100 frames stay under. */
function scrolling(): string {
  return `new Promise((resolve) => {
    const times = [];
    let last = performance.now();
    const step = (now) => {
      times.push(now - last);
      last = now;
      rows.scrollTop = (times.length / 200) * rows.scrollHeight;
      if (times.length < 200) requestAnimationFrame(step);
      else resolve(times.slice(2).sort((left, right) => left - right)[188]);
    };
    requestAnimationFrame(step);
  })`;
}
