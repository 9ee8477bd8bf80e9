import { pass } from '../../core/outcome.ts';
import type { Rule } from '../../core/rule.ts';
import { countIssues } from '../../errors/count-issues.ts';
import type { ConfigurationIssue } from '../../errors/index.ts';
import { shownValue } from '../../errors/shown-value.ts';
import { throwIssues } from '../../errors/throw-issues.ts';
import { type Benchmark, benchmarkIssues } from '../benchmark-items.ts';
import { defineRule } from '../define-rule.ts';
import { type LoadedBenchmark, loadBenchmark, type ParaphraseOptions } from '../loaded-benchmark.ts';

/** Options of `decontaminate`. */
export interface DecontaminateOptions {
  /** What the dataset must not contain. Read once, at the first problem. */
  readonly against: Benchmark;
  /**
   * Words in a run that must be equal, from 1 to 64. Fewer find more, common phrases too.
   *
   * @default 8
   */
  readonly n?: number;
  /**
   * Share of the words of the problem or of the benchmark item, whichever is shorter, from which equal runs of `n` words
   * make a problem contaminated: above 0 and at most 1.
   *
   * @default 0.5
   */
  readonly coverage?: number;
  /**
   * Has a model compare a problem with the benchmark items nearest to it, for copies in other words.
   *
   * @default none
   */
  readonly paraphrase?: ParaphraseOptions;
}

/**
 * Refuses a problem that a benchmark contains: wholly, in part, or as a part.
 *
 * Compares runs of `n` words, case, punctuation and LaTeX layout folded, a formula without gaps being one word. Makes no
 * model call unless `paraphrase` is given; then at most `nearest` a problem.
 *
 * @returns A rule whose rejections carry the code `contaminated` (or `paraphrase`) and name the benchmark item and the
 * longest matched passage.
 * @throws {ConfigurationError} At once when an option will not do or a file is missing or empty; from the run, at its first
 * problem, when a row has no text.
 *
 * @example
 * ```ts
 * const clean = decontaminate({ against: ['What is the sum of the first 100 primes?'] });
 * const checked = validate({ verifiers: [a, b], rules: [clean] });
 * ```
 */
export function decontaminate(options: DecontaminateOptions): Rule {
  const { against, n = 8, coverage = 0.5, paraphrase } = options;
  throwIssues(
    benchmarkIssues('decontaminate.against', against),
    gramIssues('decontaminate.n', n),
    coverageIssues(coverage),
    paraphraseIssues(paraphrase),
  );
  let loading: Promise<LoadedBenchmark> | null = null;
  return defineRule({
    name: 'decontaminate',
    version: '1',
    options: { n, coverage, paraphrase: paraphrase !== undefined },
    check: async ({ problem }, context) => {
      loading ??= loadBenchmark(against, n, paraphrase !== undefined);
      const benchmark = await loading;
      const copy = benchmark.copied(problem, coverage);
      if (copy !== null || paraphrase === undefined) return copy ?? pass();
      return benchmark.reworded(problem, paraphrase, context);
    },
  });
}

/** Says what is wrong with a number of words in a run. */
export function gramIssues(option: string, n: unknown): readonly ConfigurationIssue[] {
  const issues = countIssues(option, n);
  if (issues.length > 0 || Number(n) <= LONGEST_GRAM) return issues;
  return [{ option, message: `must be at most ${LONGEST_GRAM}, got ${shownValue(n)}` }];
}

const LONGEST_GRAM = 64;

function coverageIssues(coverage: unknown): readonly ConfigurationIssue[] {
  if (typeof coverage === 'number' && coverage > 0 && coverage <= 1) return [];
  return [
    {
      option: 'decontaminate.coverage',
      message: `must be above 0 and at most 1, got ${shownValue(coverage)}`,
    },
  ];
}

function paraphraseIssues(paraphrase: unknown): readonly ConfigurationIssue[] {
  if (paraphrase === undefined) return [];
  const option = 'decontaminate.paraphrase';
  if (typeof paraphrase !== 'object' || paraphrase === null)
    return [{ option, message: `must be { model, nearest }, got ${shownValue(paraphrase)}` }];
  const {
    model,
    nearest = 1,
    similarity = 0,
  }: Partial<Record<'model' | 'nearest' | 'similarity', unknown>> = paraphrase;
  const issues: ConfigurationIssue[] = [...countIssues(`${option}.nearest`, nearest)];
  if (typeof model !== 'string' && (typeof model !== 'object' || model === null))
    issues.push({
      option: `${option}.model`,
      message: `must be a language model of an AI SDK provider, got ${shownValue(model)}`,
    });
  if (typeof similarity !== 'number' || !(similarity >= 0 && similarity <= 1))
    issues.push({
      option: `${option}.similarity`,
      message: `must be a number from 0 to 1, got ${shownValue(similarity)}`,
    });
  return issues;
}
