import type { Evidence } from '../../core/figures/evidence.ts';
import { evidenceMarkdown } from '../../core/figures/evidence-markdown.ts';
import { ConfigurationError } from '../../errors/index.ts';
import { checkArguments } from '../../options/check-arguments.ts';
import {
  count,
  listOfSome,
  type OptionSchema,
  optionsSchema,
  wholeNumber,
} from '../../options/option-schemas.ts';
import { passAtK } from '../../verification/pass-at-k.ts';
import { bootstrap, type Measured, meanOf } from '../figures/interval.ts';
import { majorityAtK } from '../figures/majority-at-k.ts';
import { type AnalysisSources, sourcesSchema } from '../source/analysis-source.ts';
import { readSource } from '../source/read-source.ts';
import { answerCounts } from './answer-counts.ts';
import { AttemptBook, type ProblemAttempts } from './attempt-book.ts';
import type { ScalingCurve } from './scaling-curve.ts';
import { scalingEvidence } from './scaling-evidence.ts';

/** Options of `scaling`. */
export interface ScalingOptions {
  /** Sources with labelled attempts: run directories, samples, or tables with a label column. */
  readonly sources: AnalysisSources;
  /** Numbers of attempts to look at. @default 1, 2, 4 and so on, as far as the attempts reach */
  readonly k?: readonly number[];
  /** Seed of the bootstrap. @default 0 */
  readonly seed?: number;
  /** Resamples of the bootstrap. @default 1000 */
  readonly resamples?: number;
}

const scalingSchema: OptionSchema = optionsSchema<ScalingOptions>({
  sources: sourcesSchema,
  k: listOfSome(count, 'a list of at least one number of attempts').optional(),
  seed: wholeNumber.optional(),
  resamples: count.optional(),
});

/** What `scaling` found. */
export interface ScalingResult {
  readonly curves: readonly ScalingCurve[];
  /** The figures as report and card take them. */
  readonly evidence: Evidence;
  /** The figures as tables in Markdown. */
  readonly markdown: string;
}

/**
 * Returns how much further attempts help: unbiased pass@k and majority@k over attempts that are stored, by source and model.
 * Makes no model call. To have more attempts, raise `attempts` of `probeDifficulty` in its directory and look again.
 *
 * An attempt without a label (cut, withheld, without a final answer) counts as one that missed, and has no vote. At each k
 * only problems with as many attempts count; their number is `n`. Intervals are bootstrapped over problems.
 *
 * @throws {ConfigurationError} When an option is invalid, or a source has no labelled attempts or too few for a `k`.
 *
 * @see Chen et al., arXiv 2107.03374, section 2.1, for pass@k
 *
 * @example
 * ```ts
 * import { scaling } from 'chimera-sdk/analysis';
 *
 * const { curves, markdown } = await scaling({ sources: { mine: 'runs/probe' }, k: [1, 2, 4, 8] });
 * console.log(curves[0]?.points.map(({ k, pass }) => [k, pass.value]), markdown);
 * ```
 */
export async function scaling(options: ScalingOptions): Promise<ScalingResult> {
  checkArguments([scalingSchema, options, 'scaling']);
  const { seed = 0, resamples = 1000 } = options;
  const curves: ScalingCurve[] = [];
  for (const [source, given] of Object.entries(options.sources)) {
    const book = new AttemptBook();
    for await (const entry of readSource(`scaling.sources.${source}`, given)) book.take(entry);
    const series = book.byModel();
    if (series.length === 0)
      throw fault(`sources.${source}`, 'has no labelled attempts; label them first, or probe its problems');
    for (const { model, problems } of series) {
      const most = Math.max(...problems.map(attemptsOf));
      const wanted = options.k ?? powersUpTo(most);
      const beyond = wanted.find((k) => k > most);
      if (beyond !== undefined)
        throw fault(
          'k',
          `is ${beyond}, but source ${source} has at most ${most} attempts at a problem by ${model ?? 'its model'}; make more, or ask for less`,
        );
      const counted = await Promise.all(problems.map(answerCounts));
      curves.push({
        source,
        model,
        problems: problems.length,
        attempts: problems.reduce((sum, problem) => sum + attemptsOf(problem), 0),
        points: wanted.map((k) => {
          const enough = counted.filter(({ attempts }) => attempts >= k);
          const pass = enough.map(({ attempts, correct }) => passAtK({ attempts, correct, k }));
          const majority = enough.map(({ correct, others, silent }) =>
            majorityAtK({ correct, others, silent, k }),
          );
          return { k, pass: measured(pass, seed, resamples), majority: measured(majority, seed, resamples) };
        }),
      });
    }
  }
  const evidence = scalingEvidence(curves);
  return { curves, evidence, markdown: evidenceMarkdown(evidence) };
}

function measured(values: readonly number[], seed: number, resamples: number): Measured {
  return {
    value: meanOf(values),
    ...bootstrap({ items: values, statistic: meanOf, seed, resamples }),
    n: values.length,
  };
}

function attemptsOf({ attempts }: ProblemAttempts): number {
  return attempts.length;
}

function powersUpTo(most: number): readonly number[] {
  const powers: number[] = [];
  for (let k = 1; k <= most; k *= 2) powers.push(k);
  return powers;
}

function fault(option: string, message: string): ConfigurationError {
  return new ConfigurationError([{ option: `scaling.${option}`, message }]);
}
