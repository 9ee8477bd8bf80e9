import { contentHash } from '../../core/content-hash.ts';
import { checkOptions } from '../../options/check-options.ts';
import {
  count,
  listOfSome,
  type OptionSchema,
  oneOf,
  optionOf,
  optionsSchema,
  trueOrFalse,
  wholeNumber,
} from '../../options/option-schemas.ts';
import { writeReviewPage } from '../../report/review/write-review-page.ts';
import type { ReviewDesign, ReviewStratum } from '../../verification/review-line.ts';
import { type AnalysisSource, describedSource, isRows, sourceSchema } from '../source/analysis-source.ts';
import { drawRows } from './draw-rows.ts';
import { type ReviewRow, type ReviewStratifier, readReviewRows } from './review-row.ts';

/** Options of `exportReview`. */
export interface ExportReviewOptions {
  /** What is reviewed: a run directory, a table, or rows. */
  readonly source: AnalysisSource;
  /** The page to write, ending in `.html`. */
  readonly path: string;
  /** Rows to judge. @default 100 */
  readonly items?: number;
  /**
   * What rows are grouped by before some of each group are drawn; the label always comes first. Where groups would get fewer
   * than two rows each, the last of these are left out.
   *
   * @default ['label', 'subject', 'agreement', 'decidedBy']
   */
  readonly strata?: readonly ReviewStratifier[];
  /**
   * How many rows of each group: by the square root of its size, so that rare groups are seen and large ones known better; by
   * its size; or equally many. Figures are weighted to the whole in any case.
   *
   * @default 'square-root'
   */
  readonly allocation?: 'square-root' | 'proportional' | 'even';
  /** Decides which rows are drawn. @default 0 */
  readonly seed?: number;
  /** The heading of the page. @default 'Review of a dataset' */
  readonly title?: string;
  /** Whether a file that is there may be replaced. @default false */
  readonly overwrite?: boolean;
}

const stratifiers = ['label', 'subject', 'topic', 'answerType', 'decidedBy', 'agreement'] as const;

const exportReviewSchema: OptionSchema = optionsSchema<ExportReviewOptions>({
  source: sourceSchema,
  path: optionOf(
    (path) => typeof path === 'string' && /[^/\\]\.html?$/iu.test(path),
    'the path of the file to write, ending in .html',
  ),
  items: count.optional(),
  strata: listOfSome(oneOf(stratifiers), 'a list of what rows are grouped by').optional(),
  allocation: oneOf(['square-root', 'proportional', 'even']).optional(),
  seed: wholeNumber.optional(),
  title: optionOf(
    (title) => typeof title === 'string' && title.trim() !== '' && title.length <= 200,
    'a non-empty string of at most 200 characters',
  ).optional(),
  overwrite: trueOrFalse.optional(),
});

/** What `exportReview` wrote. */
export interface ExportReviewResult {
  readonly path: string;
  readonly bytes: number;
  /** Names the drawn rows: the same for the same source and options. */
  readonly review: string;
  readonly items: number;
  /** What the rows are grouped by. */
  readonly by: readonly ReviewStratifier[];
  readonly strata: readonly ReviewStratum[];
}

/**
 * Draws rows for people to judge, and writes one HTML file in which they do: problem, reference, final answer, and, folded
 * away, reasoning, votes and label. It opens in any browser, loads and sends nothing, keeps the verdicts in the browser after
 * each key, and saves them as JSON lines for `importReview`. Makes no model call.
 *
 * The same source, seed and options draw the same rows, so that several people judge the same ones. Of a run directory,
 * problems that verifiers refused are drawn as well: only they tell what is refused wrongly.
 *
 * @throws {ConfigurationError} When an option is invalid, the source has fewer rows than `items`, or the path is taken.
 *
 * @example
 * ```ts
 * import { exportReview, importReview } from 'chimera-sdk/analysis';
 *
 * await exportReview({ source: 'runs/first', path: 'review.html', items: 200 });
 * // Once two people have judged, and saved their verdicts:
 * const { labels, agreement, markdown } = await importReview({
 *   source: 'runs/first',
 *   verdicts: ['ada.jsonl', 'ben.jsonl'],
 * });
 * console.log(labels[0]?.agrees?.value, agreement[0]?.kappa, markdown);
 * ```
 */
export async function exportReview(options: ExportReviewOptions): Promise<ExportReviewResult> {
  checkOptions(exportReviewSchema, options, 'exportReview');
  const {
    source,
    path,
    items = 100,
    strata = ['label', 'subject', 'agreement', 'decidedBy'],
    allocation = 'square-root',
    seed = 0,
    title = 'Review of a dataset',
    overwrite = false,
  } = options;
  // It is read twice: the second time for the rows that were drawn.
  const again = await repeatable(source);
  const drawn = await drawRows(readReviewRows('exportReview.source', again), {
    items,
    strata,
    allocation,
    seed,
  });
  const rows = await rowsOf(again, drawn.ids);
  const review = contentHash('review-rows', drawn.ids, drawn.strata).slice(0, 16);
  const design: ReviewDesign = { kind: 'review', review, strata: drawn.strata };
  const bytes = await writeReviewPage(
    { path, overwrite, option: 'exportReview.path' },
    { title, review, design, rows: rows.length },
    rows,
  );
  return { path, bytes, review, items: rows.length, by: drawn.by, strata: drawn.strata };
}

async function rowsOf(source: AnalysisSource, ids: readonly string[]): Promise<readonly ReviewRow[]> {
  const wanted = new Set(ids);
  const found = new Map<string, ReviewRow>();
  for await (const row of readReviewRows('exportReview.source', source))
    if (wanted.has(row.id)) found.set(row.id, row);
  return ids.flatMap((id) => found.get(id) ?? []);
}

async function repeatable(source: AnalysisSource): Promise<AnalysisSource> {
  const described = describedSource(source);
  const { from } = described;
  if (!isRows(from) || Array.isArray(from)) return described;
  const rows: object[] = [];
  for await (const row of from) rows.push(row);
  return { ...described, from: rows };
}
