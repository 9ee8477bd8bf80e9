import { checkOptions } from '../../options/check-options.ts';
import { labelPrompt } from '../../stages/label/label-prompt.ts';
import { synthesizePrompt } from '../../stages/synthesize/synthesize-prompt.ts';
import { distinctProblems, problemsToProbe } from '../difficulty/probe-difficulty.ts';
import type { AnalysisForecast, EstimateProbeOptions } from './analysis-forecast.ts';
import { estimateProbeSchema, exactly, forecastOf, meanTokens, replyTokens } from './forecast-parts.ts';

/** Tokens of a reply where nothing is known: those of the paper's reasoning, and of a short judgement. */
const ATTEMPT_TOKENS = 18_000;
const JUDGEMENT_TOKENS = 600;

/** Share of attempts that comparison leaves to the judge. */
const JUDGED = {
  residue: { likely: 0.4, high: 1 },
  always: { likely: 0.95, high: 1 },
  never: { likely: 0, high: 0 },
};

/**
 * Forecasts `probeDifficulty` with the same options: calls, tokens and dollars, before anything is paid. Reads the sources,
 * renders the prompts, asks no model. What is stored already is not subtracted.
 *
 * @throws {ConfigurationError} For anything that `probeDifficulty` would refuse.
 *
 * @example
 * ```ts
 * import { estimateProbe, type ProbeDifficultyOptions } from 'chimera-sdk/analysis';
 *
 * const options: ProbeDifficultyOptions = {
 *   sources: { mine: 'runs/first' },
 *   models: [model],
 *   label: { model: judge },
 *   attempts: 8,
 * };
 * const { calls, usd } = await estimateProbe({ ...options, assume: { outputTokensPerAttempt: 6000 } });
 * console.log(calls.likely, usd?.high);
 * ```
 */
export async function estimateProbe(options: EstimateProbeOptions): Promise<AnalysisForecast> {
  checkOptions(estimateProbeSchema, options, 'estimateProbe');
  const { models, attempts = 4, prompt = synthesizePrompt, run, assume = {}, from } = options;
  const { model: judge, askJudge = 'residue', judgements = 1, name = 'label' } = options.label;
  const judging = options.label.prompt ?? labelPrompt;
  const problems = [...distinctProblems(await problemsToProbe(options, 'estimateProbe')).values()];
  const each = problems.length * attempts;
  const asked = meanTokens(problems.map((problem) => prompt.render({ problem })));
  const judged = meanTokens(
    problems.map(({ problem, answer }) => judging.render({ problem, answer, finalAnswer: answer })),
  );
  const all = each * models.length * judgements;
  const { likely, high } = JUDGED[askJudge];
  return forecastOf(
    [
      ...models.map((model) => ({
        part: 'attempts' as const,
        model,
        calls: exactly(each),
        inputTokens: asked,
        reply: replyTokens('synthesize', assume.outputTokensPerAttempt, ATTEMPT_TOKENS, from),
      })),
      ...(judge === undefined
        ? []
        : [
            {
              part: 'judge' as const,
              model: judge,
              calls: { low: 0, likely: Math.round(likely * all), high: high * all },
              inputTokens: judged,
              reply: replyTokens(name, assume.outputTokensPerJudgement, JUDGEMENT_TOKENS, from),
            },
          ]),
    ],
    run?.price ?? null,
  );
}
