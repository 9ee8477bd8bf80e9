import { wrongArgument } from '../errors/wrong-argument.ts';
import { checkArguments } from '../options/check-arguments.ts';
import { count, listOfSome, type OptionSchema, optionsSchema } from '../options/option-schemas.ts';
import { streamOf } from '../options/stream-of.ts';
import { type Benchmark, benchmarkSchema } from '../rules/benchmark-items.ts';
import { gramLength } from '../rules/builtin/decontaminate.ts';
import { readBenchmark } from '../rules/read-benchmark.ts';
import { wordsOf } from '../similarity/gram-index.ts';
import { type ContaminationMeasure, ContaminationTally } from './contamination-measure.ts';

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

const contaminationReportSchema: OptionSchema = optionsSchema<ContaminationReportOptions>({
  against: benchmarkSchema,
  n: listOfSome(gramLength, 'a list of at least one length').optional(),
  mostMatches: count.optional(),
});

/** How much of a benchmark a dataset contains. */
export interface ContaminationReport {
  readonly questions: number;
  readonly benchmarkItems: number;
  readonly measures: readonly ContaminationMeasure[];
}

/** What a report can be made of: texts, or records with a problem. */
export type Question = string | { readonly id?: string; readonly problem: string };

/**
 * Measures contamination as the CHIMERA paper does (section 4.3): for each question the greatest n-gram Jaccard similarity
 * over a benchmark, averaged over the questions. It is a report; `decontaminate` removes.
 *
 * Makes no model call. Reads the questions one after the other, and the benchmark once for all lengths.
 *
 * @throws {ConfigurationError} When an option is invalid, a file cannot be read, or a question or row has no text.
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
  checkArguments(
    [streamOf('questions'), problems, 'contaminationReport.problems'],
    [contaminationReportSchema, options, 'contaminationReport'],
  );
  const { against, n = [8, 13], mostMatches = 20 } = options;
  const tallies = [...new Set(n)].map((length) => new ContaminationTally(length, mostMatches));
  const items: string[] = [];
  for await (const { id, text } of readBenchmark('contaminationReport.against', against)) {
    const words = wordsOf(text);
    items.push(id);
    for (const tally of tallies) tally.index.add(words);
  }
  let questions = 0;
  for await (const question of problems) {
    const { id, text } = readQuestion(question, questions);
    questions += 1;
    const words = wordsOf(text);
    for (const tally of tallies) tally.take(id, words, items);
  }
  return {
    questions,
    benchmarkItems: items.length,
    measures: tallies.map((tally) => tally.measure(questions)),
  };
}

function readQuestion(question: unknown, index: number): { readonly id: string; readonly text: string } {
  const fallback = `#${index}`;
  if (typeof question === 'string') return { id: fallback, text: question };
  if (typeof question === 'object' && question !== null && 'problem' in question)
    if (typeof question.problem === 'string') {
      const id = 'id' in question && typeof question.id === 'string' ? question.id : fallback;
      return { id, text: question.problem };
    }
  throw wrongArgument(
    `contaminationReport.problems[${index}]`,
    'a string or a record with a problem',
    question,
  );
}
