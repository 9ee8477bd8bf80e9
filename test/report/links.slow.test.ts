import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RunSummary } from '../../src/core/summary.ts';
import { writeReport } from '../../src/report/index.ts';
import { type TemporaryDirectory, temporaryDirectory } from '../support/temporary-directory.ts';
import { hasChromium, needsChromium, openReport, startChromium } from './chromium.ts';
import { richRun } from './rich-run.ts';

describe.skipIf(!hasChromium)(`passing on what a report shows${needsChromium}`, () => {
  let browser: Browser;
  let folder: TemporaryDirectory;
  let file: string;
  let summary: RunSummary;

  beforeAll(async () => {
    folder = await temporaryDirectory();
    browser = await startChromium();
    summary = await richRun(folder.at('run'));
    file = folder.at('report.html');
    await writeReport(folder.at('run'), { path: file });
  });

  afterAll(async () => {
    await browser.close();
    await folder[Symbol.asyncDispose]();
  });

  it('copies a link to a row, which opens at that row, whatever was filtered', async () => {
    await using report = await openReport(browser, file, {
      permissions: ['clipboard-read', 'clipboard-write'],
    });
    const { page } = report;
    await page.locator('#outcome').selectOption('failed');
    await page.locator('.row').nth(1).click();
    const id = await idOf(page);
    await page.getByRole('button', { name: 'Copy link', exact: true }).click();
    await page.getByRole('button', { name: 'Copied' }).waitFor();
    const link = await copied(page);
    // Reading notes the row in the address too, so that a reload shows it again.
    expect(page.url()).toContain('outcome=failed');
    await page.reload();
    await expect.poll(() => idOf(page)).toBe(id);
    expect(await page.locator('#outcome').inputValue()).toBe('failed');

    await page.goto('about:blank');
    await page.goto(link);

    await expect.poll(() => idOf(page)).toBe(id);
    expect(await page.evaluate('document.activeElement.id')).toBe('detail');
    expect(await page.locator('#outcome').inputValue()).toBe('');
    expect(await page.locator('[aria-selected="true"]').count()).toBe(1);
    expect(report.complaints).toEqual([]);
  });

  it('copies a link to a filter, which opens with every choice and the search', async () => {
    await using report = await openReport(browser, file, {
      permissions: ['clipboard-read', 'clipboard-write'],
    });
    const { page } = report;
    await page.locator('#outcome').selectOption('sample');
    await page.locator('#subject').selectOption({ index: 2 });
    const type = (await page.locator('#detail .answer .note').first().textContent()) ?? '';
    await page.getByLabel('Answer type').selectOption(type);
    await page.getByLabel('Sort by').selectOption('longest');
    await page.getByLabel('Search').fill('comparison');
    await expect.poll(() => page.url()).toContain('search=comparison');
    await expect.poll(() => status(page)).toMatch(/^[1-9]\d* of/u);
    const [found, choices] = [await status(page), await chosen(page)];
    const titles = await page.locator('.row-title').allTextContents();
    await page.getByRole('button', { name: 'Copy link to this list' }).click();
    await page.getByRole('button', { name: 'Copied' }).waitFor();
    const link = await copied(page);

    await page.getByRole('button', { name: 'Clear' }).click();
    await expect.poll(() => status(page)).not.toBe(found);
    await page.evaluate(`location.href = ${JSON.stringify(link)}`);

    await expect.poll(() => status(page)).toBe(found);
    expect(await chosen(page)).toEqual(choices);
    expect(choices.filter((choice) => choice !== '')).toHaveLength(5);
    expect(await page.locator('.row-title').allTextContents()).toEqual(titles);
    expect(report.complaints).toEqual([]);
  });

  it('takes nothing from an address but choices that it has', async () => {
    await using report = await openReport(browser, file);
    const { page } = report;
    const all = await status(page);

    await page.evaluate(
      `location.hash = '#browse?outcome=%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E&subject=constructor&sort=__proto__&row=nowhere'`,
    );

    await expect.poll(() => status(page)).toBe(`The row of this link is not in this file. ${all}`);
    expect((await chosen(page)).join('')).toBe('');
    await page.evaluate(`location.hash = '#browse?search=' + encodeURIComponent('<b>"')`);
    await expect.poll(() => status(page)).toMatch(/^0 of/u);
    expect(await page.locator('#browse b').count()).toBe(0);
    expect(report.complaints).toEqual([]);
  });

  it('copies the JSON and the id of a row', async () => {
    await using report = await openReport(browser, file, {
      permissions: ['clipboard-read', 'clipboard-write'],
    });
    const { page } = report;
    await page.locator('#outcome').selectOption('rejected');
    const id = await idOf(page);

    await page.getByRole('button', { name: 'Copy JSON' }).click();
    await page.getByRole('button', { name: 'Copied' }).waitFor();
    const row: Readonly<Record<string, unknown>> = JSON.parse(await copied(page));
    expect(row).toMatchObject({
      kind: 'rejected',
      id,
      subject: expect.any(String),
      reason: expect.any(String),
    });
    await page.getByRole('button', { name: 'Copy id' }).click();
    await expect.poll(() => copied(page)).toBe(id);
    expect(await page.locator('[aria-live]:not([role])').textContent()).toBe('Copy id: copied');
  });

  it('sorts by reasoning and by difficulty, and leaves what has none at the end', async () => {
    await using report = await openReport(browser, file);
    const { page } = report;
    const words = async (): Promise<number> =>
      Number(
        /([\d,]+) word/u.exec((await page.locator('#detail').textContent()) ?? '')?.[1]?.replace(',', '') ??
          -1,
      );

    await page.locator('#outcome').selectOption('sample');
    await page.getByLabel('Sort by').selectOption('Longest reasoning first');
    await page.locator('.row').first().click();
    const longest = await words();
    await page.getByLabel('Sort by').selectOption('Shortest reasoning first');
    await page.locator('.row').first().click();
    expect(await words()).toBeGreaterThanOrEqual(0);
    expect(await words()).toBeLessThan(longest);
    await page.getByLabel('Sort by').selectOption('Hardest first');
    await page.locator('.row').first().click();
    const hardest = await page.locator('#detail').textContent();
    await page.locator('#rows').press('End');
    expect(hardest).toMatch(/Solved blindly[12] of 3 attempts/u);
    await expect.poll(() => page.locator('#detail').textContent()).not.toBe(hardest);
  });

  it('filters by answer type and by disagreement, and counts what the rows say', async () => {
    await using report = await openReport(browser, file);
    const { page } = report;

    const types = page.getByLabel('Answer type').locator('option');
    const [, first = ''] = await types.allTextContents();
    await page.getByLabel('Answer type').selectOption(first);
    const [name = '', count = ''] = first.split(/[()]/u);
    expect(await status(page)).toMatch(new RegExp(`^${count} of`, 'u'));
    expect(await page.locator('#detail .answer .note').first().textContent()).toBe(name.trim());
    await page.getByRole('button', { name: 'Clear' }).click();
    await page.getByRole('button', { name: 'Look at the rows on which verifiers disagree' }).click();
    await expect.poll(() => page.getByLabel('Disagreement').inputValue()).toBe('votes');
    const badges = await page.locator('#detail .verdicts .badge').allTextContents();
    expect(badges).toContain('valid');
    expect(badges).toContain('invalid');
  });

  it('finds verdicts as they are shown, and phrases between quotes', async () => {
    await using report = await openReport(browser, file);
    const { page } = report;
    const found = async (search: string): Promise<number> => {
      await page.getByLabel('Search').fill(search);
      await page.getByLabel('Search').press('Enter');
      await expect.poll(() => status(page)).not.toContain('Searching');
      return Number((await status(page)).split(' ')[0]);
    };
    const all = Number((await status(page)).split(' ')[2]);

    expect(await found('"judge: incorrect"')).toBeGreaterThan(0);
    expect(await found('"judge: incorrect" "comparison: equal"')).toBeGreaterThan(0);
    expect(await found('invalid')).toBeGreaterThan(0);
    expect(await found('invalid')).toBeLessThan(all);
    expect(await found('“rule and judge disagree”')).toBe(summary.labels?.disagreements);
    const refused = summary.stages.find(({ stage }) => stage === 'validate')?.rejections;
    expect(await found('"verifier rejected"')).toBe(refused?.['verifier-rejected']);
    // The words of a phrase are in this order, whatever spaces are between them.
    const title = (await page.locator('#detail .prose').first().textContent()) ?? '';
    const [one = '', two = '', three = ''] = title.split(/\s+/u);
    expect(await found(`"${one}  ${two} ${three}"`)).toBeGreaterThan(0);
    expect(await found(`"${three} ${two} ${one}"`)).toBe(0);
    expect(await found(`${three} ${two} ${one}`)).toBeGreaterThan(0);
  });

  it('names menu and headings alike, and each field by its label alone', async () => {
    await using report = await openReport(browser, file);
    const { page } = report;

    const menu = await page.locator('nav a').allTextContents();
    expect(await page.locator('h2').allTextContents()).toEqual(menu.slice(1));
    expect(menu[0]).toBe('Overview');
    expect(await page.locator('label').allTextContents()).toEqual([
      'Search',
      'Outcome',
      'Subject',
      'Topic',
      'Answer type',
      'Disagreement',
      'Sort by',
    ]);
    for (const label of ['Outcome', 'Subject', 'Topic', 'Answer type', 'Disagreement', 'Sort by'])
      expect(await page.getByRole('combobox', { name: label, exact: true }).count()).toBe(1);
  });

  it('says in its head when the run was and which models made it, and fills each line of figures', async () => {
    for (const width of [1200, 390]) {
      await using report = await openReport(browser, file, { viewport: { width, height: 900 } });
      const { page } = report;
      const head = (await page.locator('.page-head').textContent()) ?? '';
      expect(head).toMatch(/\d{1,2} \w+ 20\d\d at \d\d:\d\d UTC/u);
      expect(head).toContain('offline:offline-verifier-b');
      const gaps = await page.evaluate<readonly number[]>(
        `[...document.querySelectorAll('.tiles')].map((group) => {
          const right = group.getBoundingClientRect().right;
          const bottoms = [...group.children].map((tile) => tile.getBoundingClientRect());
          const lines = [...new Set(bottoms.map(({ top }) => top))];
          return Math.max(...lines.map((top) => right - Math.max(...bottoms.filter((tile) => tile.top === top).map((tile) => tile.right))));
        })`,
      );
      expect(Math.max(...gaps)).toBeLessThan(1.5);
    }
  });

  it('begins the funnel with topics, and tells counts, shares and kappa without a riddle', async () => {
    await using report = await openReport(browser, file);
    const { page } = report;
    const summaries = await page.evaluate<readonly string[]>(
      `[...document.querySelectorAll('svg[role="img"]')].map((chart) => chart.getAttribute('aria-label'))`,
    );

    expect(summaries.some((text) => /^Bars\. Topics: 12/u.test(text))).toBe(true);
    expect(summaries.some((text) => /: \d+ of \d+ samples correct \(\d+ %\)/u.test(text))).toBe(true);
    expect(summaries.some((text) => /: \d+, \d+(?:\.\d)? %/u.test(text))).toBe(false);
    const notes = await page.locator('.pair-note').allTextContents();
    expect(notes.join('\n')).toMatch(/Cohen’s kappa of comparison and judge: −?\d\.\d\d over \d+ samples/u);
    expect(notes.join('\n')).toMatch(/neither \d+\. Cohen’s kappa −?\d\.\d\d, n\u00a0=\u00a0\d+\./u);
  });

  it('says of each failed row whether the next run asks again, and folds its prompt and raw reply', async () => {
    await using report = await openReport(browser, file);
    const { page } = report;
    await page.locator('#outcome').selectOption('failed');

    const notice = (await page.locator('#detail .notice').textContent()) ?? '';
    expect(notice).toContain('does not ask again by itself, since the reply is stored');
    expect(notice).toContain("retry: { code: 'refused-reply' }");
    const prompt = page.locator('#detail details', { hasText: /^Prompt of / }).first();
    expect(await prompt.locator('.prose').count()).toBe(0);
    await prompt.locator('summary').click();
    expect((await prompt.locator('.prose').first().textContent())?.length).toBeGreaterThan(100);
    const reply = page.locator('#detail details', { hasText: /^Raw reply of / }).last();
    expect(await reply.locator('summary').textContent()).toContain('offline:');
    expect(report.complaints).toEqual([]);
  });
});

async function status(page: Page): Promise<string> {
  return (await page.getByRole('status').textContent()) ?? '';
}

function idOf(page: Page): Promise<string> {
  return page.evaluate(
    `[...document.querySelectorAll('#detail .facts > div')].find((fact) => fact.firstChild.textContent === 'Id')?.lastChild.textContent ?? ''`,
  );
}

function copied(page: Page): Promise<string> {
  return page.evaluate('navigator.clipboard.readText()');
}

/** Search and choices of the form, in their order. */
function chosen(page: Page): Promise<readonly string[]> {
  return page.evaluate(
    `[...document.querySelectorAll('.filters input, .filters select')].map(({ value }) => value)`,
  );
}
