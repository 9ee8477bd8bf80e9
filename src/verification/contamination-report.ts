import type { Benchmark } from '../rules/benchmark-items.ts';

/** Options of `contaminationReport`. */
export interface ContaminationReportOptions {
  readonly against: Benchmark;
  /**
   * Lengths of the word runs that are compared, each 1 to 64.
   *
   * @default [8, 13]
   */
  readonly n?: readonly number[];
  /**
   * Most matches that are listed for each length.
   *
   * @default 20
   */
  readonly mostMatches?: number;
}

/** How much of a benchmark a dataset contains. */
export interface ContaminationReport {
  readonly questions: number;
  readonly benchmarkItems: number;
  readonly measures: readonly ContaminationMeasure[];
}

/** One length of word runs. */
export interface ContaminationMeasure {
  readonly n: number;
  /** For each question the greatest Jaccard similarity of its n-gram set to that of a benchmark item; their mean. */
  readonly meanMaxJaccard: number;
  /** Questions that share at least one n-gram with the benchmark. */
  readonly touched: number;
  /** The questions most alike to an item, the most alike first. */
  readonly matches: readonly ContaminationMatch[];
}

/** A question and the benchmark item to which it is most alike. */
export interface ContaminationMatch {
  /** The `id` of the question, else its place, from 0, after a `#`. */
  readonly question: string;
  readonly item: string;
  readonly jaccard: number;
  /** The longest passage in common, case and layout folded. */
  readonly span: string;
}

/** What a report can be made of: texts, or records with a problem. */
export type Question = string | { readonly id?: string; readonly problem: string };

/**
 * Measures contamination as the CHIMERA paper does (section 4.3): for each question the greatest n-gram Jaccard similarity
 * over a benchmark, averaged over the questions. It is a report; `decontaminate` removes.
 *
 * Makes no model call. Reads the questions one after the other, and the benchmark once for all lengths.
 *
 * @throws {ConfigurationError} When an option will not do, a file cannot be read, or a question or row has no text.
 *
 * @example
 * ```ts
 * const { measures } = await contaminationReport(problems, { against: ['What is the sum of the first 100 primes?'] });
 * console.table(measures.map(({ n, meanMaxJaccard }) => ({ n, meanMaxJaccard })));
 * ```
 */
export async function contaminationReport(
  problems: (Iterable<Question> & object) | AsyncIterable<Question>,
  options: ContaminationReportOptions,
): Promise<ContaminationReport> {
  const { measureContamination } = await import('./measure-contamination.ts');
  return measureContamination(problems, options);
}
