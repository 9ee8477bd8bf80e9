import { copyFile, cp, mkdir, rm } from 'node:fs/promises';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RunSummary } from '../../src/core/summary.ts';
import { buildChimera } from '../../src/index.ts';
import { offlineModels } from '../../src/offline/index.ts';
import { type ReportSource, writeReport } from '../../src/report/index.ts';
import { aSample, aTrajectory } from '../../src/testing/sample-records.ts';
import { type TemporaryDirectory, temporaryDirectory } from '../support/temporary-directory.ts';
import { fact, hasChromium, needsChromium, openReport, startChromium } from './chromium.ts';
import { richRun } from './rich-run.ts';

describe.skipIf(!hasChromium)(`a report on a run that did not go as planned${needsChromium}`, () => {
  let browser: Browser;
  let folder: TemporaryDirectory;
  let summary: RunSummary;

  beforeAll(async () => {
    folder = await temporaryDirectory();
    browser = await startChromium();
    summary = await richRun(folder.at('base'));
  });

  afterAll(async () => {
    await browser.close();
    await folder[Symbol.asyncDispose]();
  });

  it('says that a killed run is not finished, and still counts its rows', async () => {
    await cp(folder.at('base'), folder.at('killed'), { recursive: true });
    await rm(folder.at('killed', 'summary.json'));

    const { text, facts, complaints } = await shown(folder.at('killed'));

    expect(text).toContain('not finished');
    expect(text).toContain('This run has not come to an orderly end.');
    expect(text).toContain('Tasks are counted when a run ends');
    expect(facts).toEqual({ samples: String(summary.rows), correct: String(summary.labels?.correct) });
    expect(complaints).toEqual([]);
  });

  it('has nothing to draw for a run that gave nothing, and says so', async () => {
    const chimera = buildChimera({ models: offlineModels({ faults: { refusal: 1 } }) });
    await chimera.run(['History'], { directory: folder.at('nothing') }).summary();

    const { text, facts, complaints } = await shown(folder.at('nothing'));

    expect(text).toContain('There are no samples in this run.');
    expect(text).toContain('expand: refused reply');
    expect(text).toContain('No sample, no label.');
    expect(facts.samples).toBe('0');
    expect(complaints).toEqual([]);
  });

  it('shows a new directory without a single row', async () => {
    await mkdir(folder.at('new'));
    await copyFile(folder.at('base', 'manifest.json'), folder.at('new', 'manifest.json'));

    const { text, complaints } = await shown(folder.at('new'));

    expect(text).toContain('There is no row to look at.');
    expect(text).toContain('No row names a subject.');
    expect(complaints).toEqual([]);
  });

  it('says why a run was ended, what it spent of its budget, and which rows are older', async () => {
    const { text, complaints } = await shown({
      samples: [aSample(), aSample({ problem: 'Older?' })],
      summary: {
        ...summary,
        end: 'budget',
        rows: 1,
        error: { code: 'budget-spent', message: 'the budget of 2 dollars is spent' },
        budget: { usd: 2, calls: 500 },
        spentInAll: { calls: 400, inputTokens: 1_234_567, outputTokens: 1_000, usd: 1.987 },
        warnings: ['the reasoner gives no reasoning'],
        changed: ['label.options.prompt: label@1 -> stricter@1'],
        stages: summary.stages.map((stage) => ({ ...stage, short: stage.stage === 'generate' ? 2 : 0 })),
      },
    });

    expect(text).toContain('ended by its budget');
    expect(text).toContain('the budget of 2 dollars is spent');
    expect(text).toContain('$2.00, 500 calls');
    expect(text).toContain('$1.99');
    expect(text).toContain('the reasoner gives no reasoning');
    expect(text).toContain('label@1 -> stricter@1');
    expect(text).toContain('2 items ended short: with less than was wanted after all attempts.');
    expect(text).toContain('1 row came from the last run');
    expect(complaints).toEqual([]);
  });

  it('tells live calls and those of batches apart, stage by stage, and what was saved', async () => {
    const batched = { calls: 60, inputTokens: 3_000, outputTokens: 9_000, usd: 1.25, savedUsd: 1.25 };
    const spent = { calls: 100, inputTokens: 5_000, outputTokens: 10_000, usd: 2 };
    const stages = summary.stages.map((stage) =>
      stage.stage === 'synthesize' ? { ...stage, batched } : stage,
    );

    const { text, complaints } = await shown({
      samples: [aSample()],
      summary: { ...summary, spent, batched, stages },
    });
    const without = await shown({ samples: [aSample()], summary: { ...summary, spent } });

    expect(text).toContain('Of it live$0.75; 40 calls, 2,000 prompt tokens, 1,000 reply tokens');
    expect(text).toContain(
      'Of it by batches$1.25; 60 calls, 3,000 prompt tokens, 9,000 reply tokens; saved: $1.25',
    );
    expect(text).toContain('Batched callsCost of batchesSaved');
    expect(text).toContain('60$1.25$1.25');
    expect(complaints).toEqual([]);
    expect(without.text).not.toContain('Batched calls');
    expect(without.text).not.toContain('Of it live');
  });

  it('returns the pass rate over trajectories when nothing was solved blindly', async () => {
    const samples = [0, 1, 2, 3].map((draw) => {
      const { label, correct, kind } = aSample();
      return draw === 0
        ? aSample({ draw, label: { ...label, kind: 'incorrect', by: 'judge' } })
        : { ...aTrajectory({ draw }), kind, label, correct };
    });

    const { text } = await shown({ samples });

    expect(text).toContain('Share of labelled trajectories that are correct, for 1 problem.');
    expect(text).toContain('4 samples over 1 topic of 1 subject; 75 % of them reach the reference answer.');
    expect(text).toContain('rows without a run');
  });

  async function shown(source: ReportSource): Promise<{
    readonly text: string;
    readonly facts: { readonly samples: string; readonly correct: string };
    readonly complaints: readonly string[];
  }> {
    await writeReport(source, { path: folder.at('report.html'), overwrite: true });
    await using report = await openReport(browser, folder.at('report.html'));
    const { page, complaints } = report;
    // The text of the body would hold the script, and so every sentence that it may say.
    const text = `${await page.locator('h1').textContent()}\n${await page.locator('main').textContent()}`;
    return {
      text,
      facts: { samples: await fact(page, 'samples'), correct: await fact(page, 'correct') },
      complaints,
    };
  }
});
