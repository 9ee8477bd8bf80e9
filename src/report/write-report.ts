import { extname } from 'node:path';
import type { Evidence } from '../core/figures/evidence.ts';
import { refuseTaken } from '../files/refuse-taken.ts';
import { stageFiles } from '../files/staged-files.ts';
import { checkArguments } from '../options/check-arguments.ts';
import { evidenceSchema } from '../options/evidence/evidence-schema.ts';
import {
  listOf,
  type OptionSchema,
  optionOf,
  optionsSchema,
  trueOrFalse,
} from '../options/option-schemas.ts';
import { type ReportContent, ReportFold } from './folds/report-fold.ts';
import { openSource } from './open-source.ts';
import { pageParts, shellBytes } from './page-html.ts';
import { type ReportSource, reportSourceSchema } from './report-source.ts';

/** Most bytes of one reasoning in the page, and of the page. */
const REASONING_BYTES = 4_096;
const PAGE_BYTES = 40_000_000;

/** Options of `writeReport`. */
export interface WriteReportOptions {
  /** The file to write, ending in `.html`. Missing folders are created. */
  readonly path: string;
  /** Whether a file that is there may be replaced. @default false */
  readonly overwrite?: boolean;
  /** The heading of the page. @default 'Dataset report' */
  readonly title?: string;
  /**
   * Measurements to show: the `evidence` that `describe`, `probeDifficulty`, `scaling`, `rankQuality` and `importReview` of
   * `chimera-sdk/analysis` return.
   *
   * @default none
   */
  readonly evidence?: readonly Evidence[];
}

const writeReportSchema: OptionSchema = optionsSchema<WriteReportOptions>({
  // Browsers know the file by its ending; and a row file of the run that is named by mistake is not overwritten.
  path: optionOf(
    (path) => typeof path === 'string' && /^\.html?$/iu.test(extname(path)),
    'the path of the file to write, ending in .html',
  ),
  overwrite: trueOrFalse.optional(),
  title: optionOf(
    (title) => typeof title === 'string' && title.trim() !== '' && title.length <= 200,
    'a non-empty string of at most 200 characters',
  ).optional(),
  evidence: listOf(evidenceSchema, 'a list of what analyses returned as evidence').optional(),
});

/** What `writeReport` wrote. */
export interface WriteReportResult {
  readonly path: string;
  /** Size of the file. */
  readonly bytes: number;
  /** Samples, problems without a sample, and what was refused or failed. */
  readonly rows: number;
  /** The rows of which the page holds the text; fewer than `rows` when there is no room for all. */
  readonly embeddedRows: number;
}

/**
 * Writes one HTML file that shows what a run made: figures and charts of subjects, refusals, labels, verifiers, lengths
 * and cost, and a browser of its rows. It opens in any browser, loads nothing from anywhere, and treats what models
 * wrote as text.
 *
 * Of each reasoning it holds at most 4 KB, the beginning and the end; the file has at most 40 MB. What was left out is
 * stated in it. A run that is unfinished or at work is shown as far as it is. Makes no model call; memory is bounded by
 * the size of the page and the ids of the rows.
 *
 * @param source - a run directory, or rows with what is known of their run
 * @throws {ConfigurationError} When an option is invalid, or `path` is there and `overwrite` is not set.
 * @throws {DirectoryError} When the directory holds no run, or one of another format version.
 * @throws {StoreError} When rows cannot be read or the file cannot be written; nothing is left under `path` then.
 *
 * @example
 * ```ts
 * import { writeReport } from 'chimera-sdk/report';
 *
 * const { bytes } = await writeReport('runs/first', { path: 'report.html', overwrite: true });
 * console.log(`report.html: ${Math.round(bytes / 1000)} KB`);
 * ```
 */
export async function writeReport(
  source: ReportSource,
  options: WriteReportOptions,
): Promise<WriteReportResult> {
  checkArguments(
    [reportSourceSchema, source, 'writeReport.source'],
    [writeReportSchema, options, 'writeReport'],
  );
  const { path, overwrite = false, title = 'Dataset report', evidence = [] } = options;
  await refuseTaken('writeReport.path', [path], overwrite);
  const content = await readContent(source, title, evidence);
  const bytes = await writePage(path, content, overwrite);
  const { of: rows, rows: embeddedRows } = content.facts.embedded;
  return { path, bytes, rows, embeddedRows };
}

async function writePage(path: string, content: ReportContent, overwrite: boolean): Promise<number> {
  const staged = stageFiles();
  try {
    const file = await staged.open(path);
    for (const part of pageParts(content)) await file.write(part);
    // Another program may have written there since.
    await refuseTaken('writeReport.path', [path], overwrite);
    await staged.commit();
    return file.bytes;
  } catch (error) {
    await staged.discard();
    throw error;
  }
}

async function readContent(
  source: ReportSource,
  title: string,
  evidence: readonly Evidence[],
): Promise<ReportContent> {
  const opened = await openSource(source);
  const fold = new ReportFold({
    reasoningBytes: REASONING_BYTES,
    pageBytes: PAGE_BYTES,
    shellBytes: shellBytes(),
  });
  for await (const row of opened.samples) fold.sample(row);
  for await (const row of opened.topics) fold.topic(row);
  for await (const row of opened.problems) fold.problem(row);
  const { replies } = opened;
  for await (const row of opened.rejected)
    await fold.rejected(row, async () => (await replies?.of(row, 'rejected')) ?? []);
  for await (const row of opened.failed) fold.failed(row, (await replies?.of(row, 'failed')) ?? []);
  return fold.content(title, opened, evidence);
}
