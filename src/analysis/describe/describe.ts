import type { Evidence } from '../../core/figures/evidence.ts';
import { evidenceMarkdown } from '../../core/figures/evidence-markdown.ts';
import { withEffect } from '../../options/between/with-effect.ts';
import { checkArguments } from '../../options/check-arguments.ts';
import { dependingOn } from '../../options/judged-by.ts';
import { listOfSome, type OptionSchema, optionsSchema } from '../../options/option-schemas.ts';
import { valuesByName } from '../../options/values-by-name.ts';
import { type Benchmark, benchmarkSchema } from '../../rules/benchmark-items.ts';
import { gramLength } from '../../rules/builtin/decontaminate.ts';
import { readBenchmark } from '../../rules/read-benchmark.ts';
import { wordsOf } from '../../similarity/gram-index.ts';
import { ContaminationTally } from '../../verification/contamination-measure.ts';
import { type AnalysisSources, sourcesSchema } from '../source/analysis-source.ts';
import { readSource } from '../source/read-source.ts';
import { comparisonEvidence } from './comparison-evidence.ts';
import type { BenchmarkOverlap, SourceDescription } from './source-description.ts';
import { SourceTally } from './source-tally.ts';

/** Options of `describe`. */
export interface DescribeOptions {
  readonly sources: AnalysisSources;
  /** Benchmarks by name: texts, or files as `contaminationReport` takes them. @default none */
  readonly benchmarks?: { readonly [name: string]: Benchmark };
  /** Lengths of the word runs that are compared with benchmarks, each 1 to 64. @default [8, 13] */
  readonly n?: readonly number[];
}

const everyOption: OptionSchema = optionsSchema<DescribeOptions>({
  sources: sourcesSchema,
  benchmarks: dependingOn(() =>
    valuesByName(
      benchmarkSchema,
      'an object of benchmarks by name',
      (name) => name.trim() !== '',
      'must have a name',
    ),
  ).optional(),
  n: listOfSome(gramLength, 'a list of at least one length').optional(),
});

const describeSchema: OptionSchema = withEffect<Pick<DescribeOptions, 'benchmarks' | 'n'>>(everyOption, {
  of: ['n'],
  by: ['benchmarks'],
  holds: ({ benchmarks }) => benchmarks !== undefined,
  otherwise: 'without benchmarks',
  remedy: 'name some',
});

/** Sources side by side. */
export interface DescribeResult {
  readonly sources: readonly SourceDescription[];
  /** The figures as report and card take them. */
  readonly evidence: Evidence;
  /** The figures as tables in Markdown. */
  readonly markdown: string;
}

/**
 * Describes datasets side by side, as table 1 and section 4.3 of the CHIMERA paper do: problems, subjects and topics,
 * lengths, kinds of answers, multiple choice, near-duplicates, contamination, labels. Makes no model call.
 *
 * Reads each source once, row by row. Memory grows by what tells duplicates, about 1 KB a problem, and not by the length of
 * solutions.
 *
 * @throws {ConfigurationError} When an option is invalid, or a row lacks a column, with source, row and column.
 *
 * @example
 * ```ts
 * import { describe } from 'chimera-sdk/analysis';
 *
 * const { sources, markdown } = await describe({ sources: { mine: 'runs/first', gsm8k: 'gsm8k.jsonl' } });
 * console.log(sources[0]?.words.problem?.median, markdown);
 * ```
 */
export async function describe(options: DescribeOptions): Promise<DescribeResult> {
  checkArguments([describeSchema, options, 'describe']);
  const { n = [8, 13] } = options;
  const lengths = [...new Set(n)];
  const sources: SourceDescription[] = [];
  for (const [name, source] of Object.entries(options.sources)) {
    const tally = new SourceTally();
    const benchmarks = await Promise.all(
      Object.entries(options.benchmarks ?? {}).map(([benchmark, against]) =>
        loadBenchmark(benchmark, against, lengths),
      ),
    );
    for await (const entry of readSource(`describe.sources.${name}`, source)) {
      if (!tally.take(entry) || entry.problem === null) continue;
      const words = benchmarks.length === 0 ? [] : wordsOf(entry.problem.problem);
      for (const { tallies, items } of benchmarks)
        for (const each of tallies) each.take(entry.problem.id, words, items);
    }
    const contamination = benchmarks.flatMap(({ name: benchmark, tallies, items }) =>
      tallies.map((each): BenchmarkOverlap => {
        const { n: length, meanMaxJaccard, touched } = each.measure(tally.problems);
        return { benchmark, items: items.length, n: length, meanMaxJaccard, touched };
      }),
    );
    sources.push(tally.description(name, contamination));
  }
  const evidence = comparisonEvidence(sources);
  return { sources, evidence, markdown: evidenceMarkdown(evidence) };
}

interface LoadedBenchmark {
  readonly name: string;
  readonly items: readonly string[];
  readonly tallies: readonly ContaminationTally[];
}

async function loadBenchmark(
  name: string,
  against: Benchmark,
  lengths: readonly number[],
): Promise<LoadedBenchmark> {
  const tallies = lengths.map((length) => new ContaminationTally(length, 1));
  const items: string[] = [];
  for await (const { id, text } of readBenchmark(`describe.benchmarks.${name}`, against)) {
    const words = wordsOf(text);
    items.push(id);
    for (const tally of tallies) tally.index.add(words);
  }
  return { name, items, tallies };
}
