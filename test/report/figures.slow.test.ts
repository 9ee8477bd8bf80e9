import { readFile } from 'node:fs/promises';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RunSummary } from '../../src/core/summary.ts';
import { readJsonLines } from '../../src/files/rows/read-json-lines.ts';
import { writeReport } from '../../src/report/index.ts';
import { type TemporaryDirectory, temporaryDirectory } from '../support/temporary-directory.ts';
import {
  fact,
  hasChromium,
  needsChromium,
  type OpenReport,
  openReport,
  startChromium,
  tableRows,
} from './chromium.ts';
import { richRun } from './rich-run.ts';

describe.skipIf(!hasChromium)(`the figures of a report${needsChromium}`, () => {
  let browser: Browser;
  let folder: TemporaryDirectory;
  let summary: RunSummary;
  let report: OpenReport;

  beforeAll(async () => {
    folder = await temporaryDirectory();
    browser = await startChromium();
    await richRun(folder.at('run'));
    summary = JSON.parse(await readFile(folder.at('run', 'summary.json'), 'utf8'));
    await writeReport(folder.at('run'), { path: folder.at('report.html') });
    report = await openReport(browser, folder.at('report.html'));
  });

  afterAll(async () => {
    await browser.close();
    await folder[Symbol.asyncDispose]();
  });

  it('are made of a run in which everything happens', () => {
    const total = (of: (stage: RunSummary['stages'][number]) => number): number =>
      summary.stages.reduce((sum, stage) => sum + of(stage), 0);

    expect(summary.labels?.correct).toBeGreaterThan(0);
    expect(summary.labels?.incorrect).toBeGreaterThan(0);
    expect(summary.labels?.unverified).toBeGreaterThan(0);
    expect(summary.labels?.disagreements).toBeGreaterThan(0);
    expect(total(({ rejected }) => rejected)).toBeGreaterThan(0);
    expect(total(({ failed }) => failed)).toBeGreaterThan(0);
    expect(total(({ short }) => short)).toBeGreaterThan(0);
  });

  it('equal the counts of the summary and of the row files', async () => {
    const { page } = report;
    expect(await fact(page, 'samples')).toBe(String(summary.rows));
    expect(await fact(page, 'correct')).toBe(String(summary.labels?.correct));
    expect(await fact(page, 'incorrect')).toBe(String(summary.labels?.incorrect));
    expect(await fact(page, 'unverified')).toBe(String(summary.labels?.unverified));
    expect(await fact(page, 'disagreements')).toBe(String(summary.labels?.disagreements));
    expect(await fact(page, 'subjects')).toBe('4');
    expect(await fact(page, 'topics')).toBe(String(await linesOf('topics')));
    expect(await fact(page, 'problems')).toBe(String(await linesOf('problems')));
    const refused = (await valuesOf('rejected')).filter(
      ({ code }) => code !== 'surplus' && code !== 'exhausted',
    );
    expect(await fact(page, 'refused')).toBe(String(refused.length));
    expect(summary.refused).toBe(refused.length);
    expect(await fact(page, 'failed')).toBe(String(await linesOf('failed')));
    expect(report.complaints).toEqual([]);
  });

  it('give each stage what the summary says of it', async () => {
    const { stages } = summary;

    expect(await tableRows(report.page, 'Table: Tasks of each stage')).toEqual(
      stages.map(({ stage, in: all, kept, rejected, failed, pending, outputs, short }) => [
        stage,
        ...[all, kept, rejected, failed, pending, outputs, short].map(String),
      ]),
    );
    const reasons = stages.flatMap(({ stage, rejections }) =>
      Object.entries(rejections)
        .filter(([code]) => code !== 'surplus' && code !== 'exhausted')
        .map(([code, count]) => [`${stage}: ${code}`, String(count)]),
    );
    const shown = await tableRows(report.page, 'Table: Reasons of refusal');
    expect(shown.map((row) => row.slice(0, 2)).toSorted()).toEqual(reasons.toSorted());
    const failures = stages.flatMap(({ stage, failures: codes }) =>
      Object.entries(codes).map(([code, count]) => [`${stage}: ${code}`, String(count)]),
    );
    const shownFailures = await tableRows(report.page, 'Table: Reasons of failure');
    expect(shownFailures.map((row) => row.slice(0, 2)).toSorted()).toEqual(failures.toSorted());
    const cost = await tableRows(report.page, 'Table: Tokens of each stage');
    const english = (value: number): string => value.toLocaleString('en-US');
    expect(cost.map((row) => row.slice(0, 6))).toEqual([
      ...stages.map(({ stage, calls, reused, retries, inputTokens, outputTokens }) => [
        stage,
        ...[calls, reused, retries, inputTokens, outputTokens].map(english),
      ]),
      [
        'All stages',
        ...(['calls', 'reused', 'retries', 'inputTokens', 'outputTokens'] as const).map((name) =>
          english(stages.reduce((sum, stage) => sum + stage[name], 0)),
        ),
      ],
    ]);
  });

  it('give each subject what the row files say of it', async () => {
    const rows = await tableRows(report.page, 'Table: Samples of each subject, by label');
    const samples = await valuesOf('samples');

    for (const [subject, topics, problems, count, correct] of rows) {
      const here = samples.filter((sample) => sample['subject'] === subject);
      const coverage = summary.coverage?.find((row) => row.subject === subject);
      expect({ subject, topics, problems, count, correct }).toEqual({
        subject,
        topics: String(coverage?.topics),
        problems: String(coverage?.kept),
        count: String(here.length),
        correct: String(here.filter((sample) => sample['correct'] === true).length),
      });
    }
    expect(rows).toHaveLength(4);
    expect(await tableRows(report.page, 'Table: Coverage in the last run')).toEqual(
      summary.coverage?.map(({ subject, topics, drafts, kept, short, samples: made }) => [
        subject,
        ...[topics, drafts, kept, short, made].map(String),
      ]),
    );
  });

  it('count votes on kept and refused problems, and how two verifiers agree', async () => {
    const refused = (await valuesOf('rejected')).map((row) => row['item']);
    const votes = [...(await valuesOf('problems')), ...refused].flatMap((row) => {
      const given = typeof row === 'object' && row !== null && 'votes' in row ? row.votes : [];
      return Array.isArray(given) && given.length > 0 ? [given] : [];
    });
    const valid = (place: number): number => votes.filter((list) => list[place]?.verdict === 'valid').length;
    const same = votes.filter(([left, right]) => left.verdict === right.verdict).length;

    const rows = await tableRows(report.page, 'Table: Votes');
    expect(votes.length).toBeGreaterThan(20);
    expect(rows.map((row) => row.slice(1, 3))).toEqual([
      [String(votes.length), String(valid(0))],
      [String(votes.length), String(valid(1))],
    ]);
    const matrix = await tableRows(report.page, 'Agreement of verifiers');
    expect(matrix[0]?.[2]).toContain(`${same} of ${votes.length}`);
    expect(matrix[1]?.[1]).toBe(matrix[0]?.[2]);
  });

  it('cross what comparison and judge say, in every sample once', async () => {
    const samples = await valuesOf('samples');
    const rows = await tableRows(report.page, 'Comparison and judge');
    const counts = rows.flatMap((row) => row.slice(1).map(Number));

    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(samples.length);
    const contrary = Number(rows[0]?.[2]) + Number(rows[1]?.[1]);
    expect(contrary).toBe(summary.labels?.disagreements);
  });

  it('show every problem in the histogram of pass rates and of lengths once', async () => {
    const sum = async (label: string): Promise<number> =>
      (await tableRows(report.page, label)).reduce((total, row) => total + Number(row[1]), 0);

    expect(await sum('Table: Pass rate')).toBe(await linesOf('problems'));
    expect(await sum('Table: Length of problems')).toBe(await linesOf('problems'));
    const reasoned = (await valuesOf('samples')).filter(({ reasoning }) => typeof reasoning === 'string');
    expect(await sum('Table: Length of reasoning')).toBe(reasoned.length);
  });

  async function valuesOf(file: string): Promise<readonly Readonly<Record<string, unknown>>[]> {
    const values: Readonly<Record<string, unknown>>[] = [];
    for await (const { value } of readJsonLines(folder.at('run', `${file}.jsonl`))) {
      if (typeof value === 'object' && value !== null) values.push({ ...value });
    }
    return values;
  }

  async function linesOf(file: string): Promise<number> {
    return (await valuesOf(file)).length;
  }
});
