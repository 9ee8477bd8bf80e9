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
    finalAnswer: `\\{${index ** 2}\\}`,
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
    await exportReview({ source: samples, path: folder.at('review.html'), items: 200, title: 'Squares' });
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
    await exportReview({ source: hostile, path: folder.at('hostile.html'), items: hostile.length });
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
    await press(page, 'vr'.repeat(100));
    await page.keyboard.press('v');
    await page.reload();
    expect(await heading(page)).toBe('Row 101 of 200');
    expect(await page.getByRole('button', { name: 'valid', exact: true }).getAttribute('aria-pressed')).toBe(
      'true',
    );
    expect(await progress(page)).toBe('100 of 200 rows judged');
    await page.keyboard.press('w');
    await press(page, 'vr'.repeat(97));
    await page.keyboard.press('i');
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
    const result = await importReview({ source: samples, verdicts: path });
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
    expect(await page.locator('.answers dd').allTextContents()).toEqual([
      expect.stringMatching(/^\d+$/u),
      expect.stringMatching(/^\{\d+\}$/u),
    ]);
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

    // Unfolds each row as it comes, and notes what text must never become.
    await page.evaluate(`
      window.rows = new Set();
      window.found = [];
      const look = () => {
        for (const fold of document.querySelectorAll('details')) fold.open = true;
        window.rows.add(document.getElementById('row-title').textContent);
        for (const bad of document.querySelectorAll('article :is(a, img, svg, iframe, form, script)'))
          window.found.push(bad.outerHTML);
      };
      new MutationObserver(look).observe(document.querySelector('main'), { childList: true, subtree: true });
      look();
    `);
    await press(page, 'j'.repeat(hostileTexts.length));

    expect(await page.evaluate('window.rows.size')).toBe(hostileTexts.length);
    expect(await page.evaluate('window.found')).toEqual([]);
    expect(review.complaints).toEqual([]);
  });

  it('has no fault that axe knows, light, dark or on a phone', async () => {
    // The policy of the page keeps foreign scripts out.
    await using review = await openReview('review.html', { bypassCSP: true });
    const { page } = review;
    await page.keyboard.type('vwk');
    await unfold(page);
    await page.evaluate(axe);

    for (const [name, colorScheme, width] of [
      ['light', 'light', 1200],
      ['dark', 'dark', 1200],
      ['on a phone', 'light', 390],
    ] as const) {
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize({ width, height: 844 });
      const shots = process.env['SCREENSHOTS'];
      if (shots !== undefined) await page.screenshot({ path: `${shots}/review ${name}.png` });
      expect(await violations(page), name).toEqual([]);
    }
  });
});

/** Presses keys one after the other, as trusted events, without a way back to the test between two of them. */
async function press(page: Page, keys: string): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await Promise.all(
    [...keys].flatMap((key) => [
      session.send('Input.dispatchKeyEvent', { type: 'keyDown', key, text: key }),
      session.send('Input.dispatchKeyEvent', { type: 'keyUp', key }),
    ]),
  );
  await session.detach();
}

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

function violations(page: Page): Promise<readonly string[]> {
  return page.evaluate<readonly string[]>(
    `axe.run().then(({ violations }) => violations
      .map(({ id, nodes }) => id + ': ' + nodes.slice(0, 3).map(({ html }) => html).join(' | ')))`,
  );
}
