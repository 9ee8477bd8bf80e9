import { source as axe } from 'axe-core';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RunSummary } from '../../src/core/summary.ts';
import { writeReport } from '../../src/report/index.ts';
import { aSample } from '../../src/testing/sample-records.ts';
import { type TemporaryDirectory, temporaryDirectory } from '../support/temporary-directory.ts';
import { hasChromium, needsChromium, openReport, startChromium } from './chromium.ts';
import { richRun } from './rich-run.ts';

describe.skipIf(!hasChromium)(`looking through a report${needsChromium}`, () => {
  let browser: Browser;
  let folder: TemporaryDirectory;
  let summary: RunSummary;

  beforeAll(async () => {
    folder = await temporaryDirectory();
    browser = await startChromium();
    summary = await richRun(folder.at('run'));
    await writeReport(folder.at('run'), { path: folder.at('report.html') });
    await writeReport({ samples: mathSamples() }, { path: folder.at('math.html') });
  });

  afterAll(async () => {
    await browser.close();
    await folder[Symbol.asyncDispose]();
  });

  const disagreements = (): number => summary.labels?.disagreements ?? 0;

  it('finds rows by words in any field, in any order and case', async () => {
    await using report = await openReport(browser, folder.at('math.html'));
    const { page } = report;

    await page.getByLabel('Search').fill('XYLEM sap');
    await expect.poll(() => status(page)).toBe('1 of 3 rows');
    await expect.poll(() => page.locator('#detail').textContent()).toContain('The sap rises in the xylem');
    await page.getByLabel('Search').fill('no such word');
    await expect.poll(() => status(page)).toBe('0 of 3 rows');
    expect(await page.locator('#detail').textContent()).toContain('No row matches');
    await page.getByRole('button', { name: 'Clear' }).click();
    await expect.poll(() => status(page)).toBe('3 of 3 rows');
    expect(report.complaints).toEqual([]);
  });

  it('filters by outcome, subject and topic, and says how many rows are left', async () => {
    await using report = await openReport(browser, folder.at('report.html'));
    const { page } = report;

    const incorrect = summary.labels?.incorrect ?? 0;
    const refused =
      summary.stages.find(({ stage }) => stage === 'validate')?.rejections['verifier-rejected'] ?? 0;
    expect(Math.min(incorrect, refused)).toBeGreaterThan(1);
    await page.locator('#outcome').selectOption({ label: `incorrect (${incorrect})` });
    expect(await status(page)).toMatch(new RegExp(`^${incorrect} of `, 'u'));
    await page.locator('#outcome').selectOption({ label: `validate: verifier rejected (${refused})` });
    expect(await status(page)).toMatch(new RegExp(`^${refused} of `, 'u'));
    expect(await page.locator('#detail').textContent()).toContain('Refused by validate: refused by');
    await page.locator('#outcome').selectOption({ label: 'All outcomes' });
    await page.locator('#subject').selectOption({ index: 2 });
    const ofSubject = Number((await status(page)).split(' ')[0]);
    const topics = await page.locator('#topic').locator('option').allTextContents();
    await page.locator('#topic').selectOption({ index: 1 });
    const ofTopic = Number((await status(page)).split(' ')[0]);
    expect(topics[1]).toContain(`(${ofTopic})`);
    expect(ofTopic).toBeLessThan(ofSubject);
    const paths = await page.locator('.row-path').allTextContents();
    expect(new Set(paths).size).toBe(1);
    expect(report.complaints).toEqual([]);
  });

  it('shows only the rows on which comparison and judge disagree', async () => {
    await using report = await openReport(browser, folder.at('report.html'));

    await report.page.getByLabel('Disagreement').selectOption(`Rule and judge disagree (${disagreements()})`);

    expect(disagreements()).toBeGreaterThan(3);
    expect(await status(report.page)).toMatch(new RegExp(`^${disagreements()} of `, 'u'));
    expect(await report.page.locator('#detail').textContent()).toContain('rule and judge disagree');
  });

  it('leads from the disagreements of the figures to their rows', async () => {
    await using report = await openReport(browser, folder.at('report.html'));
    const { page } = report;
    await page.getByLabel('Search').fill('nothing has these words');
    await expect.poll(() => status(page)).toMatch(/^0 of /u);

    await page.getByRole('button', { name: 'Look at these samples' }).click();

    await expect.poll(() => status(page)).toMatch(new RegExp(`^${disagreements()} of `, 'u'));
    expect(await focusedId(page)).toBe('rows');
    expect(await page.getByLabel('Search').inputValue()).toBe('');
  });

  it('goes from row to row by button, and back to all of them', async () => {
    await using report = await openReport(browser, folder.at('report.html'));
    const { page } = report;
    const all = await status(page);

    await page.getByRole('button', { name: 'Next' }).click();
    await page.getByRole('button', { name: 'Next' }).click();
    expect(await selectedPlace(page)).toBe('3');
    await page.getByRole('button', { name: 'Previous' }).click();
    expect(await selectedPlace(page)).toBe('2');
    await page.locator('#subject').selectOption({ index: 1 });
    await page.locator('#search').fill('no row says this');
    await expect.poll(() => status(page)).toMatch(/^0 of/);
    await page.getByRole('button', { name: 'Clear' }).click();
    await expect.poll(() => status(page)).toBe(all);
    expect(await focusedId(page)).toBe('search');
  });

  it('tells the options of each stage, folded', async () => {
    await using report = await openReport(browser, folder.at('report.html'));
    const stages = report.page.locator('#run .stage-options');

    expect(await stages.locator('summary').allTextContents()).toContain('synthesize version 1');
    expect(await stages.locator('dt').allTextContents()).toContain('trajectoriesPerProblem');
  });

  it('works by keyboard alone', async () => {
    await using report = await openReport(browser, folder.at('report.html'));
    const { page } = report;

    await page.keyboard.press('Tab');
    expect(await focused(page)).toBe('Skip to the rows');
    expect(await outlineWidth(page)).toBe('3px');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    expect(await focusedId(page)).toBe('search');
    await page.locator('#rows').focus();
    const first = await page.locator('[aria-selected="true"]').textContent();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    expect(await selectedPlace(page)).toBe('3');
    await page.keyboard.press('End');
    const count = (await status(page)).split(' ')[0];
    expect(await selectedPlace(page)).toBe(count);
    await page.keyboard.press('Home');
    expect(await page.locator('[aria-selected="true"]').textContent()).toBe(first);
    await page.keyboard.press('PageDown');
    expect(Number(await selectedPlace(page))).toBeGreaterThan(3);
    await page.keyboard.press('Enter');
    expect(await focusedId(page)).toBe('detail');
    const solution = page.locator('#detail summary').first();
    await solution.focus();
    await page.keyboard.press('Enter');
    expect(await page.locator('#detail details').first().getAttribute('open')).toBe('');
    expect(report.complaints).toEqual([]);
  });

  it('names the chosen row to a screen reader, with its place among all', async () => {
    await using report = await openReport(browser, folder.at('report.html'));
    const { page } = report;
    const active = await page.locator('#rows').getAttribute('aria-activedescendant');
    const option = page.locator(`[id="${active}"]`);

    expect(await option.getAttribute('aria-posinset')).toBe('1');
    expect(await option.getAttribute('aria-setsize')).toBe((await status(page)).split(' ')[0]);
    for (const chart of await page.locator('svg').all()) {
      expect(await chart.getAttribute('role')).toBe('img');
      expect((await chart.getAttribute('aria-label'))?.length).toBeGreaterThan(20);
    }
  });

  it('renders formulas as MathML, and leaves prices and broken formulas as they were written', async () => {
    await using report = await openReport(browser, folder.at('math.html'));
    const { page } = report;
    const detail = page.locator('#detail');

    await page.getByLabel('Search').fill('integral');
    await expect.poll(() => status(page)).toBe('1 of 3 rows');
    expect(await detail.locator('.prose math').count()).toBe(2);
    expect(await detail.locator('.prose math mfrac').count()).toBeGreaterThan(0);
    expect(await detail.locator('.answer math').count()).toBe(2);
    await page.getByLabel('Search').fill('tickets');
    await expect.poll(() => detail.textContent()).toContain('cost $5 and $7');
    expect(await detail.locator('math').count()).toBe(0);
    expect(await detail.textContent()).toContain('$\\frac{1$');
    expect(report.complaints).toEqual([]);
  });

  it('folds the reasoning, and shows where it was cut', async () => {
    await using report = await openReport(browser, folder.at('math.html'));
    const { page } = report;
    await page.getByLabel('Search').fill('xylem');
    await expect.poll(() => status(page)).toBe('1 of 3 rows');
    const fold = page.locator('#detail details', { hasText: 'Reasoning' });

    expect(await fold.locator('.prose').count()).toBe(0);
    await fold.locator('summary').click();
    await fold.locator('.prose').first().waitFor();
    expect(await fold.textContent()).toContain('first thought');
    expect(await fold.textContent()).toContain('last thought');
    expect(await fold.textContent()).toMatch(/55,9\d\d characters of the reasoning left out here/u);
    expect(await fold.locator('summary').textContent()).toContain('10,004 words');
    expect(await page.locator('footer').textContent()).toContain(
      '1 longer one has its beginning and end here.',
    );
  });

  for (const [name, options] of Object.entries(screens())) {
    it(`has no serious finding of axe: ${name}`, async () => {
      for (const file of ['report.html', 'math.html']) {
        await using report = await openReport(browser, folder.at(file), { ...options, bypassCSP: true });
        await report.page.locator('#detail summary').first().click();
        await report.page.evaluate(axe);
        const findings = await report.page.evaluate<readonly string[]>(
          `axe.run().then(({ violations }) => violations
            .filter(({ impact }) => impact === 'serious' || impact === 'critical')
            .map(({ id, nodes }) => id + ': ' + nodes.slice(0, 3).map(({ html }) => html).join(' | ')))`,
        );

        expect(findings).toEqual([]);
      }
    });
  }

  it('fits a phone: nothing but tables and formulas scrolls sideways', async () => {
    await using report = await openReport(browser, folder.at('report.html'), screens()['phone']);
    const { page } = report;

    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(360);
    const wide = await page.evaluate<readonly string[]>(
      `[...document.querySelectorAll('main *')].filter((element) => element.getBoundingClientRect().right > 361
        && !element.closest('.scroll, .formula, .rows, svg')).map((element) => element.outerHTML.slice(0, 120))`,
    );
    expect(wide).toEqual([]);
    await page.locator('.row').nth(2).click();
    expect(await focusedId(page)).toBe('detail');
    await page.getByRole('button', { name: 'Back to list' }).click();
    expect(await focusedId(page)).toBe('rows');
  });

  it('is dark where the reader prefers it', async () => {
    const background = async (colorScheme: 'light' | 'dark'): Promise<number> => {
      await using report = await openReport(browser, folder.at('report.html'), { colorScheme });
      const color = await report.page.evaluate<string>('getComputedStyle(document.body).backgroundColor');
      return Number(/\d+/u.exec(color)?.[0]);
    };

    expect(await background('light')).toBeGreaterThan(230);
    expect(await background('dark')).toBeLessThan(40);
  });
});

function screens(): Readonly<Record<string, BrowserContextOptions>> {
  return {
    light: { colorScheme: 'light' },
    dark: { colorScheme: 'dark' },
    phone: { colorScheme: 'light', viewport: { width: 360, height: 740 } },
  };
}

function mathSamples(): readonly ReturnType<typeof aSample>[] {
  const words = Array.from({ length: 10_000 }, (_, index) => `step${index % 10}`).join(' ');
  return [
    aSample({
      subject: 'Mathematics',
      problem:
        'What is the integral $\\int_0^1 \\frac{x}{2}\\,dx$? \\[ \\sum_{k=1}^n k = \\frac{n(n+1)}{2} \\]',
      answer: '\\frac{1}{4}',
      finalAnswer: '$\\frac{1}{4}$',
    }),
    aSample({
      subject: 'Economics',
      problem: 'Two tickets cost $5 and $7, and $\\frac{1$ is broken.',
      answer: '12',
    }),
    aSample({
      subject: 'Biology',
      problem: 'The sap rises in the xylem: how?',
      reasoning: `first thought ${words} last thought`,
    }),
  ];
}

async function status(page: Page): Promise<string> {
  return (await page.getByRole('status').textContent()) ?? '';
}

function focused(page: Page): Promise<string> {
  return page.evaluate('document.activeElement.textContent');
}

function focusedId(page: Page): Promise<string> {
  return page.evaluate('document.activeElement.id');
}

function outlineWidth(page: Page): Promise<string> {
  return page.evaluate('getComputedStyle(document.activeElement).outlineWidth');
}

async function selectedPlace(page: Page): Promise<string | null> {
  return page.locator('[aria-selected="true"]').getAttribute('aria-posinset');
}
