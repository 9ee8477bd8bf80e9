import { pass } from '../../core/outcome.ts';
import type { Rule } from '../../core/records/rule.ts';
import { checkOptions } from '../../options/check-options.ts';
import {
  count,
  type OptionSchema,
  optionOf,
  optionsSchema,
  share,
  shareAboveZero,
} from '../../options/option-schemas.ts';
import { wholeNumberFrom } from '../../options/ranges.ts';
import { type Benchmark, benchmarkSchema } from '../benchmark-items.ts';
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

/** Words in a run that must be equal. */
export const gramLength: OptionSchema = wholeNumberFrom(1, 64);

const model: OptionSchema = optionOf(
  (value) => typeof value === 'string' || (typeof value === 'object' && value !== null),
  'a language model of an AI SDK provider',
);

const decontaminateSchema: OptionSchema = optionsSchema<DecontaminateOptions>({
  against: benchmarkSchema,
  n: gramLength.optional(),
  coverage: shareAboveZero.optional(),
  paraphrase: optionsSchema<ParaphraseOptions>(
    { model, nearest: count.optional(), similarity: share.optional() },
    '{ model, nearest }',
  ).optional(),
});

/**
 * Refuses a problem that a benchmark contains: wholly, in part, or as a part.
 *
 * Compares runs of `n` words, case, punctuation and LaTeX layout folded, a formula without gaps being one word. Makes no
 * model call unless `paraphrase` is given; then at most `nearest` a problem.
 *
 * @returns A rule whose rejections carry the code `contaminated` (or `paraphrase`) and name the benchmark item and the
 * longest matched passage.
 * @throws {ConfigurationError} At once when an option is invalid or a file is missing or empty; from the run, at its first
 * problem, when a row has no text.
 *
 * @example
 * ```ts
 * const clean = decontaminate({ against: ['What is the sum of the first 100 primes?'] });
 * const checked = validate({ models: [a, b], rules: [clean] });
 * ```
 */
export function decontaminate(options: DecontaminateOptions): Rule {
  checkOptions(decontaminateSchema, options, 'decontaminate');
  const { against, n = 8, coverage = 0.5, paraphrase } = options;
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
