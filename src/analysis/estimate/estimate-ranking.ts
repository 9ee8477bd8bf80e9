import { checkOptions } from '../../options/check-options.ts';
import { groupsToRank } from '../ranking/rank-quality.ts';
import { rankRequests } from '../ranking/rank-requests.ts';
import type { AnalysisForecast, EstimateRankingOptions } from './analysis-forecast.ts';
import { estimateRankingSchema, forecastOf, meanTokens, replyTokens } from './forecast-parts.ts';

/** Tokens of a reply where nothing is known: a few lines, and what a judge thinks before them. */
const RANKING_TOKENS = 1_500;

/** A reply in fifty is asked for again, at most each once. */
const RE_ASKED = { low: 1, likely: 1.02, high: 2 };

/**
 * Forecasts `rankQuality` with the same options: calls, tokens and dollars, before anything is paid. Reads the sources, renders
 * the prompts, asks no model. What is stored already is not subtracted.
 *
 * @throws {ConfigurationError} For anything that `rankQuality` would refuse, including a judge that wrote a source.
 *
 * @example
 * ```ts
 * import { estimateRanking } from 'chimera-sdk/analysis';
 *
 * const { calls, outputTokens } = await estimateRanking({
 *   sources: { mine: 'runs/first', gsm8k: 'gsm8k.jsonl' },
 *   models: [a, b],
 *   items: 100,
 * });
 * console.log(calls.likely, outputTokens.likely);
 * ```
 */
export async function estimateRanking(options: EstimateRankingOptions): Promise<AnalysisForecast> {
  checkOptions(estimateRankingSchema, options, 'estimateRanking');
  const { groups, asking } = await groupsToRank(options, 'estimateRanking');
  const requests = groups.flatMap((group) => rankRequests(group, asking));
  const reply = replyTokens(
    'rank-quality',
    options.assume?.outputTokensPerRanking,
    RANKING_TOKENS,
    options.from,
  );
  return forecastOf(
    options.models.map((model, position) => {
      const own = requests.filter(({ slot }) => slot.startsWith(`rank-${position}-`));
      return {
        part: 'rankings' as const,
        model,
        calls: {
          low: own.length,
          likely: Math.round(RE_ASKED.likely * own.length),
          high: RE_ASKED.high * own.length,
        },
        inputTokens: meanTokens(own.map(({ prompt }) => prompt)),
        reply,
      };
    }),
    options.run?.price ?? null,
  );
}
