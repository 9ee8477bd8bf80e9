import { extname } from 'node:path';
import type { ConfigurationIssue } from '../errors/configuration-error.ts';
import { isOptions, optionsIssues } from '../errors/options-issues.ts';
import { shownValue } from '../errors/shown-value.ts';
import { throwIssues } from '../errors/throw-issues.ts';
import { refuseTaken } from '../files/refuse-taken.ts';
import { stageFiles } from '../files/staged-files.ts';
import { openSource } from './open-source.ts';
import { pageParts, shellBytes } from './page-html.ts';
import { type ReportContent, ReportFold } from './report-fold.ts';
import type { ReportSource } from './report-source.ts';

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
}

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
 * and cost, and a browser of its rows. It opens in any browser, loads nothing from anywhere, and treats whatever models
 * wrote as text.
 *
 * Of each reasoning it holds at most 4 KB, the beginning and the end; the file has at most 40 MB. What was left out is
 * stated in it. A run that is unfinished or at work is shown as far as it is. Makes no model call; memory is bounded by
 * the size of the page and the ids of the rows.
 *
 * @param source - a run directory, or rows with what is known of their run
 * @throws {ConfigurationError} When an option will not do, or `path` is there and `overwrite` is not set.
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
  throwIssues(
    sourceIssues(source),
    optionsIssues('writeReport', options, ['path', 'overwrite', 'title']),
    pathIssues(options),
    overwriteIssues(options),
    titleIssues(options),
  );
  const { path, overwrite = false, title = 'Dataset report' } = options;
  await refuseTaken('writeReport.path', [path], overwrite);
  const content = await readContent(source, title);
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

async function readContent(source: ReportSource, title: string): Promise<ReportContent> {
  const opened = await openSource(source);
  const fold = new ReportFold({
    reasoningBytes: REASONING_BYTES,
    pageBytes: PAGE_BYTES,
    shellBytes: shellBytes(),
  });
  for await (const row of opened.samples) fold.sample(row);
  for await (const row of opened.topics) fold.topic(row);
  for await (const row of opened.problems) fold.problem(row);
  for await (const row of opened.rejected) fold.rejected(row);
  for await (const row of opened.failed) fold.failed(row);
  return fold.content(title, opened);
}

function sourceIssues(source: unknown): readonly ConfigurationIssue[] {
  if (typeof source === 'string' && source.trim() !== '') return [];
  if (!isOptions(source)) {
    const message = `must be a run directory, or an object with samples, got ${shownValue(source)}`;
    return [{ option: 'writeReport.source', message }];
  }
  const rows: Readonly<Record<string, unknown>> = { ...source };
  return ['samples', 'topics', 'problems', 'rejected', 'failed'].flatMap((name) => {
    const value = rows[name];
    if (isRows(value) || (value === undefined && name !== 'samples')) return [];
    const message = `must be a list, an iterable or an async iterable of rows, got ${shownValue(value)}`;
    return [{ option: `writeReport.source.${name}`, message }];
  });
}

function isRows(value: unknown): boolean {
  return (
    typeof value === 'object' && value !== null && (Symbol.iterator in value || Symbol.asyncIterator in value)
  );
}

function pathIssues(options: unknown): readonly ConfigurationIssue[] {
  if (!isOptions(options)) return [];
  const { path }: { readonly path?: unknown } = options;
  // Browsers know it by its ending; and whoever names a row file of the run by mistake keeps it.
  if (typeof path === 'string' && /^\.html?$/iu.test(extname(path))) return [];
  const message = `must be the path of the file to write, ending in .html, got ${shownValue(path)}`;
  return [{ option: 'writeReport.path', message }];
}

function overwriteIssues(options: unknown): readonly ConfigurationIssue[] {
  const { overwrite }: { readonly overwrite?: unknown } = isOptions(options) ? options : {};
  if (overwrite === undefined || typeof overwrite === 'boolean') return [];
  return [
    { option: 'writeReport.overwrite', message: `must be true or false, got ${shownValue(overwrite)}` },
  ];
}

function titleIssues(options: unknown): readonly ConfigurationIssue[] {
  const { title }: { readonly title?: unknown } = isOptions(options) ? options : {};
  if (title === undefined || (typeof title === 'string' && title.trim() !== '' && title.length <= 200))
    return [];
  const message = `must be a text of at most 200 characters that is not blank, got ${shownValue(title)}`;
  return [{ option: 'writeReport.title', message }];
}
