import { evidenceMarkdown } from '../../core/figures/evidence-markdown.ts';
import { ConfigurationError } from '../../errors/index.ts';
import { checkOptions } from '../../options/check-options.ts';
import { type OptionSchema, optionsSchema } from '../../options/option-schemas.ts';
import { type PlacedVerdict, readVerdicts, verdictSourceSchema } from '../../verification/read-verdicts.ts';
import type { VerdictSource } from '../../verification/review-line.ts';
import { type AnalysisSource, sourceSchema } from '../source/analysis-source.ts';
import type { ImportReviewResult } from './import-review-result.ts';
import { reviewEvidence } from './review-evidence.ts';
import { type ReviewedRow, reviewFigures } from './review-figures.ts';
import { readReviewRows } from './review-row.ts';

/** Options of `importReview`. */
export interface ImportReviewOptions {
  /** The one that the review was drawn from. */
  readonly source: AnalysisSource;
  /** Files that the page of a review saved, one of each person, or their lines. */
  readonly verdicts: VerdictSource;
}

const importReviewSchema: OptionSchema = optionsSchema<ImportReviewOptions>({
  source: sourceSchema,
  verdicts: verdictSourceSchema,
});

/**
 * Works out from people's verdicts how far the labels of a source can be trusted, how good its verifiers are, and how far
 * the people agree. Makes no model call: the votes that `calibrate` would ask for are those that were stored.
 *
 * Rows were drawn by groups, so each counts for as many rows as its group has to one that was judged; what people are unsure
 * of, or contradict each other about, counts for nothing.
 *
 * @throws {ConfigurationError} When a line is no verdict, verdicts are of several reviews, or a verdict is about a row that the
 * source does not have, with its place.
 *
 * @example
 * ```ts
 * import { importReview } from 'chimera-sdk/analysis';
 *
 * const { labels, agreement, markdown } = await importReview({
 *   source: 'runs/first',
 *   verdicts: ['ada.jsonl', 'ben.jsonl'],
 * });
 * console.log(labels[0]?.agrees?.value, agreement[0]?.kappa, markdown);
 * ```
 */
export async function importReview(options: ImportReviewOptions): Promise<ImportReviewResult> {
  checkOptions(importReviewSchema, options, 'importReview');
  const option = 'importReview.verdicts';
  const { design, verdicts } = await readVerdicts(options.verdicts, option);
  const rows = await reviewedRows(options.source, verdicts, option);
  const figures = reviewFigures({ rows, design, verdicts });
  const evidence = reviewEvidence(figures);
  return { ...figures, verdicts, evidence, markdown: evidenceMarkdown(evidence) };
}

/** The rows that people judged, and how often the source has each of their problems. */
async function reviewedRows(
  source: AnalysisSource,
  verdicts: readonly PlacedVerdict[],
  option: string,
): Promise<readonly ReviewedRow[]> {
  const judged = new Set(verdicts.map(({ row }) => row));
  const problems = new Map<string, number>();
  for (const { problemId } of verdicts) problems.set(problemId, 0);
  const found = new Map<string, ReviewedRow>();
  for await (const { id, problemId, kind, groups, votes } of readReviewRows('importReview.source', source)) {
    const known = problems.get(problemId);
    if (known !== undefined) problems.set(problemId, known + 1);
    if (judged.has(id)) found.set(id, { id, problemId, kind, groups, votes, sameProblem: 1 });
  }
  for (const { row, problemId, answer, at } of verdicts) {
    const own = found.get(row);
    const fault =
      own === undefined
        ? 'which the source does not have; name the source from which the review was drawn, unchanged'
        : own.problemId !== problemId
          ? `whose problem is ${own.problemId}, not ${problemId}`
          : own.kind === 'problem' && answer !== null
            ? 'which has no final answer to judge'
            : null;
    if (fault === null) continue;
    throw new ConfigurationError([{ option, message: `${at} is about row ${row}, ${fault}` }]);
  }
  return [...found.values()].map((row) => ({ ...row, sameProblem: problems.get(row.problemId) ?? 1 }));
}
