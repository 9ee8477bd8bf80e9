import { readFile } from 'node:fs/promises';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Sample, ValidatedProblem } from '../../src/core/records/records.ts';
import type { RunSummary } from '../../src/core/summary.ts';
import { type ReportRefusal, writeReport } from '../../src/report/index.ts';
import { PAGE_SCRIPT } from '../../src/report/page-bundle.js';
import { aProblem, aSample, aValidatedProblem } from '../../src/testing/sample-records.ts';
import { type TemporaryDirectory, temporaryDirectory } from '../support/temporary-directory.ts';
import { hasChromium, needsChromium, type OpenReport, openReport, startChromium } from './chromium.ts';
import { hostileTexts } from './xss-corpus.ts';

describe.skipIf(!hasChromium)(`hostile text in a report${needsChromium}`, () => {
  let browser: Browser;
  let folder: TemporaryDirectory;
  let html: string;
  let report: OpenReport;

  beforeAll(async () => {
    folder = await temporaryDirectory();
    browser = await startChromium();
    await writeReport(
      {
        samples: hostileTexts.map(hostileSample),
        problems: hostileTexts.map(hostileProblem),
        rejected: hostileTexts.map(hostileRefusal),
        failed: hostileTexts.map((text, index) => ({
          id: `${index}${text}`,
          stage: text,
          failure: { code: text, message: text },
          item: aProblem({ subject: text, problem: text }),
        })),
        summary: hostileSummary(),
        manifest: hostileManifest(),
      },
      { path: folder.at('report.html'), title: '</title><script>window.pwned = 99</script>' },
    );
    html = await readFile(folder.at('report.html'), 'utf8');
    report = await openReport(browser, folder.at('report.html'));
  });

  afterAll(async () => {
    await report[Symbol.asyncDispose]();
    await browser.close();
    await folder[Symbol.asyncDispose]();
  });

  it('is nowhere in the file as markup', () => {
    const scripts = html.match(/<script/giu) ?? [];
    const ends = html.match(/<\/script/giu) ?? [];
    const blocks = html.match(/<script type="application\/json" id="report-[a-z]+(?:-\d+)?">/gu) ?? [];

    expect(scripts.length).toBe(blocks.length + 1);
    expect(ends.length).toBe(scripts.length);
    const written = html.replace(PAGE_SCRIPT, '');
    expect(written.length).toBe(html.length - PAGE_SCRIPT.length);
    expect(written.match(/<(?:img|iframe|svg|math|form|base|template|body onload)[ >]/giu)).toBe(null);
    expect(html.match(/<!--/gu)).toBe(null);
  });

  // Hundreds of questions to a browser, of which a busy machine answers few in a second.
  it('stays text in every field, with every fold open', { timeout: 180_000 }, async () => {
    const { page } = report;
    await page.evaluate(
      `document.querySelectorAll('details').forEach((details) => { details.open = true; })`,
    );
    const count = Number((await page.getByRole('status').textContent())?.split(' ')[0]);
    await page.locator('#rows').focus();
    for (let row = 0; row < count; row += 1) {
      await page.evaluate(
        `document.querySelectorAll('#detail details').forEach((details) => { details.open = true; })`,
      );
      await page.keyboard.press('ArrowDown');
    }
    await page.locator('#search').fill('<script>');
    await expect.poll(() => page.getByRole('status').textContent()).toMatch(/^\d+ of/u);

    expect(count).toBe(hostileTexts.length * 4);
    expect(await page.evaluate('window.pwned ?? null')).toBe(null);
    expect(await page.title()).toBe('</title><script>window.pwned = 99</script>');
    const foreign = await page.evaluate<readonly string[]>(
      `[...document.querySelectorAll('body *')].filter((element) =>
        /^(?:img|iframe|object|embed|form|base|link|meta|style|template|video|audio)$/i.test(element.localName) && !element.matches('form.filters')
        || (element.localName === 'script' && element.type !== 'application/json' && element !== document.querySelector('script:not([type])'))
        || [...element.attributes].some(({ name, value }) => name.startsWith('on') || (/^(?:href|src|xlink:href|action)$/.test(name) && !/^#[a-z]+$/.test(value)))
      ).map((element) => element.outerHTML.slice(0, 100))`,
    );
    expect(foreign).toEqual([]);
    expect(report.complaints).toEqual([]);
  });

  it('cannot get around the policy of the page, which lets nothing else run', async () => {
    const { page } = report;
    const policy = await page.locator('meta[http-equiv="Content-Security-Policy"]').getAttribute('content');

    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("base-uri 'none'");
    expect(policy).toContain("form-action 'none'");
    expect(policy).not.toMatch(/unsafe|\*|https?:/u);
    // The counter-proof: what the page's own script would be refused.
    await using other = await openReport(browser, folder.at('report.html'));
    await other.page.evaluate(`(() => {
      const script = document.createElement('script');
      try { script.textContent = 'window.pwned = 1'; } catch {}
      document.body.append(script);
      try { document.body.innerHTML += '<img src=x onerror="window.pwned = 2">'; } catch {}
      void fetch('http://127.0.0.1:9/').catch(() => {});
    })()`);
    const markup = `(() => {
      try { document.createElement('p').innerHTML = '<b>bold</b>'; return 'became markup'; } catch (error) { return error.name; }
    })()`;
    expect(await other.page.evaluate(markup)).toBe('TypeError');
    await expect.poll(() => other.complaints.length).toBeGreaterThan(0);
    expect(await other.page.evaluate('window.pwned ?? null')).toBe(null);
    expect(
      other.complaints.every(
        (complaint) =>
          /Content Security Policy|TrustedScript|TrustedHTML|require/u.test(complaint) ||
          complaint.startsWith('request'),
      ),
    ).toBe(true);
  });

  it('does not widen the page, in either direction of writing', async () => {
    await using phone = await openReport(browser, folder.at('report.html'), {
      viewport: { width: 360, height: 740 },
    });

    expect(await phone.page.evaluate('document.documentElement.scrollWidth')).toBe(360);
  });
});

function hostileSample(text: string, index: number): Sample {
  return aSample({
    id: aSample({ problem: `${index}` }).id,
    subject: text,
    topic: text,
    topicPath: [text, text, text],
    problem: text,
    answer: text,
    finalAnswer: text,
    reasoning: text,
    solution: `${text}\n\n$$${text}$$`,
    votes: [{ model: text, verdict: 'valid', reason: text }],
    models: { expand: text, validate: [text, text], label: text },
    label: {
      kind: 'correct',
      by: 'judge',
      opinions: {
        rule: 'different',
        judge: { verdict: 'correct', reason: text },
        judgeSwapped: { verdict: 'incorrect', reason: text },
      },
    },
  });
}

function hostileProblem(text: string, index: number): ValidatedProblem {
  return aValidatedProblem({
    subject: text,
    topic: `${text}${index}`,
    problem: `${text} ${index}`,
    answer: text,
  });
}

function hostileRefusal(text: string, index: number): ReportRefusal {
  const item = { ...aProblem({ subject: text, topic: text, problem: text }), kind: text };
  return { id: `${text}${index}`, stage: text, code: text, reason: text, by: text, item };
}

function hostileSummary(): RunSummary {
  const [text = ''] = hostileTexts;
  const counts = Object.fromEntries(hostileTexts.map((code, index) => [code, index + 1]));
  return {
    runId: text,
    end: 'failed',
    error: { code: text, message: text },
    rows: 1,
    labels: null,
    disagreements: [],
    refused: 0,
    startedAt: null,
    stages: hostileTexts.slice(0, 20).map((stage) => ({
      stage,
      in: 9,
      kept: 5,
      rejected: 2,
      failed: 1,
      pending: 1,
      outputs: 5,
      rejections: counts,
      failures: counts,
      short: 1,
      calls: 1,
      reused: 1,
      retries: 1,
      inputTokens: 10,
      outputTokens: 10,
      usd: 0.01,
      seconds: 1,
    })),
    coverage: null,
    calls: 1,
    reused: 1,
    spent: { calls: 1, inputTokens: 1, outputTokens: 1, usd: 1 },
    spentInAll: { calls: 1, inputTokens: 1, outputTokens: 1, usd: 1 },
    budget: { usd: 1 },
    seconds: 1,
    directory: text,
    changed: hostileTexts,
    warnings: hostileTexts,
  };
}

function hostileManifest(): Readonly<Record<string, unknown>> {
  return {
    library: hostileTexts[0],
    stages: hostileTexts.map((text) => ({
      name: text,
      version: text,
      options: { [text]: text, list: [text, text], nested: { [text]: text } },
      sizes: null,
      refill: null,
    })),
  };
}
