import { readFile } from 'node:fs/promises';
import { source as axe } from 'axe-core';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { exportReview, importReview } from '../../src/analysis/index.ts';
import { aSample } from '../../src/testing/sample-records.ts';
import { type TemporaryDirectory, temporaryDirectory } from '../support/temporary-directory.ts';
import { hasChromium, needsChromium, openReport, startChromium } from './chromium.ts';
import { hostileTexts } from './xss-corpus.ts';

const samples = Array.from({ length: 240 }, (_, index) => ({
  ...aSample({
    subject: index % 3 === 0 ? 'Physics' : 'Mathematics',
    problem: `Let $x_{${index}} = ${index}^2$. Compute the value of $x_{${index}}$.`,
    answer: String(index ** 2),
    reasoning: `The square of ${index} is ${index ** 2}.`,
    solution: `It is \\boxed{${index ** 2}}.`,
    finalAnswer: String(index ** 2),
  }),
  id: `sample-${index}`,
  problemId: `problem-${index}`,
}));

describe.skipIf(!hasChromium)(`the page of a review${needsChromium}`, () => {
  let browser: Browser;
  let folder: TemporaryDirectory;

  beforeAll(async () => {
    folder = await temporaryDirectory();
    browser = await startChromium();
    await exportReview(samples, { path: folder.at('review.html'), items: 200, title: 'Squares' });
    const hostile = hostileTexts.map((text, index) => ({
      ...aSample({
        subject: text.slice(0, 200),
        problem: text,
        answer: text,
        finalAnswer: text,
        reasoning: text,
        solution: text,
        votes: [{ model: text, verdict: 'invalid', reason: text }],
      }),
      id: `hostile-${index}`,
      problemId: `of-${index}`,
    }));
    await exportReview(hostile, { path: folder.at('hostile.html'), items: hostile.length });
  });

  afterAll(async () => {
    await browser.close();
    await folder[Symbol.asyncDispose]();
  });

  const openReview = (name: string, options: BrowserContextOptions = {}): ReturnType<typeof openReport> =>
    openReport(browser, folder.at(name), options, '#row-title');

  it('takes 200 rows by keyboard, keeps them over a reload, and saves lines that can be imported', async () => {
    await using review = await openReview('review.html');
    const { page } = review;

    await page.getByLabel('Your name').fill('Ada');
    await page.keyboard.press('Escape');
    await page.keyboard.type('vr'.repeat(100));
    await page.keyboard.press('v');
    await page.reload();
    expect(await heading(page)).toBe('Row 101 of 200');
    expect(await page.getByRole('button', { name: 'valid', exact: true }).getAttribute('aria-pressed')).toBe(
      'true',
    );
    expect(await progress(page)).toBe('100 of 200 rows judged');
    await page.keyboard.type('w');
    await page.keyboard.type('vr'.repeat(97));
    await page.keyboard.type('i');
    expect(await heading(page)).toBe('Row 200 of 200');
    await page.keyboard.press('n');
    await page.keyboard.type('vrw: no keys in a note');
    await page.keyboard.press('Escape');
    await page.keyboard.type('uu');
    expect(await progress(page)).toBe('200 of 200 rows judged');
    expect(await page.getByRole('status').textContent()).toContain('all rows are judged');

    const path = await saved(page, folder.at('ada.jsonl'));
    const lines = (await readFile(path, 'utf8')).trimEnd().split('\n');
    expect(lines).toHaveLength(201);
    const result = await importReview(samples, { verdicts: path });
    expect(result.reviewers).toEqual(['Ada']);
    expect(result.rows).toBe(200);
    expect(result.labels[0]?.agrees).toMatchObject({ n: 198 });
    expect(result.labels[0]?.agrees?.value).toBeCloseTo(197 / 198, 2);
    expect(result.validProblems?.value).toBeCloseTo(198 / 199, 2);
    expect(result.verdicts.at(-1)).toMatchObject({
      problem: 'unsure',
      answer: 'unsure',
      note: 'vrw: no keys in a note',
    });
    expect(review.complaints.filter((complaint) => !complaint.includes('blob:'))).toEqual([]);
  });

  it('goes back, changes its mind without moving on, and finds the next open row', async () => {
    await using review = await openReview('review.html');
    const { page } = review;

    await page.keyboard.type('vrvr');
    await page.keyboard.type('k');
    await page.keyboard.type('w');
    expect(await heading(page)).toBe('Row 2 of 200');
    await page.keyboard.type('j');
    await page.keyboard.type('j');
    await page.keyboard.type('vr');
    await page.keyboard.type('kkko');
    expect(await heading(page)).toBe('Row 3 of 200');
    await page.getByLabel('Letters are keys').uncheck();
    await page.locator('#row-title').focus();
    await page.keyboard.type('vr');
    expect(await progress(page)).toBe('3 of 200 rows judged');
    expect(review.complaints).toEqual([]);
  });

  it('works by touch alone, and shows what machines said only when asked', async () => {
    await using review = await openReview('review.html', {
      viewport: { width: 390, height: 844 },
      hasTouch: true,
      isMobile: true,
    });
    const { page } = review;

    expect(await page.getByText('Votes on the problem').isVisible()).toBe(false);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(390);
    await page.getByRole('button', { name: 'valid', exact: true }).tap();
    await page.getByRole('button', { name: 'right', exact: true }).tap();
    await page.getByRole('button', { name: 'Next', exact: true }).tap();
    expect(await heading(page)).toBe('Row 2 of 200');
    expect(await progress(page)).toBe('1 of 200 rows judged');
    expect(review.complaints).toEqual([]);
  });

  it('shows hostile text as text, in every field', async () => {
    await using review = await openReview('hostile.html');
    const { page } = review;

    for (const _ of hostileTexts) {
      await unfold(page);
      await page.keyboard.press('j');
    }

    expect(
      await page.locator('article a, article img, article svg, article iframe, article form').count(),
    ).toBe(0);
    expect(review.complaints).toEqual([]);
  });

  it.each([
    ['light', 'light', 1200],
    ['dark', 'dark', 1200],
    ['on a phone', 'light', 390],
  ] as const)('has no fault that axe knows: %s', async (name, colorScheme, width) => {
    await using review = await openReview('review.html', {
      colorScheme,
      viewport: { width, height: 844 },
      // The policy of the page keeps foreign scripts out.
      bypassCSP: true,
    });
    const { page } = review;
    await page.keyboard.type('vw');
    await page.keyboard.type('k');
    await unfold(page);

    const shots = process.env['SCREENSHOTS'];
    if (shots !== undefined) await page.screenshot({ path: `${shots}/review ${name}.png` });
    expect(await violations(page)).toEqual([]);
  });
});

async function heading(page: Page): Promise<string> {
  return (await page.locator('#row-title').textContent()) ?? '';
}

async function progress(page: Page): Promise<string> {
  return (await page.locator('#progress-text').textContent()) ?? '';
}

async function saved(page: Page, path: string): Promise<string> {
  const waiting = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save verdicts' }).click();
  const download = await waiting;
  expect(download.suggestedFilename()).toMatch(/^verdicts-[0-9a-f]{16}\.jsonl$/u);
  await download.saveAs(path);
  return path;
}

async function unfold(page: Page): Promise<void> {
  await page.evaluate(`for (const fold of document.querySelectorAll('details')) fold.open = true`);
}

async function violations(page: Page): Promise<readonly string[]> {
  await page.evaluate(axe);
  return page.evaluate<readonly string[]>(
    `axe.run().then(({ violations }) => violations
      .map(({ id, nodes }) => id + ': ' + nodes.slice(0, 3).map(({ html }) => html).join(' | ')))`,
  );
}
